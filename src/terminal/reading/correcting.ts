import type { Card } from '../../cards/card.ts'
import type { Alternative } from '../../notes/alternatives.ts'
import type { Correction, Said } from '../../notes/correction.ts'
import type { NoteReading, OpenedNote } from '../../notes/note-reading.ts'
import { type LineKind, type ReadLine, readLines } from '../../notes/reading-lines.ts'

/** How a line is read otherwise than before what was said last: it asks now, it asks no more, or is part of something else. */
export type Change = 'asks' | 'asks-no-more' | 'other'

/** A line of the note as it stands in the file. */
export interface NoteLine {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly is: LineKind
  /** What is known of a line with words that could ask; null for any other. */
  readonly read: ReadLine | null
  /** Whether it may well be otherwise, and nobody has said what it is. */
  readonly isDoubtful: boolean
  /** The question that it asks or answers. */
  readonly card: Card | null
  readonly change: Change | null
}

/** A note while a person goes through it and puts its reading right. Each step gives a new one. */
export interface Correcting {
  readonly opened: OpenedNote
  readonly reading: NoteReading
  readonly lines: readonly NoteLine[]
  /** The place among the lines of the one that keys are about, from 0. */
  readonly cursor: number
  /** Places among the lines of those in doubt: the one whose answer tells most comes first. */
  readonly doubts: readonly number[]
  /** The readings to choose from, and which of them the note is read by. */
  readonly offered: Offered
  /** What was before each thing said, the latest last. */
  readonly before: readonly Correcting[]
}

/** Readings to choose from: they stay the same while a person looks at one after the other. */
interface Offered {
  /** The reading whose others they are. */
  readonly from: NoteReading
  /** Worked out when first asked for. */
  readonly alternatives: () => readonly Alternative[]
  /** From 0. */
  readonly chosen: number
}

/** Lines that are surer than this need no look. */
const DOUBT = 0.1

/** Begins with a note as it is read, at the line whose answer tells most. */
export function startCorrecting(opened: OpenedNote, text: string, corrections: readonly Correction[]): Correcting {
  const reading = opened.read(corrections)
  const texts = text.split(/\r\n|[\r\n]/)
  if (texts.at(-1) === '') texts.pop()
  const lines = linesOf(reading, texts, null)
  const doubts = doubtsOf(reading, lines)
  return { opened, reading, lines, cursor: doubts[0] ?? 0, doubts, offered: offersOf(reading), before: [] }
}

/** The line that keys are about. */
export const currentOf = ({ lines, cursor }: Correcting): NoteLine | null => lines[cursor] ?? null

/** Whether anything is read or said otherwise than at the beginning. */
export function isChanged({ before, reading }: Correcting): boolean {
  const [first] = before
  return first !== undefined && JSON.stringify(first.reading.corrections) !== JSON.stringify(reading.corrections)
}

/** Goes to a line, or as near to it as there are lines. */
export const goTo = (now: Correcting, line: number): Correcting => ({
  ...now,
  cursor: Math.max(0, Math.min(now.lines.length - 1, line)),
})

/** Goes to the doubtful line that tells most, or to the next after that where the cursor stands; null without any. */
export function goToDoubt(now: Correcting): Correcting | null {
  const at = now.doubts.indexOf(now.cursor)
  const next = now.doubts[(at + 1) % Math.max(1, now.doubts.length)]
  return next === undefined || (now.doubts.length === 1 && at === 0) ? null : { ...now, cursor: next }
}

/** Makes a line a question, or nothing of one; back to how it is read without a word on it where that comes to the same. */
export function flip(now: Correcting): Correcting | null {
  const place = currentOf(now)?.read?.place
  if (place === undefined) return null
  const is = asks(currentOf(now)) ? 'nothing' : 'question'
  if (isOfLine(now, place)) {
    const without = now.opened.read(now.reading.correct(place, null))
    const line = readLines(without)[place]
    if (line !== undefined && (line.is === 'question' || line.is === 'follow-up') === (is === 'question'))
      return step(now, without)
  }
  return say(now, place, is)
}

/** Says that a line is what it was read as. */
export function confirm(now: Correcting): Correcting | null {
  const line = currentOf(now)
  if (line?.read == null) return null
  return say(now, line.read.place, line.is === 'follow-up' ? 'follow-up' : asks(line) ? 'question' : 'nothing')
}

/** What `sayForm` makes of all lines of the form of the current one, and how many there are; null where the line has no words. */
export function wholeForm(now: Correcting): { form: string; count: number; is: 'question' | 'nothing' } | null {
  const line = currentOf(now)
  if (line?.read == null) return null
  const { place, shape } = line.read
  const all = now.lines.filter(({ read }) => read?.shape === shape)
  const asked = all.filter(asks).length
  // A line that was just put right is an example for the others. Without one, where they are alike they are read wrongly alike;
  // where they are not, it is questions that were missed.
  const isQuestion = isOfLine(now, place) ? asks(line) : asked < all.length
  return { form: shape, count: all.length, is: isQuestion ? 'question' : 'nothing' }
}

