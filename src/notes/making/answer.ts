import type { Gap, Status } from '../../cards/card.ts'
import { countLetters } from '../../cards/common-letters.ts'
import type { PlainLine } from '../../markdown/plain-text.ts'
import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import { labels, remarks } from '../language/asking.ts'
import { fold } from '../language/cue-match.ts'
import { readLead } from '../language/lead.ts'
import { trimTail } from '../language/trim-tail.ts'

/** Heads that say something by themselves. */
const LEAST_HEADS = 3

/** What an answer is made of, piece by piece, in the order of the note. */
interface Piece {
  readonly line: number
  readonly is: 'substance' | 'stub' | 'pointer' | 'image' | 'slot' | 'hole' | 'head' | 'question' | 'nothing'
  /** The slot's own name. */
  readonly label: string | null
  /** A label such as "Answer:": everything up to the next one of its kind fills it, other labels too. */
  readonly opens: boolean
}

export interface Judged {
  readonly status: Status
  readonly gaps: Gap[]
}

/** Whether there is something to recall in what stands under a question, and which places in it are empty. */
export function judgeAnswer(body: readonly Block[], question?: Block): Judged {
  const all = [...piecesOfAll(body), ...emptyCode(body.at(-1))]
  const pieces = all.filter(({ is }) => is !== 'nothing' && is !== 'head' && is !== 'question')
  const has = (is: Piece['is']): boolean => pieces.some((piece) => piece.is === is)
  // A name whose colon leads nowhere is a gap beside others that lead somewhere; alone it says nothing.
  const told = has('substance')
  const isGap = (piece: Piece, index: number): boolean =>
    piece.is === 'hole' ? told : piece.is === 'slot' && isEmpty(piece, pieces.slice(index + 1))
  const empty = pieces.filter(isGap)
  const gaps = empty.map((piece) => ({ line: piece.line, label: piece.label }))
  // Heads with nothing under any of them are the steps of an answer.
  if (pieces.length === 0 && all.filter(({ is }) => is === 'head').length >= LEAST_HEADS)
    return { status: 'answered', gaps }
  if (told) return { status: gaps.length > 0 ? 'partial' : 'answered', gaps }
  const leads = question?.lines.some((line) => line.leads) ?? false
  // A picture tells; a link or a word only says where or what to tell.
  if (has('image') && gaps.length === 0 && !leads) return { status: 'answered', gaps }
  if (leads || has('pointer') || has('image') || has('stub')) return { status: 'partial', gaps }
  return { status: 'unanswered', gaps }
}

/** Code that an answer ends with, and that is still to be written. */
const emptyCode = (last: Block | undefined): Piece[] =>
  last?.kind === 'code' && last.value.trim() === '' ? [{ line: last.line, is: 'hole', label: null, opens: false }] : []

/** Whether nothing fills a slot, given the pieces after it. */
function isEmpty(slot: Piece, after: readonly Piece[]): boolean {
  if (!slot.opens) return (after[0]?.is ?? 'slot') === 'slot'
  const next = after.findIndex((piece) => piece.opens)
  return after.slice(0, next < 0 ? after.length : next).every((piece) => piece.is === 'slot')
}

const piecesOfAll = (blocks: readonly Block[]): Piece[] =>
  blocks.flatMap((block, at) => piecesOf(block, blocks[at + 1]))

/** The pieces of one block and all below it. */
function piecesOf(block: Block, next: Block | undefined): Piece[] {
  const piece = (is: Piece['is'], line = block.line): Piece => ({ line, is, label: null, opens: false })
  if (isHole(block, next)) return [{ ...piece('hole'), label: slotName(block.lines[0]?.text ?? '') }]
  switch (block.kind) {
    case 'code':
      return [piece(block.value.trim() === '' || ASKS_NOTES.test(block.value) ? 'nothing' : 'substance')]
    case 'table':
      return [piece(block.children.length > 1 ? 'substance' : 'nothing')]
    case 'rule':
    case 'comment':
      return []
    default: {
      const own = block.lines.map((line, at) =>
        isHoleLine(block, at, next)
          ? { ...piece('hole', line.line), label: slotName(line.text) }
          : pieceOf(line, block),
      )
      return [...own, ...piecesOfAll(block.children)]
    }
  }
}

/** An item that names something behind a colon that never comes: `- Drawbacks:`. */
const isHole = (block: Block, next: Block | undefined): boolean =>
  block.kind === 'item' &&
  block.children.length === 0 &&
  block.lines.length === 1 &&
  (next === undefined || (next.kind === 'item' && next.ordered === block.ordered)) &&
  COLON_AT_END.test(block.lines[0]?.text ?? '') &&
  letters(block.lines[0]?.text ?? '') <= LONGEST_STUB

const NAMED_LINE = /^[^:：]{1,24}[:：]/u

/** `Result:` at the end of lines that are named so and told, with nothing behind it. */
function isHoleLine({ kind, lines, children }: Block, at: number, next: Block | undefined): boolean {
  const text = lines[at]?.text ?? ''
  if (kind === 'heading' || lines.length < 3 || !COLON_AT_END.test(text) || letters(text) > LONGEST_STUB) return false
  const isLeft = lines.slice(at + 1).every((line) => COLON_AT_END.test(line.text))
  return (
    isLeft &&
    children.length === 0 &&
    next === undefined &&
    lines.filter((line) => NAMED_LINE.test(line.text)).length >= 3
  )
}

