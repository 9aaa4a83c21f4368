import type { Element, ElementContent, Root, RootContent } from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { Markdown } from '../cards/card.ts'
import { cjkEmphasis } from '../markdown/cjk-emphasis.ts'
import { parseMarkdown } from '../markdown/markdown.ts'
import { markupOf } from '../terminal/markdown/highlight.ts'
import { formulasIn, keepFormulas } from '../terminal/markdown/math.ts'

/** Gives a picture of a note as a data address; null where it is not taken along. */
export type PictureOf = (address: string) => Promise<string | null>

/** GitHub's own list of what a note may contain, with colours for code, and pictures that are in the page itself. */
const SAFE = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    span: [...(defaultSchema.attributes?.['span'] ?? []), ['className', /^hljs-/]],
  },
  protocols: { ...defaultSchema.protocols, src: ['data'] },
} as typeof defaultSchema

/** What is longer is no answer that anybody reads on a phone, and would take long to make safe. */
const LONGEST = 20_000

const parse = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(cjkEmphasis)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(() => colourCode)
  .use(rehypeRaw)
  .freeze()
// What is not made safe is prep's own: formulas, put in place afterwards.
const clean = unified().use(rehypeSanitize, SAFE).use(rehypeStringify, { allowDangerousHtml: true }).freeze()

/**
 * Markdown of a note as HTML that is safe to show: no script, no style, nothing that asks the network. Pictures are data in
 * the page, or named where `pictureOf` has none; links lead to the web alone, and say so to the browser.
 */
export async function cardHtml(markdown: Markdown, pictureOf: PictureOf): Promise<string> {
  if (markdown.trim() === '') return ''
  // What nests deeper than anybody writes would take the parser forever; the reader of notes has a guard for that.
  const isWild = markdown.length > LONGEST || [...parseMarkdown(markdown.split('\n'))].length === 0
  if (isWild) return `<p>${escaped(markdown)}</p>`
  try {
    return await safeHtml(markdown, pictureOf)
  } catch (error) {
    // HTML that nests by the thousands is shown as it is written.
    if (error instanceof RangeError) return `<p>${escaped(markdown)}</p>`
    throw error
  }
}

async function safeHtml(markdown: Markdown, pictureOf: PictureOf): Promise<string> {
  const hasFormulas = formulasIn(markdown).length > 0
  const source = hasFormulas ? keepFormulas(markdown, parse.parse(markdown)) : markdown
  const tree = parse.runSync(parse.parse(source)) as Root
  const places: { readonly node: Element; readonly index: number; readonly parent: Root | Element }[] = []
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'img' && parent !== undefined && index !== undefined) places.push({ node, index, parent })
  })
  for (const { node, index, parent } of places) parent.children[index] = await picture(node, pictureOf)
  const safe = clean.runSync(tree) as Root
  if (hasFormulas) drawFormulas(safe, (await import('./formula-html.ts')).formulaHtml)
  return clean.stringify(safe).trim()
}

/** Formulas in the text of a tree that is safe already; code keeps its dollars. */
function drawFormulas(tree: Root, draw: (formula: string) => string | null): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'element' && (node.tagName === 'code' || node.tagName === 'pre')) return SKIP
    if (node.type !== 'text' || parent === undefined || index === undefined) return undefined
    const pieces: RootContent[] = []
    let from = 0
    for (const { formula, at } of formulasIn(node.value)) {
      const value = draw(formula)
      if (value === null) continue
      pieces.push({ type: 'text', value: node.value.slice(from, at) }, { type: 'raw', value } as never)
      from = at + formula.length
    }
    if (pieces.length === 0) return undefined
    parent.children.splice(index, 1, ...(pieces as never[]), { type: 'text', value: node.value.slice(from) } as never)
    return [SKIP, index + pieces.length + 1]
  })
}

async function picture(node: Element, pictureOf: PictureOf): Promise<ElementContent> {
  const { src, alt } = node.properties
  const address = typeof src === 'string' ? src : ''
  const data = await pictureOf(address)
  const name = typeof alt === 'string' && alt !== '' ? alt : address
  if (data !== null) return { ...node, properties: { src: data, alt: name } }
  const named: ElementContent = { type: 'text', value: `[${name}]` }
  return /^https?:/i.test(address)
    ? { type: 'element', tagName: 'a', properties: { href: address }, children: [named] }
    : named
}

function colourCode(tree: Root): void {
  visit(tree, 'element', (node, _, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return
    const [named] = (node.properties['className'] as string[] | undefined) ?? []
    const language = /^language-\W*([a-z][a-z0-9+#-]*)/i.exec(named ?? '')?.[1]?.toLowerCase()
    const [text] = node.children
    if (language === undefined || text?.type !== 'text') return
    const value = markupOf(text.value, language)
    if (value !== null) node.children = [{ type: 'raw', value } as never]
  })
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
