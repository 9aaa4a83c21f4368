import { normalise } from '../../cards/normalise.ts'
import type { Locator } from '../../cards/pairing/identity.ts'
import { readCorrection } from '../../notes/correction.ts'
import type { Said } from '../../schedule/attempt.ts'
import { isGrade } from '../../schedule/grade.ts'
import type { PlanPromise } from '../../schedule/interview/promise.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import { readInterview } from '../replaying/kept-interviews.ts'
import type { Brought, EventId, Fitted, StoredEvent } from '../store.ts'
import { FORMATS } from './formats.ts'
import { readReviewSettings, writeReviewSettings } from './stored-review-settings.ts'
import { readSchedule, writeSchedule } from './stored-schedule.ts'

/** The journals' format. A journal that names a higher one is refused. */
export const JOURNAL_VERSION = FORMATS.journal.version

/** The first line of every journal. */
export const JOURNAL_HEADER = JSON.stringify({ prep: 'journal', version: JOURNAL_VERSION })

const CARD_ID = /^[\w-]{1,64}$/
const EVENT_ID = /^([\w-]{1,64})-[a-z0-9]{1,32}-[a-z0-9]{1,16}$/

/** The device of events that came from another program: their ids follow from what they say, not from who wrote them. */
export const IMPORT_DEVICE = 'import'

/** `device`, then who wrote it (one opening of the store), then a number that sorts as text. */
export function eventId(device: string, writer: string, sequence: number | string): EventId {
  return `${device}-${writer}-${typeof sequence === 'string' ? sequence : sequence.toString(36).padStart(5, '0')}`
}

/** One line of a journal, without its newline: one event, or an array of those that count together or not at all. */
export function writeEvents(events: readonly StoredEvent[]): string {
  const [only, ...others] = events.map(writeEvent)
  return JSON.stringify(others.length === 0 ? only : [only, ...others])
}

/**
 * The events of one parsed line of a journal: none for its header. Says what is wrong, in English, when the line cannot
 * be used; `newer` is the version when the line is the header of a newer format.
 */
export function readEvents(value: unknown): readonly StoredEvent[] | { readonly wrong: string } | { newer: number } {
  if (isObject(value) && (value['prep'] === 'journal' || value['prep'] === 'backup')) return readHeader(value)
  const events: StoredEvent[] = []
  for (const each of Array.isArray(value) ? value : [value]) {
    const event = readEvent(each)
    if (typeof event === 'string') return { wrong: event }
    events.push(event)
  }
  return events
}

/** The version that a journal's or a backup's header names; null for anything else. */
export function headerVersion(value: unknown): number | null {
  if (!isObject(value) || (value['prep'] !== 'journal' && value['prep'] !== 'backup')) return null
  return Number.isSafeInteger(value['version']) ? (value['version'] as number) : null
}

function readHeader(header: Record<string, unknown>): readonly StoredEvent[] | { wrong: string } | { newer: number } {
  const { version } = header
  if (!Number.isSafeInteger(version)) return { wrong: 'a journal without a version' }
  return (version as number) > JOURNAL_VERSION ? { newer: version as number } : []
}

function writeEvent(event: StoredEvent): object {
  const head = { id: event.id, at: event.at.toISOString(), type: event.type }
  switch (event.type) {
    case 'reviewed': {
      const { card, grade, at, seconds, before, after, by, settings } = event.review
      const clock = at.getTime() === event.at.getTime() ? {} : { clock: at.toISOString() }
      const schedules = { before: before === null ? null : writeSchedule(before), after: writeSchedule(after) }
      const decided = settings === undefined ? {} : { settings: writeReviewSettings(settings) }
      return {
        ...head,
        card,
        grade,
        seconds,
        ...clock,
        ...schedules,
        ...decided,
        ...(by === undefined ? {} : { by }),
        ...writeSaid(event.said),
      }
    }
    case 'practised': {
      const { card, grade, at, seconds } = event.practice
      const clock = at.getTime() === event.at.getTime() ? {} : { clock: at.toISOString() }
      return { ...head, card, grade, seconds, ...clock, ...writeSaid(event.said) }
    }
    case 'minted':
    case 'relinked':
    case 'linked':
      return { ...head, card: event.card, locator: writeLocator(event.locator) }
    case 'joined':
      return { ...head, card: event.card, other: event.other }
    case 'placed':
      return { ...head, card: event.card, schedule: writeSchedule(event.schedule) }
    case 'written':
      return { ...head, card: event.card, seconds: event.seconds }
    case 'corrected': {
      const { note, corrections, forgets, from } = event
      return { ...head, note, corrections, ...(forgets ? { forgets } : {}), ...(from === undefined ? {} : { from }) }
    }
    case 'interview':
      return { ...head, interview: event.interview, value: event.value }
    case 'promised':
      return { ...head, ...event.promise }
    case 'undone': {
      const { events, restored, brought } = event
      return { ...head, events, ...(restored === undefined ? {} : { restored }), ...(brought ? { brought } : {}) }
    }
    default:
      return { ...head, card: event.card }
  }
}

