import type { Block } from '../blocks/block.ts'
import { asksItself, evidenceOf, isBold } from '../blocks/evidence.ts'
import { bareTopics, isFarBelow, isSlot, listHabits } from '../blocks/siblings.ts'
import type { Explanation } from '../note.ts'
import { joinAnswers } from './answer-key.ts'
import type { Dialect } from './dialect.ts'
import { explain, type Found, give, lastOpen, partOf, type Reading } from './found.ts'
import { judge } from './judge.ts'
import { asksInRows, readClozes, readTable } from './ready-made.ts'
import type { Place, Verdict } from './verdict.ts'

/** Pass two, second half: decides block by block, and gathers under every question what belongs to it. */
export function findQuestions(root: Block, dialect: Dialect): { found: Found[]; explanations: Explanation[] } {
  const reading: Reading = { dialect, found: [], explanations: [], claimed: new Set() }
  walk(root.children, { place: 'open', owner: null, announced: false }, reading)
  return { found: reading.found, explanations: reading.explanations }
}

interface Container {
  readonly place: Place
  /** The question that all of these blocks stand under. */
  readonly owner: Found | null
  readonly announced: boolean
}

function walk(blocks: readonly Block[], container: Container, reading: Reading): void {
  const { owner } = container
  let { place, announced } = container
  // The question that a line (bold, labelled) opened among these siblings.
  let current = owner
  // The last of these that is no follow-up of another.
  let main = owner
  // A question at the end of a list, still without an answer: what follows the list unindented is meant for it.
  let tail: Found | null = null
  let sibling: Found | null = null
  // The last heading or item among these whose number others may stand below: `2.` before `2-1.`
  let numbered: Found | null = null
  let order: 'question' | 'ignore' | null = null
  let before: Block | null = null
  const lists = listHabits(blocks)
  const topics = owner === null ? new Set<Block>() : bareTopics(blocks)

  for (const [index, block] of blocks.entries()) {
    const list = lists[index]
    if (block.kind === 'comment') {
      order = orderOf(block.value) ?? order
      continue
    }
    const { label } = evidenceOf(block)
    if (block.kind === 'item' && before !== null && isFarBelow(block, before) && (list?.asking ?? 0) >= 0.3) {
      current = null
      if (place === 'answer') place = 'open'
    }
    before = block
    if (block.kind === 'heading' && label === 'answer' && current !== null && current !== owner) {
      give(current, block, reading)
      continue
    }
    if (block.kind === 'heading') {
      current = owner
      main = owner
      tail = null
      announced = container.announced
      // A list of thanks closes only what stands right under its title, not the headings that follow.
      if (place === 'closed') place = 'doubtful'
    } else if (tail !== null && isLoose(block)) {
      give(tail, block, reading)
      continue
    }
    if (block.kind === 'item' && label === 'answer' && sibling !== null) {
      give(sibling, block, reading)
      continue
    }
    if (
      block.kind === 'table' &&
      (place === 'open' || (place === 'answer' && asksInRows(block))) &&
      readTable(block, reading)
    )
      continue
    if (readClozes(block, reading)) {
      current = owner
      continue
    }
    if (owner !== null && current !== null && current !== owner && isPlainLine(current.block) && isSlot(block))
      current = owner

    const apart = current !== owner && (isLine(block) || block.headingInside > 0)
    const here: Place = current === null || apart ? place : 'answer'
    const verdict: Verdict | null =
      order !== null
        ? ordered(order)
        : topics.has(block)
          ? { is: 'question', reasons: ['a name with a colon and nothing behind it, among questions'] }
          : judge(block, {
              place: here,
              dialect: reading.dialect,
              question: current?.block ?? null,
              list,
              announced,
            })
    if (verdict !== null) reading.explanations.push(explain(block, verdict))
    const ignored = order === 'ignore'
    order = null

    if (verdict?.is === 'question') {
      const next: Found = {
        block,
        body: [],
        followUps: [],
        joined: [],
        titleOnly: isTitleOnly(block, reading.dialect),
        cell: null,
        isPart: false,
      }
      const isFollowUp = evidenceOf(block).isFollowUp || isNumberedBelow(block, main?.block)
      const beside = current !== owner && current !== null && !isUnder(block, current.block) ? owner : current
      const below = !isLine(block) && isNumberedBelow(block, numbered?.block) ? numbered : null
      const above = isFollowUp && isLine(block) ? main : (below ?? beside)
      if (!isLine(block) && below === null) numbered = next
      ;(above?.followUps ?? reading.found).push(next)
      reading.claimed.add(block)
      walk(block.children, { place: 'answer', owner: next, announced: false }, reading)
      if (isLine(block)) {
        current = next
        announced = false
      }
      if (isLine(block) && !isFollowUp) main = next
      else sibling = next
      tail = block.kind === 'item' && current === null ? lastOpen(next) : null
      continue
    }
    const { title } = evidenceOf(block)
    announced = isLine(block) ? title === 'followUps' : block.kind === 'item' && announced
    const keyed =
      isAnswerKey(block) && joinAnswers(block, current?.followUps.length ? current.followUps : reading.found)
    const asksNothing = ignored || keyed || (verdict?.is === 'section' && title === 'section')
    const inner: Container = {
      place: asksNothing ? 'closed' : current === null ? place : 'answer',
      owner: current === null ? null : partOf(current),
      announced:
        announces(block) ||
        (block.kind === 'heading' && container.announced && verdict?.is === 'section' && title === null),
    }
    const known = reading.found.length
    if (block.kind !== 'table' && !(current !== null && asksNothing)) walk(block.children, inner, reading)
    if (current !== null && !keyed) give(current, block, reading)
    tail =
      block.kind === 'item' && current === null && reading.found.length > known ? lastOpen(reading.found.at(-1)) : null
  }
}

