import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Nodes as MdastNodes, Root as MdastRoot } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { ASKED } from './template.ts'

/** Longer HTML is taken as its text: nobody studies it, and building a tree of it could take minutes. */
const LONGEST = 200_000
const DEEPEST = 100

const parser = unified().use(rehypeParse, { fragment: true }).freeze()
const translator = unified().use(rehypeRemark, { newlines: true, handlers: {} }).freeze()
const writer = unified()
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', emphasis: '*', fences: true, rule: '-', listItemIndent: 'one' })
  .freeze()

/**
 * HTML of a field or a filled template as Markdown: lists, tables, code, pictures, links, emphasis; colours, fonts and
 * scripts are left out. `mediaLink` gives where a picture or sound is, by the name that the HTML has. Sounds become
 * links, LaTeX stays as `$…$`.
 */
export function htmlToMarkdown(html: string, mediaLink: (name: string) => string): string {
  const plain = withFormulas(html)
  if (plain.trim() === '') return ''
  if (plain.length > LONGEST || nesting(plain) > DEEPEST) return textOf(plain)
  const tree = parser.parse(plain) as Root
  if (depthOf(tree) > DEEPEST) return textOf(plain)
  tree.children = cleaned(tree.children, mediaLink) as RootContent[]
  inBlocks(tree)
  const markdown = translator.runSync(tree) as unknown as MdastRoot
  return restored(writer.stringify(plainBreaks(markdown) as MdastRoot))
}

/** Formulas as `$…$` and `$$…$$`, however Anki wrote them. */
function withFormulas(html: string): string {
  return html
    .replaceAll(/\[\$\$\]([\s\S]{0,5000}?)\[\/\$\$\]/g, (_, inner) => formula(inner, '$$'))
    .replaceAll(/\[\$\]([\s\S]{0,5000}?)\[\/\$\]/g, (_, inner) => formula(inner, '$'))
    .replaceAll(/\[latex\]([\s\S]{0,5000}?)\[\/latex\]/g, (_, inner) =>
      formula(inner.replaceAll(/^\s*\$+|\$+\s*$/g, ''), '$'),
    )
    .replaceAll(/\\\(([\s\S]{0,5000}?)\\\)/g, (_, inner) => formula(inner, '$'))
    .replaceAll(/\\\[([\s\S]{0,5000}?)\\\]/g, (_, inner) => formula(inner, '$$'))
    .replaceAll(/<anki-mathjax[^>]*block="true"[^>]*>([\s\S]{0,5000}?)<\/anki-mathjax>/g, (_, inner) =>
      formula(inner, '$$'),
    )
    .replaceAll(/<anki-mathjax[^>]*>([\s\S]{0,5000}?)<\/anki-mathjax>/g, (_, inner) => formula(inner, '$'))
}

/** What a formula says must not be taken for Markdown: it goes through as letters of a private area. */
function formula(inner: string, mark: string): string {
  const bare = inner
    .replaceAll(/<br\s*\/?>|<\/?div>/gi, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
  return hidden(`${mark}${bare}${mark}`)
}

const HIDDEN_BASE = 0xf0000

/** ASCII moved into a private plane of Unicode, where no Markdown mark is. */
const hidden = (text: string): string =>
  [...text]
    .map((letter) => (letter < '\u{80}' ? String.fromCodePoint(HIDDEN_BASE + (letter.codePointAt(0) ?? 0)) : letter))
    .join('')

function restored(markdown: string): string {
  return markdown
    .replaceAll(/[\u{f0000}-\u{f007f}]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - HIDDEN_BASE))
    .replaceAll(new RegExp(`${ASKED.open}(\\s*)([\\s\\S]*?)(\\s*)${ASKED.close}`, 'gu'), (_, before, inner, after) =>
      inner === ''
        ? ''
        : /\n/.test(inner)
          ? `${before}${inner}${after}`
          : `${before}**${inner.replaceAll('**', '')}**${after}`,
    )
    .replaceAll(/[\u{e000}\u{e001}]/gu, '')
    .replaceAll('\u00a0', ' ')
    .trim()
}

const BLOCKS = new Set(
  'address article aside blockquote details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul'.split(
    ' ',
  ),
)
const LEFT_OUT = new Set(
  'script style template noscript iframe object embed canvas button input select textarea link meta title head svg'.split(
    ' ',
  ),
)

function cleaned(
  nodes: readonly (RootContent | ElementContent)[],
  mediaLink: (name: string) => string,
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return sounds(node, mediaLink)
    if (node.type !== 'element' || LEFT_OUT.has(node.tagName) || isHidden(node)) return []
    const children = cleaned(node.children, mediaLink)
    const { tagName, properties } = node
    if (tagName === 'img' || tagName === 'audio' || tagName === 'video' || tagName === 'source') {
      const source = typeof properties['src'] === 'string' ? properties['src'] : ''
      if (source === '') return children
      const address = addressOf(source, mediaLink)
      const alt = typeof properties['alt'] === 'string' ? properties['alt'] : ''
      return tagName === 'img'
        ? [element('img', { src: address, alt }, [])]
        : [element('a', { href: address }, [{ type: 'text', value: nameOf(source) }])]
    }
    // Markdown has no marks for these; HTML inside of it is what people write.
    if (tagName === 'sub' || tagName === 'sup') {
      const text = flat(children)
      return [{ type: 'text', value: hidden(`<${tagName}>${text.replaceAll(/[<>&]/g, '')}</${tagName}>`) }]
    }
    if (tagName === 'u' || tagName === 'font' || tagName === 'span' || tagName === 'center') return children
    return [{ ...node, children }]
  })
}

