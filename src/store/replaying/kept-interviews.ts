import { type InterviewDate, isInterviewDate } from '../settings/setting.ts'
import type { HeldValue, ValueRule } from './held-values.ts'
import type { InterviewChanged } from './replay.ts'

/** An interview as a person spoke of it. */
export interface Interview extends InterviewDate {
  /** The company, or whatever it is called by; null where there was only a date. */
  readonly name: string | null
  /** Whether it is over, and was asked about. */
  readonly done?: boolean
  /** What was asked there. */
  readonly asked?: readonly string[]
}

/** Null: there is none of that id any more. */
export type HeldInterview = HeldValue<Interview | null>

/** An interview by its id: the last word counts. */
export const INTERVIEWS: ValueRule<InterviewChanged, Interview | null> = {
  keyOf: ({ interview }) => interview,
  after: (before = null, events) => events.reduce<Interview | null>((_, { value }) => value, before),
}

/** An interview out of parsed JSON; undefined when it is none. */
export function readInterview(value: unknown): Interview | null | undefined {
  if (value === null) return null
  if (!isInterviewDate(value)) return undefined
  const { date, time, decks, tags, minutesPerDay, minutesByWeekday, name, done, asked } = value as Interview
  if (name !== null && typeof name !== 'string') return undefined
  const isText = (each: unknown): each is string => typeof each === 'string'
  return {
    name,
    date,
    ...(time === undefined ? {} : { time }),
    decks,
    tags,
    ...(minutesPerDay === undefined ? {} : { minutesPerDay }),
    ...(minutesByWeekday === undefined ? {} : { minutesByWeekday }),
    ...(done === true ? { done } : {}),
    ...(Array.isArray(asked) ? { asked: asked.filter(isText) } : {}),
  }
}

/** Null for what a checkpoint cannot have written. */
export function readHeldInterviews(stored: unknown): ReadonlyMap<string, HeldInterview> | null {
  // A checkpoint of before there were any.
  if (stored === undefined) return new Map()
  if (typeof stored !== 'object' || stored === null) return null
  const held = new Map<string, HeldInterview>()
  for (const [key, entry] of Object.entries(stored)) {
    const { value, at, id } = (entry ?? {}) as Record<string, unknown>
    const interview = readInterview(value)
    if (interview === undefined || typeof at !== 'number' || typeof id !== 'string') return null
    held.set(key, { value: interview, at, id })
  }
  return held
}
