import { countLetters } from '../../cards/common-letters.ts'
import { voiceOf } from '../language/asking.ts'
import { readLead } from '../language/lead.ts'
import type { Block } from './block.ts'

/** A line that names something and tells it behind a mark: `**name** — what it is`, `name: what it is`. */
export interface Entry {
  readonly name: string
  readonly told: string
  /** Bold parts the name from the rest as its author meant it; a colon alone may also stand inside a sentence. */
  readonly isBold: boolean
}

const SEPARATOR = /^\s*(?:[:：–—]|-+>?|=+>|→)+\s*/u
const MAY_PART = /[:：–—]|\s-\s/u
const PLAIN = /^([^:：]{2,60}?)(?:\s*[:：]\s+|\s+[–—]\s+|\s+-\s+)(\S.*)$/u

/** Letters below which what stands behind a mere colon explains nothing: `Date: 2024`, `PHP: Dependency Injection`. */
const LEAST_TOLD = 24

/** A letter of Korean, Chinese or Japanese says as much as two. */
const letters = (text: string): number => countLetters(text, { hangul: 2, han: 2 })

/** Reads an item's or paragraph's first line as an entry; null when nothing parts a name from what is told. */
export function entryOf(block: Block): Entry | null {
  const [first] = block.lines
  if (first === undefined || (block.kind !== 'item' && block.kind !== 'paragraph')) return null
  const { rest } = readLead(first.text)
  const bold = readLead(first.boldLead).rest
  if (bold !== '' && first.bold === 'start' && rest.startsWith(bold)) {
    const behind = rest.slice(bold.length)
    const mark = SEPARATOR.exec(behind)
    const told = behind.slice(mark?.[0].length ?? 0).trim()
    // `Write on the board: "…"`: what is demanded stands behind the colon.
    const demands = voiceOf(bold) === 'demands' && /[:：]\s*$/u.test(bold + (mark?.[0] ?? ''))
    if (demands || (mark === null && !/[:：?？]$/u.test(bold)) || !/\p{L}{2}|\p{Script=Han}/u.test(told)) return null
    return /[?？](?:\s*[[(（][^\])）]*[\])）])?$/u.test(told)
      ? null
      : { name: bold.replace(/\s*[:：]$/u, ''), told, isBold: true }
  }
  const [, name, told] = (MAY_PART.test(rest) ? PLAIN.exec(rest) : null) ?? []
  if (name === undefined || told === undefined || /[?？]$/u.test(told)) return null
  return letters(told) < LEAST_TOLD ? null : { name, told, isBold: false }
}
