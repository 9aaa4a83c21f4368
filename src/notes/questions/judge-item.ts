import type { Block } from '../blocks/block.ts'
import { asksAloud, asksItself, type Evidence, evidenceOf } from '../blocks/evidence.ts'
import type { ShapeHabit } from '../blocks/shape-habit.ts'
import { isChoice } from '../blocks/siblings.ts'
import { asksSomewhere, weighs } from '../language/asking.ts'
import type { Dialect } from './dialect.ts'
import { mostAsk, not, question, type Situation, type Verdict } from './verdict.ts'

/** Whether an item of a list is a question; null when it is a part of an answer. */
export function judgeItem(block: Block, habit: ShapeHabit, situation: Situation): Verdict | null {
  const { label, title, outLink } = evidenceOf(block)
  const { place, dialect, announced } = situation
  const list = situation.list ?? habit
  if (label === 'question') return question('labelled as a question')
  if (place === 'closed') return not('ignored', 'inside a section that asks nothing')
  if (title !== null) return not('answer', `a title of its own kind (${title})`)
  if (isChoice(block)) return not('answer', 'one of several choices')
  if (place === 'answer') return outLink ? null : judgeInnerItem(block, list, situation)
  const asks = asksItself(block)
  if (place === 'doubtful' && list.asking < 0.5) return not('ignored', 'under a title that asks nothing')
  // Where most of a list asks, an entry that is a link to its answer is one more.
  if (outLink && !asks && !(list.count >= 4 && list.asking >= 0.6))
    return asksInLinks(habit) ? question('a link, like the questions of this note') : not('ignored', 'only a link')
  if (asks && (list.asking >= 0.2 || habit.questions)) return question('asks')
  if (!asks && groupsItems(block)) return not('section', 'only groups the questions under it')
  if (isEntry(block, list, dialect)) return question('a name with its answer behind it, like the entries of this note')
  if (isNamed(block, list, dialect)) return question('a short name in a list that explains its names below them')
  if (evidenceOf(block).voice === 'tells') {
    // Where most of a list asks, one sentence that does is enough: `Here is an API. Write a client for it.`
    const among = list.count >= 3 && list.asking >= 0.5
    if (among && asksSomewhere(evidenceOf(block).text))
      return question('one of its sentences asks, in a list that does')
    return not('ignored', 'tells instead of asking')
  }
  if (announced && !isAside(block) && !hasSentences(block)) return question('the title above announces questions')
  if (announced) return not('ignored', 'an address, a remark in brackets or advice')
  if (list.questions && (list.count > 2 || list.asking > 0.5)) return question('most of its list asks')
  if (habit.questions && list.asking > 0 && list.count > 2) return question(mostAsk(habit))
  if (
    (dialect.isBare && !hasSentences(block)) ||
    (dialect.lists.questions && list.leaning >= 0.5 && list.telling === 0)
  )
    return question('like the lists of this note')
  if (block.headingInside > 0 && habit.questions) return question(mostAsk(habit))
  const leans = list.count >= 3 && list.telling === 0
  // Two measures, so that no single entry decides: how many sound like questions, or how many ask outright.
  const sounds = list.leaning >= 0.5 && (list.asking > 0 || list.count >= 4)
  if (leans && dialect.isDrill && (sounds || (list.asking >= 0.25 && list.count >= 8)))
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
 * in a note of questions whose headings do not ask. One that is still empty is to be filled. One of them asks or
 * sounds so, or nearly all are explained.
 */
const isNamed = (block: Block, list: ShapeHabit, { isDrill, habits }: Dialect): boolean =>
  isDrill &&
  block.level === 1 &&
  list.count >= 4 &&
  list.filled >= 0.25 &&
  list.filled + list.leaning >= 0.5 &&
  list.telling <= 0.25 &&
  (list.leaning > 0 || list.filled >= 0.8) &&
  evidenceOf(block).text.length <= LONGEST_NAME &&
  !isSentence(evidenceOf(block)) &&
  !headingsAsk(habits)

/** Two words that end as a sentence might (`이벤트 위임`) are still a name. */
const isSentence = ({ voice, text }: Evidence): boolean =>
  voice === 'tells' && (/[.。다요]$/u.test(text) || text.split(' ').length > 2)

const headingsAsk = (habits: Dialect['habits']): boolean =>
  [...habits.values()].some((habit) => habit.shape.startsWith('heading') && habit.count >= 3 && habit.questions)

/** Several sentences are advice, not an entry, where nothing of them asks. */
const hasSentences = (block: Block): boolean =>
  !asksItself(block) && /[.!。！]\s+\S.*\s\S/u.test(evidenceOf(block).text)

/** Whether the author keeps questions as links to their answers: then a list in which none asks aloud holds more of them. */
const asksInLinks = (habit: ShapeHabit): boolean => habit.count >= 10 && habit.asking >= 0.7 && habit.linked >= 0.8

/** An address alone, or all of it in brackets. */
const isAside = (block: Block): boolean =>
  /^(?:https?:\/\/\S+|www\.\S+|[\w-]+\.(?:com|org)|[(（][^?？]*[)）])$/iu.test(evidenceOf(block).text)

/** Whether an item only names what the questions nested below it are about. */
const groupsItems = (block: Block): boolean =>
  block.children.length >= 2 &&
  evidenceOf(block).voice === 'names' &&
  evidenceOf(block).number === null &&
  block.children.every((child) => child.kind === 'item' && asksItself(child))

const ENTRY = /^[^:：]{2,60}[:：]\s*\S/u

/** An item under a question: a follow-up, or a part of the answer. */
function judgeInnerItem(
  block: Block,
  list: ShapeHabit,
  { dialect, question: above, announced }: Situation,
): Verdict | null {
  if (announced && evidenceOf(block).voice !== 'tells') return question('the line above announces questions')
  // In a list of questions, or under one of its items, how a sentence ends is enough; in prose it takes a mark.
  const trusting = (above?.kind === 'item' && dialect.lists.questions) || (list.isAtLeast(5) && list.asking >= 0.6)
  if (!trusting && list.aloud < 0.5) return null
  // `Name: what it does` is a step or a definition, however its name begins.
  const { text, entry } = evidenceOf(block)
  if (!announced && !asksAloud(entry?.name ?? text) && (entry !== null || ENTRY.test(text))) return null
  if (!announced && weighs(text)) return null
  if (asksItself(block) && list.asking >= 0.5) return question('asks, as its list does')
  const alike = list.asking > 0.6 || (list.count > 2 && list.asking >= 0.6)
  return alike && evidenceOf(block).voice !== 'tells' ? question('its neighbours in the list ask') : null
}
