import type { ElementContent, Root, RootContent } from 'hast'

/** How deep tags are open at most, by counting alone: the parser itself has no bound. */
export function nesting(html: string): number {
  let open = 0
  let deepest = 0
  for (const [, slash] of html.matchAll(/<(\/?)(?!(?:br|hr|img|input|wbr|col|source)\b)[a-z][^<>]*>/gi)) {
    open = Math.max(0, open + (slash === '/' ? -1 : 1))
    deepest = Math.max(deepest, open)
  }
  return deepest
}

/** How deep a tree is, as far as `most`: deeper is not looked at. */
export function depthOf(tree: Root, most: number): number {
  let deepest = 0
  const open: { readonly node: RootContent | ElementContent; readonly depth: number }[] = tree.children.map((node) => ({
    node,
    depth: 1,
  }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    deepest = Math.max(deepest, next.depth)
    if (deepest > most) return deepest
    if ('children' in next.node) for (const node of next.node.children) open.push({ node, depth: next.depth + 1 })
  }
  return deepest
}
