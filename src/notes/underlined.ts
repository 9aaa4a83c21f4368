/**
 * Decides which underlined headings of a note are meant. `text⏎---` is nearly always a rule under a paragraph;
 * a line of `=` has no other use. Dashes count as an underline when the note has no `#` headings at all
 * and the text above is one short line.
 */
export function underlinedHeadings(
  lines: readonly string[],
): (line: number, endLine: number, level: number) => boolean {
  const marked = lines.some((line) => /^ {0,3}#{1,6}\s/.test(line))
  return (line, endLine, level) => {
    if (endLine === line) return true
    if (level === 1 && /^\s*(?:>\s*)*=+\s*$/.test(lines[endLine - 1] ?? '')) return true
    const text = lines[line - 1] ?? ''
    return !marked && endLine === line + 1 && text.trim().length <= 60 && !/[.다。]\s*$/u.test(text)
  }
}
