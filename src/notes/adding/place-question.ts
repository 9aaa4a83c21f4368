import type { Card } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import { decode } from '../../disk/decode.ts'
import { insertLines } from '../answering/answer-places.ts'
import { type Edit, editBytes, editText } from '../answering/edit-bytes.ts'
import { linesOf, type NoteLines } from '../answering/note-lines.ts'
import { keepsOwnLines } from '../blocks/other-programs.ts'
import type { Note } from '../note.ts'
import { questionForms } from './question-forms.ts'

/** A note with one more question in it. */
export interface PlacedQuestion {
  /** The whole file. */
  readonly bytes: Uint8Array
  /** The new card as it is read from these bytes. */
  readonly card: Card
}

/**
 * Why a question is not written: `empty` says nothing; `noText` is a file that holds none; `asked` that the note asks it already;
 * `noSection` that it has no such heading; `encoding` that the file's encoding lacks a character; `noPlace` that nowhere would
 * it be read as a question with all else as it was.
 */
export type QuestionRefusal = 'empty' | 'noText' | 'asked' | 'noSection' | 'encoding' | 'noPlace'

/** A question as it is written: on one line, without control characters. */
const tidyQuestion = (text: string): string => text.replaceAll(/[\s\x00-\x1f\x7f\ufeff]+/g, ' ').trim()

/**
 * Writes a question behind the last of a note, or of its section `under`, in the note's own style. All other bytes stay as they are.
 * Before anything is given back it is read again: it is one more question of these words, and every other card is as it was.
 */
export function placeQuestion(
  bytes: Uint8Array,
  text: string,
  read: (text: string) => Note,
  { under = null }: { readonly under?: string | null } = {},
): PlacedQuestion | { readonly refused: QuestionRefusal } {
  return placeNew(bytes, text, read, (question, note, source) => {
    const section = under === null ? null : sectionOf(source, under)
    if (section === undefined) return { refused: 'noSection' }
    return {
      ways: edits(question, note, source, section),
      parent: null,
      fits: (card) => section === null || card.section.some((name) => isNamed(name, section.name)),
    }
  })
}

/** Where a question may be put in, the likeliest way first, and what it must be read as then. */
interface Placing {
  readonly ways: Iterable<Edit>
  /** The question that it stands below; null for none. */
  readonly parent: string | null
  readonly fits?: (card: Card) => boolean
}

/** Writes a question the first way in which reading the note again shows it, every other card as it was, and no lines of other programs torn apart. */
export function placeNew(
  bytes: Uint8Array,
  text: string,
  read: (text: string) => Note,
  placingOf: (question: string, note: Note, source: NoteLines) => Placing | { readonly refused: QuestionRefusal },
): PlacedQuestion | { readonly refused: QuestionRefusal } {
  const question = tidyQuestion(text)
  const wanted = normalise(question)
  if (wanted === '') return { refused: 'empty' }
  const decoded = decode(bytes)
  if (decoded.encoding === 'binary') return { refused: 'noText' }
  const note = read(decoded.text)
  if (note.cards.some((card) => normalise(card.question) === wanted)) return { refused: 'asked' }
  const source = linesOf(decoded.text)
  const placing = placingOf(question, note, source)
  if ('refused' in placing) return placing
  let refused: QuestionRefusal = 'noPlace'
  for (const edit of placing.ways) {
    const edited = editText(decoded.text, [edit])
    if (!keepsOwnLines(source.lines, linesOf(edited).lines)) continue
    const card = addedCard(note.cards, read(edited).cards, wanted, placing.parent)
    if (card === null || placing.fits?.(card) === false) continue
    const written = editBytes(bytes, decoded, [edit])
    if (written !== null) return { bytes: written, card }
    refused = 'encoding'
  }
  return { refused }
}

/** The names of the sections of a note, as a person would name them. */
export const sectionsOf = ({ cards }: Note): readonly string[] => [...new Set(cards.flatMap(({ section }) => section))]

/** A heading and where what stands under it ends; lines from 1. */
interface Section {
  readonly name: string
  readonly level: number
  readonly line: number
  readonly endLine: number
}

