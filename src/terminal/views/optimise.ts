import type { Messages } from '../../messages/messages.ts'
import type { Fit } from '../../schedule/calibration.ts'
import type { Optimised } from '../../schedule/optimise.ts'
import type { Style } from '../style.ts'
import { pad, width as widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'

export interface OptimisedView {
  readonly result: Optimised
  /** The new parameters are used from now on. */
  readonly isTaken: boolean
  /** Reviews that it takes. */
  readonly fewest: number
}

export interface OptimisedLook {
  readonly width: number
  readonly style: Style
  readonly messages: Messages
}

/** What fitting came to: both sets of parameters beside each other, and whether the new ones are taken. */
export function renderOptimised({ result, isTaken, fewest }: OptimisedView, look: OptimisedLook): string {
  const { width, style } = look
  const say = look.messages.planning.optimise
  if (result.kind === 'tooFew') return wrapText(say.tooFew(result.answers, fewest), width).join('\n')
  const rows = [
    ['', say.columns.logLoss, say.columns.rmse],
    [say.present, ...cells(result.before)],
    [say.fitted, ...cells(result.after)],
  ]
  const columns = [0, 1, 2].map((index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ''))))
  const table = rows.map((row, line) => {
    const text = row.map((cell, index) => pad(cell, columns[index] ?? 0, index === 0 ? 'left' : 'right')).join('  ')
    return line === 0 ? style.dim(text) : text
  })
  const verdict = isTaken ? say.taken : result.isBetter ? say.better : say.notBetter
  return [
    ...wrapText(say.judged(result.answers, result.heldBack), width),
    '',
    ...table,
    '',
    ...wrapText(verdict, width).map(result.isBetter ? style.good : style.fair),
  ].join('\n')
}

const cells = ({ logLoss, rmse }: Fit) => [logLoss.toFixed(4), `${(rmse * 100).toFixed(2)} %`]
