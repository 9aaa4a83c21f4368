import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { Found } from './found.ts'

/** What blocks stand under: one thing with a name, and what that stands under itself. */
export interface Standing {
  readonly block: Block
  /** The question that it is, where it asks. */
  readonly asked: Found | null
  readonly above: Standing | null
  /** The names down to this one, once they were asked for. */
  names: readonly string[] | null
}

/** As many names tell enough, and lists may be nested without end. */
const MOST_NAMES = 8
const MOST_STEPS = 64
/** A longer name is a sentence; its beginning tells it from others. */
const LONGEST_NAME = 100
/** A longer line of a list is no name of those below it. */
const LONGEST_ITEM = 60
const LONGEST_LINE = 40
/** `[↑] Networks`: a link to the top of the page. */
const BACK_LINK = /^\s*\[[^\p{L}\p{N}\]]*\]/u
const NOTHING: readonly string[] = []

/** Under what the children of a block stand; what has no name is left out. */
export function under(block: Block, asked: Found | null, above: Standing | null): Standing | null {
  if (block.kind !== 'heading' && block.kind !== 'summary' && block.kind !== 'item' && block.kind !== 'paragraph')
    return above
  return { block, asked, above, names: null }
}

/** The section of a question: all that it stands under. What its parent stands under, or is, comes from the parent. */
export function sectionOf(standing: Standing | null, parent: Found | null): readonly string[] {
  if (parent === null) return namesOf(standing)
  const names: string[] = []
  let steps = 0
  for (let place = standing; place !== null && steps < MOST_STEPS; place = place.above) {
    if (place.asked === parent) return names.length === 0 ? parent.section : [...parent.section, ...names.reverse()]
    const name = nameOf(place.block)
    if (name !== '') names.push(name)
    steps += 1
  }
  return parent.section
}

function namesOf(standing: Standing | null): readonly string[] {
  if (standing === null) return NOTHING
  if (standing.names !== null) return standing.names
  const above = namesOf(standing.above)
  const name = nameOf(standing.block)
  standing.names = name === '' ? above : [...above, name].slice(-MOST_NAMES)
  return standing.names
}

/** What a block calls those that stand under it; empty where it only says what they are, or is no name at all. */
function nameOf(block: Block): string {
  const { title, label, text } = evidenceOf(block)
  if (title === 'followUps' || title === 'contents' || label === 'answer') return ''
  const name = text
    .replace(BACK_LINK, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/(?<!\s)\s*[:：]\s*$/u, '')
    .trim()
  if (block.kind === 'item' && name.length > LONGEST_ITEM) return ''
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).trimEnd()}…` : name
}

/** Whether a line is bold as a whole. */
export const isTitle = (block: Block): boolean => evidenceOf(block).shape === 'bold'

/**
 * Whether a line that belongs to no question names what comes after it: bold, or a few words right over a list. `next` is what
 * comes after it, where that asks or holds questions.
 */
export function isName(block: Block, next: Block | undefined): boolean {
  if (block.kind !== 'paragraph' || next === undefined || block.lines.length !== 1) return false
  const { voice, label, text } = evidenceOf(block)
  if (label !== null || text.length > LONGEST_ITEM) return false
  return isTitle(block) || (next.kind === 'item' && voice === 'names' && text.length <= LONGEST_LINE)
}
