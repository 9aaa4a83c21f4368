import type { Blockquote, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { isTooIntricate } from '../../markdown/intricate.ts'
import { definitionsOf, shownTree } from '../../markdown/markdown-tree.ts'
import type { Style } from '../style.ts'
import { indent, inner, trimBlank } from '../text/indent.ts'
import { sanitise, sanitiseLine } from '../text/sanitise.ts'
import { width as widthOf } from '../text/width.ts'
import { wrapSpans, wrapText } from '../text/wrap.ts'
import { calloutOf } from './callout.ts'
import { type Highlighter, renderCode } from './code.ts'
import { htmlNodes } from './html.ts'
import { tableInHtml } from './html-table.ts'
import { inlineSpans, type LocalLink, type Rendering } from './inline.ts'
import { keepFormulas } from './math.ts'
import { type PictureDrawer, type PictureFinder, picturesOf } from './pictures-alone.ts'
import { renderTable } from './table.ts'

export interface MarkdownOptions {
  /** Columns that no line may be wider than; at least 4. */
  readonly width: number
  readonly style: Style
  /** Links as OSC 8 sequences; otherwise the address stands after the text. */
  readonly hyperlinks?: boolean
  /** Where a link leads that is no address on the network, as `file://`; null for one that leads to nothing that may be opened. */
  readonly localLink?: LocalLink | null
  /** Colours code; without it code is all alike. See `loadHighlighter`. */
  readonly highlight?: Highlighter | null
  /** The room that a picture takes, by its address and the columns there are; null where it is only named. */
  readonly picture?: PictureFinder | null
  /** How running text looks, for a question that is to stand out. */
  readonly tone?: (text: string) => string
}

const RULE_COLUMNS = 32

/**
 * Markdown as styled lines for a terminal, without a line feed at the end. Everything in it is sanitised. A text that
 * would take the parser too long (see `intricate.ts`) is shown as it is written, wrapped.
 */
export function renderMarkdown(markdown: string, options: MarkdownOptions): string {
  const source = sanitise(markdown)
  const width = Math.max(4, options.width)
  if (isTooIntricate(source)) return wrapText(source.trim(), width).join('\n')
  const root = readNote(source)
  const definitions = definitionsOf(root)
  const {
    style,
    hyperlinks = false,
    localLink = null,
    highlight = null,
    picture = null,
    tone = (text) => text,
  } = options
  const spans = (nodes: readonly PhrasingContent[], ownTone = tone) =>
    inlineSpans(nodes, { style, hyperlinks, localLink, tone: ownTone, definitions })
  return new Blocks({ style, highlight, spans }, picture === null ? null : picturesOf(picture, definitions))
    .all(withoutOuterRules(root.children), width)
    .join('\n')
}

function readNote(source: string): Root {
  const root = shownTree(source)
  if (!source.includes('$')) return root
  const kept = keepFormulas(source, root)
  return kept === source ? root : shownTree(kept)
}

/** Rules at the beginning and the end part an answer from its neighbours in the note; here it has none. */
function withoutOuterRules(nodes: readonly RootContent[]): readonly RootContent[] {
  const first = nodes.findIndex((node) => node.type !== 'thematicBreak')
  const last = nodes.findLastIndex((node) => node.type !== 'thematicBreak')
  return first < 0 ? [] : nodes.slice(first, last + 1)
}

class Blocks {
  readonly rendering: Rendering
  readonly pictures: PictureDrawer | null

  constructor(rendering: Rendering, pictures: PictureDrawer | null) {
    this.rendering = rendering
    this.pictures = pictures
  }

  all(nodes: readonly RootContent[], width: number, tight = false, depth = 0): string[] {
    const lines: string[] = []
    for (const node of nodes) {
      const block = this.one(node, width, depth)
      if (block.length === 0) continue
      if (lines.length > 0 && !(tight && (node.type === 'list' || node.type === 'paragraph'))) lines.push('')
      for (const line of block) lines.push(line)
    }
    return lines
  }

  one(node: RootContent, width: number, depth: number): string[] {
    const { style, spans } = this.rendering
    switch (node.type) {
      case 'paragraph':
        return this.paragraph(node, width)
      case 'heading': {
        const mark = style.level === 0 && !style.plain ? [{ text: `${'#'.repeat(node.depth)} ` }] : []
        const tone = node.depth < 3 ? style.heading : style.strong
        return wrapSpans([...mark, ...spans(node.children, tone)], width)
      }
      case 'list':
        return this.list(node, width, depth)
      case 'blockquote':
        return this.quote(node, width, depth)
      case 'code':
        return renderCode(node.value, node.lang ?? null, width, this.rendering)
      case 'table':
        return renderTable(node, width, this.rendering)
      case 'thematicBreak':
        return style.plain ? [] : [style.dim('─'.repeat(Math.min(width, RULE_COLUMNS)))]
      case 'html':
        return this.html(node.value, width)
      case 'footnoteDefinition': {
        const lead = `[${sanitiseLine(node.identifier)}] `
        return indent(this.all(node.children, inner(width, widthOf(lead)), true, depth + 1), lead, width)
      }
      case 'definition':
      case 'yaml':
        return []
      default:
        return wrapText(sanitise(textOf(node)), width)
    }
  }

  paragraph(node: Paragraph, width: number): string[] {
    return this.running(node.children, width)
  }

  running(nodes: readonly PhrasingContent[], width: number): string[] {
    const text = (some: readonly PhrasingContent[]) => trimBlank(wrapSpans(this.rendering.spans(some), width))
    return this.pictures?.(nodes, width, text) ?? text(nodes)
  }

  html(html: string, width: number): string[] {
    const found = tableInHtml(html)
    if (found === null) return this.running(htmlNodes(html), width)
    const parts = [
      this.html(found.before, width),
      renderTable(found.table, width, this.rendering),
      this.html(found.after, width),
    ]
    return parts.filter((lines) => lines.length > 0).flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines))
  }

  quote(node: Blockquote, width: number, depth: number): string[] {
    const { style } = this.rendering
    const room = inner(width, 2)
    const { title, rest } = calloutOf(node)
    const lines = [
      ...(title === null ? [] : wrapText(title, room).map((line) => style.strong(line))),
      ...this.all(rest, room, false, depth + 1),
    ]
    return room === width ? lines : lines.map((line) => `${style.plain ? '>' : style.dim('│')} ${line}`.trimEnd())
  }

  list(node: List, width: number, depth: number): string[] {
    const start = node.start ?? 1
    // Empty lines between items of a line or two, with a list below perhaps, would only make the screen longer.
    const isRoomy = node.spread === true && node.children.some((item) => item.children.some(isBulky))
    const lastNumber = `${start + node.children.length - 1}.`
    return node.children.flatMap((item, index) => {
      const mark = node.ordered ? `${start + index}.`.padStart(lastNumber.length) : this.bullet(depth)
      const lines = this.item(item, mark, width, depth, isRoomy)
      return isRoomy && index > 0 ? ['', ...lines] : lines
    })
  }

  item(item: ListItem, mark: string, width: number, depth: number, spread: boolean): string[] {
    const { style } = this.rendering
    const [done, open] = style.plain ? ['[x] ', '[ ] '] : ['☑ ', '☐ ']
    const task = item.checked === null || item.checked === undefined ? '' : item.checked ? done : open
    const lead = `${task === '' || mark.endsWith('.') ? `${mark} ` : ''}${task}`
    const room = inner(width, widthOf(lead))
    const lines = this.all(item.children, room, !spread, depth + 1)
    return indent(lines.length === 0 ? [''] : lines, lead, width, style.dim)
  }

  bullet(depth: number): string {
    return this.rendering.style.plain ? '-' : (BULLETS[Math.min(depth, BULLETS.length - 1)] as string)
  }
}

function isBulky(block: RootContent, index: number): boolean {
  return block.type === 'list' ? false : index > 0 || block.type !== 'paragraph'
}

const BULLETS = ['•', '◦', '▪']
