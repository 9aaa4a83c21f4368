import { studyDay, type Zone } from '../../schedule/day.ts'
import type { Grade } from '../../schedule/grade.ts'
import { dueOn } from '../due-day.ts'
import type { ImportedReview, ImportedSchedule } from '../imported.ts'
import { asInstant } from '../json-values.ts'
import type { Block } from './outline.ts'

/** Where a card stands in Logseq, and the one answer that it remembers. */
export interface LogseqStanding {
  readonly schedule: ImportedSchedule | null
  readonly review: ImportedReview | null
  /** Whether something is said that makes no sense. */
  readonly isBad: boolean
}

const NEW: LogseqStanding = { schedule: null, review: null, isBad: false }

/** Whether a block was answered at least once. */
export const wasReviewed = ({ properties }: Block): boolean =>
  told(properties, 'card-last-reviewed') !== null || told(properties, 'card-next-schedule') !== null

/**
 * Reads a card's properties: SM-5's interval in days, −1 after it was forgotten, ease and repetitions since then, the last
 * answer and the next day. A card that was reset says `nil`.
 */
export function standingIn(block: Block, zone: Zone): LogseqStanding {
  if (!wasReviewed(block)) return NEW
  const { properties } = block
  const lastReview = asInstant(told(properties, 'card-last-reviewed'))
  const next = asInstant(told(properties, 'card-next-schedule'))
  const score = numberIn(properties, 'card-last-score')
  const repeats = numberIn(properties, 'card-repeats') ?? 1
  const ease = numberIn(properties, 'card-ease-factor') ?? 2.5
  if (lastReview === null || next === null) return { ...NEW, isBad: true }
  const lastDay = studyDay(lastReview, zone)
  // Forgotten cards are due at midnight, and so on the day that begins then.
  const dueDay = studyDay(next, { ...zone, rolloverHour: 0 })
  const intervalDays = Math.max(1, dueDay - lastDay)
  const isForgotten = score !== null && score < 3
  const grade = score === null ? null : gradeOf(score)
  const review = grade === null ? null : { at: lastReview, grade, seconds: null }
  if (intervalDays > 36_500 || repeats < 0 || ease <= 0) return { schedule: null, review, isBad: true }
  return {
    schedule: {
      ...dueOn(dueDay, lastReview, zone),
      ...(dueDay > lastDay ? {} : { due: next > lastReview ? next : lastReview }),
      intervalDays,
      reps: Math.max(1, Math.floor(repeats)),
      lapses: isForgotten ? 1 : 0,
      memory: null,
      ease: Math.max(1.3, ease),
      reviewsAreFew: true,
    },
    review,
    isBad: score !== null && grade === null,
  }
}

/** Logseq has three buttons: forgotten 1, took a while 3, remembered 5. */
function gradeOf(score: number): Grade | null {
  if (score < 0 || score > 5) return null
  return score < 3 ? 'again' : score < 4 ? 'hard' : 'good'
}

function told(properties: Block['properties'], name: string): string | null {
  const value = properties.get(name)?.replace(/^"(.*)"$/, '$1') ?? ''
  return value === '' || value === 'nil' ? null : value
}

function numberIn(properties: Block['properties'], name: string): number | null {
  const value = told(properties, name)
  return value === null || !Number.isFinite(Number(value)) ? null : Number(value)
}