export const HEADING = /^ {0,3}(#{1,6})[\t ]+(.*?)[\t ]*#*$/

const isNamed = (name: string, wanted: string): boolean => normalise(name) === normalise(wanted)

/** The heading of that name, else the first whose name begins so; undefined when there is none. */
function sectionOf({ lines }: NoteLines, under: string): Section | undefined {
  const headings = lines.flatMap((text, index) => {
    const [, marks = '', name = ''] = HEADING.exec(text) ?? []
    return marks === '' ? [] : [{ name, level: marks.length, line: index + 1 }]
  })
  const wanted = normalise(under)
  const found =
    headings.find(({ name }) => normalise(name) === wanted) ??
    headings.find(({ name }) => wanted !== '' && normalise(name).startsWith(wanted))
  if (found === undefined) return undefined
  const next = headings.find(({ line, level }) => line > found.line && level <= found.level)
  return { ...found, endLine: (next?.line ?? lines.length + 1) - 1 }
}

/** Ways to put the question in, the likeliest first. */
function* edits(question: string, note: Note, source: NoteLines, section: Section | null): Generator<Edit> {
  const { lines } = source
  const isInside = ({ source: at }: Card) => section === null || (at.line > section.line && at.line <= section.endLine)
  const inside = note.cards.filter(isInside)
  const model =
    inside.findLast(({ parent }) => parent === null) ?? note.cards.findLast(({ parent }) => parent === null) ?? null
  const behind = Math.max(0, ...inside.map(({ source: at }) => at.endLine))
  const ends = [...(inside.length > 0 ? [behind] : []), lastWritten(lines, section)]
  const isApart = model === null || (lineAbove(lines, model) ?? '').trim() === ''
  const levels = note.cards.flatMap(({ source: at }) => HEADING.exec(lines[at.line - 1] ?? '')?.[1]?.length ?? [])
  const level = section === null ? (levels.at(-1) ?? 2) : inside.length > 0 ? (levels.at(-1) ?? 2) : section.level + 1
  const isOpen = behind > 0 && model !== null && behind === model.source.line
  for (const { lines: added, isOwn } of questionForms(question, model, level, note, source))
    for (const after of [...new Set(ends)])
      for (const before of isOwn && !isApart && !isOpen ? [false, true] : isOwn && !isApart ? [false] : [true, false])
        yield insertLines(source, after, added, { before, behind: isApart || !isOwn })
}

/** The line above a question, and above the fold that it opens. */
function lineAbove(lines: readonly string[], { source }: Card): string | undefined {
  const above = lines[source.line - 2] ?? ''
  return /^[\t >]*<details[^>]*>\s*$/i.test(above) ? lines[source.line - 3] : above
}

/** The last line with anything on it, of the note or of a section. */
function lastWritten(lines: readonly string[], section: Section | null): number {
  const end = section?.endLine ?? lines.length
  const last = lines.slice(0, end).findLastIndex((line) => line.trim() !== '')
  return Math.max(section?.line ?? 0, last + 1)
}

/**
 * The one card that is new, below the question `parent` (null: below none), with all others as they were; null when there is more
 * to it.
 */
function addedCard(
  before: readonly Card[],
  after: readonly Card[],
  wanted: string,
  parent: string | null,
): Card | null {
  if (after.length !== before.length + 1) return null
  const at = after.findIndex((card) => normalise(card.question) === wanted)
  const added = after[at]
  if (added === undefined || wordsOf(added, after).parent !== parent) return null
  const others = after.filter((_, index) => index !== at)
  const isSame = before.every((card, index) => {
    const now = others[index]
    return now !== undefined && JSON.stringify(wordsOf(card, before)) === JSON.stringify(wordsOf(now, others))
  })
  return isSame ? added : null
}

/** All of a card but where it stands. */
const wordsOf = (
  { question, prompt, answer, kind, status, parent, section, deck, tags, gaps }: Card,
  all: readonly Card[],
) => ({
  ...{ question, prompt, answer, kind, status, section, deck, tags },
  gaps: gaps.map(({ label }) => label),
  parent: all.find(({ id }) => id === parent)?.question ?? null,
})
