import type { Block } from './block.ts'

/** One of several answers to pick from: `A: …`. */
export const isChoice = (block: Block | undefined): boolean =>
  block?.kind === 'item' && /^(?:[A-Ha-h]\s*[:.)]|\d\s*:)\s/u.test(block.lines[0]?.text ?? '')

/** A line right under the question still belongs to it. */
export const continues = (block: Block, question: Block): boolean => block.line === question.leadEnd + 1
