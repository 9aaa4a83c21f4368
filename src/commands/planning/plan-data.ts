import type { Context } from '../../context.ts'
import { type Forecast, forecast } from '../../schedule/interview/interview.ts'
import type { PromisedDay } from '../../schedule/interview/promise.ts'
import type { Kept, PlanData, PlanInterview } from '../../terminal/views/planning/plan.ts'
import { type ComingInterview, minutesOn } from './interviews.ts'
import { asShown } from './plan-days.ts'
import { type PlanFacts, planAsSoFar, promisedPlan, type Written, weightOfInterview } from './plan-facts.ts'
import { writingPlan } from './writing.ts'

/** What a plan shows: each day if all minutes are done, and what comes out; beside it, what comes out if it goes on as so far. */
export async function planData(
  context: Context,
  coming: readonly ComingInterview[],
  facts: PlanFacts,
): Promise<PlanData> {
  const { today, past, seconds } = facts
  const plan = promisedPlan(coming, facts)
  const promised = forecast(plan)
  const isAnswerMissing = coming.some(({ unanswered }) => unanswered.length > 0)
  const withAnswers = isAnswerMissing ? forecast(promisedPlan(coming, facts, { alsoUnanswered: true })) : null
  const kept = keptOf(past, await facts.written())
  const asSoFar = kept === null ? null : forecast(await planAsSoFar(coming, facts))
  const range =
    coming.length === 0 || facts.own.answers === 0
      ? []
      : facts.range().map((as) => forecast(promisedPlan(coming, facts, { as })))
  const totals = coming.map((each) => Math.max(1, weightOfInterview(each, facts)))
  return {
    interviews: coming.map((each, index) =>
      interviewData(each, index, { facts, promised, asSoFar, withAnswers, range }),
    ),
    writing: await writingOf(context, coming),
    minutesPerDay: minutesOn(coming, 0),
    kept,
    today,
    days: asShown(
      promised.days.map(({ day, unseen, seen, seconds: spent, recalled }) => ({
        day: today + day,
        days: 1,
        minutes: spent / 60,
        unseen,
        seen,
        // Once an interview is over there is nothing to be ready for.
        ready: recalled.map((each, index) =>
          day > 0 && day >= (coming[index]?.daysLeft ?? 0) ? null : each / (totals[index] ?? 1),
        ),
      })),
    ),
    seconds,
  }
}

async function writingOf(context: Context, coming: readonly ComingInterview[]): Promise<PlanData['writing']> {
  const plan = await writingPlan(context, coming)
  return plan === null ? null : { today: plan.today.length, perDay: plan.perDay, minutes: plan.minutes }
}

function interviewData(
  coming: ComingInterview,
  index: number,
  {
    facts,
    promised,
    asSoFar,
    withAnswers,
    range,
  }: Readonly<{
    facts: PlanFacts
    promised: Forecast
    asSoFar: Forecast | null
    withAnswers: Forecast | null
    range: readonly Forecast[]
  }>,
): PlanInterview {
  const { interview, daysLeft, minutesPerDay, cards, unanswered } = coming
  const questions = cards.length + unanswered.length
  const all = weightOfInterview(coming, facts)
  const answered = weightOfInterview({ ...coming, unanswered: [] }, facts)
  const share = (recalled: number | undefined) => (all === 0 ? 0 : (recalled ?? 0) / all)
  const recalledThen = (each: Forecast) =>
    each.days.findLast(({ day }) => day < Math.max(1, daysLeft))?.recalled[index] ?? 0
  const then = (each: Forecast) => share(recalledThen(each))
  return {
    name: interview.name,
    date: interview.date,
    time: interview.time ?? null,
    daysLeft,
    minutesPerDay,
    minutesByWeekday: interview.minutesByWeekday ?? null,
    about: [...interview.decks, ...interview.tags.map((tag) => `#${tag}`)],
    questions,
    unanswered: unanswered.length,
    neverAsked: promised.unseenLeft[index] ?? 0,
    weighted: all > questions,
    readyNow: share(promised.recalledNow[index]),
    readyThen: then(promised),
    readyRange: rangeOf(range.map(then), then(promised)),
    readyAnswered: cards.length === 0 || unanswered.length === 0 ? null : recalledThen(promised) / answered,
    readyAsSoFar: asSoFar === null ? null : then(asSoFar),
    readyWithAnswers: withAnswers === null || unanswered.length === 0 ? null : then(withAnswers),
  }
}

/** From the lowest to the highest; null without any. */
function rangeOf(shares: readonly number[], likeliest: number): readonly [number, number] | null {
  if (shares.length === 0) return null
  return [Math.min(...shares, likeliest), Math.max(...shares, likeliest)]
}

/** What was kept of the promises so far; null while there was no day on which anything was promised. */
export function keptOf(past: readonly PromisedDay[], written: Written): Kept | null {
  const promised = past.filter(({ promisedSeconds }) => promisedSeconds > 0)
  if (promised.length === 0) return null
  const sum = (of: (day: PromisedDay) => number) => promised.reduce((total, each) => total + of(each), 0)
  return {
    days: promised.length,
    daysDone: promised.filter(({ doneSeconds }) => doneSeconds > 0).length,
    minutes: sum(({ promisedSeconds }) => promisedSeconds) / 60,
    minutesDone: sum(({ doneSeconds }) => doneSeconds) / 60,
    written: written.count,
    foretold: past.flatMap(({ day, ready }) => (ready === null ? [] : [{ day, ready }])),
  }
}
