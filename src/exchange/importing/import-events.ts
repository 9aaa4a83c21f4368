import { hash } from 'node:crypto'
import type { CardId } from '../../cards/card.ts'
import type { Locator } from '../../cards/pairing/identity.ts'
import type { Said } from '../../schedule/attempt.ts'
import type { Grade } from '../../schedule/grade.ts'
import type { Schedule, Scheduler } from '../../schedule/schedule.ts'
import { eventId, IMPORT_DEVICE } from '../../store/journal/stored.ts'
import { sameSchedule, writeSchedule } from '../../store/journal/stored-schedule.ts'
import { compareEvents, undoneEvents } from '../../store/replaying/replay.ts'
import type { CardRecord, Change, StoredEvent } from '../../store/store.ts'
import { grouped } from '../grouped.ts'
import type { ImportedCard, ImportedReview } from '../imported.ts'
import { reviewsByCard } from '../reviews-by-card.ts'
import { memoryFromSm2 } from '../sm2.ts'

const SAME_MS = 1000

/** A card of another program under its id in prep. */
export interface Arrived {
  readonly card: ImportedCard
  readonly id: CardId
  readonly locator: Locator | undefined
  /** Whether it was suspended at the import before; null for a card that was not imported but is here already. */
  readonly wasSuspended: boolean | null
}

/** What is remembered so far, and how answers become schedules. */
export interface Memory {
  readonly records: ReadonlyMap<CardId, CardRecord>
  readonly events: readonly StoredEvent[]
  readonly scheduler: Scheduler
  readonly parameters: readonly number[]
  readonly now: Date
}

export interface Brought {
  /** New ones only, with what marks them as one import at the end; none when nothing is new. */
  readonly events: readonly StoredEvent[]
  /** New answers among them. */
  readonly reviews: number
  /** Answers that lie in the future; left out. */
  readonly inFuture: number
  /** What was said in answer, with reviews or by itself; new among that. */
  readonly attempts: number
  /** Cards suspended, or asked again, as they are in the other program. */
  readonly standing: number
}

/**
 * The events that cards of another program bring along: where they are, their answers at the original instants, and the
 * schedule as it stood there. The same card and instant always give the same event, so that what was imported before
 * adds nothing; what was taken back comes again under an id of its own.
 */
export function importEvents(source: string, file: string, arrived: readonly Arrived[], memory: Memory): Brought {
  const bringing = new Bringing(source, memory)
  for (const each of arrived) bringing.take(each)
  const { events, counts } = bringing
  const standing = events.filter(({ type }) => type === 'suspended' || type === 'resumed').length
  if (events.length === 0) return { events, ...counts, standing }
  const ids = events.map(({ id }) => id)
  const whole: StoredEvent = {
    type: 'undone',
    events: [],
    brought: { file, events: ids },
    id: eventId(IMPORT_DEVICE, shortMark(JSON.stringify(ids)), base36(memory.now)),
    at: memory.now,
    device: IMPORT_DEVICE,
  }
  return { events: [...events.sort(compareEvents), whole], ...counts, standing }
}

/** An import under way: cards go in one after the other, and what is new of each becomes events. */
class Bringing {
  readonly #source: string
  readonly #memory: Memory
  /** Events that are here, and whether they were taken back. */
  readonly #known: Map<string, boolean>
  readonly #reviewsHere: ReturnType<typeof reviewsByCard>
  readonly #practisedHere: ReadonlyMap<CardId, readonly Date[]>
  /** Cards that were answered in prep itself. */
  readonly #answeredHere: ReadonlySet<CardId>
  /** When it was last decided here whether a card is suspended. */
  readonly #standsSince = new Map<CardId, Date>()
  /** Stands for the card that is taken, in the ids of its events. */
  #writer = ''
  readonly events: StoredEvent[] = []
  readonly counts = { reviews: 0, attempts: 0, inFuture: 0 }

