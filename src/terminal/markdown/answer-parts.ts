import type { RootContent } from 'mdast'
import { isTooIntricate } from '../../markdown/intricate.ts'
import { shownTree } from '../../markdown/markdown-tree.ts'

/** A piece of an answer that is looked at by itself. */
export interface AnswerPart {
  readonly markdown: string
  /** Whether it is an item of a list: those stand close together. */
  readonly isItem: boolean
}

/**
 * An answer in the pieces in which a person thinks of it: items of its lists, paragraphs, tables, pieces of code; a heading goes
 * with what it is above. What nobody sees is no part. An answer that is too intricate to take apart is one.
 */
export function answerParts(answer: string | null): readonly AnswerPart[] {
  if (answer === null) return []
  if (isTooIntricate(answer)) return [{ markdown: answer, isItem: false }]
  const lines = answer.split('\n')
  const textOf = (from: number, to: number) => lines.slice(from - 1, to).join('\n')
  const parts: AnswerPart[] = []
  let heading: number | null = null
  for (const node of shownTree(answer).children) {
    if (isUnseen(node)) continue
    if (node.type === 'heading') {
      heading ??= startOf(node)
      continue
    }
    const blocks = node.type === 'list' ? node.children : [node]
    for (const block of blocks) {
      parts.push({ markdown: textOf(heading ?? startOf(block), endOf(block)), isItem: block.type === 'listItem' })
      heading = null
    }
  }
  if (heading !== null) parts.push({ markdown: textOf(heading, lines.length), isItem: false })
  return parts
}

type Positioned = Pick<RootContent, 'position'>
const startOf = ({ position }: Positioned): number => position?.start.line ?? 1
const endOf = ({ position }: Positioned): number => position?.end.line ?? 1

const isUnseen = (node: RootContent): boolean =>
  node.type === 'definition' || node.type === 'footnoteDefinition' || (node.type === 'html' && /^<!--/.test(node.value))
