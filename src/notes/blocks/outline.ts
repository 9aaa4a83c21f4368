import type { List, ListItem, RootContent, Table } from 'mdast'
import { htmlEvents } from '../../markdown/html-events.ts'
import { type PlainLine, plainLines } from '../../markdown/plain-text.ts'
import { type Block, makeBlock } from './block.ts'

import { nestIndented } from './indented-items.ts'
import { adoptBullets, extend, nest } from './nest.ts'
import { paragraphs, partingMark, unquoted } from './paragraphs.ts'
import { settleFronts } from './settle-fronts.ts'

/** What the caller decides for the whole note, such as whether an underlined heading is meant. */
export interface OutlineRules {
  /** Markdown lines → nodes with lines counted from the second argument. */
  readonly parse: (lines: readonly string[], firstLine: number) => Iterable<RootContent>
  readonly isHeading: (line: number, endLine: number, level: number) => boolean
  /** The lines of the whole note. */
  readonly lines: readonly string[]
}

/** Builds the tree of a note's blocks: headings own what follows them, items their content, `<details>` its inside. */
export function outline(nodes: Iterable<RootContent>, rules: OutlineRules, lastLine: number): Block {
  const root = makeBlock({ kind: 'root', line: 1, endLine: lastLine })
  root.children = nest(content(nodes, 0, rules))
  settleFronts(root)
  extend(root)
  return root
}

/** Folds inside of folds beyond this were left open by mistake. */
const DEEPEST_FOLD = 16

/** Blocks of one container in order, `<details>` folded, headings still beside what they own. */
function content(nodes: Iterable<RootContent>, listDepth: number, rules: OutlineRules): Block[] {
  const top: Block[] = []
  const folds: Block[] = []
  const add = (found: Block): void => {
    ;(folds.at(-1)?.children ?? top).push(found)
  }
  for (const node of nodes) {
    if (node.type !== 'html') {
      for (const found of blocksOf(node, listDepth, rules)) add(found)
      continue
    }
    for (const event of htmlEvents(node.value, node.position?.start.line ?? 1)) {
      if (event.type === 'open') {
        if (folds.length >= DEEPEST_FOLD) folds.pop()
        const fold = makeBlock({ kind: 'summary', line: event.line, lines: [] })
        add(fold)
        folds.push(fold)
      } else if (event.type === 'close') {
        const fold = folds.pop()
        if (fold) {
          fold.children = nest(fold.children)
          fold.endLine = Math.max(fold.endLine, event.line)
        }
      } else if (event.type === 'summary') {
        // A fold has one name; a second one in it opens a fold whose tag was forgotten.
        const fold = folds.at(-1)?.lines.length === 0 ? folds.pop() : undefined
        const named = makeBlock({
          ...(fold ?? { kind: 'summary', line: event.line }),
          kind: 'summary',
          lines: event.lines,
          line: event.line,
          leadEnd: event.endLine,
          headingInside: event.level,
        })
        if (fold) {
          const siblings = folds.at(-1)?.children ?? top
          siblings[siblings.indexOf(fold, Math.max(0, siblings.length - 1))] = named
        } else add(named)
        folds.push(named)
      } else {
        add(
          makeBlock({
            kind: event.type,
            level: event.level,
            line: event.line,
            lines: event.lines,
            endLine: event.endLine,
            value: event.value,
            isHtml: true,
          }),
        )
      }
    }
  }
  for (const fold of folds) fold.children = nest(fold.children)
  return adoptBullets(top)
}

