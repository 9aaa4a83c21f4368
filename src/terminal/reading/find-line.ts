import type { NoteLine } from './correcting.ts'

/** The place of the first line from `from` on that has a text, whatever the case; it goes on at the beginning. Null without any. */
export function findLine(lines: readonly Pick<NoteLine, 'text'>[], wanted: string, from: number): number | null {
  const folded = fold(wanted).trim()
  if (folded === '') return null
  for (let step = 0; step < lines.length; step++) {
    const at = (from + step) % lines.length
    if (fold(lines[at]?.text ?? '').includes(folded)) return at
  }
  return null
}

const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase()
