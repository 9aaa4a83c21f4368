import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Session } from '../drill/session.ts'
import { openableAddress, shortAddress } from './address.ts'
import { attribute } from './html.ts'
import { isTooIntricate } from './intricate.ts'
import { definitionsOf, parseMarkdown } from './markdown-tree.ts'
import { sanitiseLine } from './sanitise.ts'

const HTML_LINK = /<(?:a|img)\s[^<>]*>/gi

/** The addresses that a text links to or shows pictures from, in its order, each once; only those that may be opened. */
export function addressesIn(markdown: string): readonly string[] {
  if (isTooIntricate(markdown)) return []
  const root: Root = parseMarkdown(markdown)
  const definitions = definitionsOf(root)
  const found = new Set<string>()
  const add = (address: string | null | undefined) => {
    const target = openableAddress(address ?? '')
    if (target !== null) found.add(target)
  }
  visit(root, (node) => {
    if (node.type === 'link' || node.type === 'image') add(node.url)
    else if (node.type === 'linkReference' || node.type === 'imageReference') add(definitions.get(node.identifier))
    else if (node.type === 'html')
      for (const [tag] of node.value.matchAll(HTML_LINK)) add(attribute(tag, 'href') ?? attribute(tag, 'src'))
  })
  return [...found]
}

/** The links of a text that may lead to files beside its note, as they are written, each once. */
function filesIn(markdown: string): readonly string[] {
  if (!/\]|<a\s/i.test(markdown) || isTooIntricate(markdown)) return []
  const root: Root = parseMarkdown(markdown)
  const definitions = definitionsOf(root)
  const found = new Set<string>()
  visit(root, (node) => {
    if (node.type === 'link') found.add(node.url)
    else if (node.type === 'linkReference') found.add(definitions.get(node.identifier) ?? '')
    else if (node.type === 'html')
      for (const [tag] of node.value.matchAll(HTML_LINK)) found.add(attribute(tag, 'href') ?? '')
  })
  return [...found].filter((address) => address !== '' && !ELSEWHERE.test(address))
}

/** The addresses of the images of a text, as they are written, each once. */
export function imagesIn(markdown: string): readonly string[] {
  if (!/!\[|<img\s/i.test(markdown) || isTooIntricate(markdown)) return []
  const root: Root = parseMarkdown(markdown)
  const definitions = definitionsOf(root)
  const found = new Set<string>()
  visit(root, (node) => {
    if (node.type === 'image') found.add(node.url)
    else if (node.type === 'imageReference') found.add(definitions.get(node.identifier) ?? '')
    else if (node.type === 'html')
      for (const [tag] of node.value.matchAll(HTML_LINK)) found.add(attribute(tag, 'src') ?? '')
  })
  return [...found].filter((address) => address !== '')
}

/** The addresses of the pictures that lie beside the notes. */
function picturesIn(markdown: string): readonly string[] {
  return imagesIn(markdown).filter((address) => !ELSEWHERE.test(address) && PICTURE.test(address))
}

const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|[/\\#])/i
const PICTURE = /\.(?:png|jpe?g|gif|webp)(?:[?#].*)?$/i

/** A link to be opened, or a file beside the notes, as the note names it: its whole address, as it is named to a person, and its place among the others, from 1. */
export interface Link {
  readonly target: string
  readonly address: string
  readonly index: number
  readonly of: number
}

/**
 * The link to open after `opened` of them were: first those of the answer, then those of the question, then over again;
 * those of the question alone while the answer is hidden. Null when there is none. `isFile`: whether a link leads to a file that
 * may be opened.
 */
export function linkToOpen(
  { current, revealed }: Session,
  opened: number,
  isFile: (address: string) => boolean = () => false,
): Link | null {
  if (current === null) return null
  const { prompt, answer } = current.card
  const text = revealed && answer !== null ? `${answer}\n\n${prompt}` : prompt
  const addresses = [...new Set([...addressesIn(text), ...picturesIn(text), ...filesIn(text).filter(isFile)])]
  const index = opened % Math.max(1, addresses.length)
  const target = addresses[index]
  return target === undefined
    ? null
    : { target, address: shortAddress(sanitiseLine(target)), index: index + 1, of: addresses.length }
}
