import { keepCommonLetters } from '../../cards/common-letters.ts'
import type { Candidate } from '../candidates/candidates.ts'

/** How often a line's words stand elsewhere in the note: at all, below this line, as a heading, under another parent. */
export interface Repeats {
  readonly repeats: number
  readonly repeatsBelow: boolean
  readonly repeatsAsHeading: boolean
  readonly repeatsElsewhere: boolean
}

/** Letters and digits in lower case and compatibility form, which common letters have by themselves. */
const letters = (text: string): string =>
  keepCommonLetters(text)?.toLowerCase() ??
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Of each candidate, how often its words stand elsewhere. */
export function repeatsOf(candidates: readonly Candidate[]): Repeats[] {
  const keys = candidates.map(({ text }) => letters(text))
  const places = new Map<string, number[]>()
  keys.forEach((key, place) => {
    if (key.length <= 1) return
    const known = places.get(key)
    if (known === undefined) places.set(key, [place])
    else known.push(place)
  })
  return candidates.map((candidate, place) => {
    const same = places.get(keys[place] as string) ?? []
    if (same.length <= 1) return NO_REPEATS
    const others = same.length > MOST_SAME ? same.slice(0, MOST_SAME) : same
    const isOther = (test: (other: Candidate) => boolean): boolean =>
      others.some((other) => other !== place && test(candidates[other] as Candidate))
    return {
      repeats: same.length - 1,
      repeatsBelow: (same.at(-1) ?? 0) > place,
      repeatsAsHeading: isOther(({ block }) => block.kind === 'heading'),
      repeatsElsewhere: isOther(({ parent, shape }) => parent !== candidate.parent && shape === candidate.shape),
    }
  })
}

const NO_REPEATS: Repeats = { repeats: 0, repeatsBelow: false, repeatsAsHeading: false, repeatsElsewhere: false }
const MOST_SAME = 20
