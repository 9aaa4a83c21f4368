import type { Cells } from './picture.ts'

/**
 * The lines that a picture stands on, among the lines of a rendered text. They begin with a control character, which
 * nothing that has been sanitised holds, so no note can make one.
 */
const MARK = '\x1c'
const LINE = /^([^\x1c]*)\x1c(\d+)\x1c(\d+)\x1c(\d+)\x1c(\d+)\x1c([^\x1c]*)\x1c$/

/** A picture's place: the line and column, from 0, of its first cell. */
export interface PlacedPicture extends Cells {
  readonly id: number
  readonly line: number
  readonly column: number
}

/** The lines that are to be kept for a picture; `label` stands there where it cannot be shown whole. */
export function pictureLines(id: number, { columns, rows }: Cells, label: string): string[] {
  return Array.from({ length: rows }, (_, row) => ['', id, row, rows, columns, label, ''].join(MARK))
}

/**
 * Lines as they are to be written, and where the pictures go that are on them whole. Of a picture that is cut by the
 * window's edge, its label shows.
 */
export function placePictures(
  lines: readonly string[],
  widthOf: (text: string) => number,
): { readonly lines: readonly string[]; readonly pictures: readonly PlacedPicture[] } {
  const pictures: PlacedPicture[] = []
  const placed: string[] = []
  for (let at = 0; at < lines.length; ) {
    const first = LINE.exec(lines[at] ?? '')
    if (first === null) {
      placed.push(lines[at++] ?? '')
      continue
    }
    const [, lead = '', id, row, rows, columns, label = ''] = first
    const left = Number(rows) - Number(row)
    const shown = lines.slice(at, at + left)
    const isWhole = row === '0' && shown.length === left
    if (isWhole) {
      pictures.push({
        id: Number(id),
        line: at,
        column: widthOf(lead),
        columns: Number(columns),
        rows: Number(rows),
      })
    }
    shown.forEach((line, index) => {
      const own = LINE.exec(line)?.[1] ?? ''
      placed.push(`${own}${!isWhole && index === 0 ? label : ''}`.trimEnd())
    })
    at += shown.length
  }
  return { lines: placed, pictures }
}
