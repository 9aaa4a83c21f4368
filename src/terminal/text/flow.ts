import { width } from './width.ts'

/** Short pieces one after the other, in as many lines as they need; pieces may hold escape sequences. */
export function flow(pieces: readonly string[], columns: number, gap = '   '): string[] {
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && width(last) + width(gap) + width(piece) <= columns)
      lines[lines.length - 1] = last + gap + piece
    else lines.push(piece)
  }
  return lines
}
