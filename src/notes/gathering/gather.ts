import { columnOf } from '../../markdown/plain-lines.ts'
import type { Block } from '../blocks/block.ts'
import { asksItself, evidenceOf, isBold, withChildren } from '../blocks/evidence.ts'
import { ShapeHabit } from '../blocks/shape-habit.ts'
import type { Candidate } from '../candidates/candidates.ts'
import { joinAnswers } from '../questions/answer-key.ts'
import { clozesOf } from '../questions/cloze.ts'
import { carve } from './carve.ts'
import { type Found, found } from './found.ts'
import { rowQuestions } from './rows.ts'

/**
 * The chosen questions of a note in its order, each with what belongs to it; a follow-up under the question it follows.
 * `lines` are the note's own: how far an item is indented says more than Markdown makes of it.
 */
export function gather(root: Block, chosen: ReadonlySet<Candidate>, lines: readonly string[] = []): Found[] {
  const { blocks, asked, holding } = carve(root, chosen)
  const reading: Reading = { lines, asked, holding, titles: titlesOf(asked), all: [], found: [] }
  walk(blocks, { owner: null, above: null }, reading)
  return reading.found
}

interface Reading {
  readonly lines: readonly string[]
  readonly asked: ReadonlySet<Block>
  readonly holding: ReadonlySet<Block>
  /** Shapes of headings that are titles only. */
  readonly titles: ReadonlySet<string>
  /** Every question in the order of the note. */
  readonly all: Found[]
  /** Those that follow no other. */
  readonly found: Found[]
}

interface Place {
  /** The question that all of these blocks stand under. */
  readonly owner: Found | null
  /** The question that the questions here follow, as a title above says. */
  readonly above: Found | null
}

/** Takes the questions of one container in turn, and gives each what stands behind it; says which of them is the last. */
function walk(blocks: readonly Block[], { owner, above }: Place, reading: Reading): Found | null {
  let current = owner
  // The block of this container that the current question stands in.
  let place: Block | null = null
  let begun = false
  let afterRule = false
  let main = owner
  let announced = above
  let last: Found | null = null
  const reach = reachOf(blocks, reading)
  for (const [at, block] of blocks.entries()) {
    const evidence = evidenceOf(block)
    if (reading.asked.has(block)) {
      const parent = announced ?? parentOf(block, owner, main, reading)
      const opened = open(block, parent, reading)
      if (opened === null) continue
      if (parent === null || parent === owner) main = opened
      const inner = walk(block.children, { owner: opened, above: null }, reading)
      current = inner !== null && inner.body.length === 0 ? inner : opened
      place = block
      begun = false
      last = current
      continue
    }
    const isAnswer = evidence.label === 'answer' || evidence.title === 'slot'
    if (block.kind === 'heading' && !(isAnswer && current !== null)) {
      current = owner
      announced = above
    }
    if (block.kind === 'rule' && current !== owner) current = owner
    afterRule = block.kind === 'rule' || (afterRule && block.kind !== 'heading')
    if (reading.holding.has(block) && block.kind === 'table') {
      for (const row of rowQuestions(block, reading.asked)) {
        reading.found.push(row)
        reading.all.push(row)
      }
      continue
    }
    if (reading.holding.has(block)) {
      if (evidence.title === 'followUps') {
        walk(block.children, { owner: null, above: main ?? reading.all.at(-1) ?? null }, reading)
        continue
      }
      const isSection = block.kind === 'heading'
      const begins =
        block.kind === 'quote' &&
        block.children.slice(0, 1).some((child) => reading.asked.has(child) || child.kind === 'item')
      if (
        begins ||
        (current !== owner && place !== null && ends(block, at, { current: current as Found, place, begun }, reach))
      )
        current = owner
      const holder = isSection ? owner : current
      if (holder !== null && holder === current) holder.body.push(bare(block))
      const inner = walk(block.children, { owner: holder, above: announced }, reading)
      if (inner !== null) last = inner
      place = block
      begun = false
      if (!isSection && inner !== null) current = block.kind === 'quote' || inner.body.length === 0 ? inner : owner
      continue
    }
    if (evidence.title === 'followUps') {
      announced = main
      continue
    }
    if (isAnswerKey(block) && joinAnswers(block, reading.all)) continue
    if (current === null) continue
    if (evidence.title === 'section' && afterRule) {
      current = null
      continue
    }
    if (current !== owner && place !== null && !isAnswer && ends(block, at, { current, place, begun }, reach)) {
      current = owner
      if (current === null) continue
    }
    current.body.push(block)
    begun = true
  }
  return last
}