  constructor(source: string, memory: Memory) {
    this.#source = source
    this.#memory = memory
    const undone = undoneEvents(memory.events.filter((event) => event.type === 'undone'))
    this.#known = new Map(memory.events.map(({ id }) => [id, undone.has(id)]))
    const valid = memory.events.filter(({ id }) => !undone.has(id))
    const reviewed = valid.flatMap((event) => (event.type === 'reviewed' ? [event] : []))
    this.#reviewsHere = reviewsByCard(reviewed.map(({ review }) => review))
    this.#practisedHere = practisedInstants(valid)
    this.#answeredHere = new Set(
      reviewed.flatMap(({ device, review }) => (device === IMPORT_DEVICE ? [] : [review.card])),
    )
    for (const event of valid)
      if (event.type === 'suspended' || event.type === 'resumed') this.#standsSince.set(event.card, event.at)
  }

  take(arrived: Arrived): void {
    const { card, id, locator } = arrived
    const { now, records, parameters } = this.#memory
    this.#writer = shortMark(JSON.stringify([this.#source, card.key, id]))
    const record = records.get(id)
    if (locator !== undefined && (record?.locator ?? null) === null)
      this.#add({ type: 'minted', card: id, locator }, now, 'a', 'each')
    const answers = inTime(card.reviews, now)
    this.counts.inFuture += card.reviews.filter(({ at }) => at > now).length
    const { schedule, isAnew } = this.#answers(arrived, answers)
    for (const attempt of practiceAmong(card, answers, this.#practisedHere.get(id) ?? [], now)) {
      const { at, grade, seconds } = attempt
      const practice = { card: id, grade, at, seconds }
      this.#add({ type: 'practised', practice, said: saidIn(attempt) }, at, `p${base36(at)}`)
    }
    // Once answered in prep as well, both histories count together, and the other program's schedule is only half of it.
    const placed = this.#answeredHere.has(id) ? null : placedSchedule(card, schedule, parameters)
    if (placed !== null && card.schedule !== null && (isAnew || !isBehind(placed, record?.schedule ?? null))) {
      const at = card.schedule.at < now ? card.schedule.at : now
      const name = `z${shortMark(JSON.stringify(writeSchedule(placed)))}`
      this.#add({ type: 'placed', card: id, schedule: placed }, at, name)
    }
    this.#stand(arrived, record?.suspended ?? false)
  }

  /** The answers that are not here yet; gives the schedule that all of them come to, and whether there were any. */
  #answers(
    { card, id }: Arrived,
    answers: readonly ImportedReview[],
  ): { readonly schedule: Schedule | null; readonly isAnew: boolean } {
    const known = knownAmong(answers, this.#reviewsHere.get(id) ?? [])
    const reviewsBefore = this.counts.reviews
    let schedule: Schedule | null = null
    for (const answer of answers) {
      const { at, grade, seconds } = answer
      const before: Schedule | null = schedule
      schedule = this.#memory.scheduler.next(before, grade, at, id)
      if (known.has(answer)) continue
      const said = (card.attempts ?? []).find((attempt) => isSameInstant(attempt.at, at))
      const review = { card: id, grade, at, seconds, before, after: schedule }
      const change: Change = { type: 'reviewed', review, ...(said === undefined ? {} : { said: saidIn(said) }) }
      this.#add(change, at, base36(at))
    }
    return { schedule, isAnew: this.counts.reviews > reviewsBefore }
  }

  /** Suspended, or asked again, where that changed in the other program. */
  #stand({ card, id, wasSuspended }: Arrived, isSuspended: boolean): void {
    const { now } = this.#memory
    const wasChangedThere =
      wasSuspended === null ? isSuspendedSince(card, this.#standsSince.get(id)) : card.suspended !== wasSuspended
    if (!wasChangedThere || card.suspended === isSuspended) return
    if (card.suspended) this.#add({ type: 'suspended', card: id }, now, 's', 'each')
    else this.#add({ type: 'resumed', card: id }, now, 'r', 'each')
  }

  /** Adds an event under an id made of the card and a name: `once` for what can only happen once, `each` for what may again. */
  #add(change: Change, at: Date, name: string, again: 'once' | 'each' = 'once'): void {
    const [writer, known] = [this.#writer, this.#known]
    let next = eventId(IMPORT_DEVICE, writer, name)
    for (let attempt = 1; known.get(next) === true || (again === 'each' && known.has(next)); attempt += 1)
      next = eventId(IMPORT_DEVICE, writer, `${name}u${attempt.toString(36)}`)
    if (known.has(next)) return
    known.set(next, false)
    this.events.push({ ...change, id: next, at, device: IMPORT_DEVICE })
    if (change.type === 'reviewed') this.counts.reviews += 1
    if ('said' in change && change.said !== undefined) this.counts.attempts += 1
  }
}

