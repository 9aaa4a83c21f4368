import type { QueueCounts } from '../../../drill/queue.ts'
import type { Reason } from '../../../drill/queue-item.ts'
import type { Messages } from '../../../messages/messages.ts'
import type { Look } from '../../look.ts'
import { flow } from '../../text/flow.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import { fitNames } from '../../text/section.ts'
import { seenOrSpoken } from '../../text/spoken.ts'
import { pad, truncate, width as widthOf } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import { clock } from '../time.ts'

export interface QueueRow {
  readonly question: string
  /** What tells it from others that read the same; empty where nothing needs to. */
  readonly section?: readonly string[]
  readonly followUp: boolean
  readonly reason: Reason
  /** Expected recall now, 0–1; null for a question never asked. */
  readonly recall: number | null
  /** When a step's minute comes, if that is still to come. */
  readonly at: Date | null
  /** How often it was forgotten, when that makes it a leech. */
  readonly leechLapses: number | null
}

/** Below this, the reason stands under the question. */
const NARROW = 50

/** What would be asked, in order, each with the reason; below, what the limits keep back. */
export function renderQueue(rows: readonly QueueRow[], counts: QueueCounts, look: Look): string {
  const { width, style, messages } = look
  const { queue } = messages.planning
  const whys = rows.map((row) => reasonOf(row, messages))
  const numberColumns = String(rows.length).length
  const indent = ' '.repeat(numberColumns + 1)
  const isNarrow = width < NARROW
  const whyColumns = isNarrow ? 0 : Math.max(0, ...whys.map(widthOf))
  const questionColumns = width - indent.length - (isNarrow ? 0 : whyColumns + 2)
  const lines = rows.flatMap((row, index) => {
    const question = truncate(`${row.followUp ? '↳ ' : ''}${sanitiseLine(row.question)}`, questionColumns)
    const number = style.dim(pad(String(index + 1), numberColumns, 'right'))
    const below = [
      ...(row.section === undefined || row.section.length === 0 ? [] : [fitNames(row.section, width - indent.length)]),
      ...(isNarrow ? [whys[index] ?? ''] : []),
      ...(row.leechLapses === null ? [] : [queue.leech(row.leechLapses)]),
    ]
    return [
      isNarrow
        ? `${number} ${question}`
        : `${number} ${pad(question, questionColumns)}  ${style.dim(whys[index] ?? '')}`,
      ...below.flatMap((text) => wrapText(text, width - indent.length)).map((text) => `${indent}${style.dim(text)}`),
    ]
  })
  const { reasons } = queue
  const kinds: readonly (readonly [string, number])[] = [
    [reasons.learning, counts.learning],
    [reasons.due, counts.due],
    [reasons.new, counts.new],
    [reasons.ahead, counts.early],
  ]
  const total = [
    style.strong(rows.length === 0 ? queue.none : queue.total(rows.length)),
    ...kinds.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`),
  ]
  const beyond =
    counts.dueBeyond + counts.newBeyond === 0 ? [] : wrapText(queue.beyond(counts.dueBeyond, counts.newBeyond), width)
  const apart = counts.siblingsBeyond === 0 ? [] : wrapText(queue.siblings(counts.siblingsBeyond), width)
  const below = [...beyond, ...apart].map(style.dim)
  const text = [...lines, ...(rows.length === 0 ? [] : ['']), ...flow(total, width), ...below].join('\n')
  return seenOrSpoken(text, style)
}

function reasonOf(row: QueueRow, { planning }: Messages): string {
  const { queue } = planning
  return [
    queue.reasons[row.reason],
    ...(row.at === null ? [] : [queue.at(clock(row.at))]),
    ...(row.recall === null || row.reason === 'learning' ? [] : [queue.recall(Math.round(row.recall * 100))]),
  ].join(' · ')
}
