import type { Card } from '../../cards/card.ts'
import { remarks } from '../language/asking.ts'
import { fold } from '../language/cue-match.ts'
import { readLead } from '../language/lead.ts'
import { tagsAlone } from '../language/trim-tail.ts'
import type { Note } from '../note.ts'
import { habitsFor, isProse, shapeOfCard } from './answer-habits.ts'
import { rowPlaces } from './answer-rows.ts'
import { answerSlots, habitOf, type Slot } from './answer-slots.ts'
import { answerWord } from './answer-word.ts'
import type { Edit } from './edit-bytes.ts'
import type { NoteLines } from './note-lines.ts'

/** Edits that belong together: one way to write an answer into a note. */
export type Place = readonly Edit[]

/**
 * Ways to write an answer under its question, the note's own way first. Whether one of them really makes it the answer,
 * and changes nothing else, is for the reader of notes to say.
 */
export function* answerPlaces(card: Card, answer: string, note: Note, source: NoteLines): Generator<Place> {
  const shape = shapeOfCard(note, card)
  const { lines } = source
  if (shape === 'table row') {
    yield* rowPlaces(card, answer, source)
    return
  }
  const habits = habitsFor(note, lines, shape, answer)
  for (const slot of answerSlots(card, note, source)) yield* fillings(slot, answer, note, source)
  for (const fold of foldsBelow(card, note, source)) yield* foldPlaces(fold, answer, source)
  yield* gapPlaces(card, answer, source)
  yield* placeholderPlaces(card, answer, source)
  const end = shape === 'summary' ? foldEnd(source, card.source.line) : null
  if (end !== null) yield* foldPlaces(end, answer, source)

  const deeper = indents(lines[card.source.line - 1] ?? '', habits.indent)
  const own = habits.label === '' ? [''] : [numbered(habits.label, card), '']
  for (const label of [...own, `${answerWord(card.question)}: `]) {
    const labelled = [label + answer, ...(label === '' ? [] : [`${label.trimEnd()}\n\n${answer}`])]
    for (const text of labelled)
      for (const indent of deeper)
        for (const after of positions(card, source))
          for (const before of [habits.gapBefore, !habits.gapBefore])
            for (const behind of [habits.gapAfter, !habits.gapAfter])
              yield [insertLines(source, after, indented(text, indent), { before, behind })]
  }
  // A line that reads as a question only as long as nothing stands under it: a comment, which no reader of the note sees, keeps it one.
  const mark = ({ source: at }: Card) => insertLines(source, at.line - 1, [marked(lines[at.line - 1] ?? '')], ALONE)
  const next = note.cards.find(({ source: at }) => at.line > card.source.line)
  // What is below it may be a question only because this one is an empty one.
  for (const marks of [[mark(card)], ...(next === undefined ? [] : [[mark(card), mark(next)]])])
    for (const indent of deeper)
      for (const after of positions(card, source))
        for (const before of [habits.gapBefore, !habits.gapBefore])
          yield [...marks, insertLines(source, after, indented(answer, indent), { before, behind: true })]
}

const ALONE = { before: false, behind: false }

/** The comment by which an author says that the line below is a question. */
export const MARK = '<!-- prep: question -->'

const marked = (line: string): string => `${/^[\t >]*/.exec(line)?.[0] ?? ''}${MARK}`

/** Whether such a comment is among what is put in. */
export const isMarked = (place: Place): boolean =>
  place.length > 1 && place.some(({ insert }) => insert.trimEnd().endsWith(MARK))

/** Lines behind which an answer may stand: the question's own last line, else the end of what stands under it. */
function positions({ source, prompt }: Card, { lines }: NoteLines): readonly number[] {
  const own = Math.min(source.endLine, source.line - 1 + prompt.split('\n').length)
  let heading = source.line
  // A line of dashes under a heading belongs to it.
  if (/^ {0,3}(?:=+|-+)\s*$/.test(lines[heading] ?? '') && own <= heading) heading++
  while (own <= heading && tagsAlone(lines[heading] ?? '').length > 0) heading++
  return [...new Set([Math.max(own, heading), source.endLine, source.line])]
}

