import type { Block } from '../blocks/block.ts'
import { evidenceOf, withChildren } from '../blocks/evidence.ts'
import type { Found } from '../gathering/found.ts'
import type { Explanation } from '../note.ts'
import type { Dialect } from './dialect.ts'
import type { Verdict } from './verdict.ts'

export type { Found }

/** What has been read of a note so far. */
export interface Reading {
  readonly dialect: Dialect
  readonly found: Found[]
  readonly explanations: Explanation[]
  /** Blocks that belong to a question; no other question has them in its answer. */
  readonly claimed: Set<Block>
}

/** Adds a block to an answer, without the questions that were found inside of it. */
export function give(found: Found, block: Block, { claimed }: Reading): void {
  const rest = without(block, claimed)
  found.body.push(rest)
  if (!found.isPart) claimed.add(block)
}

function without(block: Block, claimed: ReadonlySet<Block>): Block {
  if (block.children.length === 0) return block
  const children = block.children.filter((child) => !claimed.has(child)).map((child) => without(child, claimed))
  const same =
    children.length === block.children.length && children.every((child, index) => child === block.children[index])
  return same ? block : withChildren(block, children)
}

/** A part of a question's answer, as the place of what is found inside: its follow-ups are the question's own. */
export const partOf = (found: Found): Found => ({ ...found, body: [], isPart: true })

/** The last question inside that has no answer yet. */
export function lastOpen(found: Found | undefined): Found | null {
  if (found === undefined) return null
  const last = found.followUps.at(-1)
  if (last !== undefined) return lastOpen(last)
  return found.body.length === 0 ? found : null
}

/** The verdict on a block as a user reads it. */
export const explain = (block: Block, { is, reasons }: Verdict): Explanation => {
  const { shape, text } = evidenceOf(block)
  return { line: block.line, shape, text, verdict: is, reasons }
}
