import type { Block } from '../blocks/block.ts'
import { evidenceOf, withChildren } from '../blocks/evidence.ts'
import { habitOf } from '../blocks/shape-habit.ts'
import type { Candidate } from '../candidates/candidates.ts'
import { remarks } from '../language/asking.ts'
import { joinAnswers } from './answer-key.ts'
import { carve } from './carve.ts'
import { clozesOf } from './cloze.ts'
import { followed } from './follow-ups.ts'
import { type Found, found } from './found.ts'
import { ends, isLast, type Reach, reachOf } from './reach.ts'
import { rowQuestions } from './rows.ts'
import { isName, isTitle, type Standing, sectionOf, under } from './standing.ts'

/**
 * The chosen questions of a note in its order, each with what belongs to it; a follow-up under the question it follows.
 * `lines` are the note's own: how far an item is indented says more than Markdown makes of it. Questions on the lines of
 * `following` follow the one above, whatever else is known of them.
 */
export function gather(
  root: Block,
  chosen: ReadonlySet<Candidate>,
  lines: readonly string[] = [],
  following: ReadonlySet<number> = new Set(),
): Found[] {
  const { blocks, asked, holding } = carve(root, chosen, lines)
  const note: Note = { lines, asked, holding, titles: titlesOf(asked), following, all: [], found: [] }
  walk(blocks, { owner: null, above: null, standing: null }, note)
  return note.found
}

interface Note {
  readonly lines: readonly string[]
  readonly asked: ReadonlySet<Block>
  readonly holding: ReadonlySet<Block>
  /** Shapes of headings that are titles only. */
  readonly titles: ReadonlySet<string>
  readonly following: ReadonlySet<number>
  /** Every question in the order of the note. */
  readonly all: Found[]
  /** Those that follow no other. */
  readonly found: Found[]
}

/** Where the blocks of one container stand. */
interface Container {
  /** The question that all of them stand under. */
  readonly owner: Found | null
  /** The question that the questions here follow, as a title above says. */
  readonly above: Found | null
  /** What all of them stand under. */
  readonly standing: Standing | null
}

/** How far a container has been read. */
interface Progress {
  readonly owner: Found | null
  readonly reach: Reach
  /** The question to which what comes next belongs; the owner where none has been asked here. */
  current: Found | null
  /** The block of this container that the current question stands in. */
  place: Block | null
  /** Something beside that block belongs to the question already. */
  begun: boolean
  /** The last question here that follows no other of them. */
  main: Found | null
  /** The question that those to come follow, as a title says. */
  announced: Found | null
  /** Below a line across the page. */
  isBelowRule: boolean
  /** The question to which text behind the container would belong. */
  last: Found | null
  /** What the next block stands under: the container, or a line in it that names what comes after. */
  standing: Standing | null
}

/** Reads the blocks of one container in turn; says to which question text behind it would belong. */
function walk(blocks: readonly Block[], { owner, above, standing }: Container, note: Note): Found | null {
  const progress: Progress = {
    owner,
    reach: reachOf(blocks, note),
    current: owner,
    place: null,
    begun: false,
    main: owner,
    announced: above,
    isBelowRule: false,
    last: null,
    standing,
  }
  blocks.forEach((block, at) => {
    if (endsName(progress.standing, standing, block)) progress.standing = standing
    if (note.asked.has(block)) {
      ask(block, progress, note)
      return
    }
    if (block.kind === 'heading' && !(isAnswer(block) && progress.current !== null)) {
      progress.current = owner
      progress.announced = above
      progress.isBelowRule = false
    }
    if (block.kind === 'rule') {
      progress.current = owner
      progress.isBelowRule = true
    }
    if (note.holding.has(block)) enter(block, at, progress, note)
    else give(block, at, progress, note)
    if (progress.current === null && isName(block, nextOf(blocks, at, note)))
      progress.standing = under(block, null, standing)
  })
  return progress.last
}

/** Whether a line that names what comes after it names this block no more: a bold one does up to the next title, others a list. */
function endsName(standing: Standing | null, container: Standing | null, block: Block): boolean {
  if (standing === null || standing === container) return false
  if (block.kind === 'heading' || block.kind === 'rule') return true
  return block.kind !== 'item' && !isTitle(standing.block)
}

/** What comes after a block, where it asks or holds questions. */
function nextOf(blocks: readonly Block[], at: number, { asked, holding }: Note): Block | undefined {
  const next = blocks[at + 1]
  return next !== undefined && (asked.has(next) || holding.has(next)) ? next : undefined
}

