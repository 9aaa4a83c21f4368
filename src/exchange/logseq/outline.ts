/** A block of one of Logseq's pages: its own lines, what it says of itself, and what stands below it. */
export interface Block {
  /** Its lines but for properties, drawers and dates, without the indent that all of them have. */
  readonly text: string
  /** In the order in which they stand, names in lower case. */
  readonly properties: ReadonlyMap<string, string>
  readonly children: readonly Block[]
  /** Its first line, from 1. */
  readonly line: number
}

/** A page as an outline. `properties` are those of the page, which stand above its blocks. */
export interface Page {
  readonly properties: ReadonlyMap<string, string>
  readonly blocks: readonly Block[]
}

interface Draft {
  readonly indent: number
  readonly line: number
  readonly lines: string[]
  readonly children: Draft[]
}

/** Blocks that nest deeper than anybody writes stand beside each other. */
const MOST_DEEP = 200
const BULLET = /^([ \t]*)-(?:[ \t](.*))?$/
const PROPERTY = /^[ \t]*([^\s:#"'`()[\]{}|,]+)::(?:[ \t]+(.*))?$/u
const BEGIN = /^\s*#\+BEGIN_(\w+)/i

/** Reads a page of Markdown as Logseq does: a hyphen begins a block, tabs or spaces before it say below which one it stands. */
export function readOutline(text: string): Page {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/)
  const top: Draft = { indent: -1, line: 1, lines: [], children: [] }
  const open: Draft[] = [top]
  const ends = new Ends(lines)
  let end: ((line: string) => boolean) | null = null
  lines.forEach((line, index) => {
    const bullet = end === null ? BULLET.exec(line) : null
    if (bullet !== null) {
      const indent = widthOf(bullet[1] ?? '')
      while (open.length > 1 && ((open.at(-1)?.indent ?? -1) >= indent || open.length > MOST_DEEP)) open.pop()
      const block: Draft = { indent, line: index + 1, lines: [bullet[2] ?? ''], children: [] }
      open.at(-1)?.children.push(block)
      open.push(block)
    } else open.at(-1)?.lines.push(line)
    const shown = bullet === null ? line : (bullet[2] ?? '')
    end = end === null ? ends.of(shown, index) : end(line) ? null : end
  })
  const page = blockOf(top)
  return {
    properties: page.properties,
    // What stands before the first hyphen, or without any, is a block as well.
    blocks: page.text === '' ? page.children : [{ ...page, properties: new Map(), children: [] }, ...page.children],
  }
}

const widthOf = (indent: string): number => [...indent].reduce((sum, letter) => sum + (letter === '\t' ? 4 : 1), 0)

const FENCE = /^\s*(`{3,}|~{3,})([^`]*)$/

/** Finds what ends a fence, a `#+BEGIN_…` or a drawer that is opened in these lines; what nothing ends begins nothing. */
class Ends {
  /** The longest fence of its kind that stands alone on a line at or behind each place. */
  readonly #fences: Readonly<Record<string, Uint16Array>>
  readonly #names = new Map<string, number>()

  constructor(lines: readonly string[]) {
    this.#fences = { '`': new Uint16Array(lines.length + 1), '~': new Uint16Array(lines.length + 1) }
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const line = (lines[at] ?? '').trim()
      for (const [mark, longest] of Object.entries(this.#fences)) {
        const own = /^(?:`+|~+)$/.test(line) && line.startsWith(mark) ? Math.min(line.length, 1000) : 0
        longest[at] = Math.max(own, longest[at + 1] ?? 0)
      }
      const name = /^(#\+end_\w+|:end:)/i.exec(line)?.[1]?.toLowerCase()
      if (name !== undefined && !this.#names.has(name)) this.#names.set(name, at)
    }
  }

  /** Which line ends what `line` opens at that place; null for one that opens nothing. */
  of(line: string, at: number): ((line: string) => boolean) | null {
    const fence = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      const mark = fence[0] ?? ''
      if ((this.#fences[mark]?.[at + 1] ?? 0) < fence.length) return null
      return (each) => each.trim().startsWith(fence) && /^[`~]+$/.test(each.trim())
    }
    const name = BEGIN.exec(line)?.[1]?.toLowerCase()
    return name === undefined ? null : this.named(`#+end_${name}`, at)
  }

  named(end: string, at: number): ((line: string) => boolean) | null {
    return (this.#names.get(end) ?? -1) > at ? (each) => each.trim().toLowerCase().startsWith(end) : null
  }
}

function blockOf({ lines, line, children }: Draft): Block {
  const [first = '', ...rest] = lines
  const indentOf = (each: string) => /^[ \t]*/.exec(each)?.[0].length ?? 0
  const indent = rest.reduce(
    (least, each) => (each.trim() === '' ? least : Math.min(least, indentOf(each))),
    Number.POSITIVE_INFINITY,
  )
  const own = [first, ...rest.map((each) => each.slice(Math.min(indent, indentOf(each))))]
  const properties = new Map<string, string>()
  const kept: string[] = []
  const ends = new Ends(own)
  let end: ((line: string) => boolean) | null = null
  let isHidden = false
  own.forEach((each, index) => {
    if (end !== null) {
      if (!isHidden) kept.push(each)
      if (end(each)) [end, isHidden] = [null, false]
      return
    }
    const drawer = /^\s*:[A-Z][\w-]*:\s*$/.test(each) ? ends.named(':end:', index) : null
    end = drawer ?? ends.of(each, index)
    isHidden = drawer !== null
    const [, name, value] = PROPERTY.exec(each) ?? []
    if (name !== undefined) properties.set(name.toLowerCase(), (value ?? '').trim())
    else if (!isHidden && !/^\s*(?:SCHEDULED|DEADLINE):\s*<[^>]*>\s*$/.test(each)) kept.push(each)
  })
  return { text: kept.join('\n').trim(), properties, children: children.map(blockOf), line }
}
