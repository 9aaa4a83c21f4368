import type { Image, Nodes, RootContent } from 'mdast'
import type { Card, Kind } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import { mintKeyedId, parentKey } from '../../cards/pairing/identity.ts'
import { sectionIn } from '../../cards/section.ts'
import { plainLines } from '../../markdown/plain-text.ts'
import { voiceOf } from '../language/asking.ts'
import { weightIn } from '../language/weight-marks.ts'
import type { Origin } from './make-cards.ts'

/** Stands between what goes on asking and the answer, where a question is more than its heading. */
export const ANSWER_MARK = '<!-- prep: answer -->'

const ANSWER = /^<!--\s*prep:\s*answer\s*-->\s*$/
const ABOVE = /^<!--\s*prep:\s*(?:tags\s+([^>]*?)|(follow-up)(?:\s+(\d{1,2}))?|(partial)|section\s+([^\n]*?))\s*-->\s*$/

/** Whether a line is one of those that say something of the heading below them. */
export const isAboveHeading = (line: string): boolean => ABOVE.test(line)

/** What stands above a heading about it. */
interface Said {
  readonly tags: readonly string[]
  /** Follow-ups between it and the question that all of them follow, itself included; 0 for a question of its own. */
  readonly depth: number
  readonly isPartial: boolean
  /** What it stands under, where that is not what the headings above it say; null without. */
  readonly under: readonly string[] | null
}

const NOTHING_SAID: Said = { tags: [], depth: 0, isPartial: false, under: null }

/** A question while it is being read: lines count from 1. */
interface Draft extends Pick<Said, 'tags' | 'isPartial'> {
  readonly text: string
  readonly line: number
  readonly headEnd: number
  readonly section: readonly string[]
  readonly parent: Draft | null
  mark: number | null
  end: number
}

/**
 * The cards of a note that says exactly what they are: every top-level heading of that depth is a question, what stands
 * below it is the answer, and nothing inside asks. Before a line `<!-- prep: answer -->` the question goes on. Lines right
 * above a heading tell more: `<!-- prep: tags a b -->` gives it tags of its own, `<!-- prep: follow-up -->` makes it a
 * follow-up of the question before it (`follow-up 2` of the follow-up before it), `<!-- prep: partial -->` says that its
 * answer is not whole, `<!-- prep: section OS › Memory -->` what it stands under. Shallower headings end a card.
 */
export function exactCards(nodes: Iterable<RootContent>, depth: number, origin: Origin): Card[] {
  const drafts: Draft[] = []
  let open: Draft | null = null
  let said = NOTHING_SAID
  let followed: Draft[] = []
  let above: { readonly depth: number; readonly name: string }[] = []
  let section: readonly string[] = []
  for (const node of nodes) {
    const line = node.position?.start.line ?? 1
    const endLine = node.position?.end.line ?? line
    const more = node.type === 'html' ? saidBy(node.value, said) : null
    if (more !== null) {
      said = more
      open = null
      continue
    }
    if (node.type === 'heading' && node.depth <= depth) {
      open = null
      if (node.depth < depth) {
        followed = []
        above = [
          ...above.filter((heading) => heading.depth < node.depth),
          { depth: node.depth, name: questionOf(node) },
        ]
        section = above.map(({ name }) => name)
      } else {
        const parents = followed.slice(0, said.depth)
        const parent = parents.at(-1) ?? null
        const { tags, isPartial, under } = said
        const place = { line, headEnd: endLine, end: endLine, mark: null }
        open = { text: questionOf(node), ...place, section: under ?? section, tags, isPartial, parent }
        drafts.push(open)
        followed = [...parents, open]
      }
    }
    said = NOTHING_SAID
    if (open === null) continue
    if (node.type === 'html' && open.mark === null && ANSWER.test(node.value)) open.mark = line
    open.end = endLine
  }
  return cardsOf(drafts, origin)
}

/** What is said with one more line; null when it is no such line. */
function saidBy(html: string, said: Said): Said | null {
  const [line, tags, followUp, depth, partial, section] = ABOVE.exec(html) ?? []
  if (line === undefined) return null
  return {
    under: section === undefined ? said.under : sectionIn(section),
    tags: tags === undefined ? said.tags : tags.split(/\s+/).filter((tag) => tag !== ''),
    depth: followUp === undefined ? said.depth : Number(depth ?? 1),
    isPartial: said.isPartial || partial !== undefined,
  }
}

function cardsOf(drafts: readonly Draft[], origin: Origin): Card[] {
  const seen = new Map<string, number>()
  const made = new Map<Draft, Card>()
  for (const [index, draft] of drafts.entries()) {
    const text = normalise(draft.text) === '' ? `${draft.text} (${index + 1})`.trim() : draft.text
    const parent = draft.parent === null ? null : (made.get(draft.parent) ?? null)
    const asked = normalise(text)
    const above = parent === null ? null : parentKey(parent.question)
    const key = JSON.stringify([asked, above])
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    const id = mintKeyedId(origin.deck, asked, above, ordinal)
    made.set(draft, cardOf(draft, { id, question: text, parent: parent?.id ?? null }, origin))
  }
  // A question that is answered only through its follow-ups, all of them, is answered.
  const isOpenBelow = new Map<Draft, boolean>()
  for (const draft of drafts.toReversed()) {
    const asked = made.get(draft)
    if (asked?.answer === null && isOpenBelow.get(draft) === false) made.set(draft, { ...asked, status: 'answered' })
    if (draft.parent === null) continue
    const isOpen = made.get(draft)?.status !== 'answered'
    isOpenBelow.set(draft.parent, isOpen || isOpenBelow.get(draft.parent) === true)
  }
  return [...made.values()]
}

function cardOf(
  { line, headEnd, section, tags, isPartial, mark, end }: Draft,
  { id, question, parent }: Pick<Card, 'id' | 'question' | 'parent'>,
  origin: Origin,
): Card {
  const { path, deck, lines } = origin
  const between = (from: number, to: number) =>
    lines
      .slice(from, to)
      .join('\n')
      .replace(/^\s*\n|(?<!\s)\s+$/g, '')
  const heading = (lines[line - 1] ?? '').replace(/^ {0,3}#{1,6}[\t ]+/, '').replace(/[\t ]+#+[\t ]*$/, '')
  const more = mark === null ? '' : between(headEnd, mark - 1)
  const answer = between(mark ?? headEnd, end)
  return {
    id,
    question,
    prompt: [heading.trim(), more].filter((part) => part !== '').join('\n\n'),
    answer: answer === '' ? null : answer,
    kind: kindOf(question),
    status: answer === '' ? 'unanswered' : isPartial ? 'partial' : 'answered',
    gaps: [],
    parent,
    section,
    deck,
    tags: [...new Set([...origin.tags, ...tags])],
    number: null,
    source: { path, line, endLine: end },
    confidence: 1,
    weight: weightIn(question),
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
