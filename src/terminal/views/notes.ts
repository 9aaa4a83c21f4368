import type { Messages } from '../../messages/messages.ts'
import type { Note } from '../../notes/note.ts'
import { isUnsure, likeliestOf } from '../../notes/unsure.ts'
import type { Look } from '../look.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { shellWord } from '../text/shell-words.ts'
import { wrapText } from '../text/wrap.ts'
import { renderCountedNames } from './counted-names.ts'
import { countFacts } from './reading.ts'

/** What was left out, and why. */
export interface LeftOut {
  readonly path: string
  readonly why: string
}

/** More notes than this are too many to read through: then those that are least sure are shown. */
const MOST_NOTES = 40
const MOST_OTHERS = 10

/** What prep made of each note: questions, how many have no answer, how sure it is; then notes without any, and what was left out. */
export function renderNotes(notes: readonly Note[], leftOut: readonly LeftOut[], look: Look): string {
  const { messages, style } = look
  const say = messages.readings
  const asking = notes.filter(({ cards }) => cards.length > 0)
  const silent = notes.filter(({ cards }) => cards.length === 0)
  const unanswered = notes.reduce((sum, note) => sum + unansweredIn(note), 0)
  const questions = notes.reduce((sum, { cards }) => sum + cards.length, 0)
  const lines = asking.length === 0 ? [] : [...table(asking, look), '']
  lines.push(...wrapText(say.total(notes.length, questions, unanswered), look.width).map(style.strong))
  if (silent.length > 0) {
    const doubtful = silent.filter(isUnsure)
    const told = [...doubtful, ...silent.filter((note) => !isUnsure(note))]
    lines.push(
      '',
      say.without(silent.length),
      ...listed(
        told.map((note) => ({ path: note.path, why: whyDoubtful(note, messages) })),
        look,
      ),
    )
    // Where one is unsure, the command is told of that one.
    const first = likeliestOf(told)
    if (first !== undefined && !notes.some(isUnsure))
      lines.push(...wrapText(say.withoutNext(shellWord(first.path)), look.width))
  }
  if (leftOut.length > 0) lines.push('', say.leftOut(leftOut.length), ...listed(leftOut, look))
  return lines.join('\n')
}

const unansweredIn = ({ cards }: Note): number => cards.filter(({ status }) => status === 'unanswered').length

function table(notes: readonly Note[], look: Look): string[] {
  const { style, messages } = look
  const say = messages.readings
  const shown =
    notes.length <= MOST_NOTES
      ? notes
      : [...notes].sort((one, other) => one.confidence - other.confidence).slice(0, MOST_NOTES)
  const rows = shown.map((note) => {
    const unanswered = unansweredIn(note)
    return {
      name: note.path,
      cells: [String(note.cards.length), unanswered === 0 ? '' : String(unanswered), `${percentOf(note)}%`],
      facts: [
        say.questions(note.cards.length),
        ...(unanswered > 0 ? [say.unanswered(unanswered)] : []),
        say.sure(percentOf(note)),
      ],
      below: doubts(note, messages),
    }
  })
  const { note, questions, unanswered, sure } = say.table
  return [
    ...renderCountedNames(rows, { name: note, heads: [questions, unanswered, sure] }, look),
    ...(notes.length > shown.length ? [style.dim(say.more(notes.length - shown.length))] : []),
  ]
}

const percentOf = ({ confidence }: Note): number => Math.round(confidence * 100)

/** What a person would want to look at in a note that may be read wrongly. */
const doubts = (note: Note, messages: Messages): readonly string[] =>
  isUnsure(note) ? countFacts(note.counts, messages) : []

const whyDoubtful = (note: Note, { readings }: Messages): string =>
  note.counts.unread > 0 ? readings.unread(note.counts.unread) : ''

function listed(rows: readonly LeftOut[], { width, style, messages }: Look): string[] {
  const lines = rows.slice(0, MOST_OTHERS).flatMap(({ path, why }) => {
    const [first = '', ...rest] = wrapText(sanitiseLine(why === '' ? path : `${path}: ${why}`), Math.max(20, width - 4))
    return [`  ${first}`, ...rest.map((part) => `    ${part}`)]
  })
  return rows.length > MOST_OTHERS
    ? [...lines, style.dim(`  ${messages.readings.more(rows.length - MOST_OTHERS)}`)]
    : lines
}
