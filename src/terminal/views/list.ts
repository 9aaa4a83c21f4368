import type { Status } from '../../cards/card.ts'
import type { Messages } from '../../messages/messages.ts'
import { flow } from '../flow.ts'
import { sanitiseLine } from '../sanitise.ts'
import { spoken } from '../spoken.ts'
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

/** From here on a question is cut to one line; in less it wraps, or hardly anything of it would be left. */
const WIDE = 60
const WIDEST = 110

/** Questions as a table fitted to the width, under the name of each deck, and a line of counts below. */
export function renderList(rows: readonly ListRow[], look: ListLook): string {
  const { style, messages } = look
  const { list } = messages.drilling
  if (rows.length === 0) return list.none
  if (style.plain) return spokenList(rows, look)
  const width = Math.min(WIDEST, look.width)
  const whens = rows.map((row) => whenOf(row, look))
  const columns = {
    number: widest(rows.map((row) => String(row.number))),
    when: widest(whens),
  }
  const lead = columns.number + 3
  const room = width - lead - columns.when - 2
  const lines = rows.flatMap((row, index) => {
    const isNewDeck = row.deck !== rows[index - 1]?.deck
    const deck = isNewDeck ? [...(index > 0 ? [''] : []), style.strong(truncate(sanitiseLine(row.deck), width))] : []
    const question = (row.followUp ? '↳ ' : '') + sanitiseLine(row.question)
    const parts = width < WIDE ? wrapText(question, room) : [truncate(question, room)]
    const number = style.dim(pad(String(row.number), columns.number, 'right'))
    const when = style.dim(pad(whens[index] ?? '', columns.when, 'right'))
    const [first = '', ...rest] = parts
    return [
      ...deck,
      `${number} ${statusMark(row.status, style)} ${pad(first, room)}  ${when}`,
      ...rest.map((part) => ' '.repeat(lead) + part),
    ]
  })
  return [...lines, '', ...counts(rows, look)].join('\n')
}

/** Each question whole, with what the columns say as words behind it. */
function spokenList(rows: readonly ListRow[], look: ListLook): string {
  const { messages, width } = look
  const { screen, status } = messages.drilling
  const lines = rows.flatMap((row, index) => {
    const when = whenOf(row, look)
    const facts = [status[row.status], ...(row.followUp ? [screen.followUp] : []), when]
    const isNewDeck = row.deck !== rows[index - 1]?.deck
    return [
      ...(isNewDeck ? [...(index > 0 ? [''] : []), sanitiseLine(row.deck)] : []),
      `${row.number}. ${sanitiseLine(row.question)} (${facts.join(', ')})`,
    ]
  })
  const text = lines.flatMap((line) => wrapText(line, width)).join('\n')
  return `${text}\n\n${spoken(counts(rows, look).join('\n'))}`
}

/** How many there are of each status: it explains the marks, too. */
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

/** When a question comes again. What should have come already is due: how long ago is no date to wait for. */
function whenOf({ suspended, due }: ListRow, { messages, now }: ListLook): string {
  const { list, time } = messages.drilling
  if (suspended) return list.suspended
  if (due === null) return list.new
  return due <= now ? time.now : relativeDate(due, now, time)
}
