import { sanitiseLine } from '../sanitise.ts'
import type { Style } from '../style.ts'
import { truncate } from '../width.ts'
import { wrapText } from '../wrap.ts'

/** A remark on what was just done, as lines of at most `width`: as many as it takes, but no more than `most`. */
export function remarkLines(notice: string | null, style: Style, width: number, most: number): string[] {
  if (notice === null) return []
  const lines = notice
    .split('\n')
    .map((line) => sanitiseLine(line))
    .filter((line, index) => index === 0 || line !== '')
    .flatMap((line) => wrapText(line, width))
  const room = Math.max(1, most)
  const shown = lines.length > room ? [...lines.slice(0, room - 1), `${lines[room - 1]} …`] : lines
  return shown.map((line) => style.fair(truncate(line, width)))
}
