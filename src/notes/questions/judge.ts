import type { Block } from '../blocks/block.ts'
import { asksAloud, asksItself, evidenceOf, isBold } from '../blocks/evidence.ts'
import type { ShapeHabit } from '../blocks/shape-habit.ts'
import { continues } from '../blocks/siblings.ts'
import { asksThroughout } from '../language/asking.ts'
import { judgeItem } from './judge-item.ts'
import { mostAsk, not, question, type Situation, type Verdict } from './verdict.ts'

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
  if (!asksItself(block) && groupsQuestions(block)) return not('section', 'only groups the questions under it')
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

/** Characters of a plain line that is a question by itself. */
const LONGEST_LINE = 120

function judgeLine(block: Block, habit: ShapeHabit, situation: Situation): Verdict | null {
  if (evidenceOf(block).label === 'question') return question('labelled as a question')
  if (situation.place === 'closed') return null
  const verdict = judgeWords(block, habit, situation)
  return verdict !== null && evidenceOf(block).title === null ? verdict : null
}

function judgeWords(block: Block, habit: ShapeHabit, { place, dialect, question: above }: Situation): Verdict | null {
  const { number } = evidenceOf(block)
  const [first] = block.lines
  if (first === undefined) return null
  if (isBold(block) || number !== null) {
    if (place === 'answer') {
      // A form that asks throughout the note asks under a heading that asks, too; and bold makes no line ask less.
      const asksHere = asksItself(block) && habit.count >= 5 && habit.asking >= 0.6 && number !== null
      // Bold for a word in front says nothing of the line; bold for most of it makes it a head.
      const stands = first.bold === 'all' || first.boldLead.length < first.text.length / 2
      const aloud = isBold(block) && stands && asksAloud(first.text) && first.text.length <= LONGEST_LINE
      return asksHere || (aloud && above !== null && !continues(block, above))
        ? question('asks, inside of an answer')
        : null
    }
    const { voice } = evidenceOf(block)
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
