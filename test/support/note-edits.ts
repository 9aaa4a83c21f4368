import type { Card } from '../../src/cards/card.ts'
import { normalise } from '../../src/cards/normalise.ts'
import { likeness } from '../../src/cards/pairing/likeness.ts'

/** Where a line is after an edit: in which of the notes, and at which line from 1; null when it is gone. */
type Moved = (line: number) => { readonly note: 'same' | 'other'; readonly line: number } | null

export interface Edited {
  readonly lines: readonly string[]
  /** Lines that went to the end of another note. */
  readonly moved?: readonly string[]
  readonly path?: string
  /** What becomes of the whole text when it is written. */
  readonly encode?: (text: string) => string
  readonly where: Moved
}

export interface NoteText {
  readonly path: string
  readonly lines: readonly string[]
  readonly cards: readonly Card[]
}

/** Null where the note gives no occasion for the edit. */
export type Edit = (note: NoteText) => Edited | null

const stay: Moved = (line) => ({ note: 'same', line })

/** The edits that people make between two reviews, each done to a note as it stands on disk. */
export const EDITS: Readonly<Record<string, Edit>> = {
  'typo in the question': (note) => onQuestionLines(note, everyFifth(note.cards), withTypo),
  'typo in every question': (note) => onQuestionLines(note, note.cards, withTypo),
  renumbering: (note) =>
    onQuestionLines(note, note.cards, (line) =>
      line.replace(
        /^([^\p{L}\d]*(?:Q|질문|문제)?\s*)(\d+)(?=[.)\\:\s])/u,
        (_, lead, number) => `${lead}${Number(number) + 1}`,
      ),
    ),
  'answer rewritten': rewriteAnswers,
  'sections reordered': (note) => rearranged(note, sectionsReversed(note.lines, 0, note.lines.length)),
  'questions of a section reordered': (note) => rearranged(note, questionsReversed(note)),
  'question inserted above': (note) => insertAbove(note, note.cards[0]),
  'question inserted above the middle': (note) => insertAbove(note, middleOf(note.cards.filter(isTop))),
  'question moved to another file': (note) => take(note, true),
  'file renamed': (note) => ({ lines: note.lines, path: `${note.path}-renamed.md`, where: stay }),
  'heading level changed': (note) => ({
    lines: outsideFences(note.lines, (line) => line.replace(/^(#{1,5})(?=\s)/, '$1#')),
    where: stay,
  }),
  'bold added': (note) => onQuestionLines(note, note.cards, withBold),
  'NFC to NFD': (note) => ({ lines: note.lines, encode: (text) => text.normalize('NFD'), where: stay }),
  CRLF: (note) => ({ lines: note.lines, encode: (text) => text.replaceAll('\n', '\r\n'), where: stay }),
  "parent's text changed": (note) => {
    const parents = new Set(note.cards.map(({ parent }) => parent))
    const withFollowUps = note.cards.filter(({ id }) => parents.has(id))
    return withFollowUps.length === 0 ? null : onQuestionLines(note, withFollowUps, withTypo)
  },
  'two similar questions swapped': (note) =>
    reorder(note, (segments) => {
      const [left, right] = mostAlike(segments)
      if (left === null || right === null) return segments
      return segments.map((each) => (each === left ? right : each === right ? left : each))
    }),
  'one deleted': (note) => take(note, false),
  'order turned round, titles torn from their sections': (note) => reorder(note, (segments) => [...segments].reverse()),
  'heading of another form inserted above': (note) => {
    const at = note.cards[0]?.source.line
    if (at === undefined) return null
    const added = [`## ${ADDED.question}`, '', ADDED.answer, '']
    const lines = note.lines.toSpliced(at - 1, 0, ...added)
    return { lines, where: (line) => ({ note: 'same', line: line < at ? line : line + added.length }) }
  },
}

/** Edits that leave no section whole: a heading set into the middle of a list or a table, titles away from what they name. */
export const ROUGH: ReadonlySet<string> = new Set([
  'order turned round, titles torn from their sections',
  'heading of another form inserted above',
])

const isTop = ({ parent }: Card): boolean => parent === null
const middleOf = <Item>(items: readonly Item[]): Item | undefined => items[items.length >> 1]

const ADDED = { question: '전혀 다른 것을 묻는, 방금 적어 넣은 질문은 무엇인가요?', answer: '방금 적은 답이다.' }

/**
 * Writes a question above another as the note's author would: its line and the first of its answer as the other has
 * them, with other words. In a table that is a row, in a fold a fold; without an answer where the other has none.
 */
function insertAbove({ lines }: NoteText, card: Card | undefined): Edited | null {
  if (card === undefined) return null
  const { line, endLine } = card.source
  const own = lines[line - 1] ?? ''
  const opens = /^\s*<details/i
  const from = opens.test(lines[line - 2] ?? '') ? line - 1 : line
  const body = lines.slice(line, endLine)
  const first = body.findIndex((each) => /[\p{L}\p{N}]/u.test(each) && !/^\s*(?:```|~~~|<)/.test(each))
  const isFold = /<summary/i.test(own)
  const isRow = /^\s*\|/.test(own)
  const answer =
    card.status === 'unanswered' || isRow || first < 0
      ? []
      : [...body.slice(0, first), withWords(body[first] ?? '', ADDED.answer)]
  const added = [
    ...lines.slice(from - 1, line - 1),
    own.includes(card.question) ? own.replace(card.question, ADDED.question) : withWords(own, ADDED.question),
    ...(answer.some((each) => /^\s*(?:```|~~~)/.test(each)) ? ['', ADDED.answer] : answer),
    ...(isFold ? ['</details>'] : []),
    ...(/^\s*(?:(?:[-*+]|\d+[.)])\s|\|)/.test(own) ? [] : ['']),
  ]
  return {
    lines: lines.toSpliced(from - 1, 0, ...added),
    where: (at) => ({ note: 'same', line: at < from ? at : at + added.length }),
  }
}

