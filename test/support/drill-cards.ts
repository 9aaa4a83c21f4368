import type { Card } from '../../src/cards/card.ts'
import type { Zone } from '../../src/schedule/day.ts'
import { DEFAULT_SCHEDULER_SETTINGS, type Schedule, type SchedulerSettings } from '../../src/schedule/schedule.ts'

export const SEOUL: Zone = { timeZone: 'Asia/Seoul', rolloverHour: 4 }

export const SETTINGS: SchedulerSettings = { ...DEFAULT_SCHEDULER_SETTINGS, zone: SEOUL }

/** An instant by Seoul's clock: `seoul('2026-03-02T09:00')`. */
export const seoul = (localTime: string): Date => new Date(`${localTime}:00+09:00`)

export function card(id: string, overrides: Partial<Card> = {}): Card {
  return {
    id,
    question: `${id}?`,
    prompt: `${id}?`,
    answer: 'because',
    kind: 'question',
    status: 'answered',
    gaps: [],
    parent: null,
    section: [],
    deck: 'deck',
    tags: [],
    number: null,
    source: { path: 'note.md', line: 1, endLine: 2 },
    confidence: 1,
    weight: 1,
    ...overrides,
  }
}

/** A schedule past its steps, last reviewed `intervalDays` before it is due. */
export function reviewSchedule(due: Date, intervalDays: number, overrides: Partial<Schedule> = {}): Schedule {
  return {
    due,
    stability: intervalDays,
    difficulty: 5,
    phase: 'review',
    step: 0,
    intervalDays,
    reps: 3,
    lapses: 0,
    lastReview: new Date(due.getTime() - intervalDays * 86_400_000 + 5 * 3_600_000),
    ...overrides,
  }
}
