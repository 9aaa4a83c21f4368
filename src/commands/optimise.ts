import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { historiesIn } from '../schedule/calibration.ts'
import { loadFitParameters, OPTIMISER_PACKAGE } from '../schedule/fit-parameters.ts'
import { FEWEST_ANSWERS, optimise } from '../schedule/optimise.ts'
import { pastReviews } from '../schedule/past-review.ts'
import { unsetSetting, writeSetting } from '../store/settings.ts'
import { safeJson } from '../terminal/safe-json.ts'
import { renderOptimised } from '../terminal/views/optimise.ts'
import { printJson } from './print-json.ts'
import { parametersOf, zoneOf } from './scheduling.ts'

export interface OptimiseOptions {
  readonly dryRun?: boolean
  readonly reset?: boolean
  readonly json?: boolean
}

/** `prep optimise`: FSRS's parameters fitted to the user's reviews, taken when they are better on reviews held back. */
export async function optimiseParameters(
  context: Context,
  _words: readonly string[],
  options: OptimiseOptions,
): Promise<number> {
  const { settings, stateDir, terminal, messages, style } = context
  if (options.reset) {
    await unsetSetting(stateDir, 'weights')
    if (options.json) return printJson(context, { kind: 'reset' })
    terminal.write(`${messages.planning.optimise.reset}\n`)
    return EXIT.done
  }
  const histories = historiesIn(await (await context.store()).reviews(pastReviews(zoneOf(context))))
  const fitParameters = await loadFitParameters(settings.relearningStepsMinutes.length)
  const result = await optimise(histories, parametersOf(settings), async (training) => {
    // Only now: with too few reviews the package is not missed.
    if (fitParameters === null) throw new PrepError('noOptimiser', { name: OPTIMISER_PACKAGE })
    return fitParameters(training)
  })
  const isTaken = result.kind === 'compared' && result.isBetter && !options.dryRun
  if (isTaken) await writeSetting(stateDir, 'weights', result.parameters)
  if (options.json) terminal.write(`${safeJson({ ...result, isTaken }, 2)}\n`)
  else {
    const view = { result, isTaken, fewest: FEWEST_ANSWERS }
    terminal.write(`${renderOptimised(view, { width: terminal.columns, style, messages })}\n`)
  }
  return EXIT.done
}
