import type { Card, CardId } from '../cards/card.ts'
import type { Grade } from '../schedule/grade.ts'
import type { Review, Schedule, Scheduler } from '../schedule/schedule.ts'

/** Why a card is asked. */
export type Reason = 'learning' | 'due' | 'new' | 'follow-up' | 'unanswered' | 'ahead' | 'cram'

export interface QueueItem {
  readonly card: Card
  readonly schedule: Schedule | null
  readonly reason: Reason
}

/** A drill, whole. Plain data: a session is stepped by actions and never changed in place. */
export interface Session {
  /** Still to ask, first one next; the current one is not among them. */
  readonly waiting: readonly QueueItem[]
  /** In their learning steps: back in the queue when `schedule.due` has come. Soonest first. */
  readonly learning: readonly QueueItem[]
  readonly current: QueueItem | null
  readonly revealed: boolean
  /** When the current question appeared, for timing the answer. */
  readonly shownAt: Date
  readonly done: readonly Review[]
  readonly skipped: readonly CardId[]
  readonly suspended: readonly CardId[]
  /** What each undo goes back to, newest last. */
  readonly past: readonly Step[]
  readonly ended: 'finished' | 'quit' | null
}

type Step = { readonly before: Omit<Session, 'past'>; readonly what: 'grade' | 'skip' | 'suspend' }

export type Action =
  | { readonly type: 'reveal' }
  | { readonly type: 'grade'; readonly grade: Grade }
  | { readonly type: 'skip' }
  | { readonly type: 'suspend' }
  | { readonly type: 'undo' }
  /** The note was edited: the same card with its new text. */
  | { readonly type: 'replace'; readonly card: Card }
  | { readonly type: 'quit' }

/** A learning card is shown this much before its minute when nothing else is left to ask. */
const LEARN_AHEAD_MS = 20 * 60_000

/** Answers that took longer than this were not timed: the person went away. */
const LONGEST_ANSWER_SECONDS = 15 * 60

/** A session at its first question, or already `finished` when the queue is empty. */
export function startSession(queue: readonly QueueItem[], at: Date): Session {
  return ask(
    {
      waiting: queue,
      learning: [],
      current: null,
      revealed: false,
      shownAt: at,
      done: [],
      skipped: [],
      suspended: [],
      past: [],
      ended: null,
    },
    at,
  )
}

/**
 * The session after one action at an instant. An action that makes no sense now (a grade while the answer is hidden,
 * an undo with nothing to undo) gives back the very same session, so that a caller can tell.
 */
export function step(session: Session, action: Action, at: Date, scheduler: Scheduler): Session {
  if (action.type === 'undo') return undo(session, at)
  const { current } = session
  if (session.ended !== null || current === null) return session
  switch (action.type) {
    case 'reveal':
      return session.revealed ? session : { ...session, revealed: true }
    case 'grade':
      return session.revealed ? grade(session, current, action.grade, at, scheduler) : session
    case 'skip':
      return ask({ ...remember(session, 'skip'), skipped: [...session.skipped, current.card.id] }, at)
    case 'suspend':
      return ask({ ...remember(session, 'suspend'), suspended: [...session.suspended, current.card.id] }, at)
    case 'replace':
      return action.card.id === current.card.id ? { ...session, current: { ...current, card: action.card } } : session
    case 'quit':
      return { ...session, ended: 'quit' }
  }
}

/** What the next `undo` would take back, null when there is nothing. */
export function undoable(session: Session): Step['what'] | null {
  return session.past.at(-1)?.what ?? null
}

/** Questions still to come, the current one included. */
export function remaining(session: Session): number {
  return session.waiting.length + session.learning.length + (session.current === null ? 0 : 1)
}

function grade(session: Session, item: QueueItem, given: Grade, at: Date, scheduler: Scheduler): Session {
  const after = scheduler.next(item.schedule, given, at, item.card.id)
  const elapsedSeconds = (at.getTime() - session.shownAt.getTime()) / 1000
  const review: Review = {
    card: item.card.id,
    grade: given,
    at,
    seconds:
      elapsedSeconds >= 0 && elapsedSeconds <= LONGEST_ANSWER_SECONDS ? Math.round(elapsedSeconds * 10) / 10 : null,
    before: item.schedule,
    after,
  }
  const learning =
    after.phase === 'review'
      ? session.learning
      : insertByDue(session.learning, { ...item, schedule: after, reason: 'learning' })
  return ask({ ...remember(session, 'grade'), done: [...session.done, review], learning }, at)
}

function undo(session: Session, at: Date): Session {
  const last = session.past.at(-1)
  if (last === undefined) return session
  return { ...last.before, past: session.past.slice(0, -1), revealed: last.before.revealed, shownAt: at }
}

/** `past` holds each step once: a step keeps the session without its own past. */
function remember(session: Session, what: Step['what']): Session {
  const { past, ...before } = session
  return { ...session, past: [...past, { before, what }] }
}

function ask(session: Session, at: Date): Session {
  const shown = { ...session, revealed: false, shownAt: at }
  const [soonest, ...laterLearning] = session.learning
  const isDue = (horizonMs: number) =>
    (soonest?.schedule?.due.getTime() ?? Number.POSITIVE_INFINITY) <= at.getTime() + horizonMs
  if (soonest !== undefined && isDue(0)) return { ...shown, current: soonest, learning: laterLearning }
  const [next, ...waiting] = session.waiting
  if (next !== undefined) return { ...shown, current: next, waiting }
  if (soonest !== undefined && isDue(LEARN_AHEAD_MS)) return { ...shown, current: soonest, learning: laterLearning }
  return { ...shown, current: null, ended: 'finished' }
}

function insertByDue(items: readonly QueueItem[], item: QueueItem): readonly QueueItem[] {
  const dueMs = (each: QueueItem) => each.schedule?.due.getTime() ?? 0
  const index = items.findIndex((each) => dueMs(each) > dueMs(item))
  return index < 0 ? [...items, item] : items.toSpliced(index, 0, item)
}