function readEvent(value: unknown): StoredEvent | string {
  if (!isObject(value)) return 'no event'
  const { id, type, card } = value
  const device = typeof id === 'string' ? EVENT_ID.exec(id)?.[1] : undefined
  if (device === undefined) return 'an event without a usable id'
  const at = readDate(value['at'])
  if (at === null) return 'an event without a usable instant'
  const head = { id: id as EventId, at, device }
  if (type === 'undone') {
    const { events } = value
    if (!Array.isArray(events) || !events.every((each) => typeof each === 'string')) return 'an undo of nothing'
    const { restored } = value
    const brought = readBrought(value['brought'])
    return { ...head, type, events, ...(typeof restored === 'string' ? { restored } : {}), ...(brought && { brought }) }
  }
  if (type === 'corrected') {
    const { note, corrections, forgets, from } = value
    if (typeof note !== 'string' || !Array.isArray(corrections)) return 'a correction of nothing'
    // What a newer prep says of lines in words that this one does not know is passed over.
    const read = corrections.flatMap((each) => readCorrection(each) ?? [])
    const said = { note, corrections: read, ...(forgets === true ? { forgets } : {}) }
    return { ...head, type, ...said, ...(typeof from === 'string' ? { from } : {}) }
  }
  if (type === 'interview') {
    const { interview } = value
    const planned = readInterview(value['value'])
    if (typeof interview !== 'string' || planned === undefined) return 'an interview without a usable day'
    return { ...head, type, interview, value: planned }
  }
  if (type === 'promised') {
    const promise = readPromise(value)
    return promise === null ? 'a promise of nothing' : { ...head, type, promise }
  }
  if (typeof card !== 'string' || !CARD_ID.test(card)) return 'an event without a usable card'
  switch (type) {
    case 'reviewed':
      return readReview(value, card, head)
    case 'practised':
      return readPractice(value, card, head)
    case 'minted':
    case 'relinked':
    case 'linked': {
      const locator = readLocator(value['locator'])
      return locator === null ? 'an event without a usable locator' : { ...head, type, card, locator }
    }
    case 'placed': {
      const schedule = readSchedule(value['schedule'])
      return typeof schedule === 'string' ? schedule : { ...head, type, card, schedule }
    }
    case 'written': {
      const { seconds } = value
      return { ...head, type, card, seconds: isSeconds(seconds) ? seconds : null }
    }
    case 'joined': {
      const { other } = value
      if (typeof other !== 'string' || !CARD_ID.test(other)) return 'a card joined with nothing'
      return { ...head, type, card, other }
    }
    case 'unlinked':
    case 'suspended':
    case 'resumed':
    case 'reset':
      return { ...head, type, card }
    default:
      return `an event of an unknown type, ${String(type)}`
  }
}

function readPromise({
  day,
  until,
  secondsByWeekday,
  about,
  ready,
  askedAll,
}: Record<string, unknown>): PlanPromise | null {
  const isText = (each: unknown) => typeof each === 'string'
  const isAbout = (each: unknown) => isObject(each) && isListOf(each['decks'], isText) && isListOf(each['tags'], isText)
  const isUsable =
    Number.isSafeInteger(day) &&
    Number.isSafeInteger(until) &&
    isListOf(secondsByWeekday, isSeconds) &&
    isListOf(about, isAbout) &&
    (ready === null || Number.isFinite(ready)) &&
    typeof askedAll === 'boolean'
  return isUsable ? ({ day, until, secondsByWeekday, about, ready, askedAll } as PlanPromise) : null
}