/** Into the place that was left for the answer: behind its mark on the line, or below, as the note has it elsewhere. */
function* fillings(slot: Slot, answer: string, note: Note, source: NoteLines): Generator<Place> {
  const habit = habitOf(slot, note, source)
  const start = source.starts[slot.line - 1] ?? 0
  const text = source.lines[slot.line - 1] ?? ''
  const put = (words: string, inside: string, from = slot.from): Edit => {
    const [first = '', ...rest] = words.split('\n')
    const others = rest.map((line) => (line === '' ? inside.trimEnd() : inside + line))
    return { from: start + from, to: start + slot.to, insert: [first, ...others].join(source.lineEnd) }
  }
  const isSpaced = /[\t \u3000]$/.test(text.slice(0, slot.from))
  const space =
    isSpaced || text.slice(0, slot.from).trim() === ''
      ? ''
      : typeof habit === 'object' && habit !== null
        ? habit.space
        : /[：）】．]$/.test(slot.mark)
          ? ''
          : ' '
  const below = [false, true].map(
    (before): Place => [insertLines(source, slot.line, indented(answer, slot.inside), { before, behind: true })],
  )
  if (slot.to > slot.from && !isProse(answer)) {
    // What stood in its place must go in any case.
    yield [put(`\n${answer}`, slot.inside)]
    return
  }
  // A list takes the place of the empty entry that stands for it.
  if (slot.bullet !== '' && slot.mark === slot.bullet && LISTS.test(answer))
    yield [put(answer, slot.frame, slot.frame.length)]
  const behind: Place[] = isProse(answer) || slot.bullet !== '' ? [[put(space + answer, slot.inside)]] : []
  const isBehind = habit === null ? slot.leads : habit !== 'below'
  yield* isBehind ? [...behind, ...below] : [...below, ...behind]
}

const LISTS = /^(?:[-*+]|\d{1,9}[.)])\s/

/** Into an empty place with a label: behind it on its line, or below it. */
function* gapPlaces({ gaps }: Card, answer: string, source: NoteLines): Generator<Place> {
  for (const { line } of gaps) {
    const slot = source.lines[line - 1] ?? ''
    const at = (source.starts[line - 1] ?? 0) + slot.trimEnd().length
    const end = (source.starts[line - 1] ?? 0) + slot.length
    const [first = '', ...rest] = answer.split('\n')
    const indent = /^[\t ]*/.exec(slot)?.[0] ?? ''
    const inline = [` ${first}`, ...rest.map((part) => (part === '' ? '' : indent + part))].join(source.lineEnd)
    yield [{ from: at, to: at === end ? at : end, insert: inline }]
    const [, marker] = /^[\t ]*((?:[-*+]|\d{1,9}[.)])[\t ]+)/.exec(slot) ?? []
    if (marker !== undefined) {
      const inside = indented(answer, indent + ' '.repeat(marker.length))
      yield [insertLines(source, line, inside, { before: false, behind: false })]
    }
    for (const before of [false, true])
      yield [insertLines(source, line, indented(answer, indent), { before, behind: true })]
  }
}

