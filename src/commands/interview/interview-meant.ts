import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { studyDay } from '../../schedule/day.ts'
import type { DeckOptions } from '../collection/card-filter.ts'
import type { JsonOption } from '../frame/print-json.ts'
import { zoneOf } from '../frame/scheduling.ts'
import type { MinutesOptions } from '../planning/daily-minutes.ts'
import { dayOf } from '../planning/interviews.ts'
import { type KnownInterview, namedLike, toCome } from '../planning/known-interviews.ts'

export interface InterviewOptions extends DeckOptions, JsonOption, MinutesOptions {
  /** As 2026-12-06, or 2026-12-06 14:00. */
  readonly on?: string
  readonly name?: string
  /** Questions that were asked there. */
  readonly asked?: readonly string[]
  /** The note that they go into. */
  readonly to?: string
}

/** What a person calls it, else its date. */
export const calledOf = ({ name, date }: KnownInterview): string => name ?? date

/** The one that a person means: of those to come, else of those that are over. Throws PrepError `noSuchInterview`, `severalInterviews`. */
export function interviewMeant(known: readonly KnownInterview[], word: string): KnownInterview {
  const coming = namedLike(toCome(known), word)
  const found = coming.length > 0 ? coming : namedLike(known, word).slice(-1)
  const [only, ...others] = found
  if (only === undefined) throw new PrepError('noSuchInterview', { name: word, known: known.map(calledOf) })
  if (others.length > 0) throw new PrepError('severalInterviews', { name: word, known: found.map(calledOf) })
  return only
}

/** A public format, so names stay as they are. */
export function interviewJson(
  context: Context,
  { name, date, time, decks, tags, minutesPerDay, minutesByWeekday, done, asked }: KnownInterview,
) {
  const daysLeft = dayOf(date) - studyDay(context.now(), zoneOf(context))
  return {
    name,
    date,
    time: time ?? null,
    daysLeft,
    decks,
    tags,
    minutesPerDay: minutesPerDay ?? context.settings.planMinutesPerDay,
    minutesByWeekday: minutesByWeekday ?? null,
    done: done ?? false,
    asked: asked ?? [],
  }
}
