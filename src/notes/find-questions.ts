import { titles } from './asking.ts'
import { type Dialect, habitOf, type ShapeHabit } from './dialect.ts'
import { evidenceOf } from './evidence.ts'
import type { Explanation } from './note.ts'
import type { Block } from './outline.ts'

const isTitleOnly = (block: Block, dialect: Dialect): boolean => {
  const habit = dialect.habits.get(evidenceOf(block).shape)
  return (
    block.kind === 'heading' && habit !== undefined && habit.count >= 3 && habit.askingBody >= 0.5 && habit.asking < 0.5
  )
}

/** A block that was taken for a question, with what lies under it. */
export interface Found {
  readonly block: Block
  readonly reasons: readonly string[]
  /** What follows and belongs to it, follow-ups taken out. */
  body: Block[]
  readonly followUps: Found[]
  /** The block only names the question; what stands under it asks. */
  readonly titleOnly: boolean
  /** The answer of a table row, from the cell beside. */
  readonly cell?: string | null
}

/** `doubtful`: under a title that asks nothing, but below a heading of its own. */
type Place = 'open' | 'answer' | 'closed' | 'doubtful'

interface Verdict {
  readonly is: Explanation['verdict']
  readonly reasons: readonly string[]
}

/** Pass two, second half: decides block by block, and gathers under every question what belongs to it. */
export function findQuestions(root: Block, dialect: Dialect): { found: Found[]; explanations: Explanation[] } {
  const explanations: Explanation[] = []
  const found: Found[] = []
  const walk = (blocks: readonly Block[], within: Place, owner: Found | null): void => {
    let place = within
    // The question that a heading-less shape (bold, labelled line, item) opened among these siblings.
    let current: Found | null = owner
    const lists = listHabits(blocks)
    const topics = within === 'answer' ? bareTopics(blocks) : new Set<Block>()
    // A question at the end of a list, still without an answer: what follows the list unindented is meant for it.
    let tail: Found | null = null
    for (const block of blocks) {
      if (block.kind === 'heading') {
        current = owner
        tail = null
        // A list of contents or of thanks closes only what stands right under it, not the headings that follow.
        if (place === 'closed') place = 'doubtful'
      } else if (
        tail !== null &&
        (block.kind === 'code' || block.kind === 'quote' || (block.kind === 'paragraph' && !asksItself(block)))
      ) {
        tail.body.push(block)
        continue
      }
      if (block.kind === 'table' && place === 'open') {
        found.push(...tableQuestions(block, explanations))
        continue
      }
      const here: Place = current === null ? place : 'answer'
      // A slot such as `좋은답변:` is of the question above, not of a follow-up that stands between.
      if (isLine(block) && current !== owner && current !== null && isPlain(current.block) && isSlot(block))
        current = owner
      const apart = current !== owner && (isLine(block) || block.headingInside > 0)
      const verdict = topics.has(block)
        ? { is: 'question' as const, reasons: ['a name with a colon and nothing behind it, among questions'] }
        : judge(block, dialect, lists.get(block), apart ? place : here, current)
      if (verdict !== null) explanations.push(explain(block, verdict))
      if (verdict?.is === 'question') {
        const next: Found = {
          block,
          reasons: verdict.reasons,
          body: [],
          followUps: [],
          titleOnly: isTitleOnly(block, dialect),
        }
        const parent = current !== owner && current !== null && !deeper(block, current.block) ? owner : current
        ;(parent?.followUps ?? found).push(next)
        walk(block.children, 'answer', next)
        if (isLine(block)) current = next
        else if (block.kind === 'item' && here === 'open') tail = lastOpen(next)
        continue
      }
      const { title } = evidenceOf(block)
      const inner: Place =
        verdict?.is === 'section' && (title === 'section' || (title === 'answerKey' && found.length > 0))
          ? 'closed'
          : here
      if (current !== null && inner !== 'closed') {
        // What no question claims is answer, whole, unless questions lie inside of it.
        const before = current.followUps.length
        const rest: Found = { block, reasons: [], body: [], followUps: current.followUps, titleOnly: false }
        const tellsOnly = verdict !== null && title === 'section'
        if (block.children.length > 0 && block.kind !== 'table' && !tellsOnly) walkInto(block, rest, walk)
        const claimed = current.followUps.slice(before).map((follow) => follow.block)
        current.body.push(claimed.length === 0 ? block : without(block, claimed))
      } else {
        const before = found.length
        walk(block.children, inner, current)
        if (block.kind === 'item' && here === 'open')
          tail = found.length > before ? lastOpen(found.at(-1) as Found) : null
        else if (block.kind !== 'comment') tail = null
      }
    }
  }
  walk(root.children, 'open', null)
  return { found, explanations }
}

