import { labels, remarks, titles, type Voice, voiceOf, voiceOfFolded } from './asking.ts'
import type { Block } from './block.ts'
import { type Folded, fold } from './cue-match.ts'
import { type Entry, entryOf } from './entry.ts'
import { readLead } from './lead.ts'
import type { PlainLine } from './plain-text.ts'
import { trimTail } from './trim-tail.ts'

/** What a single block shows about itself, before its neighbours are asked. */
export interface Evidence {
  /** Blocks of one shape are alike to their author: `heading 2`, `bullet 1`, `bold`, `summary`. */
  readonly shape: string
  /** The block's first words without numbering and label. */
  readonly text: string
  readonly number: string | null
  readonly label: 'question' | 'answer' | null
  /** The label says that it follows the question before it. */
  readonly isFollowUp: boolean
  readonly voice: Voice
  /** A name with what is told about it on the same line. */
  readonly entry: Entry | null
  /** What the words name by themselves, whatever the shape says. */
  readonly title: 'section' | 'contents' | 'answerKey' | 'followUps' | 'slot' | null
  /** Whether there is a question mark on any of its lines. */
  readonly isAloud: boolean
  /** All of it is a link into the same note: a line of a contents list. */
  readonly inPageLink: boolean
  /** All of it is a link to somewhere else. */
  readonly outLink: boolean
  /** A title that ends by naming questions: "받은 질문", "Interview questions". */
  readonly announces: boolean
}

const known = new WeakMap<Block, Evidence>()

/** The evidence of one block; worked out once. */
export function evidenceOf(block: Block): Evidence {
  const before = known.get(block)
  if (before) return before
  const found = examine(block)
  known.set(block, found)
  return found
}

/** A block with other children: what it shows itself is the same. */
export function withChildren(block: Block, children: Block[]): Block {
  const other = { ...block, children }
  const before = known.get(block)
  if (before) known.set(other, before)
  return other
}

function examine(block: Block): Evidence {
  const lines = block.lines.filter((line) => line.text !== '')
  const whole = lines.map(saidOf).join(' ')
  const first = lines[0]?.text ?? ''
  const lead = readLead(block.kind === 'heading' || block.kind === 'item' ? whole : first, block.kind === 'heading')
  // Where only the beginning is bold, the bold words are what may ask.
  const entry = entryOf(block)
  const named = entry?.isBold === true && block.kind === 'item' ? voiceOf(entry.name) : null
  const boldLead =
    block.kind === 'paragraph' && lines[0]?.bold === 'start' && lead.number === null && lead.label === null
      ? readLead(lines[0].boldLead).rest
      : ''
  const text = lead.rest
  const folded = fold(text)
  // The marks of programs for spaced repetition.
  const isAsked =
    block.value === 'asked' ||
    (first.includes('::') && /\S\s+:{2,3}\s+\S/u.test(first) && (block.kind === 'paragraph' || block.kind === 'item'))
  const link = lines.length === 1 ? (lines[0]?.link ?? null) : null
  return {
    shape: shapeOf(block),
    text,
    number: lead.number ?? (block.number === null ? null : String(block.number)),
    label: isAsked ? 'question' : lead.label === 'followUp' ? (text === '' ? null : 'question') : lead.label,
    isFollowUp: lead.label === 'followUp' && text !== '',
    voice:
      named === 'asks' || named === 'demands'
        ? named
        : boldLead === ''
          ? bestVoice(block, folded, first)
          : voiceOf(boldLead),
    entry,
    title: block.kind === 'summary' && titles.folds.test(folded) ? 'slot' : titleOf(text === '' ? fold(first) : folded),
    isAloud: block.lines.some((line) => line.text.includes('?') || line.text.includes('？')),
    inPageLink: link?.startsWith('#') === true,
    outLink: link !== null && !link.startsWith('#'),
    announces:
      (block.kind === 'heading' || lines.length === 1) &&
      titles.questionLists.test({ ...folded, text: trimTail(folded.text) }),
  }
}

/** A line's words without a link behind them that leads elsewhere: a pointer, not a part of the question. */
export function saidOf(line: PlainLine): string {
  if (!line.leads) return line.text
  const beside = line.besideLinks.replaceAll(/\s+/gu, ' ').trim()
  const isPointer = line.text.startsWith(beside) && /[\p{L}\p{N}][^\p{L}]*[\p{L}\p{N}]/u.test(readLead(beside).rest)
  return isPointer ? beside : line.text
}

/** A block of several lines asks when its first line or all of it does. */
function bestVoice(block: Block, text: Folded, first: string): Voice {
  const whole = voiceOfFolded(text)
  if (block.lines.length < 2 || whole === 'asks' || whole === 'demands') return whole
  const alone = voiceOf(readLead(first).rest)
  return alone === 'tells' ? whole : alone
}

function titleOf(text: Folded): Evidence['title'] {
  if (titles.contents.test(text)) return 'contents'
  if (labels.followUps.test(text)) return 'followUps'
  if (labels.slots.test(text)) return 'slot'
  if (titles.answerKeys.test(text)) return 'answerKey'
  if ((titles.sections.test(text) && !/[?？]/.test(text.text)) || remarks.placeholders.test(text)) return 'section'
  return null
}

/** The name of a block's shape within its note. */
export function shapeOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `heading ${block.level}`
    case 'item':
      return `${block.ordered ? 'number' : 'bullet'} ${block.level}${block.headingInside > 0 ? ' heading' : ''}`
    case 'row':
      return 'table row'
    case 'paragraph': {
      const numbered = readLead(block.lines[0]?.text ?? '').number !== null
      if (!numbered && block.lines.length === 1 && block.lines[0]?.bold === 'none' && block.lines[0].isItalic)
        return 'bold italic'
      if (block.lines[0]?.bold === 'none' || block.lines.length === 0) return numbered ? 'numbered line' : 'paragraph'
      return numbered ? 'bold numbered' : block.lines[0]?.bold === 'all' ? 'bold' : 'bold start'
    }
    default:
      return block.kind
  }
}

/** Whether a block asks or demands by itself, or is labelled as a question. */
export function asksItself(block: Block): boolean {
  const { voice, label } = evidenceOf(block)
  return voice === 'asks' || voice === 'demands' || label === 'question'
}

/** Whether a line ends with a question mark, whatever decorates its end. */
export const asksAloud = (text: string): boolean => /[?？][\s)*_"”’\p{Extended_Pictographic}:：]*$/u.test(text)

export const isBold = (block: Block): boolean => evidenceOf(block).shape.startsWith('bold')
