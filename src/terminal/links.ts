import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { openableAddress } from './address.ts'
import { attribute } from './html.ts'
import { isTooIntricate } from './intricate.ts'
import { definitionsOf, parseMarkdown } from './markdown-tree.ts'

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
