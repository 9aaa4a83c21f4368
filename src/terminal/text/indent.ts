import { width as widthOf } from './width.ts'
import { wrapText } from './wrap.ts'

const NARROWEST = 8

/** The room left inside an indented block; deep inside, where hardly any is left, blocks are not indented further. */
export function inner(width: number, indentation: number): number {
  return width - indentation < NARROWEST ? width : width - indentation
}

/** A block behind its mark, its later lines as far in. */
export function indent(
  lines: readonly string[],
  lead: string,
  width: number,
  paint = (text: string) => text,
): string[] {
  const columns = widthOf(lead)
  if (inner(width, columns) === width) return wrapText(lead.trim(), width).concat(lines)
  return lines.map((line, index) => {
    if (index === 0) return `${paint(lead.trimEnd())}${' '.repeat(columns - widthOf(lead.trimEnd()))}${line}`.trimEnd()
    return line === '' ? '' : ' '.repeat(columns) + line
  })
}

/** Lines without the empty ones at either end. */
export function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return first < 0 ? [] : lines.slice(first, last + 1)
}