/** In the place of a line such as `Answer here`, when nothing else stands under the question. */
function* placeholderPlaces({ source: at, prompt }: Card, answer: string, source: NoteLines): Generator<Place> {
  const { lines, starts } = source
  const under = lines
    .slice(at.line, at.endLine)
    .map((text, index) => ({ text: text.trim(), line: at.line + index + 1 }))
    .filter(({ text, line }) => text !== '' && line >= at.line + prompt.split('\n').length)
  const [first] = under
  const last = under.at(-1)
  const isPlaceholder = (text: string) => remarks.placeholders.test(fold(readLead(text.replaceAll(/[*_`]/g, '')).rest))
  if (first === undefined || last === undefined || !under.every(({ text }) => isPlaceholder(text))) return
  const indent = /^[\t ]*/.exec(lines[first.line - 1] ?? '')?.[0] ?? ''
  const from = starts[first.line - 1] ?? 0
  const to = (starts[last.line - 1] ?? 0) + (lines[last.line - 1] ?? '').length
  yield [{ from, to, insert: indented(answer, indent).join(source.lineEnd) }]
}

/** The line that ends the fold (`</details>`) begun around a line, from 1; null when it is never ended. */
export function foldEnd({ lines }: NoteLines, line: number): { line: number; column: number } | null {
  let open = 1
  for (let index = line - 1; index < lines.length; index++) {
    const text = lines[index] ?? ''
    const from = index === line - 1 ? Math.max(0, text.search(/<summary\b/i)) : 0
    for (const tag of text.slice(from).matchAll(/<(\/?)details\b/gi)) {
      open += tag[1] === '/' ? -1 : 1
      if (open === 0) return { line: index + 1, column: from + tag.index }
    }
  }
  return null
}

/** The ends of folds that stand open for the answer below a question: `<details><summary>Answer</summary>`, no words, `</details>`. */
function foldsBelow(card: Card, note: Note, source: NoteLines): readonly { line: number; column: number }[] {
  const below = note.cards.filter(({ source: at }) => at.line > card.source.line).map(({ source: at }) => at.line)
  const next = Math.min(...below, source.lines.length + 1)
  const folds: { line: number; column: number }[] = []
  for (let line = card.source.line + 1; line < next; line++) {
    const text = source.lines[line - 1] ?? ''
    if (/^ {0,3}#{1,6}\s/.test(text)) break
    const summary = text.search(/<summary\b/i)
    if (summary < 0) continue
    const end = foldEnd(source, line)
    if (end === null || end.line >= next) break
    const inside = [text.slice(summary), ...source.lines.slice(line, end.line)].join('\n')
    const told = inside.slice(inside.search(/<\/summary>/i), inside.search(/<\/details>/i))
    if (!/[\p{L}\p{N}]/u.test(told.replaceAll(/<[^<>]*>/g, ''))) folds.push(end)
  }
  return folds
}

/** Inside of a fold, before its end: Markdown there needs an empty line on both sides. */
export function* foldPlaces(
  fold: { readonly line: number; readonly column: number },
  answer: string,
  source: NoteLines,
): Generator<Place> {
  const { lines, starts, lineEnd } = source
  const text = lines[fold.line - 1] ?? ''
  if (text.slice(0, fold.column).trim() === '') {
    const indent = text.slice(0, fold.column)
    yield [insertLines(source, fold.line - 1, indented(answer, ''), { before: true, behind: true })]
    if (indent !== '')
      yield [insertLines(source, fold.line - 1, indented(answer, indent), { before: true, behind: true })]
    return
  }
  const at = (starts[fold.line - 1] ?? 0) + fold.column
  const insert = ['', '', ...answer.split('\n'), '', ''].join(lineEnd)
  yield [{ from: at, to: at, insert }]
}

/** Indentations that put text inside of the block that a line begins, the likeliest first. */
export function indents(line: string, habit: string | null): readonly string[] {
  const [, frame = '', marker] = /^([\t >]*)((?:[-*+]|\d{1,9}[.)])(?:[\t ]+|$))?/.exec(line) ?? []
  if (marker === undefined) return [...new Set([frame, ''])]
  const spaces = marker.trimEnd().length + (/^ {1,4}$/.test(marker.trimStart().slice(marker.trim().length)) ? 0 : 1)
  const content = frame + ' '.repeat(Math.max(spaces, /\t/.test(marker) ? spaces : marker.length))
  const wide =
    habit !== null && /^[\t ]+$/.test(habit) && width(habit) >= marker.trimEnd().length + 1 ? [frame + habit] : []
  return [...new Set([...wide, content, `${frame}    `, `${frame}\t`, frame])]
}

const width = (indent: string): number => [...indent].reduce((sum, each) => sum + (each === '\t' ? 4 : 1), 0)

/** Text as lines that stand so deep. */
export const indented = (text: string, indent: string): string[] =>
  text.split('\n').map((line) => (line === '' ? indent.trimEnd() : indent + line))

/** A label with a number of its own, as `A3. `, takes the question's. */
const numbered = (label: string, { number }: Card): string => (number === null ? label : label.replace(/\d+/, number))

/** Lines put in after the line `after` (from 1), with an empty line on either side where one is wanted and none is there. */
export function insertLines(
  { lines, starts, text, lineEnd }: NoteLines,
  after: number,
  added: readonly string[],
  gap: { readonly before: boolean; readonly behind: boolean },
): Edit {
  const isEmpty = (line: number): boolean => (lines[line - 1] ?? '').trim() === ''
  const isInside = (line: number): boolean => line <= lines.length
  let at = after
  let [before, behind] = [gap.before && after > 0, gap.behind]
  if (before && isInside(after + 1) && isEmpty(after + 1) && after + 1 < lines.length) {
    at = after + 1
    before = false
    // It parted what comes next as well.
    behind = true
  } else if (before && after > 0 && isEmpty(after)) before = false
  if (!isInside(at + 1) || isEmpty(at + 1)) behind = false
  const own = [...(before ? [''] : []), ...added, ...(behind ? [''] : [])]
  const isLast = at >= lines.length
  const from = isLast ? text.length : (starts[at] ?? text.length)
  const insert = isLast ? own.map((line) => lineEnd + line).join('') : own.map((line) => line + lineEnd).join('')
  return { from, to: from, insert }
}
