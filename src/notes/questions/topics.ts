import { countLetters } from '../../cards/common-letters.ts'
import type { Block } from '../blocks/block.ts'
import { asksItself, evidenceOf } from '../blocks/evidence.ts'
import { besideContents } from '../blocks/siblings.ts'
import { narrates } from '../language/asking.ts'
import { judgeAnswer } from './answer.ts'
import type { Dialect } from './dialect.ts'

/** Letters and digits; one of Chinese or kana says as much as two. */
const letters = (text: string): number => countLetters(text, { hangul: 1, han: 2 })

/**
 * Headings that name what is to be learnt, in a note that hardly asks aloud: `## TCP vs UDP` with its text below.
 * A heading with text right under it is a topic; one that only holds other headings, or questions, groups them.
 * `asked` are the questions that the note asks aloud.
 */
export function topicsOf(root: Block, asked: readonly Block[], { habits, isDrill }: Dialect): ReadonlySet<Block> {
  if (isDrill && asked.length === 0 && isOutlineAlone(root)) return new Set(root.children.filter(isNamed))
  const candidates: Block[] = []
  const descend = (parent: Block): void => {
    const headings = parent.children.filter((child) => child.kind === 'heading')
    for (const child of headings) {
      if (evidenceOf(child).title !== null) continue
      const title = parent.kind === 'root' && headings.length === 1
      const holdsMore = child.children.some((below) => below.kind === 'heading')
      const isTopic = !title && (!holdsMore || (isTold(child) && !holdsFolds(child)))
      if (isTopic) candidates.push(child)
      else descend(child)
    }
  }
  descend(root)
  // Where headings of that depth ask, the note is not silent: the others are what its dialect makes of them.
  const asking = askingDepth(root)
  if (asking < 7 && candidates.some((heading) => heading.level < asking)) return new Set()
  const depth = Math.min(...candidates.map((heading) => heading.level))
  const headingsAsk = [...habits.values()].some(
    (habit) =>
      /^heading [1-6]$/.test(habit.shape) && Number(habit.shape.at(-1)) <= depth && habit.count >= 3 && habit.questions,
  )
  if (headingsAsk) return new Set()
  const inside = (block: Block, heading: Block): boolean => block.line >= heading.line && block.line <= heading.endLine
  // Entries of a contents list that lead nowhere yet are of one kind with the headings that the others lead to.
  const unwritten = besideContents(root)
  const outside = asked.filter(
    (block) => !unwritten.has(block) && !candidates.some((heading) => inside(block, heading)),
  )
  const holding = candidates.filter((heading) =>
    directOf(heading).some((part) => asked.some((block) => inside(block, part))),
  )
  const filled = candidates.filter((heading) => directOf(heading).length > 0)
  const told = filled.filter(isTold)
  const few = (some: readonly Block[]): boolean => some.length <= candidates.length * 0.3
  return new Set(
    told.length >= 2 &&
      told.length >= filled.length * 0.6 &&
      filled.length >= candidates.length * 0.4 &&
      !isDiary(root) &&
      few(outside) &&
      few(holding)
      ? candidates
      : [],
  )
}

const isNamed = (block: Block): boolean => block.kind === 'heading' && evidenceOf(block).title === null

/** Whether a note is nothing but headings of one level with nothing under them: a list of what is asked. */
const isOutlineAlone = (root: Block): boolean =>
  root.children.filter(isNamed).length >= 2 &&
  root.children.every(
    ({ kind, children }) => kind === 'comment' || kind === 'rule' || (kind === 'heading' && children.length === 0),
  )

const isTold = (heading: Block): boolean =>
  judgeAnswer(directOf(heading), heading).status === 'answered' && !isOutline(heading, directOf(heading))

/** Names alone under a bare name: an outline of what there is to say, not yet said. A question that asks for names has its answer. */
function isOutline(question: Block, body: readonly Block[]): boolean {
  if (asksItself(question)) return false
  const items = body.filter((block) => block.kind !== 'rule' && block.kind !== 'comment')
  const bare = (block: Block): boolean =>
    block.kind === 'item' &&
    block.lines.length === 1 &&
    letters(block.lines[0]?.text ?? '') <= 25 &&
    !/[:：=→]|->/u.test(block.lines[0]?.text ?? '') &&
    block.lines[0]?.links === 0 &&
    evidenceOf(block).voice !== 'tells' &&
    block.children.every(bare)
  return items.length >= 2 && items.every(bare)
}

const holdsFolds = (heading: Block): boolean =>
  directOf(heading).filter((block) => block.kind === 'summary').length >= 2

/** The shallowest depth at which many different headings ask; what is above it only parts the note. */
function askingDepth(root: Block): number {
  const asked = new Map<number, Set<string>>()
  const gather = (block: Block): void => {
    for (const child of block.children) {
      if (child.kind === 'heading' && asksItself(child)) {
        const texts = asked.get(child.level) ?? new Set()
        asked.set(child.level, texts.add(evidenceOf(child).text))
      }
      gather(child)
    }
  }
  gather(root)
  return Math.min(7, ...[...asked].filter(([, texts]) => texts.size >= 5).map(([level]) => level))
}

/** What stands under a heading before any heading of its own. */
function directOf(block: Block): Block[] {
  const end = block.children.findIndex((child) => child.kind === 'heading')
  return (end < 0 ? block.children : block.children.slice(0, end)).filter(
    (child) => child.kind !== 'comment' && child.kind !== 'rule',
  )
}

/** A diary tells what happened; its headings are no topics. Judged by how the sentences of its prose end. */
function isDiary(root: Block): boolean {
  const lines: string[] = []
  const gather = (block: Block): void => {
    if (block.kind === 'paragraph' || block.kind === 'item') lines.push(...block.lines.map((line) => line.text))
    for (const child of block.children) gather(child)
  }
  gather(root)
  const sentences = lines.filter((line) => line.length >= 8)
  return sentences.length >= 4 && sentences.filter(narrates).length >= sentences.length * 0.4
}
