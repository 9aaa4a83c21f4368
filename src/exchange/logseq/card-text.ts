import type { Block } from './outline.ts'

/** What a text of Logseq's refers to. */
export interface Blocks {
  /** How many references the text stands in, one in the other. */
  readonly level: number
  /** The block with that `id::`; undefined where the graph has none. */
  readonly find: (id: string) => Block | undefined
  /** Is told of each reference that leads nowhere. */
  readonly lost: () => void
  /** Is told of each macro that only Logseq can show. */
  readonly unknown: () => void
}

const CLOZE = /\{\{cloze:?\s+([\s\S]{0,5000}?)\}\}(?!\})/gi
/** Properties that Logseq keeps for itself, and does not show. */
const HIDDEN_PROPERTY =
  /^(?:id|collapsed|heading|card-.*|logseq\..*|background[-_]color|created-at|updated-at|template|template-including-parent|ls-type|hl-.*|query-.*|filters|icon|public|title|alias|tags?|file|file-path|exclude-from-graph-view|todo|doing|now|later|done)$/
/** References in what is referred to, beyond these, stay as they are written. */
const MOST_REFERENCES = 3
const MARKER =
  /^(#{1,6}[ \t]+)?(?:(?:TODO|DOING|NOW|LATER|DONE|WAITING|WAIT|CANCELL?ED|IN-PROGRESS)[ \t]+)?(?:\[#[A-C]\][ \t]+)?/

const CARD = /(?<![\p{L}\p{N}_/#&[])(?:#card(?![\p{L}\p{N}_/-])|#?\[\[card\]\])/giu
const TAG = /#(?:\[\[([^\]\n]+)\]\]|([^\s#,;:!?()[\]{}"'`]+))/u

/** Whether a block is a card: it says `#card` or `[[card]]`, as a word of its own or among its tags. */
export function isCard({ text, properties }: Block): boolean {
  return new RegExp(CARD.source, 'iu').test(withoutCode(text)) || tagsIn(properties).some((tag) => /^card$/i.test(tag))
}

/** The names that `tags::` lists. */
export const tagsIn = (properties: Block['properties']): readonly string[] =>
  ['tags', 'tag'].flatMap((name) =>
    (properties.get(name) ?? '')
      .split(/[,，]/)
      .map((tag) =>
        tag
          .trim()
          .replace(/^#?\[\[(.*)\]\]$/, '$1')
          .replace(/^#/, ''),
      )
      .filter((tag) => tag !== ''),
  )

/** What a card asks, without what makes it one, and the tags that stand at the end of its first line. */
export function askedIn(block: Block): { readonly text: string; readonly tags: readonly string[] } {
  const [first = '', ...rest] = withoutCards(block.text).split('\n')
  const { asked, tags } = splitTags(first)
  const text = [asked.replace(MARKER, '$1'), ...rest].join('\n').trim()
  return { text, tags: [...tags, ...tagsIn(block.properties).filter((tag) => !/^card$/i.test(tag))] }
}

/** The tags behind which a line says nothing more. */
function splitTags(line: string): { readonly asked: string; readonly tags: readonly string[] } {
  const found = [...line.matchAll(new RegExp(`(?<=^|\\s)${TAG.source}`, 'gu'))]
  let end = line.length
  const tags: string[] = []
  for (const match of found.reverse()) {
    if (line.slice(match.index + match[0].length, end).trim() !== '') break
    tags.unshift(match[1] ?? match[2] ?? '')
    end = match.index
  }
  return { asked: line.slice(0, end).trimEnd(), tags }
}

/** A text with every `{{cloze …}}` hidden, or its hint in its place; `pieces`: what was hidden. */
export function hideClozes(
  text: string,
  hidden: string,
): { readonly text: string; readonly pieces: readonly string[] } {
  const pieces: string[] = []
  const shown = text.replaceAll(CLOZE, (_, content: string) => {
    const { piece, hint } = clozeIn(content)
    pieces.push(piece)
    return hint === '' ? hidden : `[${hint}]`
  })
  return { text: shown, pieces }
}

/** Only the part behind the last `\\` is a hint. */
function clozeIn(content: string): { readonly piece: string; readonly hint: string } {
  const parts = content.split('\\\\')
  const hint = parts.length > 1 ? (parts.at(-1) ?? '').trim() : ''
  const piece = (parts.length > 1 ? parts.slice(0, -1).join('\\\\') : content).trim()
  return { piece, hint }
}

const withoutCards = (text: string): string =>
  outsideCode(text, (part) => part.replaceAll(new RegExp(`[ \\t]?${CARD.source}`, 'giu'), '')).trim()

/** What stands below a card, as Markdown; null for nothing. */
export function answerIn(block: Block, blocks: Blocks): string | null {
  const shown = block.children.filter((child) => !isEmpty(child))
  const [only] = shown
  const lines =
    shown.length === 1 && only !== undefined && !isNumbered(only)
      ? [ownText(only, blocks), listOf(only.children, blocks)]
      : [listOf(shown, blocks)]
  const more = propertyLines(block)
  const answer = [...lines, more].filter((part) => part !== '').join('\n\n')
  return answer === '' ? null : answer
}

/** The properties of a block that its author gave it, a line each. */
const propertyLines = ({ properties }: Block): string =>
  [...properties]
    .filter(([name, value]) => !HIDDEN_PROPERTY.test(name) && value !== '')
    .map(([name, value]) => `- ${name}: ${plainPages(value)}`)
    .join('\n')

const isEmpty = (block: Block): boolean =>
  block.text === '' && block.children.every(isEmpty) && propertyLines(block) === ''

const isNumbered = ({ properties }: Block): boolean => properties.get('logseq.order-list-type') === 'number'

function listOf(all: readonly Block[], blocks: Blocks): string {
  let number = 0
  return all
    .filter((child) => !isEmpty(child))
    .map((child) => {
      number = isNumbered(child) ? number + 1 : 0
      const mark = number > 0 ? `${number}. ` : '- '
      const below = listOf(child.children, blocks)
      return mark + indented([ownText(child, blocks), below].filter((part) => part !== '').join('\n'), mark.length)
    })
    .join('\n')
}

const indented = (text: string, width: number): string => text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`)

function ownText(block: Block, blocks: Blocks): string {
  const text = withoutCards(block.text).replaceAll(CLOZE, (_, content: string) => clozeIn(content).piece)
  return [plainText(text, blocks), propertyLines(block)].filter((part) => part !== '').join('\n')
}

const ID = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}'

/** A text as Markdown that others read, too: references as what they stand for, Logseq's own marks as Markdown's. */
export function plainText(text: string, blocks: Blocks): string {
  const inside: Blocks = { ...blocks, level: blocks.level + 1 }
  const refer = (id: string, withChildren: boolean, whole: string): string => {
    if (inside.level > MOST_REFERENCES) return whole
    const found = blocks.find(id.toLowerCase())
    if (found === undefined) {
      blocks.lost()
      return whole
    }
    const own = plainText(
      askedIn(found).text.replaceAll(CLOZE, (_, content: string) => clozeIn(content).piece),
      inside,
    )
    const below = withChildren ? listOf(found.children, inside) : ''
    return below === '' ? own : `${own}\n\n${below}`
  }
  const told = outsideCode(boxes(text), (part) =>
    part
      .replaceAll(new RegExp(`\\{\\{embed\\s+\\(\\((${ID})\\)\\)\\s*\\}\\}`, 'gi'), (whole, id: string) =>
        refer(id, true, whole),
      )
      .replaceAll(/\{\{embed\s+\[\[([^\]\n]+)\]\]\s*\}\}/gi, '$1')
      .replaceAll(new RegExp(`\\[([^\\]\\n]+)\\]\\(\\(\\(${ID}\\)\\)\\)`, 'gi'), '$1')
      .replaceAll(new RegExp(`\\(\\((${ID})\\)\\)`, 'gi'), (whole, id: string) => refer(id, false, whole))
      .replaceAll(/\{\{(?:video|youtube|vimeo|bilibili|twitter|tweet|pdf)\s+([^{}\s]+)\s*\}\}/gi, '<$1>')
      .replaceAll(/\{\{(?:query|renderer|cards|zotero[\w-]*|namespace|function)\b[^{}]*\}\}/gi, (whole) => {
        blocks.unknown()
        return whole
      })
      .replaceAll(/(!\[[^\]\n]*\]\([^()\n]*\))\{:[^{}\n]*\}/g, '$1')
      .replaceAll(/\^\^(?=\S)([^^\n]+?)(?<=\S)\^\^/g, '**$1**'),
  )
  return plainPages(told).trim()
}

/** Links to pages as the pages' names: where they would lead, nothing was imported. */
const plainPages = (text: string): string =>
  outsideCode(text, (part) =>
    part.replaceAll(/\[([^\]\n]+)\]\(\[\[[^\]\n]+\]\]\)/g, '$1').replaceAll(/#?\[\[([^[\]\n]+)\]\]/g, '$1'),
  )

/** `#+BEGIN_QUOTE` and its like as Markdown has them; one that is never closed stays as it is. */
function boxes(text: string): string {
  if (!/^[ \t]*#\+END_/im.test(text)) return text
  const lines = text.split('\n')
  const last = new Map<string, number>()
  lines.forEach((line, at) => {
    const name = /^\s*#\+END_(\w+)\s*$/i.exec(line)?.[1]?.toLowerCase()
    if (name !== undefined) last.set(name, at)
  })
  const shown: string[] = []
  let open: { readonly kind: string; readonly indent: string } | null = null
  lines.forEach((line, at) => {
    const [, indent = '', name = '', about = ''] = /^([ \t]*)#\+BEGIN_(\w+)[ \t]*(.*)$/i.exec(line) ?? []
    const kind = name.toLowerCase()
    if (open !== null && line.trim().toLowerCase() === `#+end_${open.kind}`) {
      if (isCode(open.kind)) shown.push(`${open.indent}\`\`\``)
      open = null
    } else if (open !== null) {
      const isBare = isCode(open.kind) || open.kind === 'center'
      shown.push(isBare ? line : `${open.indent}> ${line.trimStart()}`.trimEnd())
    } else if (name !== '' && (last.get(kind) ?? -1) > at) {
      open = { kind, indent }
      if (isCode(kind)) shown.push(`${indent}\`\`\`${kind === 'src' ? about : ''}`)
      else if (kind !== 'quote' && kind !== 'center') shown.push(`${indent}> [!${kind}]`)
    } else shown.push(line)
  })
  return shown.join('\n')
}

const isCode = (kind: string): boolean => ['src', 'example', 'query', 'export'].includes(kind)

const CODE = /(^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\2[`~]*[ \t]*$|`[^`\n]+`)/m

/** Changes a text but for what is code in it. */
function outsideCode(text: string, change: (part: string) => string): string {
  const parts = text.split(new RegExp(CODE.source, 'm'))
  return parts.map((part, index) => (index % 3 === 0 ? change(part ?? '') : index % 3 === 1 ? part : '')).join('')
}

const withoutCode = (text: string): string => {
  let plain = ''
  outsideCode(text, (part) => {
    plain += ` ${part}`
    return part
  })
  return plain
}
