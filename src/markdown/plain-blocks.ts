import type { Code, Paragraph, RootContent } from 'mdast'
import { plainInline, trimmedEnd } from './plain-inline.ts'
import {
  interrupts,
  isBlank,
  type Kind,
  kindOf,
  type Lines,
  type One,
  paragraphOf,
  span,
  unindented,
} from './plain-lines.ts'
import { plainList } from './plain-list.ts'

/** Blocks, and the place after the last of their lines. */
export interface Blocks {
  readonly nodes: RootContent[]
  readonly at: number
}

/**
 * The top-level blocks from one place to the next where others begin, when they are of the plain kinds that most lines of
 * most notes are (headings, paragraphs, code between fences at the left edge, lists of short entries) and hold little
 * markup: then this is what a parser of Markdown says, in a small part of its time. Null when it takes a parser to know.
 */
export function plainBlocks(within: Lines, from: number): Blocks | null {
  const { lines, isStart } = within
  const nodes: RootContent[] = []
  let at = from
  while (at < lines.length && (at === from || !isStart(at))) {
    const line = lines[at] as string
    if (isBlank(line)) {
      at++
      continue
    }
    const found = blockAt(within, at, kindOf(line))
    if (found === null) return null
    nodes.push(found.node)
    at = found.at
  }
  return { nodes, at }
}

function blockAt(within: Lines, at: number, kind: Kind): One | null {
  const line = within.lines[at] as string
  switch (kind) {
    case 'heading':
      return heading(line, at, within)
    case 'fence':
      return fence(within, at)
    case 'rule':
      return { node: { type: 'thematicBreak', position: span(within, at, at + 1) }, at: at + 1 }
    case 'item':
      return plainList(within, at, 0)
    case 'text':
      return paragraph(within, at)
    case 'other':
      return null
  }
}

function heading(line: string, at: number, within: Lines): One | null {
  const [marks = ''] = /^#+/.exec(line) ?? []
  const text = trimmedEnd(line.slice(marks.length).replace(/^ +/, ''))
  const children = text.endsWith('#') ? null : plainInline([text], within)
  if (children === null) return null
  const depth = marks.length as 1 | 2 | 3 | 4 | 5 | 6
  return { node: { type: 'heading', depth, children, position: span(within, at, at + 1) }, at: at + 1 }
}

function fence(within: Lines, from: number): One<Code> | null {
  const { lines, isStart } = within
  const opened = /^(`{3,}) *([^`&\\\t\0]*)$/.exec(lines[from] as string)
  if (opened === null) return null
  const { length } = opened[1] as string
  const info = trimmedEnd(opened[2] as string)
  for (let at = from + 1; at < lines.length && !isStart(at); at++) {
    const line = lines[at] as string
    const [, closing] = /^ {0,3}(`{3,})[ \t]*$/.exec(line) ?? []
    if (line.includes('\0')) return null
    if (closing === undefined || closing.length < length) continue
    const [lang = ''] = info.split(' ', 1)
    const meta = info.slice(lang.length).replace(/^ +/, '')
    const node: Code = {
      type: 'code',
      lang: lang === '' ? null : lang,
      meta: meta === '' ? null : meta,
      value: lines.slice(from + 1, at).join('\n'),
      position: span(within, from, at + 1),
    }
    return { node, at: at + 1 }
  }
  return null
}

function paragraph(within: Lines, from: number): One<Paragraph> | null {
  const { lines } = within
  const said: string[] = []
  let at = from
  for (; at < lines.length; at++) {
    const line = lines[at] as string
    if (isBlank(line)) break
    const text = at === from ? line : unindented(line)
    const kind = kindOf(text)
    if (kind === 'heading' || kind === 'fence') break
    if (kind === 'item' && interrupts(text)) break
    // A rule right below a text makes a heading of it.
    if (kind !== 'text') return null
    said.push(text)
  }
  return paragraphOf(within, said, from, at)
}
