import type { Card, CardId } from '../cards/card.ts'
import type { Grade } from '../schedule/grade.ts'
import type { Review, Scheduler } from '../schedule/schedule.ts'
import { followUpsLeft, nextAskable } from './follow-ups.ts'
import { dueMs, insertByDue, LEARN_AHEAD_MS, type QueueItem } from './queue-item.ts'

export type { QueueItem, Reason } from './queue-item.ts'

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
  /** Answers that leave the schedule alone (`cram`): kept as practice. */
  readonly practised: readonly Practised[]
  readonly skipped: readonly CardId[]
  readonly suspended: readonly CardId[]
  /** What each undo goes back to, newest last. */
  readonly past: readonly Step[]
  readonly ended: 'finished' | 'quit' | null
  /** Each question is graded once, whatever its grade: nothing comes back to be learned. */
  readonly once?: boolean
}

type Practised = Pick<Review, 'card' | 'grade' | 'at' | 'seconds'>

/** `practise`: a grade that was not scheduled. */
type Step = { readonly before: Omit<Session, 'past'>; readonly what: 'grade' | 'practise' | 'skip' | 'suspend' }

export type Action =
  | { readonly type: 'reveal' }
  /** `seconds` is how long the answer took where that was measured apart from looking at the note's. */
  | { readonly type: 'grade'; readonly grade: Grade; readonly seconds?: number }
  | { readonly type: 'skip' }
  | { readonly type: 'suspend' }
  | { readonly type: 'undo' }
  /** The note was edited: the same card with its new text. */
  | { readonly type: 'replace'; readonly card: Card }
  | { readonly type: 'quit' }

/** Answers that took longer than this were not timed: the person went away. */
const LONGEST_ANSWER_SECONDS = 15 * 60

/** A session at its first question, or already `finished` when there is nothing to ask now. */
export function startSession(queue: readonly QueueItem[], at: Date, once = false): Session {
  const isEarly = ({ reason, schedule }: QueueItem) => reason === 'learning' && schedule !== null && schedule.due > at
  return ask(
    {
      waiting: queue.filter((item) => !isEarly(item)),
      learning: queue.filter(isEarly).sort((a, b) => dueMs(a) - dueMs(b)),
      current: null,
      revealed: false,
      shownAt: at,
      done: [],
      practised: [],
      skipped: [],
      suspended: [],
      past: [],
      ended: null,
      ...(once ? { once } : {}),
    },
    at,
  )
}

/**
 * The session after one action at an instant. An action that makes no sense now (a grade while the answer is hidden,
 * an undo with nothing to undo, anything after quitting) gives back the very same session, so that a caller can tell.
 * `undo` gives back the session as it was before the last grade, skip or suspend, but for `shownAt` and texts replaced since.
 */
export function step(session: Session, action: Action, at: Date, scheduler: Scheduler): Session {
  if (session.ended === 'quit') return session
  if (action.type === 'undo') return undo(session, at)
  if (action.type === 'replace') return replace(session, action.card)
  const { current } = session
  if (session.ended !== null || current === null) return session
  switch (action.type) {
    case 'reveal':
      return session.revealed ? session : { ...session, revealed: true }
    case 'grade':
      return session.revealed ? grade(session, current, action, at, scheduler) : session
    case 'skip':
      return ask({ ...remember(session, 'skip'), ...setAside(session, current, [current.card.id]) }, at)
    case 'suspend':
      return ask(
        {
          ...remember(session, 'suspend'),
          ...setAside(session, current, []),
          suspended: [...session.suspended, current.card.id],
        },
        at,
      )
    case 'quit':
      return { ...session, ended: 'quit' }
  }
}

/** What the next `undo` would take back, null when there is nothing. */
export function undoable(session: Session): Step['what'] | null {
  return session.ended === 'quit' ? null : (session.past.at(-1)?.what ?? null)
}

