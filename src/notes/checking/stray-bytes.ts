import type { Finding } from './looked-over.ts'

/** Bytes of a note that are no text, said once with the line of the first of them; none where all of it is text. */
export function strayBytes(text: string, replaced: number): readonly Finding[] {
  if (replaced === 0) return []
  const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')))
  const lines = before.split(/\r\n|[\r\n]/)
  const column = (lines.at(-1) ?? '').length + 1
  return [{ line: lines.length, column, rule: 'stray-bytes', values: { count: replaced } }]
}
