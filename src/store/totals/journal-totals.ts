import { crc32 } from 'node:zlib'
import type { CardId } from '../../cards/card.ts'
import { studyDay, type Zone } from '../../schedule/day.ts'
import { LONGEST_LOOK_BACK_DAYS, type PlanPromise } from '../../schedule/interview/promise.ts'
import { type PastReview, pastReviews } from '../../schedule/memory/past-review.ts'
import { PastTotals, type TotalsRules } from '../../schedule/totals/past-totals.ts'
import type { Reached } from '../checkpoint/checkpoint.ts'
import type { Format } from '../journal/formats.ts'
import type { Position } from '../journal/journal.ts'
import { reached, readEach, readTail } from '../journal/journals.ts'
import { allButPast } from '../journal/passing.ts'
import { readEvents, writeEvents } from '../journal/stored.ts'
import { InOrder } from '../replaying/in-order.ts'
import { type Joins, underJoined } from '../replaying/joins.ts'
import { inOrder, type Undo, undoneEvents } from '../replaying/replay.ts'
import type { EventId, StoredEvent } from '../store.ts'
import { type KeptTotals, keepTotals, readTotals } from './totals-file.ts'

/** What is asked of totals: by which rules, and from which study day on with what was expected of each day's answers. */
export interface TotalsAsked extends TotalsRules {
  readonly today: number
  readonly since: number
  /** Whether it is asked how long each card took on the days of the plans; else that may be missing. */
  readonly ofPlans?: boolean
}

/** What the journals come to. */
export interface JournalTotals {
  readonly totals: PastTotals
  /** What plans have promised, in the order in which that was: of the last year, and the last one before. */
  readonly promises: readonly PlanPromise[]
  /** Answers that were written in the last year, in the same order. */
  readonly written: readonly WrittenAnswer[]
}

interface WrittenAnswer {
  readonly card: CardId
  readonly at: Date
  /** How long it took; null when unknown. */
  readonly seconds: number | null
}

type Planned = Extract<StoredEvent, { type: 'promised' | 'written' }>

/** Where the journals are, and under which id each card of several counts. */
export interface TotalsSource {
  readonly stateDir: string
  readonly journalDir: string
  readonly joins: Joins
  readonly format: Format<unknown>
}

/** Totals are kept again when so many events have come since: fewer are counted in as fast as a file is written. */
const EVENTS_BEHIND = 500
/** What was expected, and plans, are kept day by day for as long as is looked back at by default, and a month. */
const DAYS_KEPT = 400

/**
 * What all reviews that count come to by now. It goes on from what was kept, so that only what came since is read; where that cannot
 * be told (something older was taken back, or has come in from elsewhere; other rules), all journals are read. `eventsBehind`: after so
 * many they are kept again.
 */
export function journalTotals(source: TotalsSource, asked: TotalsAsked, eventsBehind = EVENTS_BEHIND): JournalTotals {
  const { zone, parameters, today, since } = asked
  const of = JSON.stringify([zone.timeZone, zone.rolloverHour, parameters, [...source.joins]])
  const kept = readTotals(source.stateDir, of)
  const isEnough = kept !== null && kept.totals.judgedFrom <= since && isReached(source.journalDir, kept.journals)
  const { totals, positions, awaited, planned, behind } =
    (isEnough ? goneOn(kept, source, asked) : null) ?? fromTheStart(source, asked)
  if (behind >= eventsBehind && since >= today - DAYS_KEPT) {
    const journals: Record<string, Reached> = {}
    for (const [name, position] of positions) {
      const place = reached(source.journalDir, name, position)
      if (place !== null) journals[name] = place
    }
    const lately = lastOfPlans(planned, zone, today)
    const reach = { of, journals, awaited, planned: lately.length === 0 ? '' : writeEvents(lately) }
    keepTotals(source.stateDir, reach, totals, {
      judgedFrom: today - DAYS_KEPT,
      recentFrom: recentFrom(planned, today),
    })
  }
  return {
    totals,
    promises: planned.flatMap((event) => (event.type === 'promised' ? [event.promise] : [])),
    written: planned.flatMap((event) => (event.type === 'written' ? [event] : [])),
  }
}

interface Reckoned {
  readonly totals: PastTotals
  readonly positions: ReadonlyMap<string, Position>
  readonly awaited: readonly number[]
  readonly planned: readonly Planned[]
  /** How many events were counted in since totals were kept. */
  readonly behind: number
}

/** From which study day on it matters how long each card took: the first one on which something was promised, or today. */
function recentFrom(planned: readonly Planned[], today: number): number {
  const promised = planned.flatMap((event) => (event.type === 'promised' ? [event.promise.day] : []))
  return Math.max(today - LONGEST_LOOK_BACK_DAYS, Math.min(today, ...promised))
}