/** Questions still to be asked: those to come, the current one, and those that were skipped. */
export function leftOf({ waiting, learning, current, skipped }: Session): number {
  const left = [...waiting, ...learning, ...(current === null ? [] : [current])].map(({ card }) => card.id)
  return new Set([...left, ...skipped]).size
}

function grade(
  session: Session,
  item: QueueItem,
  { grade: given, seconds }: Extract<Action, { type: 'grade' }>,
  at: Date,
  scheduler: Scheduler,
): Session {
  const elapsedSeconds = seconds ?? (at.getTime() - session.shownAt.getTime()) / 1000
  const isTimed = elapsedSeconds >= 0 && elapsedSeconds <= LONGEST_ANSWER_SECONDS
  const answer: Practised = {
    card: item.card.id,
    grade: given,
    at,
    seconds: isTimed ? Math.round(elapsedSeconds * 10) / 10 : null,
  }
  if (item.reason === 'cram') {
    const waiting = given === 'again' ? [...session.waiting, item] : session.waiting
    return ask({ ...remember(session, 'practise'), practised: [...session.practised, answer], waiting }, at)
  }
  const after = scheduler.next(item.schedule, given, at, item.card.id)
  const learning =
    after.phase === 'review' || session.once
      ? session.learning
      : insertByDue(session.learning, { ...item, schedule: after, reason: 'learning' })
  const done = [...session.done, { ...answer, before: item.schedule, after }]
  return ask({ ...remember(session, 'grade'), done, learning }, at)
}

function undo(session: Session, at: Date): Session {
  const last = session.past.at(-1)
  if (last === undefined) return session
  return { ...last.before, past: session.past.slice(0, -1), shownAt: at }
}

/** `past` holds each step once: a step keeps the session without its own past. */
function remember(session: Session, what: Step['what']): Session {
  const { past, ...before } = session
  return { ...session, past: [...past, { before, what }] }
}

/** An edited note does not become unedited: the new text stands wherever the card does, in what an undo goes back to as well. */
function replace(session: Session, card: Card): Session {
  const inItem = (item: QueueItem): QueueItem => (item.card.id === card.id ? { ...item, card } : item)
  const inSession = <Some extends Omit<Session, 'past'>>(each: Some): Some => ({
    ...each,
    waiting: each.waiting.map(inItem),
    learning: each.learning.map(inItem),
    current: each.current === null ? null : inItem(each.current),
  })
  const held = [...session.waiting, ...session.learning, ...(session.current === null ? [] : [session.current])]
  const isHere = held.some((item) => item.card.id === card.id) || session.done.some((each) => each.card === card.id)
  if (!isHere) return session
  return {
    ...inSession(session),
    past: session.past.map(({ before, what }) => ({ before: inSession(before), what })),
  }
}

/** A question that leaves without having been passed takes its new follow-ups along, as skipped. */
function setAside(session: Session, item: QueueItem, skipped: readonly CardId[]): Pick<Session, 'waiting' | 'skipped'> {
  const followUps = followUpsLeft(session.waiting, item, session.done)
  return {
    waiting: session.waiting.filter(({ card }) => !followUps.includes(card.id)),
    skipped: [...session.skipped, ...skipped, ...followUps],
  }
}

/** The session at its next question: what is in its steps and due first, then what waits; `finished` without any. */
export function ask(session: Session, at: Date): Session {
  const shown = { ...session, revealed: false, shownAt: at }
  const [soonest, ...laterLearning] = session.learning
  const isDue = (horizonMs: number) => soonest !== undefined && dueMs(soonest) <= at.getTime() + horizonMs
  if (soonest !== undefined && isDue(0)) return { ...shown, current: soonest, learning: laterLearning }
  const index = nextAskable(session.waiting, session.learning, session.done)
  const next = session.waiting[index]
  if (next !== undefined) return { ...shown, current: next, waiting: session.waiting.toSpliced(index, 1) }
  if (soonest !== undefined && isDue(LEARN_AHEAD_MS)) return { ...shown, current: soonest, learning: laterLearning }
  return { ...shown, current: null, ended: 'finished' }
}
