import type { PhrasingContent } from 'mdast'
import { hyperlink, openableAddress, shortAddress } from './address.ts'
import type { Highlighter } from './code.ts'
import { attribute, plainHtml } from './html.ts'
import { spacesAmongLineEnds } from './line-breaks.ts'
import { sanitise, sanitiseLine } from './sanitise.ts'
import type { Style } from './style.ts'
import type { Span } from './wrap.ts'

export interface InlineOptions {
  readonly style: Style
  /** Whether the terminal can show OSC 8 links; otherwise the address stands after the text. */
  readonly hyperlinks: boolean
  /** How running text looks where nothing else is said. */
  readonly tone: (text: string) => string
  /** What `[text][name]` points at. */
  readonly definitions: ReadonlyMap<string, string>
}

/** What the blocks of one document share. */
export interface Rendering {
  readonly style: Style
  readonly highlight: Highlighter | null
  spans(nodes: readonly PhrasingContent[], tone?: (text: string) => string): Span[]
}

/** Running text of a note as spans to be wrapped. Everything in it has been sanitised. */
export function inlineSpans(nodes: readonly PhrasingContent[], options: InlineOptions): Span[] {
  return new Inline(options, spacesAmongLineEnds(nodes)).all(nodes, options.tone)
}

class Inline {
  readonly options: InlineOptions
  readonly openTags: string[] = []
  /** Line ends that are mere spaces, and how many were met so far. */
  readonly spaces: ReadonlySet<number>
  lineEnds = 0

  constructor(options: InlineOptions, spaces: ReadonlySet<number>) {
    this.options = options
    this.spaces = spaces
  }

  all(nodes: readonly PhrasingContent[], paint: Span['paint']): Span[] {
    return nodes.flatMap((node) => this.one(node, paint))
  }

  one(node: PhrasingContent, outer: Span['paint'] = (text) => text): Span[] {
    const { style } = this.options
    const paint = this.openTags.reduce((inner, tag) => around(TAG_STYLES[tag]?.(style), inner), outer)
    switch (node.type) {
      case 'text':
        return [{ text: this.joinLines(sanitise(node.value)), paint }]
      case 'break':
        return [{ text: '\n' }]
      case 'inlineCode': {
        const code = sanitiseLine(node.value)
        return [{ text: style.level === 0 ? `\`${code}\`` : code, paint: around(style.code, paint) }]
      }
      case 'strong':
        return this.all(node.children, around(style.strong, paint))
      case 'emphasis':
        return this.all(node.children, around(style.emphasis, paint))
      case 'delete':
        return style.level === 0
          ? [{ text: '~~' }, ...this.all(node.children, paint), { text: '~~' }]
          : this.all(node.children, around(style.strike, paint))
      case 'link':
        return this.link(node.url, this.all(node.children, paint))
      case 'linkReference':
        return this.link(this.options.definitions.get(node.identifier) ?? '', this.all(node.children, paint))
      case 'image':
        return this.image(node.alt, node.url)
      case 'imageReference':
        return this.image(node.alt, this.options.definitions.get(node.identifier) ?? '')
      case 'footnoteReference':
        return [{ text: `[^${sanitiseLine(node.identifier)}]`, paint: style.dim }]
      case 'html':
        return this.html(node.value, paint)
    }
  }

  link(address: string, label: readonly Span[]): Span[] {
    const { style, hyperlinks } = this.options
    const target = openableAddress(address)
    if (target === null) return [...label]
    if (hyperlinks) {
      return label.map((span) => ({
        text: span.text,
        paint: (text) => hyperlink(target, around(style.link, span.paint)(text)),
      }))
    }
    const said = label.map((span) => span.text).join('')
    const linked = label.map((span) => ({ text: span.text, paint: around(style.link, span.paint) }))
    const repeats = said === target || `mailto:${said}` === target || `http://${said}` === target
    return repeats ? linked : [...linked, { text: ` (${shortAddress(target)})`, paint: style.dim }]
  }

  image(alt: string | null | undefined, address: string): Span[] {
    const label = alt ? `[image: ${sanitiseLine(alt)}]` : '[image]'
    return this.link(address, [{ text: label, paint: this.options.style.dim }])
  }

  /** Line ends that are mere spaces become spaces; where lines of Chinese or Japanese meet, nothing. */
  joinLines(text: string): string {
    const lines = text.split('\n')
    return lines
      .map((line, index) => {
        const next = lines[index + 1]
        if (next === undefined) return line
        if (!this.spaces.has(this.lineEnds++)) return `${line}\n`
        return UNSPACED.test(line.slice(-1)) && UNSPACED.test(next.slice(0, 1)) ? line : `${line} `
      })
      .join('')
  }

  html(value: string, paint: Span['paint']): Span[] {
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(value)
    const name = tag?.[2]?.toLowerCase() ?? ''
    if (name in TAG_STYLES) {
      const open = this.openTags.lastIndexOf(name)
      if (tag?.[1] === '') this.openTags.push(name)
      else if (open >= 0) this.openTags.splice(open, 1)
      return []
    }
    if (name === 'img') return this.image(attribute(value, 'alt'), attribute(value, 'src') ?? '')
    const text = plainHtml(value)
    return text === '' ? [] : [{ text, ...(paint === undefined ? {} : { paint }) }]
  }
}

const TAG_STYLES: Record<string, (style: Style) => Style['strong']> = {
  b: (style) => style.strong,
  strong: (style) => style.strong,
  i: (style) => style.emphasis,
  em: (style) => style.emphasis,
  u: (style) => style.emphasis,
  code: (style) => style.code,
  kbd: (style) => style.code,
  mark: (style) => style.accent,
  del: (style) => style.strike,
  s: (style) => style.strike,
}

const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\u3000-\u303f]/u

function around(outer: Span['paint'], inner: Span['paint']): (text: string) => string {
  return (text) => (outer ?? same)(((inner ?? same) as (text: string) => string)(text))
}

const same = (text: string) => text
