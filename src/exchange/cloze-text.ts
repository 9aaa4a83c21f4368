/** A text with one piece left out: the question, and the piece, which is the answer. */
export interface Deletion {
  readonly question: string
  readonly answer: string
}

/** More pieces of one text than this are nobody's cards. */
export const MOST_PIECES = 200

/** What stands for the piece that is asked for; as prep reads clozes of notes. */
export const HIDDEN = '[…]'

/** Leaves out bytes `start` to `end` (inclusive, of UTF-8); null where these are none of the text. */
export function deleteBytes(text: string, start: number, end: number): Deletion | null {
  const bytes = new TextEncoder().encode(text)
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end < bytes.length))
    return null
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const [before, piece, after] = [
      [0, start],
      [start, end + 1],
      [end + 1, bytes.length],
    ].map(([from, to]) => decoder.decode(bytes.subarray(from, to)))
    return { question: `${before}${HIDDEN}${after}`, answer: piece ?? '' }
  } catch {
    return null
  }
}
