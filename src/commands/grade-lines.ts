import type { Card, CardId } from '../cards/card.ts'
import { GRADES, type Grade, isGrade } from '../schedule/grade.ts'

export type GradedLine =
  | {
      readonly line: number
      readonly card: CardId
      readonly grade: Grade
      readonly at: Date
      readonly seconds: number | null
    }
  | { readonly line: number; readonly refused: Refusal }

export interface Refusal {
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
  return input.split(/\r?\n/).flatMap((text, index): GradedLine[] => {
    if (text.trim() === '') return []
    const read = readLine(text, known)
    return ['kind' in read ? { line: index + 1, refused: read } : { line: index + 1, ...read }]
  })
}

function readLine(
  text: string,
  known: Known,
): Refusal | { card: CardId; grade: Grade; at: Date; seconds: number | null } {
  const value = parse(text)
  if (value === null) return { kind: 'noJson', given: text }
  const { id, grade, at: instant = known.now.toISOString(), seconds = null } = value
  if (typeof id !== 'string') return { kind: 'noCard', given: JSON.stringify(id) ?? '' }
  const found = findIds(id, known)
  const [card] = found
  if (card === undefined || found.length > 1) return { kind: card === undefined ? 'noCard' : 'severalCards', given: id }
  const given = typeof grade === 'number' ? GRADES[grade - 1] : grade
  if (!isGrade(given)) return { kind: 'badGrade', given: JSON.stringify(grade) ?? '' }
  const at = typeof instant === 'string' ? new Date(instant) : new Date(Number.NaN)
  if (Number.isNaN(at.getTime()) || at > known.now) return { kind: 'badInstant', given: JSON.stringify(instant) }
  const isTime = seconds === null || (typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST_SECONDS)
  if (!isTime) return { kind: 'badSeconds', given: JSON.stringify(seconds) }
  return { card, grade: given, at, seconds }
}

function findIds(id: string, { cards, records }: Known): readonly CardId[] {
  if (records.has(id)) return [id]
  const exact = cards.filter((card) => card.id === id)
  if (exact.length > 0) return exact.map((card) => card.id)
  return id.length < SHORTEST_ID ? [] : cards.filter((card) => card.id.startsWith(id)).map((card) => card.id)
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
