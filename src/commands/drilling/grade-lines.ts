import type { Card, CardId } from '../../cards/card.ts'
import { GRADES, type Grade, isGrade } from '../../schedule/grade.ts'

export type GradedLine =
  | {
      readonly line: number
      readonly card: CardId
      readonly grade: Grade
      readonly at: Date
      readonly seconds: number | null
    }
  | { readonly line: number; readonly refused: Refusal }

interface Refusal {
  readonly kind: 'noJson' | 'noCard' | 'severalCards' | 'badGrade' | 'badInstant' | 'badSeconds'
  readonly given: string
}

/** What ids are looked up in, and the instant of lines that name none. */
export interface Known {
  readonly cards: readonly Card[]
  readonly records: ReadonlyMap<CardId, unknown>
  readonly now: Date
}

const SHORTEST_ID = 4
const LONGEST_SECONDS = 86_400

/**
 * Reads JSON lines `{"id": …, "grade": "good", "at": "2026-11-22T21:00:00+09:00", "seconds": 12}`; `at` and `seconds`
 * may be missing, an id may be its beginning. Blank lines count as lines and are nothing. An instant after `now` is none.
 */
export function gradeLines(input: string, known: Known): readonly GradedLine[] {
  const ids = new KnownIds(known)
  return input.split(/\r?\n/).flatMap((text, index): GradedLine[] => {
    if (text.trim() === '') return []
    const read = readLine(text, ids, known.now)
    return ['kind' in read ? { line: index + 1, refused: read } : { line: index + 1, ...read }]
  })
}

function readLine(
  text: string,
  ids: KnownIds,
  now: Date,
): Refusal | { card: CardId; grade: Grade; at: Date; seconds: number | null } {
  const value = parse(text)
  if (value === null) return { kind: 'noJson', given: text }
  const { id, grade, at: instant = now.toISOString(), seconds = null } = value
  if (typeof id !== 'string') return { kind: 'noCard', given: JSON.stringify(id) ?? '' }
  const found = ids.find(id)
  const [card] = found
  if (card === undefined || found.length > 1) return { kind: card === undefined ? 'noCard' : 'severalCards', given: id }
  const given = typeof grade === 'number' ? GRADES[grade - 1] : grade
  if (!isGrade(given)) return { kind: 'badGrade', given: JSON.stringify(grade) ?? '' }
  const at = typeof instant === 'string' ? new Date(instant) : new Date(Number.NaN)
  if (Number.isNaN(at.getTime()) || at > now) return { kind: 'badInstant', given: JSON.stringify(instant) }
  const isTime = seconds === null || (typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST_SECONDS)
  if (!isTime) return { kind: 'badSeconds', given: JSON.stringify(seconds) }
  return { card, grade: given, at, seconds }
}

/** Ids looked up by themselves or by how they begin, each in a few steps however many cards there are. */
class KnownIds {
  readonly #sorted: readonly CardId[]
  readonly #records: ReadonlyMap<CardId, unknown>

  constructor({ cards, records }: Known) {
    this.#sorted = cards.map(({ id }) => id).sort()
    this.#records = records
  }

  /** The cards that an id means; of several no more than two. */
  find(id: string): readonly CardId[] {
    if (this.#records.has(id)) return [id]
    const from = this.#placeOf(id)
    const exact = this.#sorted.slice(from, from + 2).filter((each) => each === id)
    if (exact.length > 0) return exact
    if (id.length < SHORTEST_ID) return []
    return this.#sorted.slice(from, from + 2).filter((each) => each.startsWith(id))
  }

  /** How many ids stand before this one. */
  #placeOf(id: string): number {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle] ?? '') < id) low = middle + 1
      else high = middle
    }
    return low
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