const isListOf = (value: unknown, isOne: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne)

function readBrought(value: unknown): Brought | null {
  if (!isObject(value) || typeof value['file'] !== 'string' || !Array.isArray(value['events'])) return null
  const { file, events, fitted } = value
  if (!events.every((each) => typeof each === 'string')) return null
  const isParameters = (each: unknown) => each === null || isListOf(each, Number.isFinite)
  const isFitted = isObject(fitted) && isParameters(fitted['before']) && isParameters(fitted['after'])
  return { file, events, ...(isFitted && { fitted: fitted as unknown as Fitted }) }
}

/** An answer as both reviews and practice have it; says what is wrong, in English, when it cannot be used. */
function readAnswer(value: Record<string, unknown>, head: Pick<StoredEvent, 'at'>) {
  const { seconds } = value
  if (seconds !== null && !isSeconds(seconds)) return `seconds ${String(seconds)}`
  const at = value['clock'] === undefined ? head.at : readDate(value['clock'])
  if (at === null) return 'a review without a usable instant'
  const said = readSaid(value['said'])
  return { at, seconds, said: said === null ? {} : { said } }
}

function readPractice(
  value: Record<string, unknown>,
  card: string,
  head: Pick<StoredEvent, 'id' | 'at' | 'device'>,
): StoredEvent | string {
  const { grade } = value
  if (grade !== null && !isGrade(grade)) return `grade ${String(grade)}`
  const answer = readAnswer(value, head)
  if (typeof answer === 'string') return answer
  const { at, seconds, said } = answer
  return { ...head, type: 'practised', practice: { card, grade, at, seconds }, ...said }
}

const writeSaid = (said: Said | undefined): { readonly said?: Partial<Said> } =>
  said === undefined
    ? {}
    : {
        said: {
          ...(said.typed === null ? {} : { typed: said.typed }),
          ...(said.recording === null ? {} : { recording: said.recording }),
        },
      }

/** What was said is an extra: a review stands without what cannot be read of it. */
function readSaid(value: unknown): Said | null {
  if (!isObject(value)) return null
  const [typed, recording] = [value['typed'], value['recording']].map((each) =>
    typeof each === 'string' ? each : null,
  )
  return typed == null && recording == null ? null : { typed: typed ?? null, recording: recording ?? null }
}

function readReview(
  value: Record<string, unknown>,
  card: string,
  head: Pick<StoredEvent, 'id' | 'at' | 'device'>,
): StoredEvent | string {
  const { grade } = value
  if (!isGrade(grade)) return `grade ${String(grade)}`
  const answer = readAnswer(value, head)
  if (typeof answer === 'string') return answer
  const { at, seconds, said } = answer
  const before: Schedule | null | string = value['before'] === null ? null : readSchedule(value['before'])
  const after = readSchedule(value['after'])
  if (typeof before === 'string') return before
  if (typeof after === 'string') return after
  const by = typeof value['by'] === 'string' ? { by: value['by'] } : {}
  const settings = readReviewSettings(value['settings'])
  const decided = settings === null ? {} : { settings }
  return { ...head, type: 'reviewed', review: { card, grade, at, seconds, before, after, ...by, ...decided }, ...said }
}

/** What is kept of a locator; the normalised question follows from the wording. */
export function writeLocator({
  question: _,
  section,
  ...kept
}: Locator): Omit<Locator, 'question' | 'section'> & Partial<Locator> {
  return section === null ? kept : { ...kept, section }
}

/** A locator out of parsed JSON, null when it is none. */
export function readLocator(value: unknown): Locator | null {
  if (!isObject(value)) return null
  const { wording, answer, path, deck, parent, parentQuestion, section = null, before, after, position } = value
  if (typeof wording !== 'string') return null
  const texts = [path, deck]
  const textsOrNull = [answer, parent, parentQuestion, section, before, after]
  if (!texts.every((text) => typeof text === 'string')) return null
  if (!textsOrNull.every((text) => text === null || typeof text === 'string')) return null
  if (!Number.isSafeInteger(position)) return null
  const question = normalise(wording)
  return { wording, question, answer, path, deck, parent, parentQuestion, section, before, after, position } as Locator
}

function readDate(value: unknown): Date | null {
  if (typeof value !== 'string') return null
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : date
}

const isSeconds = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
