import { describeError, type PrepError } from '../../errors.ts'
import type { Messages } from '../../messages/messages.ts'
import type { Style } from '../style.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { truncate } from '../text/width.ts'
import { firstLines, wrapText } from '../text/wrap.ts'

/** What went wrong, and below it what to do, as a remark. */
export function errorRemark(error: PrepError, messages: Messages): string {
  const { text, hint } = describeError(error, messages)
  return hint === null ? text : `${text}\n${hint}`
}

/** A remark on what was just done, as lines of at most `width`: as many as it takes, but no more than `most`. */
export function remarkLines(notice: string | null, style: Style, width: number, most: number): string[] {
  if (notice === null) return []
  const lines = notice
    .split('\n')
    .map((line) => sanitiseLine(line))
    .filter((line, index) => index === 0 || line !== '')
    .flatMap((line) => wrapText(line, width))
  return firstLines(lines, Math.max(1, most), width).map((line) => style.fair(truncate(line, width)))
}
