import type { Card, CardId } from '../../cards/card.ts'
import type { Beside } from '../beside.ts'
import { notePath } from '../safe-names.ts'
import { type Draft, draftOf, type Place } from './note-draft.ts'

/** The folder that the notes go to, as it is now. */
export interface Folder {
  /** Its notes, by path relative to it, with `/`. */
  readonly notes: ReadonlyMap<string, string>
  /** Every file of it and below, relative. */
  readonly files: ReadonlySet<string>
  /** What an earlier import left beside them; null without. */
  readonly beside: Beside | null
  /** Makes a path relative to the folder absolute, through all links. */
  readonly absolute: (path: string) => string
  /** Whether there is a file at an absolute path. */
  readonly exists: (path: string) => boolean
}

/** The draft that a new card of a note goes to: one of ours with room for its text, or one that is not there yet. */
export function draftFor(
  path: readonly string[],
  deck: string,
  text: string,
  drafts: Map<string, Draft>,
  beside: Beside,
  folder: Folder,
  inTheWay: Set<string>,
): Draft {
  const wanted = notePath(path)
  for (let attempt = 1; ; attempt += 1) {
    const file = attempt === 1 ? wanted : wanted.replace(/\.md$/, `-${attempt}.md`)
    const draft = drafts.get(file)
    const isOurs = draft?.takesCards && (draft.isNew || beside.files.includes(file))
    if (isOurs && draft.hasRoomFor(text)) return draft
    if (isOurs) continue
    const twin = [...drafts.keys(), ...folder.files].find((each) => each.toLowerCase() === file.toLowerCase())
    if (twin !== undefined) {
      if (twin === file && !beside.files.includes(file)) {
        inTheWay.add(file)
        return draft ?? draftOf(file, deck)
      }
      continue
    }
    const made = draftOf(file, deck)
    drafts.set(file, made)
    return made
  }
}

/** Cards by their id, each with where it stands; its draft learns the id. */
export function placesById(
  drafts: ReadonlyMap<string, Draft>,
  cards: readonly Card[],
): ReadonlyMap<CardId, Place & { readonly card: Card }> {
  const places = new Map<CardId, Place & { readonly card: Card }>()
  for (const [draft, own] of placesInOrder(drafts, cards))
    own.forEach((card, index) => {
      draft.name(index, card.id)
      places.set(card.id, { draft, index, card })
    })
  return places
}

/** The cards of each draft, in its order. */
export function placesInOrder(
  drafts: ReadonlyMap<string, Draft>,
  cards: readonly Card[],
): ReadonlyMap<Draft, readonly Card[]> {
  const found = new Map<Draft, Card[]>()
  for (const card of cards) {
    const draft = drafts.get(card.source.path)
    if (draft === undefined) continue
    const own = found.get(draft)
    if (own === undefined) found.set(draft, [card])
    else own.push(card)
  }
  return found
}