/** A query over one's notes, shown where it is run. */
const ASKS_NOTES = /^\s*(?:LIST|TABLE|TASK)\b[^;]*\bFROM\s+["#]/u

/** Letters and digits; one of Chinese or kana says as much as two. */
const letters = (text: string): number => countLetters(text, { hangul: 1, han: 2 })
/** Addresses, and links to other notes as wikis have them. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\[\[[^\][]+\]\]/gu
const MAY_SEND = /:\/\/|www\.|\[\[/u
/** What programs put around an answer that is still to come: `[!todo]`, `<% … %>`. */
const FRAME = /^\[![\w|-]+\][+-]?\s*|^<%.*%>$/u
/** Names one after another, or hardly a word. */
const IS_LIST = /[,，、/·]|^\S+(?:\s+\S+)?$/u
const SIGHS = /(?<![\s\u1100-\u11ff\u3131-\u318e])[\s\u1100-\u11ff\u3131-\u318e]+$/u
/** What an answer is to stand behind, alone: `A)`, `A -`, an arrow begun with a letter of Hangul. */
const MARK_ALONE = /^\s*(?:A\s*[)）-]|ㅡ+>)\s*$/iu
const DOTS = /^[[(<（【]?\s*(?:\.{3,}|…+|_{3,})\s*[\])>）】]?$/u
const ASKS_ALOUD = /^[^.。!?？]*[?？][\s)*_"”’]*$/u
const COLON_AT_END = /[:：]$/u

/** Letters of "html, css, jquery 조금" or "지원서 2번 문항 참고". */
const LONGEST_STUB = 24

/** `见29（Token详解）`, `참고: …`, `see the note on locks`: nothing but where it stands. */
const SENDS = /^(?:见|詳見|详见|参见|参考|참고 ?[:：]|see (?:the|my|also|above|below)\b|cf\.)/iu
const LONGEST_POINTER = 36

/** Letters of a heading that names what stands below it; a longer one says it. */
const LONGEST_HEAD = 40

/** Nobody sends elsewhere, or says that an answer is missing, at greater length. */
const LONGEST_REMARK = 120

function pieceOf(line: PlainLine, block: Block): Piece {
  const make = (is: Piece['is'], label: string | null = null): Piece => ({
    line: line.line,
    is,
    label,
    opens: false,
  })
  const words = line.links > 0 || line.besideLinks.includes('[[') ? line.besideLinks : line.text
  const beside = MAY_SEND.test(words) ? words.replaceAll(ADDRESS, ' ') : words
  if (beside.length > LONGEST_REMARK && block.kind !== 'heading') return make('substance')
  if (DOTS.test(line.text)) return make('hole')
  const lead = readLead(line.text)
  const { label } = lead
  const rest = lead.rest.replace(FRAME, '')
  const said = letters(rest)
  if (MARK_ALONE.test(line.text)) return make('nothing')
  if (label === 'answer' && said === 0) return { ...make('slot', slotName(line.text)), opens: true }
  const own = label === 'answer' ? slotName(line.text.slice(0, line.text.length - lead.rest.length)) : ''
  // The next place for an answer, which ends the one before.
  if (label === 'answer' && own.length > 2 && labels.slots.test(fold(own)) && said > LONGEST_STUB)
    return { ...make('substance'), opens: true }
  if (said === 0 && isSign(line.text)) return make('substance')
  if (said === 0) return make(line.images > 0 ? 'image' : line.links > 0 ? 'pointer' : 'nothing')
  const folded = fold(rest)
  const stands = line.bold === 'all' || COLON_AT_END.test(rest) || block.kind === 'heading' || block.kind === 'summary'
  if (label === null && stands && labels.slots.test(folded)) return make('slot', slotName(line.text))
  if (line.bold === 'all' && COLON_AT_END.test(line.text)) return make('slot', slotName(line.text))
  if (block.kind === 'heading' && label !== 'answer') return make(said > LONGEST_HEAD ? 'substance' : 'head')
  if (block.kind === 'summary' && evidenceOf(block).title !== null) return make('nothing')
  // `Details are in the post below:` announces a link.
  if (COLON_AT_END.test(rest) && said <= LONGEST_HEAD && remarks.pointers.test(folded)) return make('pointer')
  // `If so:` announces what follows; alone it says nothing.
  if (label === null && said <= LONGEST_STUB && line.links === 0 && COLON_AT_END.test(rest)) return make('nothing')
  if (saysNothing(rest) || remarks.forgotten.test(folded)) return make('nothing')
  if (ASKS_ALOUD.test(rest)) return make('question')
  const sends = line.links > 0 || beside.length !== line.text.length
  const aside = beside === rest ? said : letters(beside)
  if (sends && aside <= 8) return make('pointer')
  if (aside <= (sends ? 24 : 8) && remarks.pointers.test(fold(beside))) return make('pointer')
  if (said <= LONGEST_POINTER && SENDS.test(rest)) return make('pointer')
  if (Math.min(aside, said) > LONGEST_STUB) return make('substance')
  const last = { ...folded, text: trimTail(folded.text) }
  if (aside <= LONGEST_STUB && remarks.pointersAtEnd.test(last)) return make('pointer')
  if (said <= LONGEST_STUB && IS_LIST.test(rest) && remarks.stubs.test(last)) return make('stub')
  return make('substance')
}

/** An operator alone: what was asked for may be one. */
export const isSign = (text: string): boolean => /^`?[?=&|!<>%^~@$]{2,3}`?$/u.test(text.trim())

/** Whether a line says in all of its sentences no more than that the answer was missing. */
const saysNothing = (text: string): boolean =>
  text
    .split(/[.。!…]+\s*|[,，、]\s*/u)
    .filter((sentence) => letters(sentence) > 0)
    .every((sentence) => {
      const said = sentence.replace(SIGHS, '')
      return said === '' || remarks.nothing.test(fold(said))
    })

const slotName = (text: string): string => trimTail(text).replace(/^[^\p{L}\p{N}]+/u, '')