/** The rows of a table with a column of questions. */
function tableQuestions(table: Block, explanations: Explanation[]): Found[] {
  const [head, ...rows] = table.children
  const column = head?.cells.findIndex((cell) => titles.questionColumn.test(cell.text)) ?? -1
  if (column < 0) return []
  const answers = head?.cells.findIndex((cell) => titles.answerColumn.test(cell.text)) ?? -1
  return rows.flatMap((row) => {
    const cell = row.cells[column]
    if (cell === undefined || cell.text === '') return []
    const linked = cell.link?.startsWith('#') === true
    const asked: Block = { ...row, lines: [cell] }
    explanations.push(
      explain(
        asked,
        linked
          ? { is: 'contents', reasons: ['a link to another place of this note'] }
          : { is: 'question', reasons: ['in the column of questions'] },
      ),
    )
    if (linked) return []
    const answer = row.cells[answers]
    return [
      {
        block: asked,
        reasons: ['in the column of questions'],
        body: [],
        followUps: [],
        titleOnly: false,
        cell: answer === undefined || answer.text === '' ? null : answer.text,
      },
    ]
  })
}

function lastOpen(question: Found): Found | null {
  const last = question.followUps.at(-1)
  if (last !== undefined) return lastOpen(last)
  return question.body.length === 0 ? question : null
}

const explain = (block: Block, verdict: Verdict): Explanation => ({
  line: block.line,
  shape: evidenceOf(block).shape,
  text: evidenceOf(block).text,
  verdict: verdict.is,
  reasons: verdict.reasons,
})

function walkInto(
  block: Block,
  rest: Found,
  walk: (blocks: readonly Block[], place: Place, owner: Found | null) => void,
): void {
  walk(block.children, 'answer', rest)
}

/** The block without the questions that were found inside. */
function without(block: Block, claimed: readonly Block[]): Block {
  if (!block.children.some((child) => contains(child, claimed))) return block
  return {
    ...block,
    children: block.children.filter((child) => !claimed.includes(child)).map((child) => without(child, claimed)),
  }
}

const contains = (block: Block, claimed: readonly Block[]): boolean =>
  claimed.includes(block) || block.children.some((child) => contains(child, claimed))

const isLine = (block: Block): boolean => block.kind === 'paragraph'
const isSlot = (block: Block): boolean => evidenceOf(block).title === 'slot' || evidenceOf(block).label === 'answer'
const isPlain = (block: Block): boolean => isLine(block) && !isBold(block) && evidenceOf(block).label === null
const isBold = (block: Block): boolean => evidenceOf(block).shape === 'bold'

/** A plain line under a bold question is its follow-up; another bold or labelled line is the next question. */
function deeper(block: Block, than: Block): boolean {
  if (!isLine(block)) return true
  if (evidenceOf(block).label === 'question' || isBold(block)) return false
  return isBold(than) || evidenceOf(than).label === 'question'
}

/** Lines such as `process, subprocess:` with nothing behind them, and the ones like them beside these. */
function bareTopics(blocks: readonly Block[]): ReadonlySet<Block> {
  const bare = new Set<Block>()
  blocks.forEach((block, index) => {
    if (!isNamed(block)) return
    const next = blocks[index + 1]
    const empty = next === undefined || next.kind === 'rule' || isNamed(next) || evidenceOf(next).title === 'slot'
    if (block.lines.length === 1 && empty) bare.add(block)
    else if (bare.has(blocks[index - 1] as Block) && evidenceOf(block).voice === 'topic') bare.add(block)
  })
  return bare
}

