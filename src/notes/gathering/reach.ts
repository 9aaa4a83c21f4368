import { columnOf } from '../../markdown/plain-lines.ts'
import type { Block } from '../blocks/block.ts'
import { asksItself, evidenceOf, isBold } from '../blocks/evidence.ts'
import type { Found } from './found.ts'

/** How the questions of one form are answered in one container. */
interface Habit {
  questions: number
  /** Questions with something under them. */
  filled: number
  /** Questions with text between them and the next. */
  between: number
  /** Questions with the next one right behind them. */
  direct: number
  /** Questions with an item behind them that does not ask. */
  turns: number
}

/** What decides in one container how far an answer reaches. */
export interface Reach {
  readonly blocks: readonly Block[]
  readonly asked: ReadonlySet<Block>
  /** The lines of the note. */
  readonly lines: readonly string[]
  /** For every block, the next item after it that asks, before any heading. */
  readonly later: readonly (Block | undefined)[]
  readonly ofItems: Habit
  readonly ofLines: Habit
}

interface Asked {
  readonly lines: readonly string[]
  readonly asked: ReadonlySet<Block>
  readonly holding: ReadonlySet<Block>
}

/** Looks over the blocks of a container once, before any of them is given to a question. */
export function reachOf(blocks: readonly Block[], { lines, asked, holding }: Asked): Reach {
  const none: Habit = { questions: 0, filled: 0, between: 0, direct: 0, turns: 0 }
  const [ofItems, ofLines] = [{ ...none }, { ...none }]
  const holds = (block: Block): boolean => asked.has(block) || holding.has(block)
  // Text counts as standing between two questions only once the second of them comes.
  let waiting: Habit | null = null
  blocks.forEach((block, at) => {
    if (block.kind === 'heading') waiting = null
    const habit = block.kind === 'item' ? ofItems : block.kind === 'paragraph' ? ofLines : null
    if (habit === null || !holds(block)) return
    habit.questions++
    if (waiting === habit) habit.between++
    waiting = null
    if (block.children.length > 0 || block.lines.length > 1) habit.filled++
    const next = blocks[at + 1]
    if (next === undefined) return
    if (holds(next)) habit.direct++
    else if (next.kind === block.kind && block.kind === 'item') habit.turns++
    else waiting = habit
  })
  return { blocks, asked, lines, later: laterOf(blocks, asked), ofItems, ofLines }
}

function laterOf(blocks: readonly Block[], asked: ReadonlySet<Block>): readonly (Block | undefined)[] {
  const later: (Block | undefined)[] = []
  let next: Block | undefined
  for (let at = blocks.length - 1; at >= 0; at--) {
    later[at] = next
    const block = blocks[at]
    if (block?.kind === 'heading') next = undefined
    else if (block?.kind === 'item' && asked.has(block)) next = block
  }
  return later
}

/** Text between the questions is what they are answered with, no name of the next. */
const hasTextBetween = ({ between, direct }: Habit): boolean => between > direct
/** Items that ask and items that answer take turns in one list; where questions follow each other, too, the others are no answers. */
const takesTurns = ({ turns, direct, questions }: Habit): boolean =>
  turns >= 2 && turns >= questions * 0.5 && direct <= turns * 0.25
/** Most of the questions have an answer. */
const isTold = ({ filled, between, turns, questions }: Habit): boolean => filled + between + turns > questions * 0.5

/** The question whose answer is being gathered. */
interface Current {
  readonly reach: Reach
  readonly owner: Found | null
  readonly current: Found | null
  readonly place: Block | null
  readonly begun: boolean
}

/** Whether what belongs to the current question ends before a block beside it. */
export function ends(block: Block, at: number, { reach, owner, current, place, begun }: Current): boolean {
  if (current === null || current === owner || place === null || block.value === 'told') return false
  switch (place.kind) {
    case 'item':
      if (block.kind === 'item') return endsAtItem(block, place, reach)
      return block.kind === 'paragraph' && !begun
        ? endsAtText(block, at, { reach, place, hasAnswer: current.body.length > 0 })
        : isNameOfNextList(block, at, place, reach)
    case 'heading':
    case 'summary':
      return block.kind !== 'summary'
    default: {
      const { ofLines } = reach
      // Where hardly a line is answered, one more that asks is no answer.
      if (ofLines.direct >= 2 && !isTold(ofLines) && asksItself(block)) return true
      const isParting = isBold(block) || (!hasTextBetween(ofLines) && current.body.length === 0)
      return isParting && isName(block) && (isAskedNext(at, reach) || (ofLines.direct >= 3 && isLast(at, reach)))
    }
  }
}

/** An item that asks nothing beside one that asks. */
function endsAtItem(block: Block, place: Block, { ofItems, lines }: Reach): boolean {
  if (block.ordered !== place.ordered) return false
  // A link below a question leads to its answer; among links it is one more entry.
  if (evidenceOf(block).outLink && !evidenceOf(place).outLink) return false
  return !takesTurns(ofItems) && !isDeeper(block, place, lines)
}

interface Item {
  readonly reach: Reach
  readonly place: Block
  /** Something under it answers already. */
  readonly hasAnswer: boolean
}

/** The first text behind an item that asks. */
function endsAtText(block: Block, at: number, { reach, place, hasAnswer }: Item): boolean {
  const { ofItems, blocks, later } = reach
  if (isNameOfNextList(block, at, place, reach)) return true
  if (hasTextBetween(ofItems)) return false
  const next = later[at]
  const goesOn = next !== undefined && next.ordered === place.ordered
  if (hasAnswer) return !goesOn || isName(block) || /[:：]$/u.test(block.lines.at(-1)?.text ?? '')
  return !((goesOn && next === blocks[at + 1]) || isTold(ofItems))
}

/** One line over a list: "Docker" before bullets. */
function isNameOfNextList(block: Block, at: number, place: Block, reach: Reach): boolean {
  const next = reach.blocks[at + 1]
  if (next?.kind !== 'item' || !reach.asked.has(next)) return false
  if (block.kind !== 'paragraph' || block.lines.length !== 1) return false
  if (!isBold(block) && hasTextBetween(reach.ofItems)) return false
  return isName(block) || next.ordered !== place.ordered
}

const isAskedNext = (at: number, { blocks, asked }: Reach): boolean => {
  const next = blocks[at + 1]
  return next !== undefined && asked.has(next)
}

/** Whether nothing comes behind a block before its section ends. */
export const isLast = (at: number, { blocks }: Reach): boolean => {
  const next = blocks[at + 1]
  return next === undefined || next.kind === 'heading' || next.kind === 'rule'
}

/** Whether an item is indented further than another, though Markdown takes the two for neighbours. */
const isDeeper = (block: Block, above: Block, lines: readonly string[]): boolean =>
  columnOf(lines[block.line - 1] ?? '') > columnOf(lines[above.line - 1] ?? '')

const LONGEST_NAME = 60

/** A short line that tells nothing: over questions it is their name. */
const isName = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  block.lines.length === 1 &&
  block.lines[0]?.links === 0 &&
  evidenceOf(block).text.length <= LONGEST_NAME &&
  evidenceOf(block).voice !== 'tells'
