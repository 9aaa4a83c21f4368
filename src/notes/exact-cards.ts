import type { Image, Nodes, RootContent } from 'mdast'
import type { Card, Kind } from '../cards/card.ts'
import { mintId } from '../cards/identity.ts'
import { normalise } from '../cards/normalise.ts'
import { voiceOf } from './asking.ts'
import type { Origin } from './make-cards.ts'
import { plainLines } from './plain-text.ts'

/** Stands between what goes on asking and the answer, where a question is more than its heading. */
export const ANSWER_MARK = '<!-- prep: answer -->'

const ANSWER = /^<!--\s*prep:\s*answer\s*-->\s*$/
const TAGS = /^<!--\s*prep:\s*tags\s+([^>]*?)\s*-->\s*$/

/** A question while it is being read: lines count from 1. */
interface Draft {
  readonly text: string
  readonly line: number
  readonly headEnd: number
  readonly tags: readonly string[]
  mark: number | null
  end: number
}

/**
 * The cards of a note that says exactly what they are: every top-level heading of that depth is a question, what stands
 * below it is the answer, and nothing inside asks. Before a line `<!-- prep: answer -->` the question goes on; a line
 * `<!-- prep: tags a b -->` right above a heading gives it tags of its own. Shallower headings end a card.
 */
export function exactCards(nodes: Iterable<RootContent>, depth: number, origin: Origin): Card[] {
  const drafts: Draft[] = []
  let open: Draft | null = null
  let tags: { readonly names: readonly string[]; readonly line: number } | null = null
  for (const node of nodes) {
    const line = node.position?.start.line ?? 1
    const endLine = node.position?.end.line ?? line
    if (node.type === 'heading' && node.depth <= depth) {
      open = null
      if (node.depth === depth) {
        open = { text: questionOf(node), line, headEnd: endLine, tags: tags?.names ?? [], mark: null, end: endLine }
        drafts.push(open)
      }
    }
    const named = node.type === 'html' ? TAGS.exec(node.value) : null
    tags = named === null ? null : { names: (named[1] ?? '').split(/\s+/).filter((tag) => tag !== ''), line }
    if (named !== null) open = null
    if (open === null) continue
    if (node.type === 'html' && open.mark === null && ANSWER.test(node.value)) open.mark = line
    open.end = endLine
  }
  const seen = new Map<string, number>()
  return drafts.map((draft, index) => {
    const text = normalise(draft.text) === '' ? `${draft.text} (${index + 1})`.trim() : draft.text
    const key = normalise(text)
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return cardOf({ ...draft, text }, ordinal, origin)
  })
}

function cardOf({ text, line, headEnd, tags, mark, end }: Draft, ordinal: number, origin: Origin): Card {
  const { path, deck, lines } = origin
  const between = (from: number, to: number) =>
    lines
      .slice(from, to)
      .join('\n')
      .replace(/^\s*\n|\s+$/g, '')
  const heading = (lines[line - 1] ?? '').replace(/^ {0,3}#{1,6}[\t ]+/, '').replace(/[\t ]+#+[\t ]*$/, '')
  const more = mark === null ? '' : between(headEnd, mark - 1)
  const answer = between(mark ?? headEnd, end)
  return {
    id: mintId(deck, text, null, ordinal),
    question: text,
    prompt: [heading.trim(), more].filter((part) => part !== '').join('\n\n'),
    answer: answer === '' ? null : answer,
    kind: kindOf(text),
    status: answer === '' ? 'unanswered' : 'answered',
    gaps: [],
    parent: null,
    deck,
    tags: [...new Set([...origin.tags, ...tags])],
    number: null,
    source: { path, line, endLine: end },
  }
}

/** The heading as plain text; where it is a picture alone, the picture's description or name. */
function questionOf(heading: Extract<RootContent, { type: 'heading' }>): string {
  const text = plainLines(heading.children, heading.position?.start.line ?? 1)
    .map((line) => line.text)
    .join(' ')
    .trim()
  if (text !== '') return text
  const picture = pictureIn(heading)
  return picture?.alt?.trim() || decoded(picture?.url.split('/').at(-1) ?? '')
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function pictureIn(node: Nodes): Image | null {
  if (node.type === 'image') return node
  return 'children' in node ? (node.children.map(pictureIn).find((found) => found !== null) ?? null) : null
}

function kindOf(text: string): Kind {
  const voice = voiceOf(text)
  if (voice === 'asks' || /[?？]$/.test(text)) return 'question'
  return voice === 'demands' ? 'prompt' : 'topic'
}
