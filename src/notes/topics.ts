import { judgeAnswer } from './answer.ts'
import { evidenceOf } from './evidence.ts'
import type { Block } from './outline.ts'

/**
 * Headings that name what is to be learnt, in a note that hardly asks aloud: `## TCP vs UDP` with its text below.
 * A heading with text right under it is a topic; one that only holds other headings, or questions, groups them.
 * `asked` are the questions that the note asks aloud.
 */
export function topicsOf(root: Block, asked: readonly Block[]): ReadonlySet<Block> {
  const candidates: Block[] = []
  const descend = (parent: Block): void => {
    const headings = parent.children.filter((child) => child.kind === 'heading')
    for (const child of headings) {
      if (evidenceOf(child).title !== null) continue
      const title = parent.kind === 'root' && headings.length === 1
      if (!title && (directOf(child).length > 0 || child.children.length === 0)) candidates.push(child)
      else descend(child)
    }
  }
  descend(root)
  const inside = (block: Block, heading: Block): boolean => block.line >= heading.line && block.line <= heading.endLine
  const outside = asked.filter((block) => !candidates.some((heading) => inside(block, heading)))
  const holding = candidates.filter((heading) =>
    directOf(heading).some((part) => asked.some((block) => inside(block, part))),
  )
  const told = candidates.filter((heading) => judgeAnswer(directOf(heading)).status === 'answered')
  const few = (some: readonly Block[]): boolean => some.length <= candidates.length / 4
  return new Set(
    told.length >= 2 && told.length >= candidates.length * 0.6 && few(outside) && few(holding) ? candidates : [],
  )
}

/** What stands under a heading before any heading of its own. */
function directOf(block: Block): Block[] {
  const end = block.children.findIndex((child) => child.kind === 'heading')
  return (end < 0 ? block.children : block.children.slice(0, end)).filter(
    (child) => child.kind !== 'comment' && child.kind !== 'rule',
  )
}
