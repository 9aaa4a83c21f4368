import type { Card, CardId, Gap, Kind, Status } from '../cards/card.ts'
import { normalise } from '../cards/normalise.ts'
import { fingerprint, keyedFingerprint, sectionHash, sectionText } from '../cards/pairing/identity.ts'
import { type KeptNote, LateCard } from '../cards/pairing/late-card.ts'
import { idHash, placeKey } from '../cards/pairing/place-key.ts'
import { textHash } from '../cards/text-hash.ts'
import type { LineCorrection } from './correction.ts'
import type { Note, NoteCounts, Problem } from './note.ts'

/** A note as it is kept and handed between threads: numbers, and a few long texts instead of many short ones. */
export interface PackedNote {
  /** `FIELDS` numbers a card. */
  readonly numbers: Int32Array
  /** All questions, one after the other. */
  readonly head: string
  /** All prompts and answers. */
  readonly body: string
  readonly rest: PackedRest
}

/** What is short, or the same for most cards; plain data for JSON. */
export interface PackedRest {
  /** One after the other. */
  readonly ids: string
  /** Fingerprints of questions and of answers, `PRINT` letters each; blanks without an answer. */
  readonly prints: string
  readonly answerPrints: string
  readonly groups: readonly PackedGroup[]
  /** By place. */
  readonly ordinals: Readonly<Record<number, string>>
  readonly gaps: Readonly<Record<number, readonly Gap[]>>
  /** Those above 1. */
  readonly weights: Readonly<Record<number, number>>
  /** Of parents that are not among the cards. */
  readonly parents: Readonly<Record<number, CardId>>
  readonly problems: readonly Problem[]
  readonly confidence: number
  readonly counts: NoteCounts
  readonly lost: readonly LineCorrection[]
  /** Whether its one card is only offered to its folder. */
  readonly isOffered: boolean
}

/** What cards have in common that stand together. The hash is the section's. */
type PackedGroup = readonly [deck: string, tags: readonly string[], section: readonly string[], hash: number]

/**
 * Line, last line, traits (kind, status, confidence, group), the parent's place (or none), where each text ends, the hashes of the question
 * and of the id, the key of the place, and where the id ends.
 */
export const FIELDS = 12
const LINE = 0
const END_LINE = 1
const TRAITS = 2
const PARENT = 3
const QUESTION_END = 4
const PROMPT_END = 5
const ANSWER_END = 6
const HASH = 7
const ID_HASH = 8
const KEY_LOW = 9
const KEY_HIGH = 10
const ID_END = 11

const KINDS: readonly Kind[] = ['question', 'prompt', 'topic']
const STATUSES: readonly Status[] = ['answered', 'partial', 'unanswered']
const HAS_ANSWER = 16
/** Where in the traits the hundredths of the confidence begin. */
const CONFIDENCE_SHIFT = 5
const GROUP_SHIFT = 12
const PRINT = 8
const NO_PARENT = -1

// A field that is added to cards must be packed: this does not compile then.
type Texts = 'question' | 'prompt' | 'answer' | 'section' | 'deck' | 'tags' | 'number'
type Others = 'id' | 'kind' | 'status' | 'gaps' | 'parent' | 'source' | 'confidence' | 'weight'
null satisfies [Exclude<keyof Card, Texts | Others>] extends [never] ? null : never

