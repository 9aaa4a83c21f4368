import { asksThroughout } from './asking.ts'
import type { Block } from './block.ts'
import type { Dialect, ShapeHabit } from './dialect.ts'
import { asksAloud, asksItself, type Evidence, evidenceOf, isBold } from './evidence.ts'
import type { Explanation } from './note.ts'
import { continues, isChoice } from './siblings.ts'

/** `doubtful`: under a title that asks nothing, but below a heading of its own. */
export type Place = 'open' | 'answer' | 'closed' | 'doubtful'

/** Where a block stands when it is judged. */
export interface Situation {
  readonly place: Place
  readonly dialect: Dialect
  /** The question that it stands under. */
  readonly question: Block | null
  /** The habit of its list. */
  readonly list: ShapeHabit | undefined
  /** The title above says that questions follow: "받은 질문", "follow-up questions:". */
  readonly announced: boolean
}

export interface Verdict {
  readonly is: Explanation['verdict']
  readonly reasons: readonly string[]
}

const question = (reason: string): Verdict => ({ is: 'question', reasons: [reason] })
const not = (is: Verdict['is'], reason: string): Verdict => ({ is, reasons: [reason] })
const mostAsk = (habit: ShapeHabit): string => `most of the ${habit.count} blocks of this shape ask`

/** Whether a block is a question, from what it shows itself and what its likes in the note are; null when it is no candidate. */
export function judge(block: Block, situation: Situation): Verdict | null {
  const evidence = evidenceOf(block)
  const habit = situation.dialect.habits.get(evidence.shape)
  if (block.lines.length === 0 || habit === undefined) return null
  if (evidence.label === 'answer') return not('answer', 'labelled as an answer')
  const { chosen } = situation.dialect
  if (chosen !== null && (situation.place === 'open' || situation.place === 'doubtful') && evidence.text !== '') {
    return chosen.has(shortName(block))
      ? question('the front matter says so')
      : not('section', 'the front matter names other blocks')
  }
  if (evidence.text === '') return null
  if (evidence.inPageLink) return not('contents', 'a link to another place of this note')
  switch (block.kind) {
    case 'heading':
      return judgeHeading(block, habit, situation)
    case 'summary':
      return judgeSummary(block, habit)
    case 'item':
      return judgeItem(block, habit, situation)
    case 'paragraph':
      return judgeLine(block, habit, situation)
    default:
      return null
  }
}

/** How front matter names a shape: `h2`, `li`, `bold`, `summary`. */
function shortName(block: Block): string {
  if (block.kind === 'heading') return `h${block.level}`
  if (block.kind === 'item') return 'li'
  return isBold(block) ? 'bold' : block.kind
}

function judgeHeading(block: Block, habit: ShapeHabit, { place, dialect }: Situation): Verdict {
  const { title, label, number } = evidenceOf(block)
  if (title === 'contents') return not('contents', 'the title of a contents list')
  if (title !== null) return not('section', `a title of its own kind (${title})`)
  if (dialect.topics.has(block)) return question('a topic with its text below, in a note that asks nothing aloud')
  if (groupsQuestions(block) && !asksItself(block)) {
    return not('section', 'only groups the questions under it')
  }
  if (asksItself(block)) return question(label === 'question' ? 'labelled as a question' : 'asks')
  if (place === 'answer') return not('answer', 'a heading inside an answer')
  if (place === 'doubtful') return not('section', 'asks nothing, under a title of its own kind')
  if (listsLinks(block)) return not('contents', 'only lists links')
  if (!habit.questions) return not('section', `few of the ${habit.count} blocks of this shape ask`)
  if (habit.labelled >= 0.6 && label === null) return not('section', 'lacks the label that its likes have')
  if (habit.numbered >= 0.7 && number === null) return not('section', 'lacks the number that its likes have')
  return question(mostAsk(habit))
}

/** Whether nothing but links stands under the heading, folded or not. */
function listsLinks(block: Block): boolean {
  const inner = block.children.flatMap((child) => (child.kind === 'summary' ? child.children : [child]))
  const said = inner.filter((child) => child.kind !== 'comment' && child.kind !== 'rule')
  const links = said.filter((child) => child.lines.length > 0 && child.lines.every((line) => line.link !== null))
  const inside = links.every((child) => evidenceOf(child).inPageLink)
  return links.length >= (inside ? 1 : 2) && links.length >= said.length * 0.8
}

