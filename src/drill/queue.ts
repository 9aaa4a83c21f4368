import type { Card, CardId } from '../cards/card.ts'
import { startOfStudyDay, studyDay, type Zone } from '../schedule/day.ts'
import { passedOnce, type Schedule } from '../schedule/schedule.ts'
import { type CardFilter, matches } from './filter.ts'
import { inOrder } from './order.ts'
import { LEARN_AHEAD_MS, type QueueItem, type Reason } from './queue-item.ts'
import { lastOfSiblings, Siblings } from './siblings.ts'

/** What is remembered of a card, as far as the queue needs it. A store's records fit. */
export interface Standing {
  readonly schedule: Schedule | null
  readonly suspended: boolean
}

/** Standings by card. A store's records fit. */
export interface Standings {
  readonly size: number
  get(card: CardId): Standing | undefined
  /**
   * Of a card that is neither new nor in its steps nor suspended, was last reviewed before an instant and is due from another on:
   * when it is due. All in milliseconds; NaN where that is otherwise, or must be looked up.
   */
  restsUntil?(card: CardId, reviewedBeforeMs: number, dueFromMs: number): number
}

/** Counts of questions on one study day, over all its drills. */
export interface DayCounts {
  readonly new: number
  readonly due: number
}

export interface QueueOptions {
  readonly now: Date
  readonly zone: Zone
  /** FSRS's, for telling what is most forgotten. */
  readonly parameters?: readonly number[]
  readonly filter?: CardFilter
  /**
   * `usual`: learning, due, new. `ahead`: then what is due on the next `aheadDays` study days (1) and was not answered today;
   * those reviews count, for FSRS weighs each by the days that passed. `cram`: every question of the filter, the most forgotten
   * first and then those never asked, in a session that leaves all schedules alone.
   */
  readonly mode?: 'usual' | 'ahead' | 'cram'
  readonly aheadDays?: number
  /** At most so many questions in this drill. */
  readonly limit?: number | null
  /** At most so many new ones in this drill, whatever the daily limit says. */
  readonly newLimit?: number | null
  /** At most so many on one study day, over all its drills. */
  readonly perDay?: { readonly [Kind in keyof DayCounts]: number | null }
  /** What was asked today already: see `askedOn`. */
  readonly askedToday?: DayCounts
  readonly newOrder?: 'deck' | 'mixed'
  /** How much a question matters, from 1; its card's own weight without. */
  readonly weightOf?: (card: Card) => number
  /** Questions without an answer: leave them out, ask them too, or ask only them (then past any limit on new ones). */
  readonly unanswered?: 'leave' | 'ask' | 'only'
  /**
   * Whether siblings keep a day apart (usual): of those that give one another's answer away one alone is asked on a study day,
   * and new follow-ups of new questions come only where there is room for them. With `cram` they stand at the end.
   */
  readonly siblingsApart?: boolean
}

export interface QueueCounts {
  readonly learning: number
  readonly due: number
  /** New ones, follow-ups among them. */
  readonly new: number
  /** Asked before they are due, with `ahead` or `cram`. */
  readonly early: number
  /** Due or new, but over a limit; a follow-up also while its parent has not been passed. */
  readonly dueBeyond: number
  readonly newBeyond: number
  /** Due or new, but kept for another day: a sibling that gives the answer away is asked today. */
  readonly siblingsBeyond: number
  /** Left out, because nothing is noted under them. */
  readonly unanswered: number
  readonly suspended: number
  /** When the next card that is not in the queue, and not over a limit, is due; null when none ever is. */
  readonly nextDue: Date | null
}

export interface Queue {
  readonly items: readonly QueueItem[]
  readonly counts: QueueCounts
}

/**
 * What a drill asks now, in order: steps by their minute (up to 20 minutes ahead: the session waits for them); due
 * questions, the most forgotten first; new ones as `cards` has them, or mixed by `random` (numbers in [0, 1)); then, with
 * `ahead` or `cram`, what is not due, the most forgotten first. Follow-ups come right after their question. Never what is suspended.
 */
