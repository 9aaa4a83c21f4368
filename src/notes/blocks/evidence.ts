import type { PlainLine } from '../../markdown/plain-text.ts'
import { labels, mayBeTitle, remarks, titles, type Voice, voiceOf, voiceOfFolded } from '../language/asking.ts'
import { type Folded, fold } from '../language/cue-match.ts'
import { type Lead, readLead } from '../language/lead.ts'
import { trimTail } from '../language/trim-tail.ts'
import type { Block } from './block.ts'
import { type Entry, entryOf } from './entry.ts'

type Title = 'section' | 'contents' | 'answerKey' | 'followUps' | 'slot'

/** Folded, two or three characters may become one; of these, no title has more than 80. */
const LONGEST_TITLE = 240

/** What a single block shows about itself, before its neighbours are asked. What is never asked for is not worked out. */
export class Evidence {
  /** Blocks of one shape are alike to their author: `heading 2`, `bullet 1`, `bold`, `summary`. */
  readonly shape: string
  /** The block's first words without numbering and label. */
  readonly text: string
  readonly number: string | null
  readonly label: 'question' | 'answer' | null
  /** The label says that it follows the question before it. */
  readonly isFollowUp: boolean
  readonly #block: Block
  readonly #lines: readonly PlainLine[]
  readonly #lead: Lead
  #folded: Folded | null = null
  #voice: Voice | null = null
  #announces: boolean | null = null
  #entry: Entry | null | undefined = undefined
  #title: Title | null | undefined = undefined

  constructor(block: Block) {
    const lines = block.lines.every((line) => line.text !== '')
      ? block.lines
      : block.lines.filter((line) => line.text !== '')
    const first = lines[0]?.text ?? ''
    const isWhole = block.kind === 'heading' || block.kind === 'item'
    const lead = readLead(isWhole ? lines.map(saidOf).join(' ') : first)
    // The marks of programs for spaced repetition.
    const isAsked =
      block.value === 'asked' ||
      (first.includes('::') && /\S\s+:{2,3}\s+\S/u.test(first) && (block.kind === 'paragraph' || block.kind === 'item'))
    this.#block = block
    this.#lines = lines
    this.#lead = lead
    this.shape = shapeOf(block)
    this.text = lead.rest
    this.number = lead.number ?? (block.number === null ? null : String(block.number))
    this.isFollowUp = lead.label === 'followUp' && lead.rest !== ''
    this.label = isAsked || this.isFollowUp ? 'question' : lead.label === 'followUp' ? null : lead.label
  }

  get voice(): Voice {
    this.#voice ??= this.#speaks()
    return this.#voice
  }

  /** A name with what is told about it on the same line. */
  get entry(): Entry | null {
    if (this.#entry === undefined) this.#entry = entryOf(this.#block)
    return this.#entry
  }

  /** What the words name by themselves, whatever the shape says. */
  get title(): Title | null {
    if (this.#title === undefined) this.#title = this.#names()
    return this.#title
  }

  /** Whether there is a question mark on any of its lines. */
  get isAloud(): boolean {
    return this.#block.lines.some((line) => line.text.includes('?') || line.text.includes('？'))
  }

  /** All of it is a link into the same note: a line of a contents list. */
  get inPageLink(): boolean {
    return this.#link?.startsWith('#') === true
  }

  /** All of it is a link to somewhere else. */
  get outLink(): boolean {
    return this.#link?.startsWith('#') === false
  }

  /** A title that ends by naming questions: "받은 질문", "Interview questions". */
  get announces(): boolean {
    this.#announces ??= this.#namesQuestions()
    return this.#announces
  }

  get #link(): string | null {
    return this.#lines.length === 1 ? (this.#lines[0]?.link ?? null) : null
  }

  #namesQuestions(): boolean {
    if (this.#block.kind !== 'heading' && this.#lines.length !== 1) return false
    const folded = this.#fold()
    return titles.questionLists.test({ ...folded, text: trimTail(folded.text) })
  }

  #fold(): Folded {
    this.#folded ??= fold(this.text)
    return this.#folded
  }

  #speaks(): Voice {
    const { kind } = this.#block
    const [first] = this.#lines
    // Where only the beginning is bold, the bold words are what may ask.
    const named = kind === 'item' && this.entry?.isBold === true ? voiceOf(this.entry.name) : null
    if (named === 'asks' || named === 'demands') return named
    const isBare = this.#lead.number === null && this.#lead.label === null
    const boldLead = kind === 'paragraph' && first?.bold === 'start' && isBare ? readLead(first.boldLead).rest : ''
    return boldLead === '' ? bestVoice(this.#block, this.#fold(), first?.text ?? '') : voiceOf(boldLead)
  }

  #names(): Title | null {
    if (this.text.length > LONGEST_TITLE) return null
    const folded = this.#fold()
    if (this.#block.kind === 'summary' && hides(folded)) return 'slot'
    return titleOf(this.text === '' ? fold(this.#lines[0]?.text ?? '') : folded)
  }
}

/** Whether a fold says no more than that something is folded: "show (click)". */
const hides = (folded: Folded): boolean =>
  titles.folds.test(folded) || titles.folds.test({ ...folded, text: trimTail(folded.text) })

/** The evidence of one block; worked out once. */
export function evidenceOf(block: Block): Evidence {
  block.evidence ??= new Evidence(block)
  return block.evidence
}

/** A block with other children: what it shows itself is the same. */
export const withChildren = (block: Block, children: Block[]): Block => ({ ...block, children })

/** A line's words without a link behind them that leads elsewhere: a pointer, not a part of the question. */
export function saidOf(line: PlainLine): string {
  if (!line.leads) return line.text
  const beside = line.besideLinks
    .replaceAll(/\s+/gu, ' ')
    .replace(/\s*(?:\(\s*\)|（\s*）|\[\s*\]|【\s*】)\s*$/u, '')
    .trim()
  const isPointer = line.text.startsWith(beside) && /[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(readLead(beside).rest)
  return isPointer ? beside : line.text
}

/** A block of several lines asks when its first line or all of it does. */
function bestVoice(block: Block, text: Folded, first: string): Voice {
  const whole = voiceOfFolded(text)
  if (block.lines.length < 2 || whole === 'asks' || whole === 'demands') return whole
  const alone = voiceOf(readLead(first).rest)
  return alone === 'tells' ? whole : alone
}

function titleOf(text: Folded): Title | null {
  if (!mayBeTitle.test(text)) return null
  if (titles.contents.test(text)) return 'contents'
  if (labels.followUps.test(text)) return 'followUps'
  if (labels.slots.test(text)) return 'slot'
  if (titles.answerKeys.test(text)) return 'answerKey'
  if ((titles.sections.test(text) && !/[?？]/.test(text.text)) || remarks.placeholders.test(text)) return 'section'
  return null
}

/** The name of a block's shape within its note. */
function shapeOf(block: Block): string {
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
export const asksAloud = (text: string): boolean =>
  /[?？]/.test(text) && /[?？][\s)*_"”’\p{Extended_Pictographic}:：]*$/u.test(text)

export const isBold = (block: Block): boolean => evidenceOf(block).shape.startsWith('bold')
