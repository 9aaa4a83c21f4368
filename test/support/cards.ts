import type { Card } from '../../src/cards/card.ts'
import { type QueueItem, type Session, startSession } from '../../src/drill/session.ts'
import { GRADES, type Grade } from '../../src/schedule/grade.ts'
import type { Schedule, Scheduler } from '../../src/schedule/schedule.ts'

/** A card of our own; what is not given is answered, in one deck, without a parent. */
export function makeCard(changes: Partial<Card> & { id: string }): Card {
  const question = changes.question ?? `What is ${changes.id}?`
  return {
    question,
    prompt: question,
    answer: `The answer of ${changes.id}.`,
    kind: 'question',
    status: 'answered',
    gaps: [],
    parent: null,
    section: [],
    deck: 'backend',
    tags: [],
    number: null,
    source: { path: 'backend.md', line: 1, endLine: 3 },
    confidence: 1,
    weight: 1,
    ...changes,
  }
}

function makeQueue(cards: readonly Card[]): QueueItem[] {
  return cards.map((card) => ({ card, schedule: null, reason: 'new' }))
}

export function makeSession(cards: readonly Card[], at: Date): Session {
  return startSession(makeQueue(cards), at)
}

const DAYS: Record<Grade, number> = { again: 0, hard: 0, good: 3, easy: 10 }
const MINUTES: Record<Grade, number> = { again: 1, hard: 6, good: 0, easy: 0 }

function next(before: Schedule | null, grade: Grade, at: Date): Schedule {
  return {
    due: new Date(at.getTime() + DAYS[grade] * 86_400_000 + MINUTES[grade] * 60_000),
    stability: Math.max(0.1, DAYS[grade]),
    difficulty: 5,
    phase: DAYS[grade] === 0 ? 'learning' : 'review',
    step: 0,
    intervalDays: DAYS[grade],
    reps: (before?.reps ?? 0) + 1,
    lapses: before?.lapses ?? 0,
    lastReview: at,
  }
}

const scheduler = {
  next,
  preview: (before: Schedule | null, at: Date) =>
    Object.fromEntries(GRADES.map((grade) => [grade, next(before, grade, at)])) as Record<Grade, Schedule>,
  retrievability: (schedule: Schedule | null) => (schedule === null ? null : 0.9),
}

/** As little of a scheduler as a drill needs: again and hard come back within minutes, good and easy after days. */
export const fakeScheduler: Scheduler = scheduler