export function buildQueue(
  cards: readonly Card[],
  standings: Standings,
  options: QueueOptions,
  random: () => number,
): Queue {
  const { filter = {}, unanswered = 'leave' } = options
  const reasonFor = reasons(options)
  const restsUntil = resting(standings, options)
  const hasStandings = standings.size > 0
  const candidates: QueueItem[] = []
  const held = new Set<CardId>()
  const shownToday: Card[] = []
  let left = { unanswered: 0, suspended: 0 }
  let nextDueMs = Number.POSITIVE_INFINITY
  const isOfToday = isReviewedOnDay(options)
  for (const card of cards) {
    const restsUntilMs = restsUntil(card)
    // Most questions of a deck that is studied rest; nothing is made of their records.
    if (restsUntilMs >= 0) {
      if (!matches(card, filter) || (unanswered === 'only' && card.status !== 'unanswered')) continue
      if (unanswered === 'leave' && card.status === 'unanswered') left = { ...left, unanswered: left.unanswered + 1 }
      else nextDueMs = Math.min(nextDueMs, restsUntilMs)
      continue
    }
    const standing = hasStandings ? standings.get(card.id) : undefined
    if (isOfToday(standing)) shownToday.push(card)
    if (!matches(card, filter)) continue
    const { schedule, suspended } = standing ?? NOT_ASKED_YET
    if (suspended) left = { ...left, suspended: left.suspended + 1 }
    else if (unanswered === 'only' && card.status !== 'unanswered') continue
    else if (unanswered === 'leave' && card.status === 'unanswered') left = { ...left, unanswered: left.unanswered + 1 }
    else {
      const reason = reasonFor(card, schedule)
      if (reason !== null) candidates.push({ card, schedule, reason })
      else if (schedule !== null) {
        if (!passedOnce(schedule)) held.add(card.id)
        nextDueMs = Math.min(nextDueMs, schedule.due.getTime())
      }
    }
  }
  const { items, counts } = withinLimits(inOrder(candidates, options, random), held, shownToday, options)
  const nextDue = nextDueMs === Number.POSITIVE_INFINITY ? null : new Date(nextDueMs)
  return { items, counts: { ...counts, ...left, nextDue } }
}

/** Whether a card was answered on the study day of an instant. */
export function isReviewedOnDay({ now, zone }: Pick<QueueOptions, 'now' | 'zone'>) {
  const startOfTodayMs = startOfStudyDay(studyDay(now, zone), zone).getTime()
  return (standing: Standing | undefined): boolean =>
    standing?.schedule != null && standing.schedule.lastReview.getTime() >= startOfTodayMs
}

/** When a card that is not asked before a later day is due; NaN for any other. */
function resting(standings: Standings, { now, zone, mode = 'usual', aheadDays = 1 }: QueueOptions) {
  if (mode === 'cram' || standings.restsUntil === undefined) return () => Number.NaN
  const today = studyDay(now, zone)
  const reviewedBeforeMs = startOfStudyDay(today, zone).getTime()
  const dueFromMs = startOfStudyDay(today + 1 + (mode === 'ahead' ? aheadDays : 0), zone).getTime()
  return ({ id }: Card): number => standings.restsUntil?.(id, reviewedBeforeMs, dueFromMs) ?? Number.NaN
}

const NOT_ASKED_YET: Standing = { schedule: null, suspended: false }

/** Why a card is asked now; null when it is not. */
function reasons({ now, zone, mode = 'usual', aheadDays = 1 }: QueueOptions) {
  const today = studyDay(now, zone)
  const endOfTodayMs = startOfStudyDay(today + 1, zone).getTime()
  const horizonMs = startOfStudyDay(today + 1 + aheadDays, zone).getTime()
  return (card: Card, schedule: Schedule | null): Reason | null => {
    if (mode === 'cram') return 'cram'
    if (schedule === null) {
      if (card.status === 'unanswered') return 'unanswered'
      return card.parent === null ? 'new' : 'follow-up'
    }
    if (schedule.phase !== 'review') {
      if (schedule.due.getTime() <= now.getTime() + LEARN_AHEAD_MS) return 'learning'
    } else {
      const dueMs = schedule.due.getTime()
      if (dueMs < endOfTodayMs) return 'due'
      if (mode === 'ahead' && dueMs < horizonMs && studyDay(schedule.lastReview, zone) < today) return 'ahead'
    }
    return null
  }
}