const isLine = (block: Block): boolean => block.kind === 'paragraph'
const isPlainLine = (block: Block): boolean => isLine(block) && !isBold(block) && evidenceOf(block).label === null
const isAnswerKey = (block: Block): boolean =>
  block.kind === 'heading' &&
  (evidenceOf(block).title === 'answerKey' || (evidenceOf(block).label === 'answer' && evidenceOf(block).text === ''))
const announces = (block: Block): boolean =>
  (block.kind === 'heading' && evidenceOf(block).announces) || evidenceOf(block).title === 'followUps'

/** Text between lists that asks nothing itself. */
const isLoose = (block: Block): boolean =>
  block.kind === 'code' ||
  block.kind === 'quote' ||
  (block.kind === 'summary' && evidenceOf(block).title !== null) ||
  (isLine(block) && !asksItself(block) && !isBold(block) && !evidenceOf(block).announces)

/** A plain line under a bold question is its follow-up; another bold or labelled line is the next question. */
function isUnder(block: Block, above: Block): boolean {
  if (!isLine(block)) return true
  if (evidenceOf(block).label === 'question' || isBold(block) || evidenceOf(block).number !== null) return false
  return isBold(above) || evidenceOf(above).label === 'question'
}

/** `2-1.` after `2.`. */
function isNumberedBelow(block: Block, above: Block | undefined): boolean {
  const [, of] = /^(\d+)-\d+$/.exec(evidenceOf(block).number ?? '') ?? []
  return of !== undefined && above !== undefined && evidenceOf(above).number === of
}

/** A heading that is only a title: in its likes, the paragraph below is what asks. */
function isTitleOnly(block: Block, dialect: Dialect): boolean {
  const habit = dialect.habits.get(evidenceOf(block).shape)
  return (
    block.kind === 'heading' && habit !== undefined && habit.count >= 3 && habit.askingBody >= 0.5 && habit.asking < 0.5
  )
}

/** `<!-- prep: question -->` and `<!-- prep: ignore -->` on the line before a block. */
function orderOf(comment: string): 'question' | 'ignore' | null {
  const word = /^\s*prep:\s*(question|ignore)\s*$/iu.exec(comment)?.[1]?.toLowerCase()
  return word === 'question' || word === 'ignore' ? word : null
}

const ordered = (order: 'question' | 'ignore'): Verdict => ({
  is: order === 'question' ? 'question' : 'ignored',
  reasons: [`a comment of the author says so (${order})`],
})
