import type { Table, TableCell } from 'mdast'
import { htmlNodes, withoutHidden } from './html.ts'

const TABLE = /<table(?:\s[^<>]*)?>([\s\S]*?)<\/table\s*>/i
const ROW = /<tr(?:\s[^<>]*)?>([\s\S]*?)(?=<\/?tr\b|<\/?(?:thead|tbody|tfoot|table)\b|$)/gi
const CELL = /<(t[dh])(?:\s[^<>]*)?>([\s\S]*?)(?=<\/?t[dhr]\b|$)/gi
const MOST_CHARACTERS = 20_000

/** A table in HTML, with what stands before and after it. */
export interface TableInHtml {
  readonly before: string
  readonly table: Table
  readonly after: string
}

/** The first table of a piece of HTML as Markdown has tables; null when there is none, or one without rows. */
export function tableInHtml(html: string): TableInHtml | null {
  if (html.length > MOST_CHARACTERS) return null
  const bare = withoutHidden(html)
  const match = TABLE.exec(bare)
  if (match === null) return null
  const rows = [...(match[1] ?? '').matchAll(ROW)]
    .map(([, row = '']) => [...row.matchAll(CELL)].map(([, kind = '', cell = '']) => ({ kind, cell })))
    .filter((cells) => cells.length > 0)
  if (rows.length === 0) return null
  const hasHead = rows[0]?.every(({ kind }) => kind.toLowerCase() === 'th') === true
  const cellOf = ({ cell }: { readonly cell: string }): TableCell => ({
    type: 'tableCell',
    children: htmlNodes(cell.trim().replace(/\s+/g, ' ')),
  })
  const body = rows.map((cells) => ({ type: 'tableRow' as const, children: cells.map(cellOf) }))
  const table: Table = {
    type: 'table',
    children: hasHead ? body : [{ type: 'tableRow', children: [] }, ...body],
  }
  return {
    before: bare.slice(0, match.index),
    table,
    after: bare.slice(match.index + match[0].length),
  }
}
