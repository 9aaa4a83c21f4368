import type { PhrasingContent } from 'mdast'
import type { Style } from '../style.ts'
import { hyperlink, localPath, openableAddress, shortAddress } from '../text/address.ts'
import { sanitise, sanitiseLine } from '../text/sanitise.ts'
import type { Span } from '../text/wrap.ts'
import type { Highlighter } from './code.ts'
import { attribute, htmlNodes, tagOf } from './html.ts'
import { imageLabel } from './image-label.ts'
import { around, TAG_STYLES } from './inline-tags.ts'
import { spacesAmongLineEnds } from './line-breaks.ts'
import { lowered, raised } from './small-letters.ts'

/** The `file://` address for a link of a note to a file beside it; null where it leads to none that may be opened. */
export type LocalLink = (address: string) => string | null

export interface InlineOptions {
  readonly style: Style
  /** Whether the terminal can show OSC 8 links; otherwise the address stands after the text. */
  readonly hyperlinks: boolean
  readonly localLink: LocalLink | null
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
  const inline = new Inline(options, spacesAmongLineEnds(nodes))
  return inline.finish([...inline.all(nodes, options.tone), ...inline.closeLink()])
}

interface Destination {
  readonly target: string
  readonly shown: string
}

class Inline {
  readonly options: InlineOptions
  readonly openTags: string[] = []
  /** What `<a href>` points at, while it is open. */
  openLink: (Destination & { said: string }) | null = null
  /** The addresses that stand after their links. */
  readonly addresses = new Set<Span>()
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

  /** The same, with the addresses that wait for a particle put behind it: `문서를 (e.com)`, not `문서 (e.com)를`. */
  finish(spans: readonly Span[]): Span[] {
    const finished: Span[] = []
    spans.forEach((given, index) => {
      // Where a tag or a comment went out between two spaces, one of them is left.
      const isDoubled = given.text.startsWith(' ') && finished.at(-1)?.text.endsWith(' ') === true
      const span = isDoubled ? { ...given, text: given.text.slice(1) } : given
      const address = spans[index - 1]
      const particle = address !== undefined && this.addresses.has(address) ? PARTICLE.exec(span.text)?.[0] : undefined
      if (address === undefined || particle === undefined) {
        finished.push(span)
        return
      }
      finished.pop()
      finished.push({ ...span, text: particle }, address, { ...span, text: span.text.slice(particle.length) })
    })
    return finished
  }

  one(node: PhrasingContent, outer: Span['paint'] = (text) => text): Span[] {
    const { style } = this.options
    const paint = this.openTags.reduce((inner, tag) => around(TAG_STYLES[tag]?.(style), inner), outer)
    switch (node.type) {
      case 'text':
        return this.text(node.value, paint)
      case 'break':
        return [{ text: '\n' }]
      case 'inlineCode': {
        const code = sanitiseLine(node.value)
        const isMarked = style.level === 0 && !style.plain
        return [{ text: isMarked ? `\`${code}\`` : code, paint: around(style.code, paint) }]
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
        return [{ text: `[${sanitiseLine(node.identifier)}]`, paint: style.dim }]
      case 'html':
        return this.html(node.value, paint)
    }
  }

  link(address: string, label: readonly Span[]): Span[] {
    const { style, hyperlinks } = this.options
    const destination = this.destination(address)
    if (destination === null) return [...label]
    const { target, shown } = destination
    if (hyperlinks) {
      return label.map((span) => ({
        text: span.text,
        paint: (text) => hyperlink(target, around(style.link, span.paint)(text)),
      }))
    }
    const said = label.map((span) => span.text).join('')
    const linked = label.map((span) => ({ text: span.text, paint: around(style.link, span.paint) }))
    return [...linked, ...this.addressAfter(shown, said)]
  }

  /** Where a link leads, and how that is said; null where it leads to nothing that may be opened. */
  destination(address: string): Destination | null {
    const web = openableAddress(address)
    if (web !== null) return { target: web, shown: web }
    const target = this.options.localLink?.(address) ?? null
    return target === null ? null : { target, shown: localPath(address) }
  }

  /** The address of a link in brackets, unless the link says it itself. */
  addressAfter(target: string, said: string): Span[] {
    // A note's own name says where it is.
    const name = openableAddress(target) === null ? /([^/]+)\.(?:md|markdown|mdx)$/i.exec(target)?.[1] : undefined
    if (name !== undefined && (said === name || said.startsWith(`${name} > `))) return []
    if (said === target || `mailto:${said}` === target || `http://${said}` === target) return []
    const address: Span = { text: ` (${shortAddress(target)})`, paint: this.options.style.dim }
    this.addresses.add(address)
    return [address]
  }

  image(alt: string | null | undefined, address: string): Span[] {
    const label: Span = { text: imageLabel(alt, address), paint: this.options.style.dim }
    // The label of a picture beside the note says where it is.
    return this.options.hyperlinks || openableAddress(address) !== null ? this.link(address, [label]) : [label]
  }

  text(value: string, paint: Span['paint']): Span[] {
    const innermost = this.openTags.at(-1)
    const joined = this.joinLines(sanitise(value))
    const text = innermost === 'sup' ? raised(joined) : innermost === 'sub' ? lowered(joined) : joined
    if (this.openLink === null) return [{ text, ...(paint === undefined ? {} : { paint }) }]
    this.openLink.said += text
    const { style, hyperlinks } = this.options
    const { target } = this.openLink
    const linked = around(style.link, paint)
    return [{ text, paint: hyperlinks ? (part) => hyperlink(target, linked(part)) : linked }]
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
    const tag = tagOf(value)
    if (tag === null) return value.startsWith('<!--') ? [] : [{ text: sanitise(value), ...(paint && { paint }) }]
    const { name, closes } = tag
    if (name === 'img') return this.image(attribute(value, 'alt'), attribute(value, 'src') ?? '')
    if (name === 'br') return [{ text: '\n' }]
    if (name === 'a') {
      const before = this.closeLink()
      const destination = closes ? null : this.destination(attribute(value, 'href') ?? '')
      if (destination !== null) this.openLink = { ...destination, said: '' }
      return before
    }
    if (!(name in TAG_STYLES)) return this.all(htmlNodes(value).filter(isNoTag), paint)
    const open = this.openTags.lastIndexOf(name)
    if (!closes) this.openTags.push(name)
    else if (open >= 0) this.openTags.splice(open, 1)
    return []
  }

  /** Ends what `<a href>` began; gives the address that is to stand after it. */
  closeLink(): Span[] {
    const link = this.openLink
    this.openLink = null
    return link === null || link.said === '' || this.options.hyperlinks ? [] : this.addressAfter(link.shown, link.said)
  }
}

/** What follows a noun without a space: Hangul, and not for long. */
const PARTICLE = /^[가-힣]{1,6}(?![가-힣])/

const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\u3000-\u303f]/u

const isNoTag = (node: PhrasingContent) => node.type !== 'html'
