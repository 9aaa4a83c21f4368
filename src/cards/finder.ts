import type { Card } from './card.ts'
import { bareWord, searchable } from './search.ts'
import { askedAbove } from './section.ts'
import { firstConsonant, queryMeant } from './spelling.ts'

/** What a card can be found by beside its words. */
const STATES = ['unanswered', 'partial', 'answered', 'due', 'new', 'suspended'] as const
export type State = (typeof STATES)[number]

/** What was typed into a finder: words, and what `tag:`, `deck:`, `section:` and `is:` say. */
export interface FinderQuery {
  readonly words: readonly string[]
  readonly tags: readonly string[]
  readonly decks: readonly string[]
  readonly sections: readonly string[]
  readonly states: readonly State[]
}

const FIELDS = {
  tags: ['tag', '태그'],
  decks: ['deck', '덱'],
  sections: ['section', 'in', '섹션'],
  states: ['is', '상태'],
} as const

/** States as they may be typed; in Korean without spaces. */
const STATE_NAMES: Readonly<Record<State, string>> = {
  unanswered: '답없음',
  partial: '일부',
  answered: '답있음',
  due: '복습',
  new: '새질문',
  suspended: '보류',
}

/** Reads a query. A name of which only the beginning is typed means all that begin so; `#os` is `tag:os`. */
export function finderQuery(text: string): FinderQuery {
  const query = { words: [] as string[], tags: [] as string[], decks: [] as string[], sections: [] as string[] }
  let states: readonly State[] = []
  for (const part of text.normalize('NFC').split(/\s+/).filter(Boolean)) {
    const [, name = '', said = ''] = /^([\p{L}]+):(.*)$/u.exec(part.replace(/^#(?=.)/, 'tag:')) ?? []
    const field = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).find((each) =>
      (FIELDS[each] as readonly string[]).includes(name.toLowerCase()),
    )
    if (field === undefined) query.words.push(part)
    else if (field === 'states') states = [...states, ...statesNamed(said)]
    else if (said !== '') query[field].push(plain(said))
  }
  return { ...query, states }
}

const statesNamed = (said: string): readonly State[] =>
  said === ''
    ? []
    : STATES.filter((state) => state.startsWith(said.toLowerCase()) || STATE_NAMES[state].startsWith(said))

interface Entry {
  readonly card: Card
  readonly place: number
  readonly question: string
  /** Deck, section, tags and the questions that it follows. */
  readonly names: string
  readonly body: string
  /** First consonants of the question's words, each behind a space. */
  readonly initials: string
}

/** Finds cards among many as a query is typed, fast enough for each key: everything that is compared is made ready once. */
export class CardFinder {
  readonly #entries: readonly Entry[]
  readonly #is: (card: Card, state: State) => boolean
  readonly #cards: readonly Card[]

  /** `is` says whether a card is in a state just now. */
  constructor(cards: readonly Card[], is: (card: Card, state: State) => boolean) {
    const above = askedAbove(cards)
    this.#is = is
    this.#cards = cards
    this.#entries = cards.map((card, index) => {
      return {
        card,
        place: index + 1,
        question: searchable(card.question),
        names: searchable([card.deck, ...card.section, ...card.tags, ...above(card)].join(' ')),
        body: searchable(`${card.prompt} ${card.answer ?? ''}`),
        initials: initialsOf(card.question),
      }
    })
    // The first search costs many times a later one: it is done here, where no key waits for it.
    for (const word of ['가나', 'ㄱㄴ', 'ab']) this.find(word)
    this.meant('가나다라마')
  }

  /** The query that was probably meant by one that finds nothing; null where none is near. */
  meant(query: string): string | null {
    return queryMeant(this.#cards, query, (better) => this.find(better).length > 0)
  }

  /**
   * The cards that fit all of a query, best first: what its question says (or its number) before what it stands under, and that
   * before its answer; else in the order of the notes. All of them for an empty query.
   */
  find(text: string): readonly Card[] {
    const query = finderQuery(text)
    const found = this.#fitting(query)
    const words = query.words.flatMap((word) => bareWord(word) ?? [])
    const isBarer = words.length > 0 && words.join(' ') !== query.words.join(' ')
    return found.length === 0 && isBarer ? this.#fitting({ ...query, words }) : found
  }

  #fitting({ words, tags, decks, sections, states }: FinderQuery): readonly Card[] {
    const wanted = words.map((word) => ({ initials: initialsTyped(word), number: word, text: searchable(word) }))
    const ranked: Card[][] = [[], [], [], []]
    for (const entry of this.#entries) {
      const { card } = entry
      if (states.length > 0 && !states.some((state) => this.#is(card, state))) continue
      if (!decks.every((deck) => plain(card.deck).includes(deck))) continue
      if (!tags.every((tag) => card.tags.some((each) => plain(each).startsWith(tag)))) continue
      if (!sections.every((name) => card.section.some((each) => plain(each).includes(name)))) continue
      let rank = 0
      for (const word of wanted) {
        rank = Math.max(rank, rankOf(entry, word))
        if (rank === NONE) break
      }
      ranked[rank]?.push(card)
    }
    return ranked.flat()
  }
}

const NONE = 4

function rankOf(
  { card, place, question, names, body, initials }: Entry,
  word: { readonly initials: string | null; readonly number: string; readonly text: string },
): number {
  if (word.initials !== null)
    return initials.includes(word.initials) || spaceless(initials).includes(word.initials.trim()) ? 1 : NONE
  if (word.number === String(place) || word.number === card.number || card.id === word.number) return 0
  if (question.includes(word.text)) return 1
  if (names.includes(word.text)) return 2
  return body.includes(word.text) ? 3 : NONE
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase()

const spaceless = (text: string): string => text.replaceAll(' ', '')

function initialsOf(text: string): string {
  const letters = text.normalize('NFC').replaceAll(/[^가-힣\s]+/g, '')
  const initials = Array.from(letters, (letter) => (/\s/.test(letter) ? ' ' : firstConsonant(letter.charCodeAt(0))))
  return ` ${initials.join('')}`
}

/** What is typed of initial consonants, behind the space of a word's beginning; null for any other word. */
const initialsTyped = (word: string): string | null => (/^[ㄱ-ㅎ]+$/.test(word) ? ` ${word}` : null)