/** Whether what is under the heading is mainly a list of questions, or headings that ask. */
function groupsQuestions(block: Block): boolean {
  const inner = block.children.filter((child) => ['item', 'heading', 'summary'].includes(child.kind))
  const prose = block.children.filter((child) => ['paragraph', 'code', 'quote'].includes(child.kind))
  if (inner.length === 0 || prose.length > inner.length) return false
  return inner.filter(asksItself).length / inner.length >= 0.5
}

function judgeSummary(block: Block, habit: ShapeHabit): Verdict {
  const { title } = evidenceOf(block)
  if (title !== null) return not('answer', `a title of its own kind (${title})`)
  if (listsLinks(block)) return not('contents', 'only lists links')
  if (asksItself(block)) return question('asks')
  if (groupsFolds(block)) return not('section', 'only groups the folds in it')
  if (habit.questions) return question(mostAsk(habit))
  // Folding is done to hide an answer: several folds with a short name and something inside are cards.
  const hides = habit.count >= 3 && habit.filled >= 0.6 && habit.telling <= 0.2
  if (hides && evidenceOf(block).text.length <= LONGEST_LINE)
    return question('a fold with a name, like the others of this note')
  return not('ignored', 'a fold that asks nothing')
}

/** Whether a fold holds nothing but other folds with names of their own. */
function groupsFolds(block: Block): boolean {
  const inner = block.children.filter((child) => child.kind !== 'comment' && child.kind !== 'rule')
  return (
    inner.length > 0 && inner.every((child) => child.kind === 'summary' && child.lines.length > 0 && asksItself(child))
  )
}

function judgeItem(block: Block, habit: ShapeHabit, situation: Situation): Verdict | null {
  const { label, title, outLink } = evidenceOf(block)
  const { place, dialect, announced } = situation
  const list = situation.list ?? habit
  if (place === 'closed') return not('ignored', 'inside a section that asks nothing')
  if (label === 'question') return question('labelled as a question')
  if (title !== null) return not('answer', `a title of its own kind (${title})`)
  if (isChoice(block)) return not('answer', 'one of several choices')
  if (place === 'answer') return outLink ? null : judgeInnerItem(block, list, situation)
  const asks = asksItself(block)
  if (place === 'doubtful' && list.asking < 0.5) return not('ignored', 'under a title that asks nothing')
  // Where most of a list asks, an entry that is a link to its answer is one more.
  if (outLink && !asks && !(list.count >= 4 && list.asking >= 0.6)) return not('ignored', 'only a link')
  if (asks && (list.asking >= 0.2 || habit.questions)) return question('asks')
  if (!asks && groupsItems(block)) return not('section', 'only groups the questions under it')
  if (isEntry(block, list, dialect)) return question('a name with its answer behind it, like the entries of this note')
  if (isNamed(block, list, dialect)) return question('a short name in a list that explains its names below them')
  if (evidenceOf(block).voice === 'tells') return not('ignored', 'tells instead of asking')
  if (announced && !isAside(block)) return question('the title above announces questions')
  if (announced) return not('ignored', 'an address or a remark in brackets')
  if (list.questions && (list.count > 2 || list.asking > 0.5)) return question('most of its list asks')
  if (habit.questions && list.asking > 0 && list.count > 2) return question(mostAsk(habit))
  if (dialect.isBare || (dialect.lists.questions && list.leaning >= 0.5 && list.telling === 0))
    return question('like the lists of this note')
  if (block.headingInside > 0 && habit.questions) return question(mostAsk(habit))
  const leans = list.count >= 3 && list.telling === 0
  if (leans && dialect.isDrill && list.leaning >= 0.5 && (list.asking > 0 || list.count >= 4))
    return question('its list sounds like one of questions, in a note of them')
  if (leans && list.numbered === 1 && list.leaning >= 0.4 && list.filled >= 0.5)
    return question('numbered, with something under most of its list')
  return not('ignored', 'neither it nor its list asks')
}

/**
 * Names with their answers behind them on the line are cards where one of them asks, and in a note of questions
 * that keeps its lists so and has no headings that ask.
 */
function isEntry(block: Block, list: ShapeHabit, { isDrill, lists, habits }: Dialect): boolean {
  if (evidenceOf(block).entry === null || list.entries < 0.7 || list.count < 2) return false
  if (list.asking > 0) return true
  return isDrill && lists.entries >= 0.5 && !headingsAsk(habits)
}

/** Characters of a name under which an explanation stands. */
const LONGEST_NAME = 60

/**
 * Short names with what explains them nested below are to bullets what topics are to headings,
 * in a note of questions whose headings do not ask. One that is still empty is to be filled.
 */