/** The line with other words between its marks (bullet, number, label, tags) and those that close it. */
function withWords(line: string, words: string): string {
  const [lead = ''] =
    /^(?:[\s>#*+|•-]|<[^>]*>|\d+(?:-\d+)?[\\.)：:]*\s|\[[ xX]\]|(?:Q|A|질문|답변|답|문제|問題|答|질의|质疑|问|答案)\s*\d*\s*[\\.:：)]+\s*)*/iu.exec(
      line,
    ) ?? []
  const [tail = ''] = /(?:<\/[^>]*>|\*\*|__|\s*\|)*\s*$/u.exec(line.slice(lead.length)) ?? []
  const isOpen = (lead.split('**').length + tail.split('**').length) % 2 === 1
  return isOpen ? `${lead}${words}${tail}`.replace('**', '') : `${lead}${words}${tail}`
}

/** The note with its lines in another order, given by their old places from 0; null when the order is the same. */
function rearranged(note: NoteText, order: readonly number[]): Edited | null {
  const at = new Map(order.map((from, to) => [from + 1, to + 1]))
  if (order.every((from, to) => from === to)) return null
  return {
    lines: order.map((from) => note.lines[from] ?? ''),
    where: (line) => ({ note: 'same', line: at.get(line) ?? line }),
  }
}

/** Lines of a stretch with its sections in reverse order, and the sections in these. Headings in folds begin none. */
function sectionsReversed(lines: readonly string[], from: number, to: number): number[] {
  const depths = depthsOf(lines)
  const inside = depths.slice(from + 1, to).filter((depth) => depth > 0)
  const depth = Math.min(...inside)
  const starts = depths.flatMap((each, at) =>
    at >= from && at < to && (at > from || from === 0) && each === depth ? [at] : [],
  )
  const preamble = Array.from({ length: (starts[0] ?? to) - from }, (_, index) => from + index)
  const sections = starts.map((start, index) => sectionsReversed(lines, start, starts[index + 1] ?? to))
  return [...preamble, ...sections.reverse().flat()]
}

/** The depth of the heading on each line, 0 where there is none. */
export function depthsOf(lines: readonly string[]): number[] {
  let folds = 0
  let at = 0
  const depths: number[] = []
  const body = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  outsideFences(lines, (line) => {
    folds = Math.max(0, folds + (line.match(/<details/gi)?.length ?? 0) - (line.match(/<\/details/gi)?.length ?? 0))
    return folds === 0 ? `\0${line}` : line
  }).forEach((line) => {
    depths.push(at++ > body ? (/^\0(#{1,6})\s/.exec(line)?.[1]?.length ?? 0) : 0)
  })
  return depths
}

/** Questions of one form change places with their answers, last for first in each section; the lines between them stay. */
function questionsReversed(note: NoteText): number[] {
  const depths = depthsOf(note.lines)
  const spans = segmentsOf(note).map(({ card, from, to }) => {
    const ends = note.cards
      .filter(({ source }) => source.line >= from && source.line < to)
      .map((own) => own.source.endLine)
    const form = /^\s*(?:#+|[-*+]|\d+[.)]|<|\|)?/.exec(note.lines[card.source.line - 1] ?? '')?.[0].replace(/\d+/, '1')
    return { from: from - 1, to: Math.min(to - 1, Math.max(...ends)), form }
  })
  const order: number[] = []
  const copy = (to: number, from = order.length): void => {
    for (let at = from; at < to; at += 1) order.push(at)
  }
  for (let first = 0, next = 1; first < spans.length; first = next, next += 1) {
    const goesOn = (span: (typeof spans)[number] | undefined): boolean =>
      span !== undefined &&
      span.form === spans[first]?.form &&
      depths.slice(spans[next - 1]?.to, span.from).every((depth) => depth === 0)
    while (goesOn(spans[next])) next += 1
    const group = spans.slice(first, next)
    copy(group[0]?.from ?? 0)
    group.forEach((span, index) => {
      const other = group.at(-1 - index) ?? span
      copy(other.to, other.from)
      copy(group[index + 1]?.from ?? span.to, span.to)
    })
  }
  copy(note.lines.length)
  return order
}

interface Segment {
  readonly card: Card
  /** Lines from 1, the last one excluded. */
  readonly from: number
  readonly to: number
}

/** The stretches of the note that begin with a question which is nobody's follow-up. */
function segmentsOf({ lines, cards }: NoteText): Segment[] {
  const top = cards.filter(({ parent }) => parent === null).sort((left, right) => left.source.line - right.source.line)
  const starts = top.filter((card, index) => card.source.line !== top[index - 1]?.source.line)
  return starts.map((card, index) => ({
    card,
    from: card.source.line,
    to: starts[index + 1]?.source.line ?? lines.length + 1,
  }))
}

function reorder(note: NoteText, arrange: (segments: readonly Segment[]) => readonly Segment[]): Edited | null {
  const segments = segmentsOf(note)
  const first = segments[0]
  if (first === undefined || segments.length < 2) return null
  const lines = note.lines.slice(0, first.from - 1)
  const starts = new Map<Segment, number>()
  for (const segment of arrange(segments)) {
    starts.set(segment, lines.length + 1)
    lines.push(...note.lines.slice(segment.from - 1, segment.to - 1))
  }
  const where: Moved = (line) => {
    const segment = segments.find(({ from, to }) => line >= from && line < to)
    return { note: 'same', line: segment === undefined ? line : (starts.get(segment) ?? 0) + line - segment.from }
  }
  return { lines, where }
}

/** Takes the stretch in the middle out of the note, to another one or for good. */
function take(note: NoteText, toAnother: boolean): Edited | null {
  const segments = segmentsOf(note)
  const gone = segments[segments.length >> 1]
  if (gone === undefined || segments.length < 2) return null
  const length = gone.to - gone.from
  const moved = ['', '', ...note.lines.slice(gone.from - 1, gone.to - 1)]
  return {
    lines: note.lines.toSpliced(gone.from - 1, length),
    ...(toAnother ? { moved } : {}),
    where: (line) => {
      if (line < gone.from) return { note: 'same', line }
      if (line >= gone.to) return { note: 'same', line: line - length }
      return toAnother ? { note: 'other', line: line - gone.from + 3 } : null
    },
  }
}

function mostAlike(segments: readonly Segment[]): readonly [Segment | null, Segment | null] {
  let best: [Segment | null, Segment | null] = [null, null]
  let most = -1
  for (const [index, left] of segments.slice(0, 60).entries())
    for (const right of segments.slice(index + 1, 60)) {
      const alike = likeness(normalise(left.card.question), normalise(right.card.question))
      // Two questions of the very same words are no pair to tell apart: swapping them changes nothing.
      if (alike > most && alike < 1) [best, most] = [[left, right], alike]
    }
  return best
}

const everyFifth = (cards: readonly Card[]): readonly Card[] => cards.filter((_, index) => index % 5 === 2)

function onQuestionLines(note: NoteText, cards: readonly Card[], change: (line: string, card: Card) => string): Edited {
  const lines = [...note.lines]
  const done = new Set<number>()
  for (const card of cards) {
    const { line } = card.source
    if (done.has(line)) continue
    done.add(line)
    lines[line - 1] = change(lines[line - 1] ?? '', card)
  }
  return { lines, where: stay }
}

/** The longest word that the question and its line share, with one slip in it. */
function withTypo(line: string, card: Card): string {
  const word = longestWord(line, card)
  if (word === null) return line
  const letters = [...word]
  const middle = letters.length >> 1
  const letter = letters[middle] ?? ''
  const syllable = letter.codePointAt(0) ?? 0
  const isHangul = syllable >= 0xac00 && syllable <= 0xd7a3
  // Another vowel in a syllable of Hangul; a letter left out of a long word; a letter doubled in a short one.
  if (isHangul) letters[middle] = String.fromCodePoint(0xac00 + ((syllable - 0xac00 + 28) % 11_172))
  else if (letters.length > 4) letters.splice(middle, 1)
  else letters.splice(middle, 0, letter)
  return line.replace(word, letters.join(''))
}

function withBold(line: string, card: Card): string {
  const word = longestWord(line, card)
  return word === null || line.includes('**') || line.includes('`') ? line : line.replace(word, `**${word}**`)
}

function longestWord(line: string, card: Card): string | null {
  const text = line.replace(/\]\([^)]*\)|https?:\S+|<[^>]*>/g, ' ')
  const words = (card.question.match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => text.includes(word))
  return words.sort((left, right) => right.length - left.length)[0] ?? null
}

/** Other words in the answers of every fifth card, in the same blocks. */
function rewriteAnswers(note: NoteText): Edited | null {
  const lines = [...note.lines]
  const questionLines = new Set(
    note.cards.flatMap(({ source, prompt }) => prompt.split('\n').map((_, at) => source.line + at)),
  )
  for (const { source } of everyFifth(note.cards.filter(({ answer }) => answer !== null)))
    for (let line = source.line + 1; line <= source.endLine; line += 1)
      if (!questionLines.has(line) && /^\s*[\p{L}-]/u.test(lines[line - 1] ?? ''))
        lines[line - 1] = (lines[line - 1] ?? '').replace(/[\p{L}]{2,}/gu, (word) => [...word].reverse().join(''))
  return { lines, where: stay }
}

function outsideFences(lines: readonly string[], change: (line: string) => string): readonly string[] {
  let fence: string | null = null
  return lines.map((line) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1] ?? null
    if (mark !== null && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark.slice(0, 3) : null
    return fence === null && mark === null ? change(line) : line
  })
}

/** Puts a similar question with another answer where one in the middle was: a word of its own from another note, other words in the answer. */
export const REPLACED =
  (other: NoteText): Edit =>
  (note) => {
    const card = middleOf(note.cards.filter(({ answer, parent }) => answer !== null && parent === null))
    const stranger = middleOf(other.cards)
    if (card === undefined || stranger === undefined) return null
    const lines = [...note.lines]
    const at = card.source.line - 1
    const word = longestWord(lines[at] ?? '', card)
    const theirs = longestWord(stranger.question, stranger)
    if (word === null || theirs === null || normalise(word) === normalise(theirs)) return null
    lines[at] = (lines[at] ?? '').replace(word, theirs)
    const own = note.cards.filter(({ source }) => source.line > card.source.line).map(({ source }) => source.line)
    for (let line = card.source.line + 1; line <= card.source.endLine && !own.includes(line); line += 1)
      lines[line - 1] = (lines[line - 1] ?? '').replace(/[\p{L}]{2,}/gu, (each) => [...each].reverse().join(''))
    return { lines, where: (line) => (line === card.source.line ? null : { note: 'same', line }) }
  }
