import type { Block } from './block.ts'
import { evidenceOf } from './evidence.ts'
import { ShapeHabit } from './shape-habit.ts'

/** Empty lines that part two lists in the eyes of their author, though Markdown makes one of them. */
const WIDE_GAP = 3

/** Whether a gap parts the block from the one before it, so that it is no longer meant to belong there. */
export const isFarBelow = (block: Block, before: Block): boolean => block.line - before.endLine > WIDE_GAP

/** For every item, by its place among the blocks, the habit of its list: siblings of one list are alike. */
export function listHabits(blocks: readonly Block[]): readonly (ShapeHabit | undefined)[] {
  const habits: (ShapeHabit | undefined)[] = []
  let run: Block[] = []
  let habit: ShapeHabit | null = null
  const close = (): void => {
    run = []
    habit = null
  }
  for (const block of blocks) {
    if (block.kind === 'item') {
      const before = run.at(-1)
      if (before !== undefined && isFarBelow(block, before)) close()
      run.push(block)
      // Asked for nothing before all of the list is in the run.
      habit ??= new ShapeHabit(evidenceOf(block).shape, run)
      habits.push(habit)
      continue
    }
    if (block.kind !== 'comment') close()
    habits.push(undefined)
  }
  return habits
}

/** Items that stand in one list with links into the note: a contents list whose other entries are not written yet. */
export function besideContents(root: Block): ReadonlySet<Block> {
  const beside = new Set<Block>()
  const gather = (blocks: readonly Block[]): void => {
    let run: Block[] = []
    const close = (): void => {
      const links = run.filter((item) => evidenceOf(item).inPageLink)
      if (links.length >= 2) for (const item of run) if (!evidenceOf(item).inPageLink) beside.add(item)
      run = []
    }
    for (const block of blocks) {
      if (block.kind === 'item') run.push(block)
      else if (block.kind !== 'comment') close()
      gather(block.children)
    }
    close()
  }
  gather(root.children)
  return beside
}

const NONE: ReadonlySet<Block> = new Set()

/** Lines such as `process, subprocess:` with nothing behind them, and the ones like them beside these. */
export function bareTopics(all: readonly Block[]): ReadonlySet<Block> {
  if (!all.some(isNamed)) return NONE
  const bare = new Set<Block>()
  const blocks = all.filter(({ kind }) => kind !== 'comment')
  blocks.forEach((block, index) => {
    if (!isNamed(block)) return
    const next = blocks[index + 1]
    const empty = next === undefined || next.kind === 'rule' || isNamed(next) || isSlot(next)
    if (block.lines.length === 1 && empty) bare.add(block)
    else if (bare.has(blocks[index - 1] as Block) && evidenceOf(block).voice === 'topic') bare.add(block)
  })
  return bare
}

/** A labelled place for an answer with nothing on its line: `좋은답변:`, `**next time** :`. */
export function isSlot(block: Block): boolean {
  const [first] = block.lines
  if (block.kind !== 'paragraph' || first === undefined) return false
  const { title, label } = evidenceOf(block)
  return title === 'slot' || label === 'answer' || (first.bold === 'all' && /[:：]$/u.test(first.text))
}

/** A paragraph that begins with a line of plain words and a colon. */
function isNamed(block: Block): boolean {
  const { text, bold } = block.lines[0] ?? { text: '', bold: 'none' }
  if (block.kind !== 'paragraph' || bold === 'all' || !(text.endsWith(':') || text.endsWith('：'))) return false
  return /^.{0,40}\p{L}.{0,4}[:：]$/u.test(text) && evidenceOf(block).title === null && evidenceOf(block).label === null
}

/** One of several answers to pick from: `A: …`. */
export const isChoice = (block: Block | undefined): boolean =>
  block?.kind === 'item' && /^(?:[A-Ha-h]\s*[:.)]|\d\s*:)\s/u.test(block.lines[0]?.text ?? '')

/** A line right under the question still belongs to it. */
export const continues = (block: Block, question: Block): boolean => block.line === question.leadEnd + 1
