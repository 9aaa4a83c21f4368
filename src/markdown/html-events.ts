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
const BREAKS = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'table',
  'tr',
  'td',
  'th',
  'thead',
  'tbody',
  'blockquote',
  'section',
  'center',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'summary',
  'details',
  'hr',
  'dl',
  'dt',
  'dd',
  'br',
])
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
  const events: HtmlEvent[] = []
  let line = firstLine
  let type: HtmlEvent['type'] = 'paragraph'
  let level = 0
  let lists = 0
  let words: { line: number; text: string; url: string | null; beside: string; images: number; bold: string }[] = []
  let url: string | null = null
  let bold = false

  const write = (text: string): void => {
    const parts = text.split('\n')
    parts.forEach((part, index) => {
      if (index > 0) line++
      let last = words.at(-1)
      if (last === undefined || last.line !== line) {
        last = { line, text: '', url: null, beside: '', images: 0, bold: '' }
        words.push(last)
      }
      last.text += part
      if (bold) last.bold += part
      if (url === null) last.beside += part
      else last.url ??= url
    })
  }
  const flush = (): void => {
    const lines = words.map(plainLine).filter((found) => found.text !== '' || found.images > 0)
    const first = lines[0]
    const last = lines.at(-1)
    if (first && last) events.push({ type, line: first.line, endLine: last.line, level, lines, value: '' })
    words = []
    type = 'paragraph'
    level = 0
  }

  for (const token of html.matchAll(TOKEN)) {
    const [text, comment, slash, tag] = token
    const name = tag?.toLowerCase()
    if (comment !== undefined) {
      flush()
      events.push({ type: 'comment', line, endLine: line, level: 0, lines: [], value: comment.trim() })
      line += text.split('\n').length - 1
    } else if (name === undefined) write(text)
    else {
      if (name === 'img') {
        write('')
        const last = words.at(-1)
        if (last) last.images++
      } else if (name === 'a') url = slash === '' ? (/href\s*=\s*["']?([^"'\s>]+)/iu.exec(text)?.[1] ?? null) : null
      else if (name === 'b' || name === 'strong') bold = slash === ''
      if (name === 'details') {
        flush()
        events.push({ type: slash === '' ? 'open' : 'close', line, endLine: line, level: 0, lines: [], value: '' })
      } else if (name === 'summary') {
        if (slash === '') {
          flush()
          type = 'summary'
        } else if (type === 'summary' && words.every((found) => found.text.trim() === '')) type = 'paragraph'
        else flush()
      } else if (BREAKS.has(name)) {
        if (type !== 'summary') flush()
        if (name === 'ul' || name === 'ol') lists = Math.max(0, lists + (slash === '' ? 1 : -1))
        const depth = slash === '' ? /^h([1-6])$/u.exec(name)?.[1] : undefined
        if (depth !== undefined) {
          level = Number(depth)
          if (type !== 'summary') type = 'heading'
        } else if (name === 'li' && slash === '' && type !== 'summary') {
          type = 'item'
          level = Math.max(1, lists)
        }
      }
      line += text.split('\n').length - 1
    }
  }
  flush()
  return events
}

function plainLine(found: {
  line: number
  text: string
  url: string | null
  beside: string
  images: number
  bold: string
}): PlainLine {
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
