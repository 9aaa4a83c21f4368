import type { PlainLine } from './plain-text.ts'

/** What a piece of HTML in a note says, in order. Attributes and looks are left out. */
export interface HtmlEvent {
  /** `open` and `close` are of `<details>`; the others carry words. */
  readonly type: 'open' | 'close' | 'summary' | 'heading' | 'item' | 'paragraph' | 'code' | 'comment'
  readonly line: number
  readonly endLine: number
  readonly level: number
  readonly lines: readonly PlainLine[]
  readonly value: string
}

const TOKEN = /<!--([\s\S]*?)(?:-->|$)|<(\/?)([a-z][a-z\d]*)\b[^<>]*>|[^<]+|</giu
/** Tags that begin a line of their own. */
const BREAKS = new Set(
  (
    'p div li ul ol table tr td th thead tbody blockquote section center ' +
    'h1 h2 h3 h4 h5 h6 pre summary details hr dl dt dd br'
  ).split(' '),
)
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#46': '.',
}

/** Reads HTML leniently: unclosed and stray tags end with the piece. */
export function htmlEvents(html: string, firstLine: number): HtmlEvent[] {
  const reader = new HtmlReader(firstLine)
  for (const [text, comment, slash, tag] of html.matchAll(TOKEN)) {
    if (comment !== undefined) reader.comment(comment)
    else if (tag === undefined) reader.write(text)
    else reader.tag(tag.toLowerCase(), slash === '', text)
    if (tag !== undefined || comment !== undefined) reader.line += text.split('\n').length - 1
  }
  return reader.end()
}

interface Words {
  readonly line: number
  text: string
  url: string | null
  /** What of it is no link, and what of it is bold. */
  beside: string
  bold: string
  images: number
}

class HtmlReader {
  line: number
  readonly #events: HtmlEvent[] = []
  #words: Words[] = []
  #type: HtmlEvent['type'] = 'paragraph'
  #level = 0
  #lists = 0
  #url: string | null = null
  #isBold = false

  constructor(line: number) {
    this.line = line
  }

  write(text: string): void {
    text.split('\n').forEach((part, index) => {
      if (index > 0) this.line++
      const last = this.#wordsHere()
      last.text += part
      if (this.#isBold) last.bold += part
      if (this.#url === null) last.beside += part
      else last.url ??= this.#url
    })
  }

  comment(text: string): void {
    this.#flush()
    this.#add('comment', text.trim())
  }

  tag(name: string, opens: boolean, text: string): void {
    if (name === 'img') {
      this.write('')
      this.#wordsHere().images++
    } else if (name === 'a') this.#url = opens ? (/href\s*=\s*["']?([^"'\s>]+)/iu.exec(text)?.[1] ?? null) : null
    else if (name === 'b' || name === 'strong') this.#isBold = opens
    else if (name === 'details') {
      this.#flush()
      this.#add(opens ? 'open' : 'close')
    } else if (name === 'summary') this.#summary(opens)
    else if (BREAKS.has(name)) this.#break(name, opens)
  }

  end(): HtmlEvent[] {
    this.#flush()
    return this.#events
  }

  #summary(opens: boolean): void {
    const isEmpty = this.#type === 'summary' && this.#words.every(({ text }) => text.trim() === '')
    if (opens || !isEmpty) this.#flush()
    this.#type = opens ? 'summary' : 'paragraph'
  }

  /** A tag that begins a line; within a summary it is still the summary's. */
  #break(name: string, opens: boolean): void {
    const isInSummary = this.#type === 'summary'
    if (!isInSummary) this.#flush()
    if (name === 'ul' || name === 'ol') this.#lists = Math.max(0, this.#lists + (opens ? 1 : -1))
    if (!opens) return
    const depth = /^h([1-6])$/u.exec(name)?.[1]
    if (depth !== undefined) {
      this.#level = Number(depth)
      if (!isInSummary) this.#type = 'heading'
    } else if (name === 'li' && !isInSummary) {
      this.#type = 'item'
      this.#level = Math.max(1, this.#lists)
    }
  }

  #wordsHere(): Words {
    const last = this.#words.at(-1)
    if (last?.line === this.line) return last
    const words = { line: this.line, text: '', url: null, beside: '', bold: '', images: 0 }
    this.#words.push(words)
    return words
  }

  #flush(): void {
    const lines = this.#words.map(plainLine).filter((found) => found.text !== '' || found.images > 0)
    const [first] = lines
    const endLine = lines.at(-1)?.line
    if (first !== undefined && endLine !== undefined)
      this.#events.push({ type: this.#type, line: first.line, endLine, level: this.#level, lines, value: '' })
    this.#words = []
    this.#type = 'paragraph'
    this.#level = 0
  }

  #add(type: HtmlEvent['type'], value = ''): void {
    this.#events.push({ type, line: this.line, endLine: this.line, level: 0, lines: [], value })
  }
}

function plainLine(found: Words): PlainLine {
  const text = found.text
    .replaceAll(/&(#?[a-z\d]+);/giu, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replaceAll(/[\s\u00a0]+/gu, ' ')
    .trim()
  return {
    line: found.line,
    text,
    bold: found.bold.trim() !== '' && found.bold.trim().length >= text.length * 0.9 ? 'all' : 'none',
    isItalic: false,
    boldLead: '',
    link: found.url !== null && found.beside.trim() === '' ? found.url : null,
    links: found.url === null ? 0 : 1,
    leads: found.url !== null && !found.url.startsWith('#'),
    images: found.images,
    besideLinks: found.beside.trim(),
  }
}
