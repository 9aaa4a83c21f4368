import type { Card } from '../../cards/card.ts'
import { remarks } from '../language/asking.ts'
import { fold } from '../language/cue-match.ts'
import { readLead } from '../language/lead.ts'
import type { Note } from '../note.ts'
import type { NoteLines } from './note-lines.ts'

/** An empty place under a question that its author left for the answer: `->`, `A:`, `**답변**`, `- `. */
export interface Slot {
  /** The line that it is on, from 1. */
  readonly line: number
  /** What stands on the line, without the space around it. */
  readonly mark: string
  /** Where in the line the answer goes, and up to where something stands in its place: `TODO`, `...`. */
  readonly from: number
  readonly to: number
  /** What the lines below begin with to stand inside: the frame of a quotation, spaces; and for lines under the mark. */
  readonly inside: string
  readonly frame: string
  /** The bullet with which the mark begins; empty without one. */
  readonly bullet: string
  readonly is: 'label' | 'mark'
  /** Whether the mark goes on to the words behind it, as `A:` and `→` do, and a lone `답변` does not. */
  readonly leads: boolean
}

const ARROW = String.raw`(?:[-=~–—ㅡ]{1,3}>+|[→⇒⟶⟹➔➜➙➡▶►▷▸↳⤷»☞👉ㄴ└∟]\ufe0f?|::)`
const BULLET = String.raw`(?:[-*+•◦·–—]|1[.)])(?:[\t ]+\[ \])?`
const FRAME = /^[\t ]*(?:>[\t ]?)*[\t ]*/
const FRONT = new RegExp(String.raw`^(?:(${BULLET})(?:[\t ]+|$))?(.*)$`, 'u')
const ARROW_ALONE = new RegExp(`^${ARROW}$`, 'u')
const ARROW_AT_END = new RegExp(String.raw`^(.*\S)[\t ]*${ARROW}$`, 'u')
const FILLER = /(?:\.{3,}|…+|_{2,}|\([\t ]*\)|\[[\t ]*\])$/u
/** Ends of a mark that words come right behind. */
const LEADS = /(?:[-=~–—ㅡ]>+|[→⇒⟶⟹➔➜➙➡▶►▷▸↳⤷»☞👉ㄴ└∟]\ufe0f?|[:：.．)）-])[*_\s]*$/u
/** Whether words come right behind a mark, and may be read with it: a bullet, an arrow, a colon; not a lone `답변`. */
export const leadsOn = (mark: string): boolean =>
  LEADS.test(mark) || /(?:^|[>\s])(?:[-*+•◦·–—>]|1[.)])(?:\s*\[ \])?$/.test(mark)

/** `A)` is an option of several where words stand behind it; alone it waits for some. */
const LETTER_ALONE = /^A\s*[)）-]$/i

