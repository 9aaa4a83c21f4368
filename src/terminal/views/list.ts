import type { Status } from '../../cards/card.ts'
import type { Look } from '../look.ts'
import type { Style } from '../style.ts'
import { flow } from '../text/flow.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { fitNames } from '../text/section.ts'
import { spoken } from '../text/spoken.ts'
import { fitted, pad, truncate, widest, width as widthOf } from '../text/width.ts'
import { wrapText } from '../text/wrap.ts'
import { statusMark } from './status.ts'
import { relativeDate } from './time.ts'

/** One question in a list. */
export interface ListRow {
  /** What `prep show` and `prep answer` take to mean this line. */
  readonly number: number
  readonly question: string
  /** What tells it from others of this list that read the same; empty where nothing needs to. */
  readonly section?: readonly string[]
  readonly status: Status
  /** Null: no names of decks stand above the questions. */
  readonly deck: string | null
  readonly followUp: boolean
  /** How much more it matters than others: 0 for most. */
  readonly extraWeight?: number
  readonly suspended: boolean
  /** Null for a question never reviewed. */
  readonly due: Date | null
}

/** Questions to be listed; each may be made when it is asked for, so that a hundred thousand are not in memory together. */
export type ListRows = Pick<readonly ListRow[], 'length' | 'at'>

export interface ListLook extends Look {
  readonly now: Date
}

/** From here on a question is cut to one line; in less it wraps, or hardly anything of it would be left. */
const WIDE = 60
const WIDEST = 110

/** Questions as a table fitted to the width, under the name of each deck, and a line of counts below. */
export function renderList(rows: ListRows, look: ListLook): string {
  const { style, messages } = look
  const { list } = messages.drilling
  if (rows.length === 0) return list.none
  if (style.plain) return spokenList(rows, look)
  const width = Math.min(WIDEST, look.width)
  const all = tally(rows, look)
  const columns = { number: String(all.greatest).length, when: widest([...new Set(all.whens)]) }
  const lead = columns.number + 3
  const room = width - lead - columns.when - 2
  const marks = {
    answered: statusMark('answered', style),
    partial: statusMark('partial', style),
    unanswered: statusMark('unanswered', style),
  }
  const painted = new Map<string, string>()
  const paintedWhen = (when: string) => {
    const known = painted.get(when) ?? style.dim(pad(when, columns.when, 'right'))
    painted.set(when, known)
    return known
  }
  const pieces: string[] = []
  let lines: string[] = []
  let deck: string | null = null
  for (const [index, row] of eachOf(rows)) {
    if (row.deck !== deck) {
      if (index > 0) lines.push('')
      if (row.deck !== null) lines.push(style.strong(truncate(sanitiseLine(row.deck), width)))
      deck = row.deck
    }
    const question = (row.followUp ? '↳ ' : '') + starsOf(row) + sanitiseLine(row.question)
    const number = style.dim(String(row.number).padStart(columns.number))
    const head = `${number} ${marks[row.status]}`
    const when = paintedWhen(all.whens[index] ?? '')
    const section = row.section === undefined || row.section.length === 0 ? null : row.section
    if (width >= WIDE)
      lines.push(
        `${head} ${section === null ? fitted(question, room) : beside(question, section, room, style)}  ${when}`,
      )
    else {
      const [first = '', ...rest] = wrapText(question, room)
      lines.push(`${head} ${pad(first, room)}  ${when}`, ...rest.map((part) => ' '.repeat(lead) + part))
      if (section !== null) lines.push(' '.repeat(lead) + style.dim(fitNames(section, width - lead)))
    }
    if (lines.length < LINES_AT_ONCE) continue
    // The many short texts that a line was made of are free again.
    pieces.push(lines.join('\n'))
    lines = []
  }
  return [...pieces, ...lines, '', ...counts(all, look)].join('\n')
}

const starsOf = ({ extraWeight = 0 }: ListRow): string => (extraWeight === 0 ? '' : `★${extraWeight} `)

/** A question in one line with what it stands under, which has at most half of the room. */
function beside(question: string, section: readonly string[], room: number, style: Style): string {
  const names = ` · ${fitNames(section, Math.max(1, Math.floor(room / 2) - 3))}`
  const left = Math.max(1, room - widthOf(names))
  const asked = truncate(question, left)
  return asked + style.dim(pad(names, room - widthOf(asked)))
}

const LINES_AT_ONCE = 250

function* eachOf(rows: ListRows): Generator<readonly [index: number, row: ListRow]> {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows.at(index)
    if (row !== undefined) yield [index, row]
  }
}

/** Each question whole, with what the columns say as words behind it. */
function spokenList(rows: ListRows, look: ListLook): string {
  const { messages, width } = look
  const { screen, status } = messages.drilling
  const all = tally(rows, look)
  const lines: string[] = []
  let deck: string | null = null
  for (const [index, row] of eachOf(rows)) {
    const facts = [
      ...(row.section ?? []).map(sanitiseLine),
      status[row.status],
      ...(row.followUp ? [screen.followUp] : []),
      ...(row.extraWeight ? [messages.drilling.show.weight({ count: row.extraWeight })] : []),
      all.whens[index] ?? '',
    ]
    if (row.deck !== deck && row.deck !== null) lines.push(...(index > 0 ? [''] : []), sanitiseLine(row.deck))
    deck = row.deck
    lines.push(`${row.number}. ${sanitiseLine(row.question)} (${facts.join(', ')})`)
  }
  const text = lines.flatMap((line) => wrapText(line, width)).join('\n')
  return `${text}\n\n${spoken(counts(all, look).join('\n'))}`
}

interface Tally {
  readonly questions: number
  readonly statuses: Readonly<Record<Status, number>>
  readonly due: number
  readonly unseen: number
  /** By row. */
  readonly whens: readonly string[]
  readonly greatest: number
}

function tally(rows: ListRows, look: ListLook): Tally {
  const statuses = { answered: 0, partial: 0, unanswered: 0 }
  const whens: string[] = []
  let [due, unseen, greatest] = [0, 0, 0]
  for (const [, row] of eachOf(rows)) {
    statuses[row.status] += 1
    if (!row.suspended && row.due === null) unseen += 1
    else if (!row.suspended && row.due !== null && row.due <= look.now) due += 1
    greatest = Math.max(greatest, row.number)
    whens.push(whenOf(row, look))
  }
  return { questions: rows.length, statuses, due, unseen, whens, greatest }
}

/** How many there are of each status: it explains the marks, too. */
function counts({ questions, statuses, due, unseen }: Tally, { width, style, messages }: ListLook): string[] {
  const { list, status } = messages.drilling
  const shares = (['answered', 'partial', 'unanswered'] as const)
    .filter((each) => statuses[each] > 0)
    .map((each) => `${statusMark(each, style)} ${status[each]} ${statuses[each]}`)
  const pieces = [
    style.strong(list.questions({ count: questions })),
    ...shares,
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
