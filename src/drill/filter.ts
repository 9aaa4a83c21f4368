import type { Card, Status } from '../cards/card.ts'

/** Which cards are meant; a list that is empty or missing means all. Within a list any may fit, and all lists must. */
export interface CardFilter {
  /** A deck, or the decks below it: `cs` takes `cs` and `cs/network`. */
  readonly decks?: readonly string[]
  /** A tag, or those below it: `os` takes `os/process`. */
  readonly tags?: readonly string[]
  /** Headings and groups that a question stands under, or words of their names. */
  readonly sections?: readonly string[]
  readonly statuses?: readonly Status[]
  /** Notes, or folders of notes, as `card.source.path` is written. */
  readonly paths?: readonly string[]
}

/** Whether a card is meant. Upper and lower case, composed and decomposed Hangul are the same; a tag may carry its `#`. */
export function matches(
  card: Card,
  { decks = [], tags = [], sections = [], statuses = [], paths = [] }: CardFilter,
): boolean {
  const isOneOf = (wanted: readonly string[], fits: (each: string) => boolean) =>
    wanted.length === 0 || wanted.some((each) => fits(plain(each)))
  return (
    isOneOf(decks, (deck) => liesIn(plain(card.deck), deck)) &&
    isOneOf(tags, (tag) => card.tags.some((each) => liesIn(bare(plain(each)), bare(tag)))) &&
    isOneOf(sections, (name) => card.section.some((each) => plain(each).includes(name))) &&
    (statuses.length === 0 || statuses.includes(card.status)) &&
    isOneOf(paths, (path) => liesIn(plain(card.source.path), path))
  )
}

const plain = (text: string) => text.normalize('NFC').toLowerCase()

const bare = (tag: string) => tag.replace(/^#/, '')

function liesIn(place: string, folder: string): boolean {
  const prefix = folder.replace(/\/+$/, '')
  return place === prefix || place.startsWith(`${prefix}/`)
}
