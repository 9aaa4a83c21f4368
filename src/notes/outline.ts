import type { List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast'
import { htmlEvents } from './html-events.ts'
import { readLead } from './lead.ts'
import { isLooseList } from './loose-list.ts'
import { type PlainLine, plainLines } from './plain-text.ts'

/** One block of a note in its place in the tree: what it is, what it says, what lies under it. */
export interface Block {
  readonly kind:
    | 'root'
    | 'heading'
    | 'item'
    | 'summary'
    | 'paragraph'
    | 'code'
    | 'quote'
    | 'table'
    | 'row'
    | 'rule'
    | 'comment'
  /** Depth of a heading, nesting depth of a list item from 1; 0 for the others. */
  readonly level: number
  readonly ordered: boolean
  /** The item's own number in an ordered list. */
  readonly number: number | null
  /** The block's own words; for a table row, the lines of its cells one after another. */
  readonly lines: readonly PlainLine[]
  /** Cells of a table row as plain text. */
  readonly cells: readonly PlainLine[]
  /** An item or summary whose words are a heading (`- ### …`): that heading's depth, else 0. */
  readonly headingInside: number
  readonly line: number
  /** Last line of the block's own words. */
  readonly leadEnd: number
  /** Last line of all that lies under it. */
  endLine: number
  children: Block[]
  /** A paragraph that continues on the line below in the same paragraph of the source. */
  readonly joined: boolean
  /** What code says, or an HTML comment. */
  readonly value: string
  /** Made of HTML: its words are not the note's own lines. */
  readonly isHtml: boolean
  /** A heading made by a line of dashes right under a text. */
  readonly underlined: boolean
}

type Draft = Partial<Block> & Pick<Block, 'kind' | 'line'>

function block(draft: Draft): Block {
  const lines = draft.lines ?? []
  const leadEnd = draft.leadEnd ?? lines.at(-1)?.line ?? draft.line
  return {
    level: 0,
    ordered: false,
    number: null,
    cells: [],
    headingInside: 0,
    children: [],
    joined: false,
    value: '',
    underlined: false,
    isHtml: false,
    ...draft,
    lines,
    leadEnd,
    endLine: Math.max(draft.endLine ?? leadEnd, leadEnd),
  }
}

/** What the caller decides for the whole note, such as whether an underlined heading is meant. */
export interface OutlineRules {
  /** Markdown lines → nodes with lines counted from the second argument. */
  readonly parse: (lines: readonly string[], firstLine: number) => Iterable<RootContent>
  readonly isHeading: (line: number, endLine: number, level: number) => boolean
}

/** Builds the tree of a note's blocks: headings own what follows them, items their content, `<details>` its inside. */
export function outline(nodes: Iterable<RootContent>, rules: OutlineRules, lastLine: number): Block {
  const root = block({ kind: 'root', line: 1, endLine: lastLine })
  root.children = nest(content(nodes, 0, rules))
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
        const fold = block({ kind: 'summary', line: event.line, lines: [] })
        add(fold)
        folds.push(fold)
      } else if (event.type === 'close') {
        const fold = folds.pop()
        if (fold) {
          fold.children = nest(fold.children)
          fold.endLine = Math.max(fold.endLine, event.line)
        }
      } else if (event.type === 'summary') {
        const fold = folds.pop()
        const named = block({
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
          block({
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

/** Bullets between the items of one numbered list, not indented, are meant for the item above them. */
function adoptBullets(flat: Block[]): Block[] {
  const isNumbered = (found: Block | undefined): boolean => found?.kind === 'item' && found.ordered
  const isBullet = (found: Block | undefined): boolean => found?.kind === 'item' && !found.ordered
  const goesOn = flat.some(
    (found, index) =>
      isNumbered(found) &&
      (found.number ?? 0) > 1 &&
      isBullet(flat[index - 1]) &&
      flat.slice(0, index).some(isNumbered),
  )
  if (!goesOn) return flat
  const top: Block[] = []
  let owner: Block | null = null
  for (const found of flat) {
    if (owner !== null && isBullet(found)) {
      owner.children.push(found)
      owner.endLine = Math.max(owner.endLine, found.endLine)
      continue
    }
    top.push(found)
    if (isNumbered(found)) owner = found
    else if (found.kind !== 'comment') owner = null
  }
  return top
}

const isAnswer = (block: Block): boolean => readLead(block.lines[0]?.text ?? '').label === 'answer'

/** Headings take what follows, up to the next heading that is not deeper. */
function nest(flat: readonly Block[]): Block[] {
  const top: Block[] = []
  const open: Block[] = []
  for (const [index, found] of flat.entries()) {
    const next = flat[index + 1]
    // A comment on the line before a heading is about that heading.
    if (found.kind === 'comment' && next?.kind === 'heading') {
      while ((open.at(-1)?.level ?? 0) >= next.level) open.pop()
    } else if (found.kind === 'heading') {
      // An answer is never beside its question: `## 답: …` belongs to the `## …` before it.
      const least = isAnswer(found) ? open.findIndex((above) => above.level >= found.level && !isAnswer(above)) + 1 : 0
      while (open.length > least && (open.at(-1)?.level ?? 0) >= found.level) open.pop()
    }
    ;(open.at(-1)?.children ?? top).push(found)
    if (found.kind === 'heading') open.push(found)
  }
  return top
}

/** Carries the last line of the children up to their parents. */
function extend(parent: Block): void {
  for (const child of parent.children) {
    extend(child)
    parent.endLine = Math.max(parent.endLine, child.endLine)
  }
}

function blocksOf(node: RootContent, listDepth: number, rules: OutlineRules): Block[] {
  const line = node.position?.start.line ?? 1
  const endLine = node.position?.end.line ?? line
  switch (node.type) {
    case 'heading': {
      const lines = plainLines(node.children, line)
      if (rules.isHeading(line, endLine, node.depth))
        return [block({ kind: 'heading', level: node.depth, line, endLine, lines, underlined: endLine > line })]
      return [...paragraphs(lines, line, endLine - 1), block({ kind: 'rule', line: endLine })]
    }
    case 'paragraph':
      return paragraphs(plainLines(node.children, line), line, endLine)
    case 'list':
      return items(node, listDepth + 1, rules)
    case 'blockquote':
      return unquoted(block({ kind: 'quote', line, endLine, children: nest(content(node.children, listDepth, rules)) }))
    case 'code':
      // An indented block that begins with a bullet was meant as the list that went on above.
      if (
        node.lang == null &&
        endLine - line + 1 === node.value.split('\n').length &&
        /^(?:[-*+]|\d{1,9}[.)])\s+\S/.test(node.value)
      ) {
        return content(rules.parse(node.value.split('\n'), line), Math.max(listDepth, 1), rules)
      }
      return [block({ kind: 'code', line, endLine, value: node.value })]
    case 'table':
      return [table(node, line, endLine)]
    case 'thematicBreak':
      return [block({ kind: 'rule', line })]
    case 'footnoteDefinition':
      return content(node.children, listDepth, rules)
    default:
      return []
  }
}

/** A paragraph as one block, or as several when lines inside of it begin with a label: `Q: …⏎A: …`. */
function paragraphs(lines: readonly PlainLine[], line: number, endLine: number): Block[] {
  if (isLooseList(lines))
    return lines.map((found) => block({ kind: 'item', level: 1, line: found.line, lines: [found] }))
  const asked = lines.findIndex((found, index) => index > 0 && /^[?？]{1,2}$/u.test(found.text))
  // `question⏎?⏎answer`, as programs for spaced repetition have it.
  if (asked > 0 && asked < lines.length - 1) {
    const own = lines.slice(asked + 1)
    const question = block({ kind: 'paragraph', line, lines: lines.slice(0, asked), value: 'asked' })
    return [question, block({ kind: 'paragraph', line: own[0]?.line ?? line, lines: own, leadEnd: endLine })]
  }
  const starts = lines.flatMap((found, index) =>
    index === 0 || readLead(found.text).label !== null || /^C\s*:\s.*\[|\S\s+::\s+\S/u.test(found.text) ? [index] : [],
  )
  return starts.map((start, index) => {
    const own = lines.slice(start, starts[index + 1] ?? lines.length)
    const last = index === starts.length - 1
    return block({
      kind: 'paragraph',
      line: own[0]?.line ?? line,
      lines: own,
      leadEnd: last ? endLine : (own.at(-1)?.line ?? endLine),
    })
  })
}

function items(list: List, depth: number, rules: OutlineRules): Block[] {
  return list.children.map((item: ListItem, index) => {
    const line = item.position?.start.line ?? 1
    const endLine = item.position?.end.line ?? line
    const [first, ...others] = item.children
    const base = {
      kind: 'item' as const,
      level: depth,
      ordered: list.ordered === true,
      number: list.ordered ? (list.start ?? 1) + index : null,
      line,
      endLine,
    }
    if (first?.type === 'paragraph' || first?.type === 'heading') {
      const start = first.position?.start.line ?? line
      const lines = plainLines((first as Paragraph).children as PhrasingContent[], start)
      const deeper = nest(content(others, depth, rules))
      return block({
        ...base,
        lines,
        line: start,
        leadEnd: first.position?.end.line ?? start,
        headingInside: first.type === 'heading' ? first.depth : 0,
        children: deeper,
      })
    }
    return block({ ...base, leadEnd: line, children: nest(content(item.children, depth, rules)) })
  })
}

/** A quotation that begins with a question label is no quotation: `> **Q.** …`, `> [!question] …`. */
function unquoted(quote: Block): Block[] {
  const [first] = quote.children
  const isAsked = first?.kind === 'paragraph' && readLead(first.lines[0]?.text ?? '').label === 'question'
  return isAsked ? quote.children : [quote]
}

function table(node: Table, line: number, endLine: number): Block {
  const rows = node.children.map((row) => {
    const at = row.position?.start.line ?? line
    const cells = row.children.map((cell) => plainLines(cell.children, at)[0] as PlainLine)
    return block({ kind: 'row', line: at, cells, lines: cells })
  })
  return block({ kind: 'table', line, endLine, children: rows })
}
