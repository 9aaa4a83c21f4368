import type { Style } from '../style.ts'

/** Light around a code, without which a camera does not find it. */
const MARGIN = 2

/**
 * A code to be scanned, two of its rows in one line; `dark` are its rows. Null where it does not fit, or the screen is read aloud.
 * Without colours it is drawn for a dark ground.
 */
export function renderScanCode(
  dark: readonly (readonly boolean[])[],
  { width, style }: { readonly width: number; readonly style: Style },
): string | null {
  const columns = dark.length + 2 * MARGIN
  if (style.plain || columns > width) return null
  const isColoured = style.level > 0
  const isInk = (row: number, column: number) => (dark[row]?.[column] ?? false) === isColoured
  const lines: string[] = []
  for (let row = -MARGIN; row < dark.length + MARGIN; row += 2) {
    let line = ''
    for (let column = -MARGIN; column < dark.length + MARGIN; column++) {
      const [top, bottom] = [isInk(row, column), isInk(row + 1, column)]
      line += top ? (bottom ? '█' : '▀') : bottom ? '▄' : ' '
    }
    lines.push(style.scanned(line))
  }
  return lines.join('\n')
}
