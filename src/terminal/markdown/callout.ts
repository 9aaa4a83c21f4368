import type { Blockquote, RootContent } from 'mdast'

/** The title of a quotation that GitHub or Obsidian shows as a remark (`> [!NOTE] Title`), and what stands below it. */
export function calloutOf(node: Blockquote): { readonly title: string | null; readonly rest: readonly RootContent[] } {
  const [first, ...others] = node.children
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  const match = text?.type === 'text' ? CALLOUT.exec(text.value) : null
  if (first?.type !== 'paragraph' || text?.type !== 'text' || match === null)
    return { title: null, rest: node.children }
  const kind = match[1] ?? ''
  const title = match[2]?.trim() || kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase()
  const left = text.value.slice(match[0].length)
  const below = [...(left === '' ? [] : [{ ...text, value: left }]), ...first.children.slice(1)]
  return { title, rest: [...(below.length === 0 ? [] : [{ ...first, children: below }]), ...others] }
}

const CALLOUT = /^\[!([\w-]{2,20})\][-+]?([^\n]*)(?:\n|$)/
