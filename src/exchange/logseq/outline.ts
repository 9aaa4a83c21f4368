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

const BULLET = /^([ \t]*)-(?:[ \t](.*))?$/
const PROPERTY = /^[ \t]*([^\s:#"'`()[\]{}|,]+)::(?:[ \t]+(.*))?$/u
const BEGIN = /^\s*#\+BEGIN_(\w+)/i

/** Reads a page of Markdown as Logseq does: a hyphen begins a block, tabs or spaces before it say below which one it stands. */
export function readOutline(text: string): Page {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/)
  const top: Draft = { indent: -1, line: 1, lines: [], children: [] }
  const open: Draft[] = [top]
  let end: ((line: string) => boolean) | null = null
  lines.forEach((line, index) => {
    const bullet = end === null ? BULLET.exec(line) : null
    if (bullet !== null) {
      const indent = widthOf(bullet[1] ?? '')
      while (open.length > 1 && (open.at(-1)?.indent ?? -1) >= indent) open.pop()
      const block: Draft = { indent, line: index + 1, lines: [bullet[2] ?? ''], children: [] }
      open.at(-1)?.children.push(block)
      open.push(block)
    } else open.at(-1)?.lines.push(line)
    const shown = bullet === null ? line : (bullet[2] ?? '')
    end = end === null ? endOf(shown, lines, index) : end(line) ? null : end
  })
  const page = blockOf(top)
  return {
    properties: page.properties,
    // What stands before the first hyphen, or without any, is a block as well.
    blocks: page.text === '' ? page.children : [{ ...page, properties: new Map(), children: [] }, ...page.children],
  }
}

const widthOf = (indent: string): number => [...indent].reduce((sum, letter) => sum + (letter === '\t' ? 4 : 1), 0)

/** Which line ends what this one opens, where hyphens are no blocks: a fence, `#+BEGIN_…`; null where nothing ends it. */
function endOf(line: string, lines: readonly string[], index: number): ((line: string) => boolean) | null {
  const fence = /^\s*(`{3,}|~{3,})[^`]*$/.exec(line)?.[1]
  const name = BEGIN.exec(line)?.[1]
  const isEnd =
    fence !== undefined
      ? (each: string) => each.trim().startsWith(fence) && /^[`~]+$/.test(each.trim())
      : name !== undefined
        ? (each: string) => each.trim().toLowerCase().startsWith(`#+end_${name.toLowerCase()}`)
        : null
  return isEnd !== null && lines.slice(index + 1).some(isEnd) ? isEnd : null
}

function blockOf({ lines, line, children }: Draft): Block {
  const [first = '', ...rest] = lines
  const indent = Math.min(
    ...rest.filter((each) => each.trim() !== '').map((each) => /^[ \t]*/.exec(each)?.[0].length ?? 0),
  )
  const own = [first, ...rest.map((each) => each.slice(Math.min(indent, /^[ \t]*/.exec(each)?.[0].length ?? 0)))]
  const properties = new Map<string, string>()
  const kept: string[] = []
  let end: ((line: string) => boolean) | null = null
  let isDrawer = false
  own.forEach((each, index) => {
    const property = end === null ? PROPERTY.exec(each) : null
    if (isDrawer) isDrawer = !/^\s*:END:\s*$/i.test(each)
    else if (
      end === null &&
      /^\s*:[A-Z][\w-]*:\s*$/.test(each) &&
      own.slice(index).some((one) => /^\s*:END:/i.test(one))
    )
      isDrawer = true
    else if (property !== null) properties.set((property[1] ?? '').toLowerCase(), (property[2] ?? '').trim())
    else if (end !== null || !/^\s*(?:SCHEDULED|DEADLINE):\s*<[^>]*>\s*$/.test(each)) kept.push(each)
    end = end === null ? endOf(each, own, index) : end(each) ? null : end
  })
  return { text: kept.join('\n').trim(), properties, children: children.map(blockOf), line }
}
