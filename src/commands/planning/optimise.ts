import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { historiesIn } from '../../schedule/calibration.ts'
import { FEWEST_ANSWERS, optimise } from '../../schedule/memory/optimise.ts'
import { pastReviews } from '../../schedule/memory/past-review.ts'
import { renderOptimised } from '../../terminal/views/planning/optimise.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { printLine } from '../frame/tell.ts'
import { changeParameters } from './change-parameters.ts'

export interface OptimiseOptions extends JsonOption {
  readonly dryRun?: boolean
  readonly reset?: boolean
  readonly reschedule?: boolean
}

/**
 * `prep optimise`: FSRS's parameters fitted to the user's reviews, taken when they are better on reviews held back. With them all
 * memories are worked out anew; due dates stay, but with `--reschedule`.
 */
export async function optimiseParameters(
  context: Context,
  _words: readonly string[],
  options: OptimiseOptions,
): Promise<number> {
  const { settings, terminal, messages, style } = context
  const reviews = await (await context.store()).reviews(pastReviews(zoneOf(context)))
  const change = (parameters: readonly number[] | null) =>
    changeParameters(context, reviews, parameters, { reschedules: options.reschedule ?? false })
  if (options.reset) {
    const changed = settings.weights === null ? 0 : await change(null)
    if (options.json) return printJson(context, { kind: 'reset' })
    printLine(terminal, messages.planning.optimise.reset)
    if (changed > 0) printLine(terminal, messages.planning.optimise.memories(changed, options.reschedule ?? false))
    return EXIT.done
  }
  const result = optimise(historiesIn(reviews), parametersOf(settings))
  const isTaken = result.kind === 'compared' && result.isBetter && !options.dryRun
  const changed = isTaken ? await change(result.parameters) : 0
  if (options.json) return printJson(context, { ...result, isTaken })
  const view = { result, isTaken, changed, moved: options.reschedule ?? false, fewest: FEWEST_ANSWERS }
  terminal.write(`${renderOptimised(view, { width: terminal.columns, style, messages })}\n`)
  return EXIT.done
}
