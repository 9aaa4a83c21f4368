import type { Status } from '../../cards/card.ts'
import type { Messages } from '../../messages/messages.ts'
import { flow } from '../flow.ts'
import { sanitiseLine } from '../sanitise.ts'
import type { Style } from '../style.ts'
import { pad, truncate, widest } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { statusMark } from './status.ts'
import { relativeDate } from './time.ts'

/** One question in a list. */
export interface ListRow {
  /** What `prep show` and `prep answer` take to mean this line. */
  readonly number: number
  readonly question: string
  readonly status: Status
  readonly deck: string
  readonly followUp: boolean
  readonly suspended: boolean
  /** Null for a question never reviewed. */
  readonly due: Date | null
}

export interface ListLook {
  readonly width: number
  readonly style: Style
  readonly messages: Messages
  readonly now: Date
}

const GAP = 2
const WIDE = 60

/**
 * Questions as a table fitted to the width, a count line below. Where it is narrow, the deck is left out and questions
 * wrap instead of being cut. One deck is named once, above.
 */
export function renderList(rows: readonly ListRow[], look: ListLook): string {
  const { width, style, messages, now } = look
  const { list, time } = messages.drilling
  if (rows.length === 0) return list.none
  const narrow = width < WIDE
  const decks = [...new Set(rows.map((row) => sanitiseLine(row.deck)))]
  const whens = rows.map((row) =>
    row.suspended ? list.suspended : row.due === null ? list.new : relativeDate(row.due, now, time),
  )
  const numberColumns = widest(rows.map((row) => String(row.number)))
  const whenColumns = widest([list.columns.due, ...whens])
  const deckColumns = narrow || decks.length === 1 ? 0 : Math.min(widest(decks), Math.floor(width / 4))
  const lead = numberColumns + 3
  const questionColumns = width - lead - whenColumns - GAP - (deckColumns > 0 ? deckColumns + GAP : 0)

  const lines = rows.flatMap((row, index) => {
    const indent = row.followUp ? '↳ ' : ''
    const question = indent + sanitiseLine(row.question)
    const parts = narrow ? wrapText(question, questionColumns) : [truncate(question, questionColumns)]
    const when = pad(whens[index] ?? '', whenColumns, 'right')
    const deck = deckColumns > 0 ? `${pad(truncate(sanitiseLine(row.deck), deckColumns), deckColumns)}  ` : ''
    return parts.map((part, at) =>
      at === 0
        ? `${style.dim(pad(String(row.number), numberColumns, 'right'))} ${statusMark(row.status, style)} ${pad(part, questionColumns)}  ${style.dim(deck + when)}`
        : ' '.repeat(lead) + part,
    )
  })
  const head = decks.length === 1 ? [style.strong(truncate(decks[0] ?? '', width))] : []
  return [...head, ...lines, '', ...counts(rows, look)].join('\n')
}

function counts(rows: readonly ListRow[], look: ListLook): string[] {
  const { width, style, messages, now } = look
  const { list, status } = messages.drilling
  const of = (wanted: Status) => rows.filter((row) => row.status === wanted).length
  const due = rows.filter((row) => !row.suspended && row.due !== null && row.due <= now).length
  const unseen = rows.filter((row) => !row.suspended && row.due === null).length
  const statuses = (['answered', 'partial', 'unanswered'] as const)
    .filter((each) => of(each) > 0)
    .map((each) => `${statusMark(each, style)} ${status[each]} ${of(each)}`)
  const pieces = [
    style.strong(list.questions({ count: rows.length })),
    ...statuses,
    ...(due > 0 ? [list.due({ count: due })] : []),
    ...(unseen > 0 ? [list.newCount({ count: unseen })] : []),
  ]
  return flow(pieces, width)
}