/** Packs a note; its explanations are left out. */
export function packNote({ cards: own, problems, confidence, counts, lost, offered }: Note): PackedNote {
  const cards = offered === null ? own : [offered]
  const numbers = new Int32Array(cards.length * FIELDS)
  const places = new Map(cards.map(({ id }, place) => [id, place]))
  const groups = new Groups()
  const questions = cards.map(({ question }) => normalise(question))
  const prints = questions.map(keyedFingerprint)
  const answerPrints = cards.map(({ answer }) => (answer === null ? null : fingerprint(answer)))
  let ids = ''
  let head = ''
  let body = ''
  for (const [place, card] of cards.entries()) {
    const { id, question, prompt, answer, parent, source } = card
    const group = groups.placeOf(card, cards[place - 1])
    const parentPlace = parent === null ? NO_PARENT : (places.get(parent) ?? NO_PARENT)
    ids += id
    head += question
    body += prompt
    const promptEnd = body.length
    body += answer ?? ''
    const normalised = questions[place] ?? ''
    const key = placeKey({
      question: normalised,
      answer: answerPrints[place] ?? null,
      deck: groups.deck,
      parentQuestion: prints[parentPlace] ?? null,
      before: prints[place - 1] ?? null,
      after: prints[place + 1] ?? null,
    })
    const ends = [head.length, promptEnd, body.length]
    const hashes = [textHash(normalised), idHash(id), ...key]
    numbers.set(
      [source.line, source.endLine, traitsOf(card, group), parentPlace, ...ends, ...hashes, ids.length],
      place * FIELDS,
    )
  }
  const rest: PackedRest = {
    ids,
    prints: prints.join(''),
    answerPrints: answerPrints.map((print) => print ?? ' '.repeat(PRINT)).join(''),
    groups: groups.packed(),
    ordinals: sparse(cards, ({ number }) => number),
    gaps: sparse(cards, ({ gaps }) => (gaps.length > 0 ? gaps : null)),
    weights: sparse(cards, ({ weight }) => (weight > 1 ? weight : null)),
    parents: sparse(cards, ({ parent }) => (parent === null || places.has(parent) ? null : parent)),
    problems,
    confidence,
    counts,
    lost,
    isOffered: offered !== null,
  }
  return { numbers, head, body, rest }
}

function traitsOf({ kind, status, answer, confidence }: Card, group: number): number {
  const hasAnswer = answer === null ? 0 : HAS_ANSWER
  const sure = Math.round(confidence * 100) << CONFIDENCE_SHIFT
  return KINDS.indexOf(kind) | (STATUSES.indexOf(status) << 2) | hasAnswer | sure | (group << GROUP_SHIFT)
}

/** By place, of the few cards that have any. */
function sparse<Value>(cards: readonly Card[], found: (card: Card) => Value | null): Record<number, Value> {
  const values: Record<number, Value> = {}
  for (const [place, card] of cards.entries()) {
    const value = found(card)
    if (value !== null) values[place] = value
  }
  return values
}

/** What cards have in common that stand together, each kept once. */
class Groups {
  readonly #places = new Map<string, number>()
  #place = 0
  /** The deck of the card that was asked about last, with letters that are whole. */
  deck = ''

  placeOf({ deck, tags, section }: Card, before: Card | undefined): number {
    if (before === undefined || before.deck !== deck || before.tags !== tags || before.section !== section) {
      const group = JSON.stringify([deck, tags, section])
      this.#place = this.#places.get(group) ?? this.#places.size
      this.#places.set(group, this.#place)
      this.deck = deck.normalize('NFC')
    }
    return this.#place
  }

  packed(): PackedGroup[] {
    return Array.from(this.#places.keys(), packedGroup)
  }
}

function packedGroup(text: string): PackedGroup {
  const [deck, tags, section] = JSON.parse(text) as [string, string[], string[]]
  return [deck, tags, section, sectionHash(sectionText(section))]
}

/** The texts of a packed note, taken in when they are first asked for. */
export interface PackedTexts {
  readonly head: () => string
  readonly body: () => string
}

/** The note again, under a path; its cards take their texts in when they are asked for. */
export function unpackNote(path: string, numbers: Int32Array, rest: PackedRest, texts: PackedTexts): Note {
  const kept = new UnpackedNote(path, numbers, rest, texts)
  const cards: Card[] = new Array(kept.cards)
  for (let place = 0; place < cards.length; place += 1) cards[place] = new LateCard(kept, place)
  const problems = rest.problems.map((problem) => ({ ...problem, path }))
  const { confidence, counts, lost, isOffered } = rest
  const [offered = null] = isOffered ? cards : []
  return { path, cards: isOffered ? [] : cards, problems, explanations: [], confidence, counts, lost, offered }
}

/** The same of a note whose texts are all at hand. */
export const unpackWhole = (path: string, { numbers, head, body, rest }: PackedNote): Note =>
  unpackNote(path, numbers, rest, { head: () => head, body: () => body })

class UnpackedNote implements KeptNote {
  readonly path: string
  readonly cards: number
  readonly #numbers: Int32Array
  readonly #rest: PackedRest
  readonly #texts: PackedTexts
  #head: string | null = null
  #body: string | null = null