function blocksOf(node: RootContent, listDepth: number, rules: OutlineRules): Block[] {
  const line = node.position?.start.line ?? 1
  const endLine = node.position?.end.line ?? line
  switch (node.type) {
    case 'heading': {
      const lines = plainLines(node.children, line)
      if (rules.isHeading(line, endLine, node.depth))
        return [makeBlock({ kind: 'heading', level: node.depth, line, endLine, lines, underlined: endLine > line })]
      return [...paragraphs(lines, line, endLine - 1), makeBlock({ kind: 'rule', line: endLine })]
    }
    case 'paragraph':
      return paragraphs(plainLines(node.children, line), line, endLine)
    case 'list':
      return items(node, listDepth + 1, rules)
    case 'blockquote':
      return unquoted(
        makeBlock({ kind: 'quote', line, endLine, children: nest(content(node.children, listDepth, rules)) }),
      )
    case 'code':
      // An indented block that begins with a bullet was meant as the list that went on above.
      if (
        node.lang == null &&
        endLine - line + 1 === node.value.split('\n').length &&
        /^(?:[-*+]|\d{1,9}[.)])\s+\S/.test(node.value)
      ) {
        return content(rules.parse(node.value.split('\n'), line), Math.max(listDepth, 1), rules)
      }
      return [makeBlock({ kind: 'code', line, endLine, value: node.value })]
    case 'table':
      return [table(node, line, endLine)]
    case 'thematicBreak':
      return [makeBlock({ kind: 'rule', line })]
    case 'footnoteDefinition':
      return content(node.children, listDepth, rules)
    default:
      return []
  }
}

/** A line numbered below another: `2-1.` */
const FOLLOWING = /^\d{1,3}-\d{1,2}\s*[.):]\s*\S/u

function items(list: List, depth: number, rules: OutlineRules): Block[] {
  const ordered = list.ordered === true
  const found: Block[] = []
  list.children.forEach((item: ListItem, index) => {
    const number = ordered ? (list.start ?? 1) + index : null
    const line = item.position?.start.line ?? 1
    const endLine = item.position?.end.line ?? line
    const [first] = item.children
    if (first?.type !== 'paragraph' && first?.type !== 'heading') {
      const children = nest(content(item.children, depth, rules))
      found.push(makeBlock({ kind: 'item', level: depth, ordered, number, line, endLine, leadEnd: line, children }))
      return
    }
    const start = first.position?.start.line ?? line
    const lines = plainLines(first.children, start)
    const below = item.children.length === 1 ? [] : nest(content(item.children.slice(1), depth, rules))
    const leadEnd = first.position?.end.line ?? start
    const mark = first.type === 'paragraph' ? partingMark(lines) : -1
    if (mark > 0) {
      const [asked, ...told] = paragraphs(lines, line, leadEnd)
      const children = [...told, ...below]
      if (asked !== undefined)
        found.push(makeBlock({ ...asked, kind: 'item', level: depth, ordered, number, endLine, children }))
      return
    }
    const headingInside = first.type === 'heading' ? first.depth : 0
    // `2-1. …` on the line below, unindented, continues the paragraph for Markdown and is an entry to its author.
    const starts = [0]
    for (let at = 1; at < lines.length; at++) if (FOLLOWING.test(lines[at]?.text ?? '')) starts.push(at)
    starts.forEach((from, at) => {
      const isLast = at === starts.length - 1
      const own = starts.length === 1 ? lines : lines.slice(from, starts[at + 1] ?? lines.length)
      const end = own.at(-1)?.line ?? leadEnd
      found.push(
        makeBlock({
          kind: 'item',
          level: depth,
          ordered,
          number: from === 0 ? number : null,
          line: own[0]?.line ?? start,
          endLine: isLast ? endLine : end,
          leadEnd: isLast ? leadEnd : end,
          children: isLast ? below : [],
          lines: own,
          headingInside,
        }),
      )
    })
  })
  return nestIndented(found, rules.lines)
}

function table(node: Table, line: number, endLine: number): Block {
  const rows = node.children.map((row) => {
    const at = row.position?.start.line ?? line
    const cells = row.children.map((cell) => plainLines(cell.children, at)[0] as PlainLine)
    return makeBlock({ kind: 'row', line: at, cells, lines: cells })
  })
  return makeBlock({ kind: 'table', line, endLine, children: rows })
}