const isHidden = ({ properties }: Element): boolean =>
  typeof properties['style'] === 'string' && /display\s*:\s*none/i.test(properties['style'])

function sounds(node: Text, mediaLink: (name: string) => string): ElementContent[] {
  const parts: ElementContent[] = []
  let end = 0
  for (const match of node.value.matchAll(/\[sound:([^\]\n]{1,300})\]/g)) {
    const [whole, name = ''] = match
    if (match.index > end) parts.push({ type: 'text', value: node.value.slice(end, match.index) })
    parts.push(element('a', { href: mediaLink(name.trim()) }, [{ type: 'text', value: name.trim() }]))
    end = match.index + whole.length
  }
  if (end < node.value.length) parts.push({ type: 'text', value: node.value.slice(end) })
  return parts
}

/** A name among the media, unless it is an address of the web. */
function addressOf(source: string, mediaLink: (name: string) => string): string {
  if (/^(?:https?:|data:|\/\/)/i.test(source)) return source
  try {
    return mediaLink(decodeURIComponent(source))
  } catch {
    return mediaLink(source)
  }
}

const nameOf = (source: string): string => source.split('/').at(-1) ?? source

const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})

/** Anki's editor makes a line of every `<div>` and `<br>`; text between blocks is a paragraph of its own. */
function inBlocks(root: Root): void {
  const blocks: RootContent[] = []
  let line: ElementContent[] = []
  const close = () => {
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== ''))
      blocks.push(element('p', {}, trimmed(line)))
    line = []
  }
  for (const node of root.children as ElementContent[]) {
    if (node.type === 'element' && node.tagName === 'div') {
      const inner: Root = { type: 'root', children: node.children as RootContent[] }
      const isLine = !holdsBlocks(node)
      if (isLine) {
        if (line.length > 0 && !isBreak(line.at(-1))) line.push(element('br', {}, []))
        line.push(...(node.children.length === 0 ? [element('br', {}, [])] : node.children), element('br', {}, []))
      } else {
        close()
        inBlocks(inner)
        blocks.push(...inner.children)
      }
    } else if (node.type === 'element' && BLOCKS.has(node.tagName)) {
      close()
      blocks.push(node)
    } else if (isBreak(node) && isBreak(line.at(-1)) && isBreak(line.at(-2))) {
      // Several empty lines part no more than one does.
    } else line.push(node)
  }
  close()
  root.children = blocks.flatMap((block): RootContent[] => (isParagraph(block) ? parted(block) : [block]))
}

const isBreak = (node: RootContent | undefined): boolean => node?.type === 'element' && node.tagName === 'br'
const isParagraph = (node: RootContent): node is Element => node.type === 'element' && node.tagName === 'p'
const holdsBlocks = (node: Element): boolean =>
  node.children.some((child) => child.type === 'element' && BLOCKS.has(child.tagName))

/** Two breaks after each other part paragraphs. */
function parted(paragraph: Element): Element[] {
  const parts: ElementContent[][] = [[]]
  paragraph.children.forEach((node, index) => {
    const before = paragraph.children[index - 1]
    if (isBreak(node) && isBreak(before)) parts.push([])
    else parts.at(-1)?.push(node)
  })
  return parts
    .map(trimmed)
    .filter((part) => part.length > 0)
    .map((part) => element('p', {}, part))
}

function trimmed(nodes: ElementContent[]): ElementContent[] {
  const isEmpty = (node: ElementContent | undefined) =>
    node !== undefined && (isBreak(node) || (node.type === 'text' && node.value.trim() === ''))
  let [from, to] = [0, nodes.length]
  while (from < to && isEmpty(nodes[from])) from += 1
  while (to > from && isEmpty(nodes[to - 1])) to -= 1
  return nodes.slice(from, to)
}

/** A table cell and a heading are one line. */
function plainBreaks(node: MdastNodes, isOneLine = false): MdastNodes {
  if (isOneLine && node.type === 'break') return { type: 'html', value: '<br>' }
  if (!('children' in node)) return node
  const oneLine = isOneLine || node.type === 'tableCell'
  return { ...node, children: node.children.map((child) => plainBreaks(child, oneLine)) } as MdastNodes
}

const flat = (nodes: readonly ElementContent[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? flat(node.children) : '')).join('')

/** How deep tags are open at most, by counting alone: the parser itself has no bound. */
function nesting(html: string): number {
  let open = 0
  let deepest = 0
  for (const [, slash] of html.matchAll(/<(\/?)(?!(?:br|hr|img|input|wbr|col|source)\b)[a-z][^<>]*>/gi)) {
    open = Math.max(0, open + (slash === '/' ? -1 : 1))
    deepest = Math.max(deepest, open)
  }
  return deepest
}

function depthOf(tree: Root): number {
  let deepest = 0
  const open: { readonly node: RootContent | ElementContent; readonly depth: number }[] = tree.children.map((node) => ({
    node,
    depth: 1,
  }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    deepest = Math.max(deepest, next.depth)
    if (deepest > DEEPEST) return deepest
    if ('children' in next.node) for (const node of next.node.children) open.push({ node, depth: next.depth + 1 })
  }
  return deepest
}

const textOf = (html: string): string =>
  restored(
    html
      .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
      .replaceAll(/<br\s*\/?>|<\/(?:div|p|li|tr)>/gi, '\n')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
