import type { Block } from '../blocks/block.ts'
import { asksItself, evidenceOf } from '../blocks/evidence.ts'
import { ShapeHabit } from '../blocks/shape-habit.ts'
import { titles } from '../language/asking.ts'

export interface Dialect {
  readonly habits: ReadonlyMap<string, ShapeHabit>
  /** The habit of all lists of the note together. */
  readonly lists: ShapeHabit
  /** The note is nothing but short entries, some of which ask. */
  readonly isBare: boolean
  /** The note calls itself one of interviews or questions. */
  readonly isDrill: boolean
  /** Short names of the shapes that the author chose for questions (`h2`, `li`); null when none were chosen. */
  readonly chosen: ReadonlySet<string> | null
  /** Headings that are drilled on without asking. */
  readonly topics: ReadonlySet<Block>
}

/** Pass two, first half: gathers the habits of every shape over the whole note. */
export function dialectOf(root: Block, deck = ''): Dialect {
  const groups = new Map<string, Block[]>()
  const gather = (parent: Block): void => {
    for (const child of parent.children) {
      if (child.lines.length > 0) {
        const { shape } = evidenceOf(child)
        const group = groups.get(shape)
        if (group) group.push(child)
        else groups.set(shape, [child])
      }
      gather(child)
    }
  }
  gather(root)
  const habits = new Map([...groups].map(([shape, blocks]) => [shape, new ShapeHabit(shape, blocks)]))
  const items = [...groups.values()].filter(([block]) => block?.kind === 'item' && block.level === 1).flat()
  const lists = new ShapeHabit('list', items)
  const isDrill = callsItselfDrill(root) || titles.drills.test(deck)
  return {
    habits,
    lists,
    isBare: isBareList(root, items, lists, isDrill),
    isDrill,
    chosen: null,
    topics: new Set(),
  }
}

const callsItselfDrill = (root: Block): boolean => {
  const title = root.children.find((block) => block.kind !== 'comment' && block.kind !== 'rule')
  return title?.kind === 'heading' && titles.drills.test(title.lines.map((line) => line.text).join(' '))
}

/** A note of nothing but short entries, of which some ask: all of them are there to be asked. */
function isBareList(root: Block, items: readonly Block[], lists: ShapeHabit, isDrill: boolean): boolean {
  const prose = (block: Block): number =>
    block.children.reduce(
      (sum, child) => sum + prose(child),
      block.kind === 'paragraph' || block.kind === 'code' || block.kind === 'table' ? 1 : 0,
    )
  const bare = items.filter((item) => item.children.length === 0)
  const nested = (block: Block): number =>
    block.children.reduce((sum, child) => sum + nested(child), block.kind === 'item' && block.level > 1 ? 1 : 0)
  return (
    items.length >= 6 &&
    bare.length >= items.length * 0.8 &&
    nested(root) <= items.length / 2 &&
    prose(root) <= items.length / 4 &&
    lists.telling <= 0.1 &&
    ((isDrill && items.filter(tellsMore).length <= items.length * 0.3) || (lists.asking >= 0.1 && lists.leaning >= 0.3))
  )
}

/** Letters of a short entry. */
const LONGEST_ENTRY = 60

/** Whether an entry says more than a name or a question: a sentence of parts, or something behind a colon. */
const tellsMore = (item: Block): boolean =>
  !asksItself(item) &&
  (evidenceOf(item).text.length > LONGEST_ENTRY || /[:：]\s*\S|[，。；]\s*\S/u.test(evidenceOf(item).text))
