import type { List, ListItem, Paragraph } from 'mdast'
import {
  columnOf,
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

interface Marker {
  /** The bullet, or what stands behind the number. */
  readonly sign: string
  readonly number: number | null
  /** Where the words begin, counted from the line's beginning. */
  readonly column: number
  /** Empty where nothing stands behind the mark. */
  readonly text: string
}

const EMPTY_ENTRY = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/

/** The mark of an entry; null where there is none or it is too far from its words. */
function markerOf(unindentedLine: string, indent: number): Marker | null {
  const found = /^(?:([-+*])|(\d{1,9})([.)]))(?: {1,4}(?=[^ ])| *$)/.exec(unindentedLine)
  if (found === null) return null
  const [{ length }, bullet, digits, behind] = found
  const text = unindentedLine.slice(length)
  if (text !== '' && kindOf(text) !== 'text') return null
  return {
    sign: bullet ?? behind ?? '',
    number: digits === undefined ? null : Number(digits),
    column: indent + length,
    text,
  }
}

/** A list whose entries stand in column `indent`, with lists in them; every entry a paragraph and at most a list of its own. */
export function plainList(within: Lines, from: number, indent: number): One<List> | null {
  const { lines, isStart } = within
  const first = markerOf(unindented(lines[from] as string), indent)
  if (first === null) return null
  const items: ListItem[] = []
  let last = from
  let at = from
  for (let marker: Marker | null = first; marker !== null; ) {
    const begin = at
    const own = marker.text === '' ? null : entryText(within, begin, marker)
    if (own === null && marker.text !== '') return null
    at = own?.at ?? begin + 1
    const children: ListItem['children'] = own === null ? [] : [own.node]
    last = at
    let next = nextLine(within, at)
    if (own === null && next !== null && !isStart(next.at) && (next.kind !== 'item' || next.column !== indent))
      return null
    if (next !== null && next.kind === 'item' && next.column >= marker.column) {
      if (next.column > marker.column + 3 || (next.at === at && !interrupts(next.text))) return null
      const inner = plainList(within, next.at, next.column)
      if (inner === null) return null
      children.push(inner.node)
      at = inner.at
      last = at
      next = nextLine(within, at)
    }
    items.push({ type: 'listItem', spread: false, checked: null, children, position: span(within, begin, last) })
    if (next === null) break
    const goesOn: Marker | null =
      next.kind === 'item' && next.column === indent ? markerOf(next.text, next.column) : null
    const isSame: boolean = goesOn?.sign === first.sign
    if (!isSame && !endsBefore(next, { at, indent, isOther: goesOn !== null, isStart })) return null
    marker = isSame ? goesOn : null
    if (isSame) at = next.at
  }
  const node: List = {
    type: 'list',
    ordered: first.number !== null,
    start: first.number,
    spread: false,
    children: items,
    position: span(within, from, last),
  }
  return { node, at: last }
}

/** Whether it is plain that a list in column `indent`, read up to `at`, has ended before a line; `isOther` is one of another list. */
function endsBefore(
  next: Next,
  { at, indent, isOther, isStart }: { at: number; indent: number; isOther: boolean } & Pick<Lines, 'isStart'>,
): boolean {
  const isBelow = next.at > at
  if (next.kind === 'item') return next.column < indent || (isOther && isBelow)
  if (EMPTY_ENTRY.test(next.text)) return false
  return isBelow ? isStart(next.at) : next.column === 0 && next.kind !== 'other'
}

/** The words of an entry: its line, and those below that go on with it, however they are indented. */
function entryText(within: Lines, from: number, { text }: Marker): One<Paragraph> | null {
  const said = [text]
  let at = from + 1
  for (; at < within.lines.length; at++) {
    const line = within.lines[at] as string
    if (isBlank(line)) break
    const more = unindented(line)
    if (kindOf(more) !== 'text') break
    said.push(more)
  }
  return paragraphOf(within, said, from, at)
}

interface Next {
  readonly at: number
  readonly column: number
  readonly text: string
  readonly kind: Kind
}

/** The next line that is not empty. */
function nextLine({ lines }: Lines, from: number): Next | null {
  let at = from
  while (at < lines.length && isBlank(lines[at] as string)) at++
  if (at >= lines.length) return null
  const line = lines[at] as string
  const text = unindented(line)
  return { at, column: columnOf(line), text, kind: kindOf(text) }
}