/** How the questions of one form are answered in one container. */
interface Habit {
  questions: number
  /** Questions with something under them. */
  filled: number
  /** Questions with text behind them. */
  between: number
  /** Questions with the next one right behind them. */
  direct: number
  /** Questions with an item behind them that does not ask. */
  turns: number
}

interface Reach {
  readonly blocks: readonly Block[]
  readonly asked: ReadonlySet<Block>
  /** For every block, the next item after it that asks, before any heading. */
  readonly later: readonly (Block | undefined)[]
  readonly text: readonly string[]
  readonly items: Habit
  readonly lines: Habit
}

function reachOf(blocks: readonly Block[], { asked, holding, lines }: Reading): Reach {
  const none: Habit = { questions: 0, filled: 0, between: 0, direct: 0, turns: 0 }
  const reach = { blocks, asked, later: laterOf(blocks, asked), text: lines, items: { ...none }, lines: { ...none } }
  const holds = (block: Block): boolean => asked.has(block) || holding.has(block)
  // Text counts as standing between two questions only once the second of them comes.
  let waiting: Habit | null = null
  blocks.forEach((block, at) => {
    if (block.kind === 'heading') waiting = null
    const habit = block.kind === 'item' ? reach.items : block.kind === 'paragraph' ? reach.lines : null
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
  return reach
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
/** Items that ask and items that answer take turns in one list. */
const isFlat = ({ turns, questions }: Habit): boolean => turns >= 2 && turns >= questions * 0.5
const isTold = ({ filled, between, turns, questions }: Habit): boolean => filled + between + turns > questions * 0.5

/** The question whose answer is being gathered, and the block beside the others that it stands in. */
interface Current {
  readonly current: Found
  /** Something beside it belongs to it already. */
  readonly begun: boolean
  readonly place: Block
}

/** Whether what belongs to a question ends before a block beside it. */
function ends(block: Block, at: number, { current, place, begun }: Current, reach: Reach): boolean {
  const { kind, ordered } = place
  const next = reach.blocks[at + 1]
  const namesNext =
    next !== undefined && reach.asked.has(next) && block.kind === 'paragraph' && block.lines.length === 1
  if (kind === 'item') {
    const { items } = reach
    if (block.kind === 'item' && evidenceOf(block).outLink) return false
    if (block.kind === 'item') return block.ordered === ordered && !isFlat(items) && !isDeeper(block, place, reach.text)
    if (namesNext && next.kind === 'item' && (isBold(block) || !hasTextBetween(items)))
      return isName(block) || next.ordered !== ordered
    if (block.kind !== 'paragraph' || hasTextBetween(items) || begun) return false
    const later = reach.later[at]
    const goesOn = later !== undefined && later.ordered === ordered
    if (current.body.length > 0) return !goesOn || isName(block) || /[:：]$/u.test(block.lines.at(-1)?.text ?? '')
    return !((goesOn && next === later) || isTold(items))
  }
  if (kind === 'heading' || kind === 'summary') return block.kind !== 'summary'
  return namesNext && isName(block) && (isBold(block) || (!hasTextBetween(reach.lines) && current.body.length === 0))
}

/** Whether an item is indented further than another, though Markdown takes the two for neighbours. */
const isDeeper = (block: Block, above: Block, text: readonly string[]): boolean =>
  columnOf(text[block.line - 1] ?? '') > columnOf(text[above.line - 1] ?? '')

/** A short line that tells nothing: over a list it is the list's name. */
const isName = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  block.lines.length === 1 &&
  evidenceOf(block).text.length <= LONGEST_NAME &&
  evidenceOf(block).voice !== 'tells'
const LONGEST_NAME = 60

/** More questions than that follow no other: what they stand under is the title of a group. */
const MOST_FOLLOW_UPS = 8

/** Whether a block stands over one question and no more. */
const isOnly = ({ children }: Block, asked: ReadonlySet<Block>): boolean => {
  let questions = 0
  return !children.some((child) => asked.has(child) && ++questions > 1)
}

const isGroup = ({ children }: Block, asked: ReadonlySet<Block>): boolean => {
  let questions = 0
  return children.some((child) => asked.has(child) && ++questions > MOST_FOLLOW_UPS)
}

/** The question that a question follows, on a sign. */
function parentOf(block: Block, owner: Found | null, main: Found | null, { asked }: Reading): Found | null {
  const { isFollowUp, number, label, voice } = evidenceOf(block)
  if (isFollowUp && main !== null) return main
  const [, of] = /^(\d+)-\d+$/.exec(number ?? '') ?? []
  if (of !== undefined && main !== null && evidenceOf(main.block).number === of) return main
  if (owner === null) return null
  const { block: above } = owner
  if (above.kind === 'item') {
    const isBeside = block.kind === 'item' && block.level <= above.level
    return asksItself(above) || (!isBeside && voice !== 'names') ? owner : null
  }
  // One that asks among what is told of a topic is about that topic; several are the parts of a chapter.
  const asksMore = label === null && (voice === 'asks' || voice === 'demands')
  if (!asksItself(above))
    return block.kind === 'heading' && asksMore && owner.body.length > 0 && isOnly(above, asked) ? owner : null
  // A heading that only names something is a chapter of its own.
  if (block.kind === 'heading' && voice === 'names') return null
  if (isBold(block) || (block.kind === 'paragraph' && label === 'question')) return null
  return isGroup(above, asked) ? null : owner
}

/** Opens the question of a block; null where the block makes questions that nothing stands under. */
function open(block: Block, parent: Found | null, reading: Reading): Found | null {
  const place = parent?.followUps ?? reading.found
  const add = (one: Found): void => {
    place.push(one)
    reading.all.push(one)
  }
  const clozes = clozesOf(block)
  if (clozes.length > 0) {
    for (const { block: asked, answer } of clozes) add(found(asked, { cell: answer }))
    return null
  }
  const one = found(block, { titleOnly: block.kind === 'heading' && reading.titles.has(evidenceOf(block).shape) })
  add(one)
  return one
}

const isAnswerKey = (block: Block): boolean =>
  block.kind === 'heading' &&
  (evidenceOf(block).title === 'answerKey' || (evidenceOf(block).label === 'answer' && evidenceOf(block).text === ''))

/** The own words of a block, without what lies under it. */
const bare = (block: Block): Block => ({ ...withChildren(block, []), endLine: block.leadEnd })

/** Shapes of headings that hardly ever ask, while the paragraph below does: they are only its title. */
function titlesOf(asked: ReadonlySet<Block>): ReadonlySet<string> {
  const groups = new Map<string, Block[]>()
  for (const block of asked) {
    if (block.kind !== 'heading') continue
    const { shape } = evidenceOf(block)
    const group = groups.get(shape)
    if (group === undefined) groups.set(shape, [block])
    else group.push(block)
  }
  const habits = [...groups].map(([shape, blocks]) => new ShapeHabit(shape, blocks))
  return new Set(
    habits
      .filter(({ count, askingBody, asking }) => count >= 3 && askingBody >= 0.5 && asking < 0.5)
      .map(({ shape }) => shape),
  )
}
