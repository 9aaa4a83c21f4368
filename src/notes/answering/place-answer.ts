import type { Card } from '../../cards/card.ts'
import { decode } from '../../disk/decode.ts'
import { withoutControls } from '../../disk/without-controls.ts'
import { keepsOwnLines } from '../blocks/other-programs.ts'
import type { Note } from '../note.ts'
import { addedPlaces, isAdded } from './added-answer.ts'
import { answerPlaces, isMarked, type Place } from './answer-places.ts'
import { leadsOn } from './answer-slots.ts'
import { blockPlaces, isInBlocks, isOfBlocks } from './block-answers.ts'
import { editBytes, editText } from './edit-bytes.ts'
import { linesOf, type NoteLines } from './note-lines.ts'

/** A note with an answer in it. */
export interface PlacedAnswer {
  /** The whole file. */
  readonly bytes: Uint8Array
  /** The card as it is read from these bytes. */
  readonly card: Card
  /** What was put in, the first line of it from 1. */
  readonly line: number
  /** Whether a comment was put in as well that keeps a line a question. */
  readonly marked: boolean
}

/**
 * Why an answer is not written: `empty` says nothing; `noText` is a file that holds none; `gone` means that the note does
 * not ask the question; `answered` that it answers it already; `encoding` that the file's encoding lacks a character;
 * `noPlace` that nowhere would it be read as this question's answer and nothing else.
 */
export type Refusal = 'empty' | 'noText' | 'gone' | 'answered' | 'encoding' | 'noPlace'

/** The places tried before giving up: each costs one reading of the note. */
const MOST_PLACES = 200

/** An answer as it is written: no empty lines around it, no spaces at line ends, lines parted by `\n`, no control characters. */
export function tidyAnswer(text: string): string {
  const lines = withoutControls(text.replaceAll(/\r\n?|\ufeff/g, (found) => (found === '\ufeff' ? '' : '\n')))
    .split('\n')
    .map((line) => line.trimEnd())
  while (lines.length > 0 && lines[0] === '') lines.shift()
  while (lines.length > 0 && lines.at(-1) === '') lines.pop()
  const indents = lines.filter((line) => line !== '').map((line) => /^[\t ]*/.exec(line)?.[0].length ?? 0)
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n')
}

/** The place of a question among the cards of its note, known by its line and words; −1 where it is not there any more. */
export const placeOf = (card: Pick<Card, 'question' | 'source'>, note: Note): number =>
  note.cards.findIndex(({ question, source }) => question === card.question && source.line === card.source.line)

/**
 * Writes an answer under its question, in the note's own style. All other bytes stay as they are. Before anything is given
 * back it is read again: the card is answered with exactly this text (beside what stood there: a partial answer, or a remark
 * such as "could not answer this one"), and every other card is as it was. `card` is the question as `read` reads it from the note: known by its line and words.
 * `adds`: what has an answer, or some of one, has it still, and this text below.
 */
export function placeAnswer(
  bytes: Uint8Array,
  card: Pick<Card, 'question' | 'source'>,
  text: string,
  read: (text: string) => Note,
  { adds = false }: { readonly adds?: boolean } = {},
): PlacedAnswer | { readonly refused: Refusal } {
  const answer = tidyAnswer(text)
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(answer)) return { refused: 'empty' }
  const decoded = decode(bytes)
  if (decoded.encoding === 'binary') return { refused: 'noText' }
  const note = read(decoded.text)
  const index = placeOf(card, note)
  const asked = note.cards[index]
  if (asked === undefined) return { refused: 'gone' }
  if (asked.status === 'answered' && !adds) return { refused: 'answered' }
  const isAdding = adds && asked.answer !== null
  const source = linesOf(decoded.text)
  const tried = new Set<string>()
  let refused: Refusal = 'noPlace'
  let second: PlacedAnswer | null = null
  const isBlocks = isOfBlocks(source)
  const places = isBlocks
    ? blockPlaces(asked, answer, source)
    : (isAdding ? addedPlaces : answerPlaces)(asked, answer, note, source)
  for (const place of places) {
    const edited = editText(decoded.text, place)
    if (tried.has(edited) || !keepsOwnLines(source.lines, linesOf(edited).lines)) continue
    if (tried.size >= MOST_PLACES) break
    tried.add(edited)
    const after = read(edited)
    const answered = after.cards[index]
    if (answered === undefined) continue
    const isWhole = isBlocks
      ? isInBlocks(asked, answered, answer)
      : isAdding
        ? isSame({ ...asked, ...ANY }, { ...answered, ...ANY }) && isAdded(asked, answered, answer)
        : isAnswered(asked, answered, answer, markBefore(place, source))
    if (
      !isWhole &&
      (isAdding || isBlocks || second !== null || !isAnsweredBeside(asked, answered, answer, source.lines))
    )
      continue
    if (!keepsOthers(note.cards, after.cards, index, shiftBy(place, source.starts))) continue
    const written = editBytes(bytes, decoded, place)
    if (written === null) refused = 'encoding'
    else {
      const line = firstLine(place, source.starts)
      const placed = { bytes: written, card: answered, line, marked: isMarked(place) }
      if (isWhole) return placed
      second = placed
    }
  }
  return second ?? { refused }
}