/**
 * The items that the limits and their siblings leave, and counts. `held`: questions not in the queue that have not been passed
 * yet; `shownToday`: those whose answers have been on the screen today.
 */
function withinLimits(
  ordered: readonly QueueItem[],
  held: Set<CardId>,
  shownToday: readonly Card[],
  options: QueueOptions,
) {
  const { mode, limit, newLimit, perDay, askedToday = { new: 0, due: 0 }, siblingsApart = true } = options
  const leftToday = (kind: keyof DayCounts) =>
    Math.max(0, (perDay?.[kind] ?? Number.POSITIVE_INFINITY) - askedToday[kind])
  const most = {
    learning: Number.POSITIVE_INFINITY,
    due: leftToday('due'),
    new: newLimit ?? leftToday('new'),
    early: Number.POSITIVE_INFINITY,
  }
  const mostInAll = limit ?? Number.POSITIVE_INFINITY
  const counts = { learning: 0, due: 0, new: 0, early: 0 }
  const beyond = { learning: 0, due: 0, new: 0, early: 0 }
  let siblingsBeyond = 0
  const siblings = new Siblings()
  const keepsApart = siblingsApart && mode !== 'cram'
  if (keepsApart) for (const card of shownToday) siblings.show(card)
  const taken: number[] = []
  const parents = new Set<CardId>()
  for (const { card, schedule } of ordered) if (schedule === null && card.parent !== null) parents.add(card.parent)
  const hold = ({ card, schedule }: QueueItem) => {
    if (parents.size > 0 && !passedOnce(schedule) && parents.has(card.id)) held.add(card.id)
  }
  const isScarce = siblingsApart && (most.new < ordered.length || mostInAll < ordered.length)
  const rounds = roundsOf(ordered, isScarce ? parents : new Set())
  for (const index of rounds) {
    const item = ordered[index] as QueueItem
    const kind = KINDS[item.reason]
    const isUnlimited = item.reason === 'unanswered' && options.unanswered === 'only'
    const isHeld = item.schedule === null && item.card.parent !== null && held.has(item.card.parent)
    if (isHeld || taken.length >= mostInAll || (counts[kind] >= most[kind] && !isUnlimited)) {
      beyond[kind]++
      hold(item)
    } else if (keepsApart && siblings.gaveAway(item.card)) {
      siblingsBeyond++
      hold(item)
    } else {
      if (keepsApart) siblings.show(item.card)
      counts[kind]++
      taken.push(index)
    }
  }
  taken.sort((a, b) => a - b)
  const inTheirOrder = taken.map((index) => ordered[index] as QueueItem)
  const items = siblingsApart && mode === 'cram' ? lastOfSiblings(inTheirOrder) : inTheirOrder
  return { items, counts: { ...counts, dueBeyond: beyond.due, newBeyond: beyond.new, siblingsBeyond } }
}

/** The places of items in the order in which they get room: new follow-ups of new questions come after all others. */
function roundsOf(ordered: readonly QueueItem[], parents: ReadonlySet<CardId>): readonly number[] {
  const places = ordered.map((_, index) => index)
  if (parents.size === 0) return places
  const fresh = new Set<CardId>()
  for (const { card, schedule } of ordered) if (schedule === null && parents.has(card.id)) fresh.add(card.id)
  const waits = (index: number) => {
    const { schedule, card } = ordered[index] as QueueItem
    return schedule === null && card.parent !== null && fresh.has(card.parent)
  }
  return [...places.filter((index) => !waits(index)), ...places.filter(waits)]
}

/** How many items of each kind there are. */
export function countByKind(items: readonly QueueItem[]): Pick<QueueCounts, 'learning' | 'due' | 'new' | 'early'> {
  const counts = { learning: 0, due: 0, new: 0, early: 0 }
  for (const { reason } of items) counts[KINDS[reason]]++
  return counts
}

const KINDS = {
  learning: 'learning',
  due: 'due',
  new: 'new',
  'follow-up': 'new',
  unanswered: 'new',
  ahead: 'early',
  cram: 'early',
} as const satisfies Record<Reason, string>
