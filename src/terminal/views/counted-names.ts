import type { Style } from '../style.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { fitted, pad, widest } from '../text/width.ts'
import { wrapText } from '../text/wrap.ts'

/** Something with numbers beside it, such as a note or a tag. */
export interface CountedName {
  readonly name: string
  /** Under the heads, in a table; empty where there is nothing to say. */
  readonly cells: readonly string[]
  /** The same in words, where there is no room for a table. */
  readonly facts: readonly string[]
  /** Sentences below it. */
  readonly below?: readonly string[]
}

const WIDE = 60
const WIDEST = 100

/** A table of names and numbers; in a narrow terminal, or read aloud, each name with its numbers in words below it. */
export function renderCountedNames(
  rows: readonly CountedName[],
  { name: head, heads }: { readonly name: string; readonly heads: readonly string[] },
  look: { readonly width: number; readonly style: Style },
): string[] {
  const { style } = look
  const width = Math.min(look.width, WIDEST)
  if (style.plain || width < WIDE)
    return rows.flatMap(({ name, facts, below = [] }) => [
      ...wrapText(sanitiseLine(name), width),
      ...wrapText([...facts, ...below].join(style.plain ? ', ' : ' · '), width - 2).map(
        (line) => `  ${style.dim(line)}`,
      ),
    ])
  const columns = heads.map((each) => Math.max(widest([each]), 4))
  const room = Math.max(
    widest([head]),
    Math.min(width - columns.reduce((sum, column) => sum + column + 2, 0), widest(rows.map(({ name }) => name))),
  )
  const line = (first: string, numbers: readonly string[]): string =>
    `${pad(first, room)}${numbers.map((number, at) => `  ${pad(number, columns[at] ?? 0, 'right')}`).join('')}`.trimEnd()
  return [
    style.dim(line(head, heads)),
    ...rows.flatMap(({ name, cells, below = [] }) => [
      line(fitted(sanitiseLine(name), room), cells),
      ...below.flatMap((told) => wrapText(told, width - 2)).map((told) => `  ${style.dim(told)}`),
    ]),
  ]
}
