import type { PlainLine } from '../../markdown/plain-text.ts'
import type { Block } from '../blocks/block.ts'
import { asksAloud, evidenceOf } from '../blocks/evidence.ts'
import { voiceOf } from '../language/asking.ts'
import type { Found } from '../questions/found.ts'

/** A question and its answer that share a line. */
interface Parted {
  readonly text: string
  readonly answer: string
}

/** Without a colon, and a question mark before the end, nothing is parted by a mark. */
const MAY_PART = /[:：]|[?？]./u
const INLINE = /^(.*[?？])\s*(?:[:：]|-+>|=+>|→|[-–—]+(?=\s))\s*(\S.*)$/u
/** A question with the sentence that answers it right behind: `큐란? 먼저 넣은 것을 먼저 꺼내는 구조다.` */
const ANSWERED_BEHIND = /^([^?？]{2,80}[?？])\s+([^?？(（[][^?？]{7,})$/u
const NAMED = /^(.{2,40}?)\s*[:：]\s+(\S.*)$/u
const NAMED_TITLE = /^(.{2,40}?)\s*(?:：\s*|:\s+)(\S.*)$/u

/** An answer on the question's own line: after a colon or an arrow, or after a bold question. */
export function partOnLine(text: string, asked: readonly PlainLine[], found: Found): Parted | null {
  return atMark(text, asked, found.block) ?? behindMark(text, found)
}

function atMark(text: string, asked: readonly PlainLine[], block: Block): Parted | null {
  if (!MAY_PART.test(text)) return entryBehind(asked, block)
  const marked = /^(.*?\S)\s+:{2,3}\s+(\S.*)$/u.exec(text)
  if (marked?.[1] && marked[2]) return { text: marked[1], answer: marked[2] }
  const parted = INLINE.exec(text)
  // Behind an arrow even a guess is the answer; behind a dash a second question is none.
  if (parted?.[1] && parted[2] && !(/[?？]\s*[-–—]+\s/u.test(text) && asksAloud(parted[2])))
    return { text: parted[1], answer: parted[2] }
  const named = (block.kind === 'heading' ? NAMED_TITLE : NAMED).exec(text)
  if (named?.[1] && named[2] && (speaksFirst(named[1], named[2]) || isTold(block, named[1], named[2])))
    return { text: named[1], answer: named[2] }
  return entryBehind(asked, block)
}

function entryBehind(asked: readonly PlainLine[], block: Block): Parted | null {
  const { entry, voice } = evidenceOf(block)
  if (asked.length !== 1 || entry === null) return null
  const isWhole = entry.isBold || voice === 'names' || voice === 'tells' || voice === 'topic'
  if (isWhole) return { text: entry.name, answer: entry.told }
  return null
}

/** Only where nothing stands below: otherwise what goes on behind the mark is a part of what is asked. */
function behindMark(text: string, { block, body }: Found): Parted | null {
  if (body.length > 0 || block.kind === 'row') return null
  const [, question, behind] = ANSWERED_BEHIND.exec(text) ?? []
  if (question === undefined || behind === undefined) return null
  return voiceOf(behind) === 'tells' ? { text: question, answer: behind } : null
}

/** A heading with nothing under it has said all on its own line: `## 缓存的作用：…`. */
const isTold = (block: Block, name: string, told: string): boolean =>
  block.kind === 'heading' && block.children.length === 0 && voiceOf(name) === 'topic' && voiceOf(told) !== 'topic'

/** Whether the first part asks and the second does not. */
function speaksFirst(first: string, second: string): boolean {
  const [before, after] = [voiceOf(first), voiceOf(second)]
  return (before === 'asks' || before === 'demands') && after !== 'asks' && after !== 'demands'
}
