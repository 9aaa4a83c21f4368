import { dirname, relative, sep } from 'node:path'
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Markdown } from '../../cards/card.ts'
import { isTooIntricate } from '../../markdown/intricate.ts'
import { parseMarkdown } from '../../markdown/markdown-tree.ts'
import { isNoteName } from '../note-files.ts'
import type { FindFile } from './find-file.ts'
import { partOfNote } from './part-of-note.ts'
import { type WikiLink, wikiLinks, wikiText } from './wiki-links.ts'

/** What stands around a text: its note, and the notes and files that it may name. Paths are absolute. */
export interface Surroundings {
  /** The note that the text stands in. */
  readonly note: string
  readonly find: FindFile
  /** A note's text; null where it cannot be read. */
  read(note: string): string | null
  /** A note's lines that define names (`[1]: https://…`), by the name in small letters. */
  definitions(note: string): ReadonlyMap<string, string>
}

/** Notes within notes within notes: further in, a note is only linked to. */
const DEEPEST = 3
/** Letters of a note that stands in the place of a link, and of all such notes in one text; more are linked to. */
const LONGEST_EMBED = 20_000
const MOST_EMBEDDED = 60_000
/** Links between notes that are looked up for one text. */
const MOST_LINKS = 1_000
const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp|ico|tiff?)$/i
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[\\/]{2}|[#?])/i
/** Something that may have to be resolved. */
const MAY_REFER = /\[\[|\][ \t]*\[|\[[^\][]*\](?!\()|\]\((?!https?:|mailto:|#)/i

/** The way into notes within notes. */
interface Walk extends Surroundings {
  /** The notes that the text stands in, from the outermost, whose files its addresses name, to its own, which is `note`. */
  readonly trail: readonly string[]
  /** What may still be taken in. */
  readonly room: { letters: number; links: number }
  /** What was found of notes and their parts, by path and name. */
  readonly known: Map<string, string | null>
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * A text of a note as it reads where the rest of the note is not at hand: names that the note defines elsewhere are addresses,
 * `[[note|text]]` and `![[picture.png|300]]` ordinary links and pictures of files beside the note, and `![[note]]` is what that note
 * says, as a quotation. What leads nowhere stays as its author wrote it.
 */
export const resolveReferences = (markdown: Markdown, around: Surroundings): Markdown =>
  resolved(markdown, {
    ...around,
    trail: [around.note],
    room: { letters: MOST_EMBEDDED, links: MOST_LINKS },
    known: new Map(),
  })

/** The text with the names in it that its note defines elsewhere as addresses, and all else as it is written. */
export const resolveNames = (markdown: Markdown, around: Surroundings): Markdown =>
  MAY_REFER.test(markdown)
    ? edited(markdown, (tree, all) => namedEdits(tree, all), around.definitions(around.note))
    : markdown

function resolved(markdown: Markdown, walk: Walk): Markdown {
  if (!MAY_REFER.test(markdown)) return markdown
  return edited(
    markdown,
    (tree, all) => {
      const hidden = hiddenIn(tree)
      const links = wikiLinks(markdown).slice(0, walk.room.links)
      walk.room.links -= links.length
      return [
        ...links
          .filter(({ at }) => !hidden.some(([from, to]) => at >= from && at < to))
          .flatMap((link) => wikiEdit(link, markdown, walk) ?? []),
        ...namedEdits(tree, all, (address) => moved(address, walk)),
        ...(walk.trail.length > 1 ? definitionEdits(tree) : []),
      ]
    },
    walk.definitions(walk.note),
  )
}

/** The text with edits made that are found in its tree, which knows the definitions. Of two that overlap the first counts. */
function edited(
  markdown: Markdown,
  find: (tree: Nodes, all: string) => readonly Edit[],
  definitions: ReadonlyMap<string, string>,
): Markdown {
  const names = [...markdown.matchAll(/\[([^\][\n]{1,200})\]/g)].map(([, name = '']) => name.toLowerCase())
  const needed = new Set(names.flatMap((name) => definitions.get(name) ?? []))
  const all = needed.size === 0 ? markdown : `${markdown}\n\n${[...needed].join('\n')}`
  if (isTooIntricate(all)) return markdown
  const tree = parseMarkdown(all)
  let text = markdown
  let last = Number.POSITIVE_INFINITY
  const edits = find(tree, all).filter(({ to }) => to <= markdown.length)
  for (const { from, to, insert } of edits.toSorted((one, other) => other.from - one.from)) {
    if (to > last) continue
    text = text.slice(0, from) + insert + text.slice(to)
    last = from
  }
  const notes = footnotesIn(tree, markdown.length, all)
  return notes.length === 0 ? text : `${text}\n\n${notes.join('\n')}`
}

/** Definitions of footnotes that the text refers to and does not hold itself. */
function footnotesIn(tree: Nodes, length: number, all: string): readonly string[] {
  const wanted = new Set<string>()
  visit(tree, 'footnoteReference', (node) => {
    if ((node.position?.end.offset ?? 0) <= length) wanted.add(node.identifier)
  })
  visit(tree, 'footnoteDefinition', (node) => {
    if ((node.position?.start.offset ?? 0) < length) wanted.delete(node.identifier)
  })
  const notes: string[] = []
  visit(tree, 'footnoteDefinition', (node) => {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    if (from >= length && wanted.has(node.identifier)) notes.push(all.slice(from, to))
  })
  return notes
}

/** Names that are defined as the addresses they stand for, and addresses that `move` knows another one for. */
function namedEdits(tree: Nodes, all: string, move: (address: string) => string | null = () => null): readonly Edit[] {
  const definitions = new Map<string, { readonly url: string; readonly title: string | null }>()
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier))
      definitions.set(node.identifier, { url: node.url, title: node.title ?? null })
  })
  const edits: Edit[] = []
  visit(tree, (node) => {
    const [from, to] = [node.position?.start.offset, node.position?.end.offset]
    if (from === undefined || to === undefined) return
    const written = all.slice(from, to)
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      const named = definitions.get(node.identifier)
      if (named === undefined) return
      const tail = node.referenceType === 'shortcut' ? written.length - 1 : written.lastIndexOf('][')
      if (tail < 0) return
      edits.push({ from: from + tail, to, insert: `](${inBrackets(move(named.url) ?? named.url, named.title)})` })
    } else if (node.type === 'image' || node.type === 'link') {
      const tail = written.lastIndexOf('](')
      const address = tail < 0 ? null : move(node.url)
      if (address !== null)
        edits.push({ from: from + tail, to, insert: `](${inBrackets(address, node.title ?? null)})` })
    }
  })
  return edits
}

/** Definitions go where what they define has become addresses. */
function definitionEdits(tree: Nodes): readonly Edit[] {
  const edits: Edit[] = []
  visit(tree, 'definition', ({ position }) => {
    edits.push({ from: position?.start.offset ?? 0, to: position?.end.offset ?? 0, insert: '' })
  })
  return edits
}

/** An address and a title as they stand in the brackets of a link. */
function inBrackets(address: string, title: string | null): string {
  const bare = address.replaceAll(/[<>\n]/g, (sign) => encodeURIComponent(sign))
  const target = /[\s()]/.test(bare) || bare === '' ? `<${bare}>` : bare
  return title === null ? target : `${target} "${title.replaceAll(/["\\]/g, '\\$&')}"`
}

/** Another address for a file: the one that leads there from the outermost note; null where its own does, or nothing. */
function moved(address: string, { find, note, trail: [base = note] }: Walk): string | null {
  if (ELSEWHERE.test(address)) return null
  const [, name = '', tail = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? []
  const found = find(decoded(name), note)
  if (found === null) return null
  const own = addressOf(found, base)
  return own === encoded(decoded(name).replace(/^\.\//, '')) ? null : own + tail
}

/** What stands in the place of a link between notes; null where it stays. */
function wikiEdit(link: WikiLink, text: string, walk: Walk): Edit | null {
  const { note, find, trail } = walk
  const edit = (insert: string): Edit => ({ from: link.at, to: link.at + link.length, insert })
  const found = link.name === '' ? note : find(link.name, note)
  const said = wikiText(link).replaceAll(/[[\]\\]/g, '\\$&')
  // A name alone in brackets may be anything; one with a text or a heading is meant to be read so.
  if (found === null) return link.embeds || (link.text === null && link.part === '') ? null : edit(said)
  const [base = note] = trail
  const address = addressOf(found, base)
  if (link.embeds && PICTURE.test(found)) return edit(pictureOf(link, address))
  if (link.embeds && isNoteName(found)) {
    const whole = embedded(link, text, found, walk)
    if (whole !== null) return whole
  }
  if (found === base) return edit(said)
  const part = link.part === '' ? '' : `#${encoded(link.part)}`
  return edit(`[${said}](${inBrackets(address + part, null)})`)
}

/** A picture; one with a width as HTML has it, which Markdown has no words for. */
function pictureOf({ text, width }: WikiLink, address: string): string {
  const alt = text ?? ''
  if (width === null) return `![${alt.replaceAll(/[[\]\\]/g, '\\$&')}](${inBrackets(address, null)})`
  const value = (words: string) => words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<img src="${value(address)}" alt="${value(alt)}" width="${width}">`
}

/** What a note says, as a quotation in the place of a line that is nothing but its name; null where that cannot be. */
function embedded(link: WikiLink, text: string, found: string, walk: Walk): Edit | null {
  const { trail, room } = walk
  const from = text.lastIndexOf('\n', link.at - 1) + 1
  const end = text.indexOf('\n', link.at)
  const to = end < 0 ? text.length : end
  const [, frame, mark = ''] = /^([\t >]*)((?:[-*+]|\d{1,9}[.)])[\t ]+)?$/.exec(text.slice(from, link.at)) ?? []
  const isAlone = frame !== undefined && text.slice(link.at + link.length, to).trim() === ''
  if (!isAlone || trail.length > DEEPEST || (trail.includes(found) && link.part === '')) return null
  const said = partIn(found, link.part, walk)
  if (said === null || said === '' || said.length > Math.min(LONGEST_EMBED, room.letters)) return null
  room.letters -= said.length
  const inside = resolved(said.replaceAll(BLOCK_NAME, ''), { ...walk, note: found, trail: [...trail, found] })
  const deeper = frame + ' '.repeat(mark.length)
  const lines = inside
    .trim()
    .split('\n')
    .map((line, index) => `${index === 0 ? frame + mark : deeper}> ${line}`.trimEnd())
  const before = text.slice(text.lastIndexOf('\n', from - 2) + 1, Math.max(0, from - 1))
  const behind = end < 0 ? '' : text.slice(end + 1).split('\n', 1)[0]
  const gap = [deeper.trimEnd()]
  const above = from > 0 && before.trim() !== '' && mark === '' ? gap : []
  return { from, to, insert: [...above, ...lines, ...(behind?.trim() === '' ? [] : gap)].join('\n') }
}

function partIn(note: string, part: string, { known, read }: Walk): string | null {
  const key = `${note}#${part}`
  const before = known.get(key)
  if (before !== undefined) return before
  const whole = read(note)
  const said = whole === null ? null : partOfNote(whole, part)
  known.set(key, said)
  return said
}

/** What Obsidian knows a block by. */
const BLOCK_NAME = /(?<![\t ])[\t ]+\^[\w-]+$/gm

/** Places of a text in which brackets are no links: code, HTML, formulas are left alone. */
function hiddenIn(tree: Nodes): readonly (readonly [from: number, to: number])[] {
  const hidden: [number, number][] = []
  visit(tree, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html')
      hidden.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0])
  })
  return hidden
}

/** How a file is called from beside a note. */
const addressOf = (file: string, note: string): string => encoded(relative(dirname(note), file).split(sep).join('/'))

const encoded = (path: string): string => path.replaceAll(/[%?#\\"]/g, (sign) => encodeURIComponent(sign))

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