/** Takes a block that asks, and what lies under it. */
function ask(block: Block, progress: Progress, note: Note): void {
  const told = toldToFollow(block, note)
  const parent = told ?? progress.announced ?? followed(block, progress, note.asked)
  const clozes = clozesOf(block)
  const questions =
    clozes.length > 0
      ? clozes.map((cloze) => found(cloze.block, { cell: cloze.answer }))
      : [found(block, { titleOnly: block.kind === 'heading' && note.titles.has(evidenceOf(block).shape) })]
  for (const question of questions) add(question, parent, progress.standing, note)
  const [question] = questions
  if (clozes.length > 0 || question === undefined) {
    progress.current = progress.owner
    return
  }
  const isMain = parent === null || (parent === progress.owner && !evidenceOf(block).isFollowUp)
  if (isMain && told === null) progress.main = question
  const inner = walk(
    block.children,
    { owner: question, above: null, standing: under(block, question, progress.standing) },
    note,
  )
  // Text behind a list is meant for the last that was asked in it, where that is still unanswered.
  progress.current = inner !== null && inner.body.length === 0 ? inner : question
  progress.place = block
  progress.begun = false
  progress.last = progress.current
}

/** The question above that a person says this one follows. */
const toldToFollow = ({ line }: Block, { following, found }: Note): Found | null =>
  following.has(line) ? (found.at(-1) ?? null) : null

function add(question: Found, parent: Found | null, standing: Standing | null, { found, all }: Note): void {
  question.section = sectionOf(standing, parent)
  const place = parent?.followUps ?? found
  place.push(question)
  all.push(question)
}

/** Reads a block that asks nothing, and holds questions. */
function enter(block: Block, at: number, progress: Progress, note: Note): void {
  const { owner } = progress
  if (block.kind === 'table') {
    for (const question of rowQuestions(block, note.asked))
      add(question, toldToFollow(question.block, note), progress.standing, note)
    return
  }
  if (evidenceOf(block).title === 'followUps') {
    const main = progress.main ?? note.all.at(-1) ?? null
    walk(block.children, { owner: null, above: main, standing: progress.standing }, note)
    return
  }
  const isSection = block.kind === 'heading'
  if (beginsAnew(block, note.asked) || ends(block, at, progress)) progress.current = owner
  const holder = isSection ? owner : progress.current
  if (holder !== null && holder === progress.current) holder.body.push(bare(block))
  const standing = under(block, null, progress.standing)
  const inner = walk(block.children, { owner: holder, above: progress.announced, standing }, note)
  progress.place = block
  progress.begun = false
  if (inner === null) return
  progress.last = inner
  if (!isSection) progress.current = block.kind === 'quote' || inner.body.length === 0 ? inner : owner
}

/** Gives a block in which nothing asks to the question that it belongs to. */
function give(block: Block, at: number, progress: Progress, note: Note): void {
  if (evidenceOf(block).title === 'followUps') {
    progress.announced = progress.main
    return
  }
  if (isAnswerKey(block) && joinAnswers(block, note.all)) return
  // References at the foot of a page are nobody's answer.
  if (progress.isBelowRule && evidenceOf(block).title === 'section') progress.current = null
  else if (closes(block, at, progress)) progress.current = null
  else if (!isAnswer(block) && ends(block, at, progress)) progress.current = progress.owner
  if (progress.current === null) return
  progress.current.body.push(block)
  progress.begun = true
}

/** A longer one tells something beside. */
const LONGEST_CLOSING = 80

/** Whether a line at the end of its section, behind an answer, closes what was written that day: `오늘은 여기까지.` */
function closes({ kind, lines }: Block, at: number, { reach, current }: Progress): boolean {
  const [line] = lines
  if (kind !== 'paragraph' || line === undefined || lines.length > 2 || line.text.length > LONGEST_CLOSING) return false
  const isBehind = current?.body.some((block) => block.kind !== 'rule') === true
  return isBehind && isLast(at, reach) && remarks.closings.test(line.text)
}

/** Whether a block says that it answers. */
const isAnswer = (block: Block): boolean => evidenceOf(block).label === 'answer' || evidenceOf(block).title === 'slot'

const isAnswerKey = (block: Block): boolean =>
  block.kind === 'heading' &&
  (evidenceOf(block).title === 'answerKey' || (evidenceOf(block).label === 'answer' && evidenceOf(block).text === ''))

/** Whether a quotation is the frame of a question, no part of the answer before it. */
const beginsAnew = ({ kind, children: [first] }: Block, asked: ReadonlySet<Block>): boolean =>
  kind === 'quote' && first !== undefined && (asked.has(first) || first.kind === 'item')

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
  const isTitle = (blocks: readonly Block[]): boolean => {
    const { count, asking, askingBody } = habitOf(blocks)
    return count >= 3 && askingBody >= 0.5 && asking < 0.5
  }
  return new Set([...groups].filter(([, blocks]) => isTitle(blocks)).map(([shape]) => shape))
}
