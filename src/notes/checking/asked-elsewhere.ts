import type { Card } from '../../cards/card.ts'
import { countLetters } from '../../cards/common-letters.ts'
import { textHash } from '../../cards/text-hash.ts'
import type { Note, Problem } from '../note.ts'

/** A shorter question says little without the group that it stands in; a letter of Korean, Chinese or Japanese says as much as two. */
const TELLING_LETTERS = 10
const WEIGHTS = { hangul: 2, han: 2 } as const

/** The name without which a question is not whole; empty for one that says itself what it is about. */
function nameAbove({ question, kind, section, deck }: Card): string {
  if (kind === 'topic') return sameWords(section.at(-1) ?? deck)
  // The first name is the note's title.
  return section.length > 1 && countLetters(question, WEIGHTS) < TELLING_LETTERS ? sameWords(section.at(-1) ?? '') : ''
}

const askedBy = (card: Card): string => JSON.stringify([sameWords(card.prompt), nameAbove(card)])

/**
 * What each card asks, as a number: those that ask the same have the same. Null for follow-ups, since `왜?` belongs to what it
 * follows, and for what stands twice in these cards of one note, which `checkNote` finds.
 */
export function askedNumbers(cards: readonly Card[]): readonly (number | null)[] {
  const here = new Set<string>()
  return cards.map((card) => {
    const asked = askedBy(card)
    if (card.parent !== null || here.has(asked)) return null
    here.add(asked)
    return textHash(asked)
  })
}

/** A note, with `askedNumbers` of its cards. */
export interface NoteAsking extends Pick<Note, 'path' | 'cards'> {
  readonly asks: readonly (number | null)[]
}

/**
 * Questions that stand in another of these notes already, in the order of the notes: each is drilled twice. A name such as
 * `장단점` asks the same only under the same name.
 */
export function askedElsewhere(notes: readonly NoteAsking[]): Problem[] {
  /** By their numbers; the words tell apart what has one number by chance. */
  const first = new Map<number, { readonly path: string; readonly card: Card }[]>()
  return notes.flatMap(({ path, cards, asks }) =>
    cards.flatMap((card, place): Problem[] => {
      const number = asks[place] ?? null
      if (number === null) return []
      const known = first.get(number)
      const asked = known === undefined ? '' : askedBy(card)
      const before = known?.find((each) => askedBy(each.card) === asked)
      if (before === undefined) {
        if (known === undefined) first.set(number, [{ path, card }])
        else known.push({ path, card })
        return []
      }
      const values = { path: before.path, line: before.card.source.line, question: card.question }
      return [{ path, line: card.source.line, column: 1, rule: 'asked-elsewhere', values }]
    }),
  )
}

/** A prompt as far as white space, case and width do not matter; in code, every mark does. */
export const sameWords = (prompt: string): string =>
  prompt.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