/** Makes all lines of the form of the current one questions, or none of them. */
export function sayForm(now: Correcting, is = wholeForm(now)?.is): Correcting | null {
  const form = wholeForm(now)
  const line = currentOf(now)
  if (form === null || line?.read == null || is === undefined) return null
  const { place } = line.read
  const reading = now.opened.read(now.reading.correctForm(form.form, is))
  const isSo = readLines(reading)[place]?.is
  const wanted = is === 'question'
  // A label or a comment of the note says otherwise of this very line.
  return (isSo === 'question' || isSo === 'follow-up') === wanted
    ? step(now, reading)
    : step(now, now.opened.read(reading.correct(place, is)))
}

/** Makes a line follow the question above it, or a question by itself if it did. Null where no question is above. */
export function follow(now: Correcting): Correcting | null {
  const line = currentOf(now)
  if (line?.read == null) return null
  if (line.is === 'follow-up') return say(now, line.read.place, 'question')
  return now.lines.slice(0, now.cursor).some(asks) ? say(now, line.read.place, 'follow-up') : null
}

/** Reads the note as another of the readings offered has it; null where there are fewer. */
export function choose(now: Correcting, at: number): Correcting | null {
  const alternative = now.offered.alternatives()[at]
  if (alternative === undefined) return null
  const reading = now.opened.read(now.offered.from.adopt(alternative))
  return { ...step(now, reading), offered: { ...now.offered, chosen: at } }
}

/** Takes back what was said last; null where nothing was. */
export const takeBack = ({ before }: Correcting): Correcting | null => before.at(-1) ?? null

/** Whether a line is a question, by itself or following one. */
export const asks = (line: Pick<NoteLine, 'is'> | null): boolean => line?.is === 'question' || line?.is === 'follow-up'

const say = (now: Correcting, place: number, is: Said): Correcting =>
  step(now, now.opened.read(now.reading.correct(place, is)))

function step(now: Correcting, reading: NoteReading): Correcting {
  const lines = linesOf(
    reading,
    now.lines.map(({ text }) => text),
    now.lines,
  )
  const doubts = doubtsOf(reading, lines)
  return { ...now, reading, lines, doubts, offered: offersOf(reading), before: [...now.before, now] }
}

/** Whether a person's word on this very line made it what it is. */
const isOfLine = ({ reading }: Correcting, place: number): boolean => [...reading.places.values()].includes(place)

function offersOf(from: NoteReading): Offered {
  let known: readonly Alternative[] | null = null
  return {
    from,
    chosen: 0,
    alternatives: () => {
      known ??= from.alternatives()
      return known
    },
  }
}

function doubtsOf(reading: NoteReading, lines: readonly NoteLine[]): readonly number[] {
  const { explanations } = reading.note
  return reading.asking().flatMap((place) => {
    const at = (explanations[place]?.line ?? 0) - 1
    return lines[at]?.isDoubtful && lines[at].read?.place === place ? [at] : []
  })
}

function linesOf(
  reading: NoteReading,
  texts: readonly string[],
  before: readonly NoteLine[] | null,
): readonly NoteLine[] {
  const read = new Map<number, ReadLine>()
  // Of two in one line, such as cells of a row, the first stands for it.
  for (const line of readLines(reading)) if (!read.has(line.line)) read.set(line.line, line)
  const open = new Set(reading.asking())
  const cards = cardsByLine(reading.note.cards, texts.length)
  return texts.map((text, at): NoteLine => {
    const own = read.get(at + 1) ?? null
    const card = cards[at] ?? null
    const is = own?.is ?? (card === null ? 'ignored' : 'answer')
    return {
      number: at + 1,
      text,
      is,
      read: own,
      isDoubtful: own !== null && open.has(own.place) && own.probability > DOUBT && own.probability < 1 - DOUBT,
      card,
      change: text.trim() === '' ? null : changeOf(before?.[at]?.is ?? null, is),
    }
  })
}

function changeOf(before: LineKind | null, now: LineKind): Change | null {
  if (before === null || before === now) return null
  if (asks({ is: before }) === asks({ is: now })) return 'other'
  return asks({ is: now }) ? 'asks' : 'asks-no-more'
}

/** For each line the innermost card that it belongs to. */
function cardsByLine(cards: readonly Card[], count: number): readonly (Card | undefined)[] {
  const found: (Card | undefined)[] = new Array(count)
  const inOrder = [...cards].sort(
    ({ source: one }, { source: other }) => one.line - other.line || other.endLine - one.endLine,
  )
  for (const card of inOrder) found.fill(card, card.source.line - 1, card.source.endLine)
  return found
}
