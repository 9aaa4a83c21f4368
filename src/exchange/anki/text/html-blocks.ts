import type { Element, ElementContent, Root, RootContent } from 'hast'

const BLOCKS = new Set(
  'address article aside blockquote details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul'.split(
    ' ',
  ),
)

export const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})

/** Anki's editor makes a line of every `<div>` and `<br>`; text between blocks is a paragraph of its own. */
export function inBlocks(root: Root): void {
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
