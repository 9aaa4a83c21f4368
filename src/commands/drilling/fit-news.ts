import type { Context } from '../../context.ts'
import { historiesIn, predictions } from '../../schedule/calibration.ts'
import { studyDay } from '../../schedule/day.ts'
import { optimise } from '../../schedule/memory/optimise.ts'
import { pastReviews } from '../../schedule/memory/past-review.ts'
import { parametersOf, totalsOf, zoneOf } from '../frame/scheduling.ts'
import { tell } from '../frame/tell.ts'

/** Said again whenever there are twice as many answers, so that it is heard a few times, not every day. */
const FIRST_NEWS_ANSWERS = 100

const roundOf = (answers: number) => Math.floor(Math.log2(answers / FIRST_NEWS_ANSWERS))

/** After a drill that was begun at an instant: says so where parameters fitted to the answers would foretell them better. */
export async function tellFit(context: Context, begunAt: Date): Promise<void> {
  const zone = zoneOf(context)
  const day = studyDay(begunAt, zone)
  const isNews = (before: number, now: number) => now >= FIRST_NEWS_ANSWERS && roundOf(before) !== roundOf(now)
  const { days } = (await totalsOf(context)).totals
  const answersOn = (isMeant: (day: number) => boolean) =>
    [...days.values()].reduce((sum, { day: each, foretold }) => sum + (isMeant(each) ? foretold : 0), 0)
  // Only where the day may have made the difference is every review looked at.
  if (
    !isNews(
      answersOn((each) => each < day),
      answersOn(() => true),
    )
  )
    return
  const present = parametersOf(context.settings)
  const reviews = await (await context.store()).reviews(pastReviews(zone))
  const histories = historiesIn(reviews)
  const earlier = historiesIn(reviews.filter(({ atMs }) => atMs < begunAt.getTime()))
  if (!isNews(predictions(earlier, present).length, predictions(histories, present).length)) return
  const result = optimise(histories, present)
  if (result.kind === 'compared' && result.isBetter)
    tell(context.terminal, context.messages.planning.optimise.news(result.answers))
}