  constructor(path: string, numbers: Int32Array, rest: PackedRest, texts: PackedTexts) {
    this.path = path
    this.cards = numbers.length / FIELDS
    this.#numbers = numbers
    this.#rest = rest
    this.#texts = texts
  }

  #field(place: number, field: number): number {
    return this.#numbers[place * FIELDS + field] ?? 0
  }

  id(place: number): CardId {
    return this.#rest.ids.slice(place === 0 ? 0 : this.#field(place - 1, ID_END), this.#field(place, ID_END))
  }

  idHash(place: number): number {
    return this.#field(place, ID_HASH)
  }

  parentPlace(place: number): number {
    return this.#field(place, PARENT)
  }

  parent(place: number): CardId | null {
    const parent = this.parentPlace(place)
    return parent === NO_PARENT ? (this.#rest.parents[place] ?? null) : this.id(parent)
  }

  keyLow(place: number): number {
    return this.#field(place, KEY_LOW)
  }

  keyHigh(place: number): number {
    return this.#field(place, KEY_HIGH)
  }

  question(place: number): string {
    this.#head ??= this.#texts.head()
    return this.#head.slice(place === 0 ? 0 : this.#field(place - 1, QUESTION_END), this.#field(place, QUESTION_END))
  }

  questionHash(place: number): number {
    return this.#field(place, HASH)
  }

  questionPrint(place: number): string {
    return this.#rest.prints.slice(place * PRINT, (place + 1) * PRINT)
  }

  answerPrint(place: number): string | null {
    return this.#hasAnswer(place) ? this.#rest.answerPrints.slice(place * PRINT, (place + 1) * PRINT) : null
  }

  prompt(place: number): string {
    this.#body ??= this.#texts.body()
    return this.#body.slice(place === 0 ? 0 : this.#field(place - 1, ANSWER_END), this.#field(place, PROMPT_END))
  }

  answer(place: number): string | null {
    if (!this.#hasAnswer(place)) return null
    this.#body ??= this.#texts.body()
    return this.#body.slice(this.#field(place, PROMPT_END), this.#field(place, ANSWER_END))
  }

  letGo(): void {
    this.#body = null
  }

  kind(place: number): Kind {
    return KINDS[this.#field(place, TRAITS) & 3] ?? 'question'
  }

  status(place: number): Status {
    return STATUSES[(this.#field(place, TRAITS) >> 2) & 3] ?? 'unanswered'
  }

  gaps(place: number): readonly Gap[] {
    return this.#rest.gaps[place] ?? []
  }

  section(place: number): readonly string[] {
    return this.#group(place)?.[2] ?? []
  }

  sectionHash(place: number): number {
    return this.#group(place)?.[3] ?? 0
  }

  deck(place: number): string {
    return this.#group(place)?.[0] ?? ''
  }

  tags(place: number): readonly string[] {
    return this.#group(place)?.[1] ?? []
  }

  number(place: number): string | null {
    return this.#rest.ordinals[place] ?? null
  }

  line(place: number): number {
    return this.#field(place, LINE)
  }

  endLine(place: number): number {
    return this.#field(place, END_LINE)
  }

  confidence(place: number): number {
    return ((this.#field(place, TRAITS) >> CONFIDENCE_SHIFT) & 127) / 100
  }

  weight(place: number): number {
    return this.#rest.weights[place] ?? 1
  }

  #group(place: number): PackedRest['groups'][number] | undefined {
    return this.#rest.groups[this.#field(place, TRAITS) >> GROUP_SHIFT]
  }

  #hasAnswer(place: number): boolean {
    return (this.#field(place, TRAITS) & HAS_ANSWER) !== 0
  }
}
