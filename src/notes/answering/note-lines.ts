/** A note's text by lines, with the place of each. */
export interface NoteLines {
  readonly text: string
  readonly lines: readonly string[]
  /** Where each line begins; one more for the end of the text. */
  readonly starts: readonly number[]
  /** The end of line that the note uses most. */
  readonly lineEnd: string
}

/** Cuts a text into its lines. */
export function linesOf(text: string): NoteLines {
  const lines: string[] = []
  const starts = [0]
  const ends = /\r\n|[\r\n]/g
  const counts = new Map<string, number>()
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    lines.push(text.slice(starts.at(-1), found.index))
    starts.push(ends.lastIndex)
    counts.set(found[0], (counts.get(found[0]) ?? 0) + 1)
  }
  lines.push(text.slice(starts.at(-1)))
  const [lineEnd] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['\n']
  return { text, lines, starts: [...starts, text.length], lineEnd }
}
