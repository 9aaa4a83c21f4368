import type { Context } from '../../context.ts'
import { historiesIn, predictions } from '../../schedule/calibration.ts'
import { optimise } from '../../schedule/memory/optimise.ts'
import { pastReviews } from '../../schedule/memory/past-review.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { tell } from '../frame/tell.ts'

/** Said again whenever there are twice as many answers, so that it is heard a few times, not every day. */
const FIRST_NEWS_ANSWERS = 100

/** After a drill that was begun at an instant: says so where parameters fitted to the answers would foretell them better. */
export async function tellFit(context: Context, begunAt: Date): Promise<void> {
  const present = parametersOf(context.settings)
  const histories = historiesIn(await (await context.store()).reviews(pastReviews(zoneOf(context))))
  const answers = predictions(histories, present)
  const before = answers.filter(({ atMs }) => atMs < begunAt.getTime()).length
  const round = (count: number) => Math.floor(Math.log2(count / FIRST_NEWS_ANSWERS))
  if (answers.length < FIRST_NEWS_ANSWERS || round(answers.length) === round(before)) return
  const result = optimise(histories, present)
  if (result.kind === 'compared' && result.isBetter)
    tell(context.terminal, context.messages.planning.optimise.news(result.answers))
}
