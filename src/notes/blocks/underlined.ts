type UnderlineTest = (line: number, endLine: number, level: number) => boolean

/**
 * Decides which underlined headings of a note are meant. `text⏎---` is nearly always a rule under a paragraph;
 * a line of `=` has no other use. Dashes count as an underline when the note has no `#` headings at all
 * and the text above is one short line. Says true for every other heading.
 */
export function underlinedHeadings(lines: readonly string[]): UnderlineTest {
  const isText = isUnderlinedText(lines)
  return (line, endLine, level) => !isText(line, endLine, level)
}

/** Whether what Markdown takes for an underlined heading is a paragraph with a rule right below. */
export function isUnderlinedText(lines: readonly string[]): UnderlineTest {
  const marked = lines.some((line) => /^ {0,3}#{1,6}\s/.test(line))
  return (line, endLine, level) => {
    if (endLine === line) return false
    if (level === 1 && /^\s*(?:>\s*)*=+\s*$/.test(lines[endLine - 1] ?? '')) return false
    const text = lines[line - 1] ?? ''
    const isTitle = !marked && endLine === line + 1 && text.trim().length <= 60 && !/[.다。]\s*$/u.test(text)
    return !isTitle
  }
}
