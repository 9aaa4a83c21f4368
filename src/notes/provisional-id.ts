import { createHash } from 'node:crypto'

const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567'

/** Letters and digits alone, folded: what stays the same when marks, spaces or width change. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Ten lower-case base-32 digits of the hash of the parts. */
export function provisionalId(parts: {
  deck: string
  question: string
  parent: string | null
  ordinal: number
}): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([parts.deck, parts.question, parts.parent, parts.ordinal]))
    .digest()
  let id = ''
  for (let index = 0; index < 10; index++) id += DIGITS[(hash[index] ?? 0) & 31]
  return id
}