const isNamed = (block: Block, list: ShapeHabit, { isDrill, habits }: Dialect): boolean =>
  isDrill &&
  block.level === 1 &&
  list.count >= 4 &&
  list.filled >= 0.4 &&
  list.telling <= 0.25 &&
  list.asking > 0 &&
  evidenceOf(block).text.length <= LONGEST_NAME &&
  !isSentence(evidenceOf(block)) &&
  !headingsAsk(habits)

/** Two words that end as a sentence might (`이벤트 위임`) are still a name. */
const isSentence = ({ voice, text }: Evidence): boolean =>
  voice === 'tells' && (/[.。다요]$/u.test(text) || text.split(' ').length > 2)

const headingsAsk = (habits: Dialect['habits']): boolean =>
  [...habits.values()].some((habit) => habit.shape.startsWith('heading') && habit.questions && habit.count >= 3)

/** An address alone, or all of it in brackets. */
const isAside = (block: Block): boolean =>
  /^(?:https?:\/\/\S+|www\.\S+|[\w-]+\.(?:com|org)|[(（][^?？]*[)）])$/iu.test(evidenceOf(block).text)

/** Whether an item only names what the questions nested below it are about. */
const groupsItems = (block: Block): boolean =>
  block.children.length >= 2 &&
  evidenceOf(block).voice === 'names' &&
  evidenceOf(block).number === null &&
  block.children.every((child) => child.kind === 'item' && asksItself(child))

/** An item under a question: a follow-up, or a part of the answer. */
function judgeInnerItem(
  block: Block,
  list: ShapeHabit,
  { dialect, question: above, announced }: Situation,
): Verdict | null {
  const asks = asksItself(block)
  if (announced && evidenceOf(block).voice !== 'tells') return question('the line above announces questions')
  // `Name: what it does` is a step or a definition, however its name begins.
  const { text, entry } = evidenceOf(block)
  if (!announced && !asksAloud(entry?.name ?? text) && (entry !== null || /^[^:：]{2,60}[:：]\s*\S/u.test(text)))
    return null
  // In a list of questions, or under one of its items, how a sentence ends is enough; in prose it takes a mark.
  const trusting = (above?.kind === 'item' && dialect.lists.questions) || (list.count >= 5 && list.asking >= 0.6)
  if (!trusting && list.aloud < 0.5) return null
  if (asks && list.asking >= 0.5) return question('asks, as its list does')
  const alike = list.asking > 0.6 || (list.count > 2 && list.asking >= 0.6)
  return alike && evidenceOf(block).voice !== 'tells' ? question('its neighbours in the list ask') : null
}

/** Characters of a plain line that is a question by itself. */
const LONGEST_LINE = 120

function judgeLine(block: Block, habit: ShapeHabit, { place, dialect, question: above }: Situation): Verdict | null {
  const { label, voice, title, number } = evidenceOf(block)
  const [first] = block.lines
  if (place === 'closed' || first === undefined) return null
  if (label === 'question') return question('labelled as a question')
  if (title !== null) return null
  if (isBold(block) || number !== null) {
    if (place === 'answer') {
      // A form that asks throughout the note asks under a heading that asks, too; and bold makes no line ask less.
      const asksHere = asksItself(block) && habit.count >= 5 && habit.asking >= 0.6 && number !== null
      const aloud = first.bold === 'all' && block.lines.length === 1 && asksAloud(first.text)
      return asksHere || (aloud && above !== null && !continues(block, above))
        ? question('asks, inside of an answer')
        : null
    }
    if (voice === 'asks' || voice === 'demands') return question('asks')
    // Bold lines counted up are the entries of the note, and then other bold lines are heads inside of them.
    const entries = (dialect.habits.get('bold numbered')?.count ?? 0) >= 3
    if (isBold(block) && entries)
      return number === null ? null : question('bold and numbered, as the entries of this note are')
    if (evidenceOf(block).shape === 'bold start') return null
    return habit.questions ? question(mostAsk(habit)) : null
  }
  if (place === 'open') {
    if (block.lines.length > 1) return null
    if (asksAloud(first.text)) return question('asks')
    const asking = habit.count >= 5 && habit.asking >= 0.6
    return asking && first.text.length <= LONGEST_LINE && asksThroughout(first.text) ? question(mostAsk(habit)) : null
  }
  const lone = above !== null && asksAloud(first.text) && first.text.length <= LONGEST_LINE && !continues(block, above)
  return lone ? question('a line of its own that asks') : null
}
