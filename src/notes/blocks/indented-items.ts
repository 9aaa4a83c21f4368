import { columnOf } from '../../markdown/plain-lines.ts'
import type { Block } from './block.ts'

const NUMBER = /^[\s>]*(\d{1,9})[.)]/u

/**
 * Items that their author indented below another, and not far enough for Markdown, which has them beside it: ` * told`
 * under `* asked`, `  1. told` under `12. asked`. Numbers have to begin anew there, since those of one list are often
 * set to the right.
 */
export function nestIndented(items: Block[], lines: readonly string[]): Block[] {
  if (items.length < 2) return items
  const columns = items.map(({ line }) => columnOf(lines[line - 1] ?? ''))
  const [least = 0] = columns
  if (columns.every((column) => column === least) || columns.some((column) => column < least)) return items
  const numbers = items.map(({ line }) => Number(NUMBER.exec(lines[line - 1] ?? '')?.[1] ?? Number.NaN))
  const top: Block[] = []
  for (let at = 0; at < items.length; ) {
    const owner = items[at] as Block
    let end = at + 1
    while (end < items.length && (columns[end] as number) > least) end++
    const own = items.slice(at + 1, end)
    if (own.length > 0 && owner.ordered && numbers[at + 1] !== 1) return items
    top.push(
      own.length === 0 ? owner : { ...owner, children: [...owner.children, ...nestIndented(own.map(below), lines)] },
    )
    at = end
  }
  return top.map((item, at) => (item.ordered ? { ...item, number: (top[0]?.number ?? 1) + at } : item))
}

/** An item one step deeper, and all that is under it. */
const below = (block: Block): Block => ({
  ...block,
  level: block.kind === 'item' ? block.level + 1 : block.level,
  children: block.children.map(below),
})
