import { learnAttendance, OF_WRITING } from './attendance.ts'

/** How long an answer takes to write until enough were timed. */
const USUAL_ANSWER_SECONDS = 240
const FEWEST_TIMED = 3
const LAST_TIMED = 20

/** A question without an answer that an interview may ask. */
interface Unwritten {
  readonly id: string
  /** How much more than others it matters; from 1. */
  readonly weight: number
}

export interface WritingInput {
  /** In any order; they may share questions. */
  readonly interviews: readonly { readonly daysLeft: number; readonly unwritten: readonly Unwritten[] }[]
  /** Answers written today already. */
  readonly writtenToday: number
  /** Whether a day so many from today has time; without it all have. */
  readonly hasTime?: (day: number) => boolean
}

export interface Writing {
  /** The answers to be written today yet, by id: what matters most first, then what is asked soonest. */
  readonly today: readonly string[]
  /** Answers a day, those of today that are written among them. */
  readonly perDay: number
}

/**
 * How many answers to write each day so that each interview's are there a day before it: an answer that is written on the last
 * evening is not learnt any more. As many as the interview needs that leaves least time; fewer on a day on which some are written,
 * and none on a day off, unless there is no other left.
 */
export function planWriting({ interviews, writtenToday, hasTime = () => true }: WritingInput): Writing {
  const all = new Set<string>()
  let perDay = 0
  let isForToday = false
  for (const { daysLeft, unwritten } of soonestFirst(interviews)) {
    for (const { id } of unwritten) all.add(id)
    if (all.size === 0) continue
    const days = Array.from({ length: Math.max(1, daysLeft - 1) }, (_, day) => day).filter(hasTime)
    const countsToday = days.length === 0 || days[0] === 0
    isForToday ||= countsToday
    perDay = Math.max(perDay, Math.ceil((all.size + (countsToday ? writtenToday : 0)) / Math.max(1, days.length)))
  }
  const today = isForToday ? Math.max(0, perDay - writtenToday) : 0
  return { today: inOrder(interviews).slice(0, today), perDay }
}

/**
 * By question: the first day, so many from today, on which it can be asked if so many answers a day are written, in the order in which
 * they are to be. An answer is asked a day after it was written; empty where none are written.
 */
export function askableFrom(interviews: WritingInput['interviews'], perDay: number): ReadonlyMap<string, number> {
  if (perDay <= 0) return new Map()
  return new Map(inOrder(interviews).map((id, place) => [id, Math.ceil((place + 1) / perDay)]))
}

/** Habits of writing are those of the last two weeks, and are reckoned with for as long. */
const DAYS_OF_WRITING = 14

/**
 * How many answers a day are likely to be written from today on. `days`: the study days on which those so far were, one for each, from
 * `first` to the day before `today`. Whether anything is written is a habit as keeping a plan is, which may end from one
 * day to the next; and then so many as on days on which something was.
 */
export function writingAsSoFar(
  days: readonly number[],
  { first, today, daysLeft }: { readonly first: number; readonly today: number; readonly daysLeft: number },
): number {
  const since = Math.max(first, today - DAYS_OF_WRITING)
  const counts = new Map<number, number>()
  for (const day of days) if (day >= since && day < today) counts.set(day, (counts.get(day) ?? 0) + 1)
  if (counts.size === 0) return 0
  const atOnce = [...counts.values()].reduce((sum, count) => sum + count, 0) / counts.size
  const attendance = learnAttendance(
    Array.from({ length: today - since }, (_, index) => {
      const wrote = counts.has(since + index)
      return { day: since + index, promisedSeconds: 1, doneSeconds: wrote ? 1 : 0, askedAll: false }
    }),
    OF_WRITING,
  )
  const ahead = Math.min(Math.max(1, daysLeft), DAYS_OF_WRITING)
  const chances = Array.from({ length: ahead }, (_, day) => attendance(today + day).chance)
  return (atOnce * chances.reduce((sum, chance) => sum + chance, 0)) / ahead
}

/** The missing answers, by id: what matters most first, then what is asked soonest. */
function inOrder(interviews: WritingInput['interviews']): readonly string[] {
  const all = new Map<string, Unwritten>()
  for (const { unwritten } of soonestFirst(interviews))
    for (const each of unwritten) if (!all.has(each.id)) all.set(each.id, each)
  return [...all.values()].sort((a, b) => b.weight - a.weight).map(({ id }) => id)
}

const soonestFirst = (interviews: WritingInput['interviews']) => [...interviews].sort((a, b) => a.daysLeft - b.daysLeft)

/** How long an answer takes this person, in seconds, by the last that were timed (oldest first): the middle one. */
export function answerWritingSeconds(timed: readonly number[]): number {
  const last = timed.slice(-LAST_TIMED).toSorted((a, b) => a - b)
  return last.length < FEWEST_TIMED ? USUAL_ANSWER_SECONDS : (last[Math.floor(last.length / 2)] ?? USUAL_ANSWER_SECONDS)
}
