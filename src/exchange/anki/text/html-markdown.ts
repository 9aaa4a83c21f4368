import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Nodes as MdastNodes, Root as MdastRoot } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { decodedLink } from '../../containers/decoded-link.ts'
import { unescapeHtml } from './entities.ts'
import { hidden, unhidden, withFormulas } from './formulas.ts'
import { element, inBlocks } from './html-blocks.ts'
import { depthOf, nesting } from './html-depth.ts'
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
  if (depthOf(tree, DEEPEST) > DEEPEST) return textOf(plain)
  tree.children = cleaned(tree.children, mediaLink) as RootContent[]
  inBlocks(tree)
  const markdown = translator.runSync(tree) as unknown as MdastRoot
  return restored(writer.stringify(plainBreaks(markdown) as MdastRoot))
}

const WIDE = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u

/**
 * Letters beside bold that were written as numbers, because other readers would not see the bold end there, as letters
 * again, where prep does: between letters, and beside those of Korean, Chinese and Japanese.
 */
function plainLetters(markdown: string): string {
  const letter = (whole: string, digits: string, inside: string | undefined): string => {
    const found = String.fromCodePoint(Number.parseInt(digits, 16))
    return /^[\p{L}\p{N}]$/u.test(found) && (inside !== undefined || WIDE.test(found)) ? found : whole
  }
  return markdown
    .replaceAll(
      /([\p{L}\p{N}])?([*_~]+)(&#x([0-9A-F]{1,5});)/gu,
      (_, inside: string | undefined, marks: string, whole: string, digits: string) =>
        `${inside ?? ''}${marks}${letter(whole, digits, inside)}`,
    )
    .replaceAll(
      /(&#x([0-9A-F]{1,5});)([*_~]+)([\p{L}\p{N}])?/gu,
      (_, whole: string, digits: string, marks: string, inside: string | undefined) =>
        `${letter(whole, digits, inside)}${marks}${inside ?? ''}`,
    )
}

function restored(markdown: string): string {
  return unhidden(plainLetters(markdown))
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
    if (tagName === 'rp') return []
    // A reading over letters stands behind them, in brackets: 漢字(かんじ).
    if (tagName === 'rt') return [{ type: 'text', value: `(${flat(children).trim()})` }]
    if (MARKED.has(tagName)) return withoutEdges({ ...node, children })
    if (tagName === 'ruby' || tagName === 'rb' || tagName === 'rtc') return children
    if (tagName === 'u' || tagName === 'font' || tagName === 'span' || tagName === 'center') return children
    return [{ ...node, children }]
  })
}

const MARKED = new Set(['b', 'strong', 'em', 'i', 'del', 's', 'strike'])

/** Bold that begins or ends with a space or a line break is none in Markdown: these stand outside of it. */
function withoutEdges(node: Element): ElementContent[] {
  const children = [...node.children]
  const before: ElementContent[] = []
  const after: ElementContent[] = []
  const peel = (edge: ElementContent | undefined, shape: RegExp): { out: ElementContent; rest: string } | null => {
    if (edge?.type === 'element') return edge.tagName === 'br' ? { out: edge, rest: '' } : null
    const space = edge?.type === 'text' ? (shape.exec(edge.value)?.[0] ?? '') : ''
    if (edge?.type !== 'text' || space === '') return null
    return { out: { type: 'text', value: space }, rest: edge.value.replace(shape, '') }
  }
  for (let found = peel(children[0], /^\s+/u); found !== null; found = peel(children[0], /^\s+/u)) {
    before.push(found.out)
    children.splice(0, 1, ...(found.rest === '' ? [] : [{ type: 'text' as const, value: found.rest }]))
  }
  for (let found = peel(children.at(-1), /\s+$/u); found !== null; found = peel(children.at(-1), /\s+$/u)) {
    after.unshift(found.out)
    children.splice(-1, 1, ...(found.rest === '' ? [] : [{ type: 'text' as const, value: found.rest }]))
  }
  return [...before, ...(children.length === 0 ? [] : [{ ...node, children }]), ...after]
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
const addressOf = (source: string, mediaLink: (name: string) => string): string =>
  /^(?:https?:|data:|\/\/)/i.test(source) ? source : mediaLink(decodedLink(source))

const nameOf = (source: string): string => source.split('/').at(-1) ?? source

/** A table cell and a heading are one line. */
function plainBreaks(node: MdastNodes, isOneLine = false): MdastNodes {
  if (isOneLine && node.type === 'break') return { type: 'html', value: '<br>' }
  if (!('children' in node)) return node
  const oneLine = isOneLine || node.type === 'tableCell'
  return { ...node, children: node.children.map((child) => plainBreaks(child, oneLine)) } as MdastNodes
}

const flat = (nodes: readonly ElementContent[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? flat(node.children) : '')).join('')

const textOf = (html: string): string =>
  restored(
    unescapeHtml(
      html
        .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
        .replaceAll(/<br\s*\/?>|<\/(?:div|p|li|tr)>/gi, '\n')
        .replaceAll(/<[^>]*>/g, ''),
    ),
  )