/** A paragraph that begins with a line of plain words and a colon. */
const isNamed = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  !isBold(block) &&
  evidenceOf(block).title === null &&
  evidenceOf(block).label === null &&
  /\p{L}.*[:：]$/u.test(block.lines[0]?.text ?? '')

/** For every item its list's habit: siblings of one list are alike. */
function listHabits(blocks: readonly Block[]): ReadonlyMap<Block, ShapeHabit> {
  const habits = new Map<Block, ShapeHabit>()
  let run: Block[] = []
  const close = (): void => {
    const [first] = run
    if (first) {
      const habit = habitOf(evidenceOf(first).shape, run)
      for (const item of run) habits.set(item, habit)
    }
    run = []
  }
  for (const block of blocks) {
    if (block.kind === 'item') run.push(block)
    else if (block.kind !== 'comment') close()
  }
  close()
  return habits
}

function judge(
  block: Block,
  dialect: Dialect,
  list: ShapeHabit | undefined,
  place: Place,
  current: Found | null,
): Verdict | null {
  const evidence = evidenceOf(block)
  if (block.lines.length === 0 || evidence.text === '') return null
  const habit = dialect.habits.get(evidence.shape)
  if (habit === undefined) return null
  if (evidence.label === 'answer') return { is: 'answer', reasons: ['labelled as an answer'] }
  if (evidence.inPageLink) return { is: 'contents', reasons: ['a link to another place of this note'] }
  switch (block.kind) {
    case 'heading':
      return judgeHeading(block, habit, place, dialect.topics.has(block))
    case 'summary':
      return judgeSummary(block, habit)
    case 'item':
      return judgeItem(block, habit, list ?? habit, place, dialect)
    case 'paragraph':
      return judgeLine(block, habit, place, current)
    default:
      return null
  }
}

const asksItself = (block: Block): boolean => {
  const { voice, label } = evidenceOf(block)
  return voice === 'asks' || voice === 'demands' || label === 'question'
}

function judgeHeading(block: Block, habit: ShapeHabit, place: Place, isTopic: boolean): Verdict {
  const { title, label, number } = evidenceOf(block)
  if (title === 'contents') return { is: 'contents', reasons: ['a title of a contents list'] }
  if (title !== null) return { is: 'section', reasons: [`a title of its own kind (${title})`] }
  if (place === 'closed') return { is: 'ignored', reasons: ['inside a section that asks nothing'] }
  if (groupsQuestions(block) && !/[?？]/.test(evidenceOf(block).text) && label === null)
    return { is: 'section', reasons: ['only groups the questions under it'] }
  if (asksItself(block)) return { is: 'question', reasons: [label === 'question' ? 'labelled as a question' : 'asks'] }
  if (place === 'answer') return { is: 'answer', reasons: ['a heading inside an answer'] }
  if (isTopic) return { is: 'question', reasons: ['a topic with its text below, in a note that asks nothing aloud'] }
  if (listsLinks(block)) return { is: 'contents', reasons: ['only lists links'] }
  if (!habit.questions) return { is: 'section', reasons: [`few of the ${habit.count} blocks of this shape ask`] }
  if (habit.labelled >= 0.6 && label === null)
    return { is: 'section', reasons: ['lacks the label that its likes have'] }
  if (habit.numbered >= 0.7 && number === null)
    return { is: 'section', reasons: ['lacks the number that its likes have'] }
  return { is: 'question', reasons: [`most of the ${habit.count} blocks of this shape ask`] }
}

/** Whether nothing but links stands under the heading. */
function listsLinks(block: Block): boolean {
  const inner = block.children.filter((child) => child.kind !== 'comment' && child.kind !== 'rule')
  return (
    inner.length >= 2 &&
    inner.every(
      (child) =>
        child.lines.length > 0 && child.lines.every((line) => line.link !== null) && child.children.length === 0,
    )
  )
}

/** Whether what is under the heading is mainly a list of questions, or headings that ask. */
function groupsQuestions(block: Block): boolean {
  const inner = block.children.filter(
    (child) => child.kind === 'item' || child.kind === 'heading' || child.kind === 'summary',
  )
  const prose = block.children.filter(
    (child) => child.kind === 'paragraph' || child.kind === 'code' || child.kind === 'quote',
  )
  if (inner.length === 0 || prose.length > inner.length) return false
  return inner.filter(asksItself).length / inner.length >= 0.5
}

