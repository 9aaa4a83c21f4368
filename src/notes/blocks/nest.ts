import { readLead } from '../language/lead.ts'
import type { Block } from './block.ts'

const isAnswer = (block: Block): boolean => readLead(block.lines[0]?.text ?? '').label === 'answer'

/** Headings take what follows, up to the next heading that is not deeper. */
export function nest(flat: readonly Block[]): Block[] {
  const top: Block[] = []
  const open: Block[] = []
  for (const [index, found] of flat.entries()) {
    const next = flat[index + 1]
    // A comment on the line before a heading is about that heading.
    if (found.kind === 'comment' && next?.kind === 'heading') {
      while ((open.at(-1)?.level ?? 0) >= next.level) open.pop()
    } else if (found.kind === 'heading') {
      // An answer is never beside its question: `## 답: …` belongs to the `## …` before it.
      const least = isAnswer(found) ? open.findIndex((above) => above.level >= found.level && !isAnswer(above)) + 1 : 0
      while (open.length > least && (open.at(-1)?.level ?? 0) >= found.level) open.pop()
    }
    ;(open.at(-1)?.children ?? top).push(found)
    if (found.kind === 'heading') open.push(found)
  }
  return top
}

/** Carries the last line of the children up to their parents. */
export function extend(parent: Block): void {
  for (const child of parent.children) {
    extend(child)
    parent.endLine = Math.max(parent.endLine, child.endLine)
  }
}

/** Bullets between the items of one numbered list, not indented, are meant for the item above them. */
export function adoptBullets(flat: Block[]): Block[] {
  const isNumbered = (found: Block | undefined): boolean => found?.kind === 'item' && found.ordered
  const isBullet = (found: Block | undefined): boolean => found?.kind === 'item' && !found.ordered
  const goesOn = flat.some(
    (found, index) =>
      isNumbered(found) &&
      (found.number ?? 0) > 1 &&
      isBullet(flat[index - 1]) &&
      flat.slice(0, index).some(isNumbered),
  )
  if (!goesOn) return flat
  const top: Block[] = []
  let owner: Block | null = null
  for (const found of flat) {
    if (owner !== null && isBullet(found)) {
      owner.children.push(found)
      owner.endLine = Math.max(owner.endLine, found.endLine)
      continue
    }
    top.push(found)
    if (isNumbered(found)) owner = found
    else if (found.kind !== 'comment') owner = null
  }
  return top
}
