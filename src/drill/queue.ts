import type { Card, CardId } from '../cards/card.ts'
import { startOfStudyDay, studyDay, type Zone } from '../schedule/day.ts'
import { passedOnce, type Schedule } from '../schedule/schedule.ts'
import { type CardFilter, matches } from './filter.ts'
import { inOrder } from './order.ts'
import { LEARN_AHEAD_MS, type QueueItem, type Reason } from './queue-item.ts'

/** What is remembered of a card, as far as the queue needs it. A store's records fit. */
export interface Standing {
  readonly schedule: Schedule | null
  readonly suspended: boolean
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
   * those reviews count, for FSRS weighs each by the days that passed. `cram`: then every other question of the filter, in a
   * session that leaves their schedules alone.
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
  standings: ReadonlyMap<CardId, Standing>,
  options: QueueOptions,
  random: () => number,
): Queue {
  const { filter = {}, unanswered = 'leave' } = options
  const reasonFor = reasons(options)
  const hasStandings = standings.size > 0
  const candidates: QueueItem[] = []
  const held = new Set<CardId>()
  let left = { unanswered: 0, suspended: 0 }
  let nextDue: Date | null = null
  for (const card of cards) {
    if (!matches(card, filter)) continue
    const { schedule, suspended } = (hasStandings ? standings.get(card.id) : undefined) ?? NOT_ASKED_YET
    if (suspended) left = { ...left, suspended: left.suspended + 1 }
    else if (unanswered === 'only' && card.status !== 'unanswered') continue
    else if (unanswered === 'leave' && card.status === 'unanswered') left = { ...left, unanswered: left.unanswered + 1 }
    else {
      const reason = reasonFor(card, schedule)
      if (reason !== null) candidates.push({ card, schedule, reason })
      else if (schedule !== null) {
        if (!passedOnce(schedule)) held.add(card.id)
        if (nextDue === null || schedule.due < nextDue) nextDue = schedule.due
      }
    }
  }
  const { items, counts } = withinLimits(inOrder(candidates, options, random), held, options)
  return { items, counts: { ...counts, ...left, nextDue } }
}

const NOT_ASKED_YET: Standing = { schedule: null, suspended: false }

/** Why a card is asked now; null when it is not. */
function reasons({ now, zone, mode = 'usual', aheadDays = 1 }: QueueOptions) {
  const today = studyDay(now, zone)
  const endOfToday = startOfStudyDay(today + 1, zone)
  const horizon = startOfStudyDay(today + 1 + aheadDays, zone)
  return (card: Card, schedule: Schedule | null): Reason | null => {
    if (schedule === null) {
      if (card.status === 'unanswered') return 'unanswered'
      return card.parent === null ? 'new' : 'follow-up'
    }
    if (schedule.phase !== 'review') {
      if (schedule.due.getTime() <= now.getTime() + LEARN_AHEAD_MS) return 'learning'
    } else {
      if (schedule.due < endOfToday) return 'due'
      if (mode === 'ahead' && schedule.due < horizon && studyDay(schedule.lastReview, zone) < today) return 'ahead'
    }
    return mode === 'cram' ? 'cram' : null
  }
}

/** The items that the limits leave, and counts. `held`: questions not in the queue that have not been passed yet. */
function withinLimits(ordered: readonly QueueItem[], held: Set<CardId>, options: QueueOptions) {
  const { mode, limit, newLimit, perDay, askedToday = { new: 0, due: 0 } } = options
  const leftToday = (kind: keyof DayCounts) =>
    Math.max(0, (perDay?.[kind] ?? Number.POSITIVE_INFINITY) - askedToday[kind])
  const most = {
    learning: Number.POSITIVE_INFINITY,
    due: leftToday('due'),
    new: newLimit ?? (mode === 'cram' ? Number.POSITIVE_INFINITY : leftToday('new')),
    early: Number.POSITIVE_INFINITY,
  }
  const counts = { learning: 0, due: 0, new: 0, early: 0 }
  const beyond = { learning: 0, due: 0, new: 0, early: 0 }
  const items: QueueItem[] = []
  const parents = new Set<CardId>()
  for (const { card, schedule } of ordered) if (schedule === null && card.parent !== null) parents.add(card.parent)
  const hold = ({ card, schedule }: QueueItem) => {
    if (parents.size > 0 && !passedOnce(schedule) && parents.has(card.id)) held.add(card.id)
  }
  for (const item of ordered) {
    const kind = KINDS[item.reason]
    const isUnlimited = item.reason === 'unanswered' && options.unanswered === 'only'
    const isHeld = item.schedule === null && item.card.parent !== null && held.has(item.card.parent)
    if (isHeld || items.length >= (limit ?? Number.POSITIVE_INFINITY) || (counts[kind] >= most[kind] && !isUnlimited)) {
      beyond[kind]++
      hold(item)
    } else {
      counts[kind]++
      items.push(item)
    }
  }
  return { items, counts: { ...counts, dueBeyond: beyond.due, newBeyond: beyond.new } }
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
