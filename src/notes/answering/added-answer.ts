import type { Card } from '../../cards/card.ts'
import type { Note } from '../note.ts'
import { habitsFor, isProse, shapeOfCard } from './answer-habits.ts'
import { foldEnd, foldPlaces, indented, indents, insertLines, type Place } from './answer-places.ts'
import { addedToRow } from './answer-rows.ts'
import type { NoteLines } from './note-lines.ts'

const LIST = /^[\t >]*([-*+]|\d{1,9}([.)]))\s/

/** Ways to add to an answer that stands in a note, the likeliest first: below its last line, as deep as it stands. */
export function* addedPlaces(card: Card, answer: string, note: Note, source: NoteLines): Generator<Place> {
  const shape = shapeOfCard(note, card)
  const { lines } = source
  if (shape === 'table row') {
    yield* addedToRow(card, answer, source)
    return
  }
  const { endLine } = card.source
  const question = lines[card.source.line - 1] ?? ''
  const habits = habitsFor(note, lines, shape, answer)
  const first = lines.slice(card.source.line, endLine).find((line) => line.trim() !== '')
  const own = first === undefined ? [] : [/^[\t ]*(?:>[\t ]?)*[\t ]*/.exec(first)?.[0] ?? '']
  // An entry or a heading begins by itself right behind whatever was there; what an empty line parted before stays so.
  const next = isProse(lines[endLine] ?? '')
  const wasParted = (lines[endLine - 1] ?? '').trim() === '' && (lines[endLine] ?? '').trim() !== ''
  const gaps = wasParted ? [true, false] : next ? [habits.gapAfter, !habits.gapAfter] : [false, true]
  // Prose runs into prose where no empty line parts the two; an entry of a list goes on with the list.
  const parted = isListedOn(first, answer, lines.slice(card.source.line, endLine)) ? [false, true] : [true, false]
  for (const before of isProse(answer) ? [true, false] : parted)
    for (const indent of new Set([...own, ...indents(question, habits.indent)]))
      for (const behind of gaps) yield [insertLines(source, endLine, indented(answer, indent), { before, behind })]
  const end = shape === 'summary' ? foldEnd(source, card.source.line) : null
  if (end !== null) yield* foldPlaces(end, answer, source)
}

/** Whether a list is added to a list of its kind whose entries stand close together. */
function isListedOn(first: string | undefined, answer: string, lines: readonly string[]): boolean {
  const [, kind, mark] = LIST.exec(answer) ?? []
  const entries = lines.filter((line) => {
    const [, own, ownMark] = LIST.exec(line) ?? []
    return own !== undefined && (mark === undefined ? own === kind : ownMark === mark)
  })
  const isLoose = entries.length > 1 && lines.filter((line) => line.trim() === '').length >= entries.length - 1
  return kind !== undefined && first !== undefined && entries.length > 0 && !isLoose
}

/** Whether a card says what it said before, then what was added, and nothing else. */
export function isAdded(before: Card, after: Card, answer: string): boolean {
  const said = (text: string): string =>
    text
      .split('\n')
      .map((line) => line.replace(/^[\t >]+/, '').trimEnd())
      .filter((line) => line !== '')
      .join('\n')
  return said(after.answer ?? '') === said(`${before.answer ?? ''}\n${answer}`)
}
