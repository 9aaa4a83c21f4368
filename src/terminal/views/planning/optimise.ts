import type { Fit } from '../../../schedule/calibration.ts'
import type { Optimised } from '../../../schedule/memory/optimise.ts'
import type { Look } from '../../look.ts'
import { seenOrSpoken } from '../../text/spoken.ts'
import { pad, width as widthOf } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'

export interface OptimisedView {
  readonly result: Optimised
  /** The new parameters are used from now on. */
  readonly isTaken: boolean
  /** Questions whose memory is another one now. */
  readonly changed: number
  /** With their due dates. */
  readonly moved: boolean
  /** Reviews that it takes. */
  readonly fewest: number
}

/** What fitting came to: both sets of parameters beside each other, and whether the new ones are taken. */
export function renderOptimised(data: OptimisedView, look: Look): string {
  return seenOrSpoken(drawOptimised(data, look), look.style)
}

function drawOptimised({ result, isTaken, changed, moved, fewest }: OptimisedView, look: Look): string {
  const { width, style } = look
  const say = look.messages.planning.optimise
  if (result.kind === 'tooFew') return wrapText(say.tooFew(result.answers, fewest), width).join('\n')
  const verdict = isTaken ? say.taken : result.isBetter ? say.better : say.notBetter
  return [
    ...wrapText(say.judged(result.answers), width),
    '',
    ...comparison([say.present, result.before], [say.fitted, result.after], look),
    '',
    ...wrapText(verdict, width).map(result.isBetter ? style.good : style.fair),
    ...(changed > 0 ? wrapText(say.memories(changed, moved), width) : []),
  ].join('\n')
}

type NamedFit = readonly [name: string, fit: Fit]

/** As a table; where that is too wide, each value on a line of its own. */
function comparison(present: NamedFit, fitted: NamedFit, { width, style, messages }: Look): readonly string[] {
  const { logLoss, rmse } = messages.planning.optimise.columns
  const rows = [['', logLoss, rmse], ...[present, fitted].map(([name, fit]) => [name, ...cells(fit)])]
  const columns = [0, 1, 2].map((index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ''))))
  const lines = rows.map((row) =>
    row.map((cell, index) => pad(cell, columns[index] ?? 0, index === 0 ? 'left' : 'right')).join('  '),
  )
  if (lines.every((line) => widthOf(line) <= width))
    return lines.map((line, index) => (index === 0 ? style.dim(line) : line))
  return [present, fitted].flatMap(([name, fit]) => {
    const [loss, error] = cells(fit)
    return [name, `${logLoss} ${loss}`, `${rmse} ${error}`].flatMap((line) => wrapText(line, width))
  })
}

const cells = ({ logLoss, rmse }: Fit) => [logLoss.toFixed(4), `${(rmse * 100).toFixed(2)}%`] as const