/** Events of plans that are looked back at. */
function lastOfPlans(planned: readonly Planned[], zone: Zone, today: number): readonly Planned[] {
  const isRecent = (event: Planned) =>
    (event.type === 'promised' ? event.promise.day : studyDay(event.at, zone)) >= today - DAYS_KEPT
  const before = planned.filter((event) => event.type === 'promised' && !isRecent(event))
  const last = Math.max(...before.map((event) => (event.type === 'promised' ? event.promise.day : 0)))
  return planned.filter((event) => isRecent(event) || (event.type === 'promised' && event.promise.day === last))
}

const isOfPlans = (event: StoredEvent): event is Planned => event.type === 'promised' || event.type === 'written'

/** Whether the journals are still those that were counted. */
const isReached = (journalDir: string, journals: KeptTotals['journals']): boolean =>
  Object.entries(journals).every(([name, place]) => reached(journalDir, name, place)?.tail === place.tail)

/** Null where what came since is not enough to tell. */
function goneOn(kept: KeptTotals, { journalDir, joins, format }: TotalsSource, asked: TotalsAsked): Reckoned | null {
  const from = new Map<string, Position>(Object.entries(kept.journals))
  const { events, positions } = readTail(journalDir, from, false, undefined, format)
  const { awaited } = kept
  const ids = new Set(events.map(({ id }) => id))
  const undos = events.filter((event) => event.type === 'undone')
  const expected = new Set(awaited)
  if (events.some(({ id }) => expected.has(crc32(id)))) return null
  if (!undos.every((undo) => undo.events.every((id) => ids.has(id)))) return null
  const undone = undoneEvents(undos)
  const pastReview = pastReviews(asked.zone)
  const reviews = inOrder(events).flatMap((event) => {
    const own = underJoined(event, joins)
    if (own.type !== 'reviewed') return []
    return { review: pastReview(own.review), countsAt: own.at.getTime(), takenBack: undone.has(own.id) }
  })
  const before = kept.planned === '' ? [] : readEvents(JSON.parse(kept.planned))
  if (!Array.isArray(before)) return null
  // One of before may have come in again, in a copy of a journal, beside what takes it back.
  const plans = [...before, ...events.map((event) => underJoined(event, joins))].filter(({ id }) => !undone.has(id))
  const planned = inOrder(plans).filter(isOfPlans)
  const { parameters, today, ofPlans } = asked
  if (ofPlans && kept.totals.recentFrom > recentFrom(planned, today)) return null
  const totals = new PastTotals({ parameters, recentFrom: kept.totals.recentFrom }, kept.totals)
  if (!totals.addAll(reviews)) return null
  const reviewed = new Set(events.flatMap(({ id, type }) => (type === 'reviewed' ? [id] : [])))
  const others = undos.flatMap((undo) => undo.events.filter((id) => !reviewed.has(id)))
  const nowAwaited = [...new Set([...awaited, ...others.map((id) => crc32(id))])]
  return { totals, positions, awaited: nowAwaited, planned, behind: events.length }
}

function fromTheStart({ journalDir, joins, format }: TotalsSource, asked: TotalsAsked): Reckoned {
  const pastReview = pastReviews(asked.zone)
  const found = new InOrder<{ readonly id: EventId; readonly review: PastReview; readonly countsAt: number }>()
  const seen = new Set<EventId>()
  const undos: Undo[] = []
  const plans: Planned[] = []
  let behind = 0
  const take = (event: StoredEvent) => {
    behind += 1
    if (event.type === 'undone') undos.push(event)
    const own = underJoined(event, joins)
    if (isOfPlans(own)) plans.push(own)
    if (own.type === 'reviewed')
      found.add(event, { id: own.id, review: pastReview(own.review), countsAt: own.at.getTime() })
  }
  const reading = { atRest: false, passing: allButPast, format, take }
  const { positions } = readEach(journalDir, new Map(), reading)
  const undone = undoneEvents(undos)
  const named = new Set(undos.flatMap(({ events }) => events))
  const reviews = found.all().map(({ id, ...each }) => {
    if (named.has(id)) seen.add(id)
    return { ...each, takenBack: undone.has(id) }
  })
  const { parameters, today } = asked
  const totals = new PastTotals({ parameters, recentFrom: today - LONGEST_LOOK_BACK_DAYS })
  totals.addAll(reviews)
  const planned = inOrder(plans.filter(({ id }) => !undone.has(id))).filter(isOfPlans)
  const awaited = [...new Set([...named].filter((id) => !seen.has(id)).map((id) => crc32(id)))]
  return { totals, positions, awaited, planned, behind }
}
