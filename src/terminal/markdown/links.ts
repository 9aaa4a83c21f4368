import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Card } from '../../cards/card.ts'
import type { Session } from '../../drill/session.ts'
import { isTooIntricate } from '../../markdown/intricate.ts'
import { definitionsOf, parseMarkdown } from '../../markdown/markdown-tree.ts'
import { openableAddress, shortAddress } from '../text/address.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { attribute } from './html.ts'

const HTML_LINK = /<(?:a|img)\s[^<>]*>/gi

/** What a text links to or shows, as it is written; a tag of HTML may do both. */
interface Reference {
  readonly link: string | null
  readonly image: string | null
}

/** All that a text links to and shows, in its order. */
export function referencesIn(markdown: string): readonly Reference[] {
  if (isTooIntricate(markdown)) return []
  const root: Root = parseMarkdown(markdown)
  const definitions = definitionsOf(root)
  const found: Reference[] = []
  visit(root, (node) => {
    if (node.type === 'link') found.push({ link: node.url, image: null })
    else if (node.type === 'image') found.push({ link: null, image: node.url })
    else if (node.type === 'linkReference') found.push({ link: definitions.get(node.identifier) ?? null, image: null })
    else if (node.type === 'imageReference') found.push({ link: null, image: definitions.get(node.identifier) ?? null })
    else if (node.type === 'html')
      for (const [tag] of node.value.matchAll(HTML_LINK))
        found.push({ link: attribute(tag, 'href'), image: attribute(tag, 'src') })
  })
  return found
}

/** The addresses that a text links to or shows pictures from, in its order, each once; only those that may be opened. */
export const openableOf = (references: readonly Reference[]): readonly string[] =>
  each(references.map(({ link, image }) => openableAddress(link ?? image ?? '')))

/** The links of a text that may lead to files beside its note, as they are written, each once. */
const filesOf = (references: readonly Reference[]): readonly string[] =>
  each(references.map(({ link }) => link)).filter((address) => !ELSEWHERE.test(address))

/** The addresses of the images of a text, as they are written, each once. */
export function imagesIn(markdown: string): readonly string[] {
  return /!\[|<img\s/i.test(markdown) ? imagesOf(referencesIn(markdown)) : []
}

const imagesOf = (references: readonly Reference[]): readonly string[] => each(references.map(({ image }) => image))

/** The addresses of the pictures that lie beside the notes. */
const picturesOf = (references: readonly Reference[]): readonly string[] =>
  imagesOf(references).filter((address) => !ELSEWHERE.test(address) && PICTURE.test(address))

/** Addresses once each, without what is none. */
const each = (addresses: readonly (string | null)[]): readonly string[] => [
  ...new Set(addresses.flatMap((address) => address || [])),
]

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
 * may be opened; `whole` gives a card with what its note refers to in place.
 */
export function linkToOpen(
  { current, revealed }: Session,
  opened: number,
  isFile: (address: string) => boolean = () => false,
  whole: (card: Card) => Card = (card) => card,
): Link | null {
  if (current === null) return null
  const { prompt, answer } = whole(current.card)
  const text = revealed && answer !== null ? `${answer}\n\n${prompt}` : prompt
  const references = referencesIn(text)
  const addresses = each([...openableOf(references), ...picturesOf(references), ...filesOf(references).filter(isFile)])
  const index = opened % Math.max(1, addresses.length)
  const target = addresses[index]
  return target === undefined
    ? null
    : { target, address: shortAddress(sanitiseLine(target)), index: index + 1, of: addresses.length }
}
