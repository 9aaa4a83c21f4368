import type { Card } from '../../src/cards/card.ts'
import { likeness } from '../../src/cards/likeness.ts'
import { normalise } from '../../src/cards/normalise.ts'

/** Where a line is after an edit: in which of the notes, and at which line from 1; null when it is gone. */
export type Moved = (line: number) => { readonly note: 'same' | 'other'; readonly line: number } | null

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
  'sections reordered': (note) => reorder(note, (segments) => [...segments].reverse()),
  'question inserted above': (note) => {
    const at = note.cards[0]?.source.line
    if (at === undefined) return null
    const added = ['## 전혀 다른 것을 묻는, 방금 적어 넣은 질문은 무엇인가요?', '', '방금 적은 답이다.', '']
    const lines = note.lines.toSpliced(at - 1, 0, ...added)
    return { lines, where: (line) => ({ note: 'same', line: line < at ? line : line + added.length }) }
  },
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