/** The empty places under a question, the likeliest first: of a label and a bullet below it, the bullet. */
export function answerSlots(card: Card, note: Note, { lines }: NoteLines): readonly Slot[] {
  const below = note.cards.filter(({ source }) => source.line > card.source.line).map(({ source }) => source.line)
  const end = Math.min(...below, lines.length + 1)
  const slots: Slot[] = []
  for (let line = card.source.line; line < end; line++) {
    const text = lines[line - 1] ?? ''
    const slot = slotOf(text, line, line === card.source.line)
    if (slot !== null && !isFilled(slot, lines, end)) slots.push(slot)
    else if (slot !== null) continue
    // Another section has begun.
    else if (line > card.source.line && /^ {0,3}#{1,6}\s/.test(text)) break
  }
  return slots.sort((one, other) => rank(one, slots) - rank(other, slots))
}

/** Whether something stands in a place already: below a label whatever is no place itself, below a bullet what is no bullet. */
function isFilled(slot: Slot, lines: readonly string[], end: number): boolean {
  const below = lines.findIndex((line, index) => index >= slot.line && line.trim() !== '') + 1
  const text = lines[below - 1]
  if (text === undefined || below < 1 || below >= end || slotOf(text, below, false) !== null) return false
  if (/^ {0,3}#{1,6}\s/.test(text) || isRule(text)) return false
  return slot.is === 'label' || (below === slot.line + 1 && !/^[\t >]*(?:[-*+]|\d{1,9}[.)])\s/.test(text))
}

/** Its place among the others; a label right above a bullet comes after it. */
function rank(slot: Slot, slots: readonly Slot[]): number {
  const at = slots.indexOf(slot)
  const next = slots[at + 1]
  return slot.is === 'label' && next?.is === 'mark' ? at + 1.5 : at
}

/** The empty place that a line is; at the end of a question's own line it may be, too. */
function slotOf(text: string, line: number, isQuestion: boolean): Slot | null {
  const whole = text.trimEnd()
  // Space behind a mark stays, and the answer goes behind it.
  const make = (is: Slot['is'], leads: boolean, filler = ''): Slot => {
    const frame = FRAME.exec(text)?.[0] ?? ''
    const [, bullet = ''] = FRONT.exec(whole.slice(frame.length)) ?? []
    const marker = /^(?:[-*+]|\d[.)])/.exec(bullet)?.[0] ?? ''
    const inside = marker === '' ? frame : frame + ' '.repeat(marker.length + 1)
    const from = filler === '' ? text.length : whole.length - filler.length
    const to = filler === '' ? from : whole.length
    return { line, mark: text.slice(0, from).trim(), from, to, inside, frame, bullet: marker, is, leads }
  }
  if (isQuestion) return ARROW_AT_END.test(whole) || /[?？]\s*[:：]$/.test(whole) ? make('mark', true) : null
  const frame = FRAME.exec(whole)?.[0] ?? ''
  const rest = whole.slice(frame.trimEnd() === whole ? whole.length : frame.length)
  if (rest === '') return frame.includes('>') ? make('mark', true) : null
  const [, bullet, words = ''] = FRONT.exec(rest) ?? []
  if (ARROW_ALONE.test(words)) return make('mark', true)
  const filler = fillerOf(words)
  const said = words.slice(0, words.length - filler.length).trimEnd()
  if (said === '')
    return isRule(whole) || (bullet === undefined && !/^[.…]+$/.test(filler)) ? null : make('mark', true, filler)
  if (ARROW_ALONE.test(said)) return make('mark', true, filler)
  if (!isLabel(said) && !isLabel(ARROW_AT_END.exec(said)?.[1] ?? '')) return null
  return make('label', !/^#{1,6}\s/.test(said) && LEADS.test(said), filler)
}

const isLabel = (words: string): boolean => {
  const bare = words
    .replace(/^#{1,6}\s+/, '')
    .replaceAll(/[*_`]/g, '')
    .trim()
  if (LETTER_ALONE.test(bare)) return true
  const { label, rest } = readLead(bare)
  return label === 'answer' && rest === ''
}

/** What stands where an answer will be, at the end of a line: `...`, `____`, `TODO`, `Answer here`. */
function fillerOf(words: string): string {
  const dots = FILLER.exec(words)?.[0]
  if (dots !== undefined) return dots
  const { rest } = readLead(words.replaceAll(/[*_`]/g, ''))
  return rest !== '' && words.endsWith(rest) && remarks.placeholders.test(fold(rest)) ? rest : ''
}

const isRule = (line: string): boolean => /^ {0,3}(?:(?:-[\t ]*){3,}|(?:_[\t ]*){3,}|(?:\*[\t ]*){3,})$/.test(line)

/** How answers stand at this mark elsewhere in the note: behind it, with which space, or below it. Null where none does. */
export function habitOf(
  { mark, frame, leads }: Slot,
  note: Note,
  { lines }: NoteLines,
): { readonly space: string } | 'below' | null {
  const bare = mark.slice(frame.trim().length).trim()
  if (bare === '') return null
  const questions = new Set(note.cards.map(({ source }) => source.line))
  const spaces: string[] = []
  let below = 0
  for (const [index, line] of lines.entries()) {
    const text = line.trim()
    if (!text.startsWith(bare)) continue
    const rest = text.slice(bare.length)
    const next = (lines[index + 1] ?? '').trim()
    // A lone word such as `A` is the beginning of many a sentence.
    if (rest !== '' && (leads || bare.endsWith('*'))) spaces.push(/^[\t ]*/.exec(rest)?.[0] ?? '')
    else if (rest === '' && next !== '' && !questions.has(index + 2) && slotOf(next, index + 2, false) === null) below++
  }
  if (below > spaces.length) return 'below'
  const [space] = spaces.toSorted((one, other) => countOf(spaces, other) - countOf(spaces, one))
  return space === undefined ? null : { space }
}

const countOf = (all: readonly string[], one: string): number => all.filter((each) => each === one).length
