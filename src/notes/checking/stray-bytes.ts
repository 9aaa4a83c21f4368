import { type Problem, problemOf } from '../note.ts'

/** Bytes of a note that are no text, said once with the line of the first of them; none where all of it is text. */
export function strayBytes(path: string, text: string, replaced: number): Problem[] {
  if (replaced === 0) return []
  const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')))
  const lines = before.split(/\r\n|[\r\n]/)
  const problem = problemOf(path, 'stray-bytes', { count: replaced })
  return [{ ...problem, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }]
}