function judgeSummary(block: Block, habit: ShapeHabit): Verdict {
  const { title } = evidenceOf(block)
  if (title !== null) return { is: 'answer', reasons: [`a title of its own kind (${title})`] }
  if (asksItself(block)) return { is: 'question', reasons: ['asks'] }
  if (habit.questions) return { is: 'question', reasons: [`most of the ${habit.count} blocks of this shape ask`] }
  return { is: 'ignored', reasons: ['a fold that asks nothing'] }
}

function judgeItem(block: Block, habit: ShapeHabit, list: ShapeHabit, place: Place, dialect: Dialect): Verdict | null {
  const { voice, title, outLink, text } = evidenceOf(block)
  if (place === 'closed') return { is: 'ignored', reasons: ['inside a section that asks nothing'] }
  if (title !== null) return { is: 'answer', reasons: [`a title of its own kind (${title})`] }
  if (isChoice(block)) return { is: 'answer', reasons: ['one of several choices'] }
  if (outLink && place === 'open' && !asksItself(block)) return { is: 'ignored', reasons: ['only a link'] }
  if (place === 'doubtful' && list.asking < 0.5) return { is: 'ignored', reasons: ['under a title that asks nothing'] }
  if (place === 'answer') {
    if (outLink) return null
    if (!asksItself(block)) {
      if (list.count >= 2 && list.asking >= 0.6 && voice !== 'tells')
        return { is: 'question', reasons: ['its neighbours in the list ask'] }
      return null
    }
    if (list.asking >= 0.5) return { is: 'question', reasons: ['asks, as its list does'] }
    return null
  }
  if (asksItself(block) && (list.asking >= 0.2 || habit.questions)) return { is: 'question', reasons: ['asks'] }
  if (voice === 'tells') return { is: 'ignored', reasons: ['tells instead of asking'] }
  if (
    list.questions ||
    (habit.questions && list.asking > 0) ||
    (dialect.lists.questions && list.leaning >= 0.5 && list.telling === 0)
  )
    return { is: 'question', reasons: [`most of its list asks`] }
  if (block.headingInside > 0 && habit.questions && text !== '')
    return { is: 'question', reasons: [`most of the ${habit.count} blocks of this shape ask`] }
  return { is: 'ignored', reasons: ['neither it nor its list asks'] }
}

/** One of several answers to pick from: `A: …`. */
export const isChoice = (block: Block | undefined): boolean =>
  block?.kind === 'item' && /^[A-Ha-h]\s*[:.)]\s/u.test(block.lines[0]?.text ?? '')

function judgeLine(block: Block, habit: ShapeHabit, place: Place, current: Found | null): Verdict | null {
  const { label, voice, title, number } = evidenceOf(block)
  if (place === 'closed') return null
  if (label === 'question') return { is: 'question', reasons: ['labelled as a question'] }
  if (title !== null) return null
  const [first] = block.lines
  if (first === undefined) return null
  const bold = isBold(block)
  const askedAloud = /[?？][\s)*_"”’\p{Extended_Pictographic}:：]*$/u.test(first.text)
  if (bold) {
    if (place === 'answer') return null
    if (voice === 'asks' || voice === 'demands') return { is: 'question', reasons: ['asks'] }
    if (habit.questions || (habit.numbered >= 0.6 && number !== null && habit.count >= 3)) {
      return number === null && habit.numbered >= 0.7
        ? null
        : { is: 'question', reasons: [`most of the ${habit.count} blocks of this shape ask`] }
    }
    return null
  }
  if (place === 'open') return askedAloud && block.lines.length === 1 ? { is: 'question', reasons: ['asks'] } : null
  if (current !== null && askedAloud && first.text.length <= 100 && !continues(block, current.block))
    return { is: 'question', reasons: ['a line of its own that asks'] }
  return null
}

/** A line right under the question still belongs to it. */
export const continues = (block: Block, question: Block): boolean => block.line === question.leadEnd + 1
