import type { CardId } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import { likeness } from '../../cards/pairing/likeness.ts'
import type { Beside } from '../beside.ts'
import type { Imported, ImportedNote } from '../imported.ts'
import { notePath } from '../safe-names.ts'
import type { Place } from './note-draft.ts'

/** With the same answer, a question that has half of its letters left is the same one. */
const ALIKE_WITH_ANSWER = 0.5
/** A question with another answer must be nearly the same. */
const ALIKE_ALONE = 0.8
/** More cards than this at once were not reworded but replaced. */
const MOST_REWORDED = 300

type Places = ReadonlyMap<
  CardId,
  Place & { readonly card: { readonly question: string; readonly answer: string | null } }
>

/**
 * Cards that were edited in the other program, where a card is known by its text alone: the new key, and the key that it
 * had at the import before. Only where most of the note is still the same, so that another file is not taken for an edit.
 */
export function rewordedKeys(imported: Imported, beside: Beside, places: Places): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (imported.keysAreTexts !== true) return found
  const inFile = new Set(imported.notes.flatMap(({ cards }) => cards.map(({ key }) => key)))
  const gone = [...beside.cards].flatMap(([key, { card }]) => {
    const place = inFile.has(key) ? undefined : places.get(card)
    return place === undefined ? [] : [{ key, place }]
  })
  for (const note of imported.notes) {
    const left = gone.filter(({ place }) => isOf(place, note))
    const fresh = note.cards.filter(({ key }) => !beside.cards.has(key))
    const isSameFile = left.length <= 2 || note.cards.length - fresh.length >= left.length
    if (!isSameFile || left.length * fresh.length > MOST_REWORDED ** 2) continue
    const pairs = fresh.flatMap((card) =>
      left.flatMap(({ key, place }) => {
        const score = likeness(normalise(card.question), normalise(place.card.question))
        const answer = normalise(card.answer ?? '')
        const hasSameAnswer = answer !== '' && answer === normalise(place.card.answer ?? '')
        return score >= (hasSameAnswer ? ALIKE_WITH_ANSWER : ALIKE_ALONE) ? [{ now: card.key, was: key, score }] : []
      }),
    )
    const taken = new Set<string>()
    for (const { now, was } of pairs.sort((one, other) => other.score - one.score)) {
      if (found.has(now) || taken.has(was)) continue
      found.set(now, was)
      taken.add(was)
    }
  }
  return found
}

/** Whether a card stands in the file that a note became, or in one of those that went on with it. */
const isOf = ({ draft }: Place, { path }: ImportedNote): boolean => {
  const file = notePath(path)
  return draft.path === file || (draft.path.startsWith(file.replace(/\.md$/, '-')) && /-\d+\.md$/.test(draft.path))
}