type ImportedAttempt = NonNullable<ImportedCard['attempts']>[number]

const isSameInstant = (one: Date, other: Date): boolean => one.getTime() === other.getTime()

const saidIn = ({ typed, recording }: ImportedAttempt): Said => ({ typed, recording })

/** Instants of answers without a review, by card. */
function practisedInstants(events: readonly StoredEvent[]): ReadonlyMap<CardId, readonly Date[]> {
  const practised = events.flatMap((event) => (event.type === 'practised' ? [event.practice] : []))
  const byCard = grouped(practised, ({ card }) => card)
  return new Map([...byCard].map(([card, practice]) => [card, practice.map(({ at }) => at)]))
}

/** What was said by itself, with no review that is brought along, and is not here yet. */
function practiceAmong(
  { attempts = [] }: ImportedCard,
  answers: readonly ImportedReview[],
  here: readonly Date[],
  now: Date,
): readonly ImportedAttempt[] {
  const taken = [...answers.map(({ at }) => at), ...here]
  const byInstant = new Map(attempts.map((attempt) => [attempt.at.getTime(), attempt]))
  return [...byInstant.values()].filter(({ at }) => at <= now && !taken.some((each) => isSameInstant(each, at)))
}

/**
 * Those answers that are here already, whoever brought them: given in prep, or imported from another file. Programs may
 * have moved them a little, so that two are the same whose grades are, and whose instants are less than a second apart.
 */
function knownAmong(
  answers: readonly ImportedReview[],
  here: readonly { readonly at: Date; readonly grade: Grade }[],
): ReadonlySet<ImportedReview> {
  const left = new Set(here)
  const known = new Set<ImportedReview>()
  // What is the same to the millisecond is not taken for another one's neighbour.
  for (const mostMs of [1, SAME_MS])
    for (const answer of answers) {
      if (known.has(answer)) continue
      const same = [...left].find(
        ({ at, grade }) => grade === answer.grade && Math.abs(at.getTime() - answer.at.getTime()) < mostMs,
      )
      if (same === undefined) continue
      left.delete(same)
      known.add(answer)
    }
  return known
}

/** Whether a schedule says nothing that is not known: it is the one that holds, or one of before the last answer. */
const isBehind = (placed: Schedule, held: Schedule | null): boolean =>
  held !== null && (held.lastReview > placed.lastReview || sameSchedule(held, placed))

/**
 * Whether a card was suspended in the other program after this was last decided here. That it is not suspended there
 * tells nothing: it may never have been told of the suspension here.
 */
const isSuspendedSince = ({ suspended, standsSince }: ImportedCard, since: Date | undefined): boolean =>
  suspended && (since === undefined || (standsSince !== undefined && standsSince > since))

/** Each instant once, oldest first. */
function inTime(reviews: readonly ImportedReview[], now: Date): readonly ImportedReview[] {
  const byInstant = new Map(reviews.filter(({ at }) => at <= now).map((review) => [review.at.getTime(), review]))
  return [...byInstant.values()].sort((left, right) => left.at.getTime() - right.at.getTime())
}

/** The other program's schedule with a memory: its own, else that of the answers, else what its interval comes to. */
function placedSchedule(
  { schedule }: ImportedCard,
  answered: Schedule | null,
  parameters: readonly number[],
): Schedule | null {
  if (schedule === null) return null
  const { due, lastReview, phase, step, intervalDays, reps, lapses, memory, ease, reviewsAreFew } = schedule
  const { stability, difficulty } =
    memory ?? (reviewsAreFew ? null : answered) ?? memoryFromSm2(intervalDays, ease ?? 2.5, parameters)
  return {
    due,
    stability: Math.min(Math.max(stability, 0.001), 36_500),
    difficulty: Math.min(Math.max(difficulty, 1), 10),
    phase,
    step,
    intervalDays,
    reps,
    lapses,
    lastReview,
  }
}

const base36 = (at: Date): string => Math.max(0, at.getTime()).toString(36)

/** 12 hexadecimal digits: 20,000 cards collide once in three million imports. */
const shortMark = (text: string): string => hash('sha256', text, 'hex').slice(0, 12)
