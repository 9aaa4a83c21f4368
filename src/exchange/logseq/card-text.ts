import { boxes, outsideCode } from './boxes.ts'
import { askedIn, showClozes, withoutCards } from './card-marks.ts'
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

/** Properties that Logseq keeps for itself, and does not show. */
const HIDDEN_PROPERTY =
  /^(?:id|collapsed|heading|card-.*|logseq\..*|background[-_]color|created-at|updated-at|template|template-including-parent|ls-type|hl-.*|query-.*|filters|icon|public|title|alias|tags?|file|file-path|exclude-from-graph-view|todo|doing|now|later|done)$/
/** References in what is referred to, beyond these, stay as they are written. */
const MOST_REFERENCES = 3
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
  const text = showClozes(withoutCards(block.text))
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
    const own = plainText(showClozes(askedIn(found).text), inside)
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
