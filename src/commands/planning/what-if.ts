import type { Context } from '../../context.ts'
import { studyDay } from '../../schedule/day.ts'
import { forecast } from '../../schedule/interview/interview.ts'
import { longRun } from '../../schedule/interview/long-run.ts'
import type { WhatIf } from '../../terminal/views/planning/what-if.ts'
import type { Collection } from '../collection/collection.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { type ComingInterview, usualMinutes } from './interviews.ts'
import { planFacts, promisedPlan, weightOfInterview } from './plan-facts.ts'

const MINUTES_TIMES = [0.5, 0.75, 1, 1.5, 2]
const DAYS_LATER = [-7, -3, 0, 3, 7, 14]
const RETENTIONS = [0.8, 0.85, 0.9, 0.95]
const A_YEAR = 365

/** What other minutes a day, other days and another desired retention would come to. */
export async function whatIf(
  context: Context,
  collection: Collection,
  coming: readonly ComingInterview[],
): Promise<WhatIf> {
  const { settings } = context
  const { cards, records } = collection
  const minutesPerDay = usualMinutes(coming)
  const zone = zoneOf(context)
  const today = studyDay(context.now(), zone)
  const facts = await planFacts(context, collection, coming)
  const all = coming.reduce((sum, each) => sum + weightOfInterview(each, facts), 0)
  // As if it were planned so: what `prep plan` would say.
  const outcome = (changed: readonly ComingInterview[]) => {
    const expected = forecast(promisedPlan(changed, facts))
    const recalled = changed.map(
      ({ daysLeft }, index) => expected.days.findLast(({ day }) => day < Math.max(1, daysLeft))?.recalled[index] ?? 0,
    )
    return {
      ready: recalled.reduce((sum, each) => sum + each, 0) / Math.max(1, all),
      hours: expected.days.reduce((sum, { seconds }) => sum + seconds, 0) / 3600,
    }
  }
  const studied = cards.filter(({ id, status }) => status !== 'unanswered' && records.get(id)?.suspended !== true)
  const standing = studied.map(({ id }) => {
    const schedule = records.get(id)?.schedule ?? null
    return {
      memory: schedule,
      elapsedDays: schedule === null ? 0 : Math.max(0, today - studyDay(schedule.lastReview, zone)),
    }
  })
  return {
    today,
    presentMinutes: minutesPerDay,
    presentRetention: settings.desiredRetention,
    firstOfSeveral: coming.length > 1 ? { name: coming[0]?.interview.name ?? null } : null,
    minutes:
      coming.length === 0
        ? []
        : [...new Set(MINUTES_TIMES.map((times) => Math.max(1, Math.round(times * minutesPerDay))))].map((minutes) => {
            const times = minutes / minutesPerDay
            return { minutes, ...outcome(coming.map((each) => withMinutes(each, times))) }
          }),
    dates:
      coming.length === 0
        ? []
        : DAYS_LATER.filter((days) => coming.every(({ daysLeft }) => daysLeft + days >= 1)).map((days) => ({
            days,
            day: today + (coming[0]?.daysLeft ?? 0) + days,
            ...outcome(coming.map((each) => ({ ...each, daysLeft: each.daysLeft + days }))),
          })),
    retentions: [...new Set([...RETENTIONS, settings.desiredRetention])].sort().map((desiredRetention) => {
      const { secondsPerDay, recalled } = longRun(
        {
          cards: standing,
          newPerDay: settings.newPerDay,
          desiredRetention,
          days: A_YEAR,
          seconds: facts.seconds,
          parameters: parametersOf(settings),
        },
        context.random,
      )
      return { desiredRetention, minutesPerDay: secondsPerDay / 60, recalled }
    }),
  }
}

/** An interview for which there is so many times as much time each day. */
const withMinutes = (coming: ComingInterview, times: number): ComingInterview => {
  const { minutesByWeekday } = coming.interview
  return {
    ...coming,
    minutesPerDay: coming.minutesPerDay * times,
    interview: {
      ...coming.interview,
      ...(minutesByWeekday && {
        minutesByWeekday: minutesByWeekday.map((each) => (each === null ? null : each * times)),
      }),
    },
  }
}
