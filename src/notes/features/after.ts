import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { Candidate } from '../candidates/candidates.ts'

/** What stands between a line and the next one that looks alike or stands higher. */
export interface After {
  /** Characters. */
  readonly words: number
  /** Other lines that could be questions (at most 41 are looked at), and those of them that ask or are labelled as answers. */
  readonly candidates: number
  readonly asking: number
  readonly answers: number
  readonly code: number
  readonly items: number
  readonly isCodeAlone: boolean
  readonly isLinksAlone: boolean
}

/** Lines behind a candidate that are looked at: what is longer is long. */
const MOST_LOOKED_AT = 40

/** What follows each candidate. `asks` tells of each whether it asks by itself, `below` what a block holds. */
export function afterEach(
  candidates: readonly Candidate[],
  asks: readonly boolean[],
  below: (block: Block) => number,
): After[] {
  const looseAfter = looseBlocks(below)
  return candidates.map((candidate, index) => {
    const { block, source, shape, nth } = candidate
    let [words, others, asking, answers, code, items] = [0, 0, 0, 0, 0, 0]
    let links = 0
    const isLead = nth === 0
    if (isLead && block.children.length > 0) {
      words = below(block)
      for (const child of block.children) {
        if (child.kind === 'code') code++
        if (child.kind === 'item') items++
        if (child.lines.length > 0 && child.lines.every((line) => line.link !== null)) links++
      }
    }
    const childCode = code
    for (let next = index + 1; next < candidates.length; next++) {
      const other = candidates[next] as Candidate
      if (isLead && other.ancestors.length < candidate.ancestors.length) break
      if (other.shape === shape) break
      if (other.block.kind === 'heading' && (block.kind !== 'heading' || other.block.level <= block.level)) break
      others++
      if (asks[next]) asking++
      if (evidenceOf(other.block).label === 'answer') answers++
      if (others > MOST_LOOKED_AT) break
    }
    if (block.children.length === 0 && nth === source.lines.length - 1) {
      const loose = looseAfter(candidate)
      words += loose.words
      code += loose.code
      items += loose.items
    }
    if (nth > 0 || source.kind === 'paragraph')
      for (let next = index + 1; next < candidates.length; next++) {
        const other = candidates[next] as Candidate
        if (other.source !== source || other.shape === shape) break
        words += other.raw.length
      }
    const children = isLead ? block.children.length : 0
    return {
      words,
      candidates: others,
      asking,
      answers,
      code,
      items,
      isCodeAlone: children > 0 && childCode === children,
      isLinksAlone: children > 0 && links === children,
    }
  })
}

/** Blocks beside a candidate, up to the next heading, rule, or line of its own shape. */
function looseBlocks(below: (block: Block) => number) {
  return ({ siblings, at, shape }: Candidate): { words: number; code: number; items: number } => {
    let [words, code, items] = [0, 0, 0]
    for (let next = at + 1; next < siblings.length && next - at <= MOST_LOOKED_AT; next++) {
      const sibling = siblings[next] as Block
      if (sibling.kind === 'heading' || sibling.kind === 'rule') break
      if (sibling.lines.length > 0 && evidenceOf(sibling).shape === shape) break
      words += said(sibling) + below(sibling)
      if (sibling.kind === 'code') code++
      if (sibling.kind === 'item') items++
    }
    return { words, code, items }
  }
}

/** Characters of a block's own words. */
export const said = (block: Block): number =>
  block.lines.reduce((sum, line) => sum + line.text.length, 0) + block.value.length