/** `mark`: what stood on the line already, such as an arrow, which the answer may be read with. */
function isAnswered(before: Card, after: Card, answer: string, mark = ''): boolean {
  // `Question⏎-` was read as one text, which the words behind the bullet part.
  const prompt = after.prompt === withoutMark(before.prompt, mark) ? after.prompt : before.prompt
  if (!isSame({ ...before, ...ANY, prompt }, { ...after, ...ANY })) return false
  if (before.status !== 'partial')
    return after.status === 'answered' && (after.answer === answer || isBehindMark(after.answer ?? '', answer, mark))
  // Beside what stood there, it may have to stand as deep as that.
  const whole = withoutIndents(`\n${after.answer ?? ''}\n`)
  return whole.includes(`\n${withoutIndents(answer)}\n`) && after.gaps.length <= before.gaps.length
}

const withoutMark = (prompt: string, mark: string): string => {
  const end = prompt.lastIndexOf('\n')
  return mark !== '' && end > 0 && prompt.slice(end).trim() === mark ? prompt.slice(0, end) : prompt
}

/** Whether a text is the mark and the answer; further empty bullets below say nothing. */
const isBehindMark = (text: string, answer: string, mark: string): boolean => {
  const bare = (all: string) =>
    all
      .replaceAll(/^[^\p{L}\p{N}\n]*$|^[\t >]+/gmu, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  return (
    mark !== '' && leadsOn(mark) && [`${mark} ${answer}`, `${mark}${answer}`].some((all) => bare(all) === bare(text))
  )
}

/** What stands in front of words that are put into a line; empty where they make lines of their own. */
function markBefore(place: Place, { text, starts }: NoteLines): string {
  const [edit, ...others] = place
  if (edit === undefined || others.length > 0) return ''
  const start = starts.findLast((each) => each <= edit.from) ?? 0
  return text.slice(start, edit.from).trim()
}

const withoutIndents = (text: string): string => text.replaceAll(/^[\t ]+/gm, '')

/** Whether the answer is this text and a remark that stood there before, such as "could not answer this one". */
function isAnsweredBeside(before: Card, after: Card, answer: string, lines: readonly string[]): boolean {
  if (before.status !== 'unanswered' || !isAnswered({ ...before, status: 'partial' }, after, answer)) return false
  const stood = new Set(lines.slice(before.source.line, before.source.endLine).map((line) => line.trim()))
  const others = `\n${after.answer ?? ''}\n`.replace(`\n${answer}\n`, '\n').split('\n')
  return after.status === 'answered' && others.every((line) => line.trim() === '' || stood.has(line.trim()))
}

/** What an answer changes about its card: also how sure the reader is of it. */
const ANY = { answer: null, status: 'answered', gaps: [], source: null, confidence: 1 } as const

/** Whether all cards but one are as they were, moved by the lines that came in. */
function keepsOthers(
  before: readonly Card[],
  after: readonly Card[],
  index: number,
  moved: (line: number) => number,
): boolean {
  if (before.length !== after.length) return false
  const ancestors = new Set<string>()
  for (let card = before[index]; card?.parent != null; ) {
    const { parent } = card
    ancestors.add(parent)
    card = before.find(({ id }) => id === parent)
  }
  return before.every((old, at) => {
    const now = after[at]
    if (now === undefined || now.source.line !== moved(old.source.line)) return false
    if (at === index) return true
    // A question that its follow-ups answer is answered once all of them are.
    const status = ancestors.has(old.id) && old.answer === null && now.status === 'answered' ? now.status : old.status
    const gaps = old.gaps.map((gap) => ({ ...gap, line: moved(gap.line) }))
    return isSame({ ...old, status, gaps, source: null, confidence: 1 }, { ...now, source: null, confidence: 1 })
  })
}

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Where a line stands after the edits. */
function shiftBy(place: Place, starts: readonly number[]): (line: number) => number {
  return (line) =>
    place.reduce((sum, { from, to, insert }) => {
      const isAbove = from <= (starts[line - 1] ?? 0)
      const gone = starts.filter((start) => start > from && start <= to).length
      return isAbove ? sum + (insert.match(/\r\n|[\r\n]/g)?.length ?? 0) - gone : sum
    }, line)
}

function firstLine(place: Place, starts: readonly number[]): number {
  const [first] = place.toSorted((a, b) => b.from - a.from)
  if (first === undefined) return 1
  const line = starts.findLastIndex((start) => start <= first.from) + 1
  return line + (/^(?:\r\n|[\r\n])*/.exec(first.insert)?.[0].match(/\r\n|[\r\n]/g)?.length ?? 0)
}
