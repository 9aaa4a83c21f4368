import type { Block } from '../blocks/block.ts'
import { evidenceOf, isBold } from '../blocks/evidence.ts'
import type { Candidate } from '../candidates/candidates.ts'
import { clozesOf } from '../gathering/cloze.ts'
import { tableQuestions } from '../gathering/table-questions.ts'
import { voiceOf } from '../language/asking.ts'

/** Why a line is a question, or none, whatever else is known of it. */
export const CERTAINTIES = [
  'corrected-question',
  'corrected-nothing',
  'corrected-follow-up',
  'author-question',
  'author-ignore',
  'front-matter',
  'front-matter-others',
  'labelled-question',
  'labelled-answer',
  'card-mark',
  'question-column',
  'contents-link',
  'label-alone',
  'asked-by-label',
  'goes-on',
  'title-of-labelled',
] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** Whether what is certain of a line makes a question of it. */
export const isAsked = (certainty: Certainty): boolean =>
  certainty === 'corrected-question' ||
  certainty === 'corrected-follow-up' ||
  certainty === 'author-question' ||
  certainty === 'front-matter' ||
  certainty === 'labelled-question' ||
  certainty === 'card-mark' ||
  certainty === 'question-column'

/**
 * What is certain of lines without weighing them: what their author says in comments and front matter (`chosen`: short names of
 * forms), labels, the marks of other programs, columns that are headed as questions, links of a contents list.
 */
export function certainOf(
  root: Block,
  candidates: readonly Candidate[],
  chosen: ReadonlySet<string> | null,
): ReadonlyMap<Candidate, Certainty> {
  const byBlock = new Map<Block, Candidate>()
  for (const candidate of candidates) if (candidate.nth === 0) byBlock.set(candidate.source, candidate)
  const told = toldByMark(root)
  const certain = new Map<Candidate, Certainty>()
  for (const candidate of candidates) {
    const certainty = told.has(candidate.source) ? 'labelled-answer' : certaintyOf(candidate, chosen)
    if (certainty !== null) certain.set(candidate, certainty)
  }
  const visit = (parent: Block, isIgnored: boolean): void => {
    let order: 'question' | 'ignore' | null = null
    for (const block of parent.children) {
      if (block.kind === 'comment') {
        order = orderOf(block.value) ?? order
        continue
      }
      const ignored = isIgnored || order === 'ignore'
      const candidate = byBlock.get(block)
      if (candidate !== undefined && order === 'question') certain.set(candidate, 'author-question')
      if (candidate !== undefined && ignored) certain.set(candidate, 'author-ignore')
      if (block.kind === 'table' && !ignored) {
        const rows = new Map(tableQuestions(block).map(({ row, linked }) => [row, linked]))
        for (const row of block.children) {
          const asked = byBlock.get(row)
          const linked = rows.get(row)
          if (asked !== undefined && linked !== undefined)
            certain.set(asked, linked ? 'contents-link' : 'question-column')
        }
      }
      order = null
      visit(block, ignored)
    }
  }
  visit(root, false)
  const title = titleOf(candidates, certain)
  if (title !== null) certain.set(title, 'title-of-labelled')
  return certain
}

/** Fewer labels may have been written by chance. */
const FEWEST_LABELLED = 2

/** The name of a note that labels its questions, on the line right above the first of them: an author who asked it would label it. */
function titleOf([first, second]: readonly Candidate[], certain: ReadonlyMap<Candidate, Certainty>): Candidate | null {
  if (first === undefined || second === undefined || certain.has(first)) return null
  if (certain.get(second) !== 'labelled-question' || first.source.kind !== 'paragraph') return null
  const labelled = [...certain.values()].filter((each) => each === 'labelled-question')
  const voice = voiceOf(first.text)
  return labelled.length < FEWEST_LABELLED || voice === 'asks' || voice === 'demands' ? null : first
}

/** What stands right behind `question⏎?`, up to an empty line, with all that is under it. */
function toldByMark(root: Block): ReadonlySet<Block> {
  const told = new Set<Block>()
  const visit = (parent: Block, isTold: boolean): void => {
    let next = 0
    for (const block of parent.children) {
      const isAsked = block.value === 'asked'
      // A comment with the schedule ends a card.
      const ends = isAsked || block.kind === 'heading' || block.kind === 'comment'
      const isOwn = isTold || block.value === 'told' || (!ends && block.line <= next)
      if (isOwn) told.add(block)
      next = isAsked ? block.leadEnd + 2 : isOwn ? block.endLine + 1 : 0
      visit(block, isOwn || isAsked)
    }
  }
  visit(root, false)
  return told
}

function certaintyOf({ block, source, nth }: Candidate, chosen: ReadonlySet<string> | null): Certainty | null {
  // What stands in code means nothing by its form.
  if (source.kind === 'code') return null
  const { label, text, inPageLink } = evidenceOf(block)
  if (label === 'answer') return 'labelled-answer'
  if (chosen !== null && nth === 0 && text !== '')
    return chosen.has(shortName(block)) ? 'front-matter' : 'front-matter-others'
  if (inPageLink) return 'contents-link'
  if (source.value === 'asked' || (nth === 0 && clozesOf(block).length > 0)) return 'card-mark'
  if (label === 'question') return text === '' ? 'label-alone' : 'labelled-question'
  return nth > 0 && goesOn(source.lines[nth - 1]?.text ?? '', block.lines[0]?.text ?? '') ? 'goes-on' : null
}

/** A shorter line is not broken for want of room. */
const SHORTEST_BROKEN = 40

/** Whether a line goes on with the sentence of the line above, which was broken where the editor's line was full. */
function goesOn(above: string, text: string): boolean {
  if (/[.?!。？！:：;；…]["'”’)）\]]*$/u.test(above)) return false
  const isInBrackets = /[(（][^)）]*$/u.test(above) && /^[^(（]*[)）]/u.test(text)
  return isInBrackets || (above.length >= SHORTEST_BROKEN && /[\p{L}\p{N},]$/u.test(above) && /^\p{Ll}/u.test(text))
}

/** How front matter names a form: `h2`, `li`, `bold`, `summary`. */
export function shortName(block: Block): string {
  if (block.kind === 'heading') return `h${block.level}`
  if (block.kind === 'item') return 'li'
  return isBold(block) ? 'bold' : block.kind
}

/** `<!-- prep: question -->` and `<!-- prep: ignore -->` on the line before a block. */
function orderOf(comment: string): 'question' | 'ignore' | null {
  const word = /^\s*prep:\s*(question|ignore)\s*$/iu.exec(comment)?.[1]?.toLowerCase()
  return word === 'question' || word === 'ignore' ? word : null
}
