/** A line of a note outside of fences, with code spans blanked out so that columns stay. */
export interface ProseLine {
  readonly line: number
  readonly text: string
}

/** The lines outside of fences and comments, and where a fence was opened that nothing closes; null without one. */
export function proseLines(lines: readonly string[], skipped: number): { prose: ProseLine[]; openAt: number | null } {
  const prose: ProseLine[] = []
  let fence: { mark: string; length: number; line: number } | null = null
  let comment = false
  lines.forEach((text, index) => {
    if (index < skipped) return
    if (comment) {
      comment = !text.includes('-->')
      return
    }
    const found = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/.exec(text)
    const run = found?.[1] ?? ''
    if (fence !== null) {
      if (run[0] === fence.mark && run.length >= fence.length && found?.[2]?.trim() === '') fence = null
      return
    }
    if (run !== '' && !(run[0] === '`' && found?.[2]?.includes('`'))) {
      fence = { mark: run[0] ?? '`', length: run.length, line: index + 1 }
      return
    }
    if (/^ {0,3}<!--/.test(text) && !text.includes('-->')) comment = true
    else prose.push({ line: index + 1, text: text.replaceAll(/`[^`]{1,500}`/g, (code) => ' '.repeat(code.length)) })
  })
  return { prose, openAt: (fence as { line: number } | null)?.line ?? null }
}
