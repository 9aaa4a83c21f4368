import type { Block } from './block.ts'
import { asksItself, evidenceOf } from './evidence.ts'

/**
 * What all blocks of one shape in a note have in common, or those of one list. Shares are between 0 and 1, and worked out
 * when they are first asked for.
 */
export class ShapeHabit {
  readonly shape: string
  readonly #all: readonly Block[]
  readonly #shares = new Map<Trait, number>()
  #counted: readonly Block[] | null = null

  constructor(shape: string, blocks: readonly Block[]) {
    this.shape = shape
    this.#all = blocks
  }

  /** Titles, answers, links into the note and what has no words are not counted. */
  get count(): number {
    return this.#blocks.length
  }

  /** As `count >= …`, and known at once where there are not that many blocks. */
  isAtLeast(count: number): boolean {
    return this.#all.length >= count && this.count >= count
  }

  /** Share that asks or demands, or has a question label. */
  get asking(): number {
    return this.#share('asking')
  }

  /** Share that asks, demands or sounds like a drilled topic. */
  get leaning(): number {
    return this.#share('leaning')
  }

  get labelled(): number {
    return this.#share('labelled')
  }

  /** Share with a question mark. */
  get aloud(): number {
    // Most lists have no mark at all, whichever of their blocks are counted.
    return this.#all.some(TRAITS.aloud) ? this.#share('aloud') : 0
  }

  get numbered(): number {
    return this.#share('numbered')
  }

  get telling(): number {
    return this.#share('telling')
  }

  /** Share that names something and tells it on the same line. */
  get entries(): number {
    return this.#share('entries')
  }

  /** Share with something under it. */
  get filled(): number {
    return this.#share('filled')
  }

  /** Share that is a link to somewhere else. */
  get linked(): number {
    return this.#share('linked')
  }

  /** Share whose first paragraph asks: the heading is only a title. */
  get askingBody(): number {
    return this.#share('askingBody')
  }

  /** Whether blocks of this shape are questions unless something speaks against it. */
  get questions(): boolean {
    return (
      this.labelled >= 0.5 ||
      this.asking >= 0.5 ||
      (this.asking >= 0.25 && this.leaning >= 0.5) ||
      // A heading inside a list item is a form chosen on purpose: a few that ask speak for all.
      (this.shape.endsWith('heading') && (this.asking >= 0.15 || this.leaning >= 0.3)) ||
      (this.count >= 3 && this.askingBody >= 0.5)
    )
  }

  get #blocks(): readonly Block[] {
    this.#counted ??= this.#all.filter((block) => {
      const { label, inPageLink, text } = evidenceOf(block)
      return text !== '' && label !== 'answer' && !inPageLink && evidenceOf(block).title === null
    })
    return this.#counted
  }

  #share(trait: Trait): number {
    const known = this.#shares.get(trait)
    if (known !== undefined) return known
    const share = this.count === 0 ? 0 : this.#blocks.filter(TRAITS[trait]).length / this.count
    this.#shares.set(trait, share)
    return share
  }
}

const TRAITS = {
  asking: (block: Block) => asksItself(block),
  leaning: (block: Block) => asksItself(block) || evidenceOf(block).voice === 'topic',
  labelled: (block: Block) => evidenceOf(block).label === 'question',
  aloud: (block: Block) => evidenceOf(block).isAloud,
  numbered: (block: Block) => evidenceOf(block).number !== null,
  telling: (block: Block) => evidenceOf(block).voice === 'tells',
  entries: (block: Block) => evidenceOf(block).entry !== null,
  filled: (block: Block) => block.children.length > 0,
  linked: (block: Block) => evidenceOf(block).outLink,
  askingBody: (block: Block) => bodyAsks(block),
}
type Trait = keyof typeof TRAITS

/** Whether what stands right under a block is itself a question, with nothing after it that could answer. */
function bodyAsks(block: Block): boolean {
  const texts = block.children.filter((child) => child.kind !== 'comment' && child.kind !== 'rule')
  if (texts.length === 0 || texts.length > 4) return false
  const prose = texts.filter((child) => child.kind === 'paragraph' && child.lines.length > 0)
  if (prose.length === 0 || prose.some((child) => evidenceOf(child).label === 'answer')) return false
  return /[?？]/.test(endOf(prose))
}

/** The last 200 characters of some paragraphs. */
function endOf(prose: readonly Block[]): string {
  let end = ''
  for (let place = prose.length - 1; place >= 0; place -= 1) {
    const { lines } = prose[place] as Block
    for (let line = lines.length - 1; line >= 0 && end.length <= 200; line -= 1)
      end = end === '' ? (lines[line]?.text ?? '') : `${lines[line]?.text} ${end}`
  }
  return end.slice(-200)
}
