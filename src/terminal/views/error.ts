import type { Failure } from '../../messages/failure.ts'
import { sanitise } from '../text/sanitise.ts'
import { wrapText } from '../text/wrap.ts'

const NAME = 'prep: '
const INDENT = ' '.repeat(NAME.length)

/**
 * An expected failure: what is wrong, and below it what to do next; each one line, or wrapped between words to the
 * columns of a terminal. `columns` is null where it goes into a file or another program.
 */
export function renderError({ text, hint }: Failure, columns: number | null): string {
  return [renderRemark(text, columns), ...(hint === null ? [] : indented(hint, INDENT, columns))].join('\n')
}

/** A sentence in prep's name. */
export function renderRemark(sentence: string, columns: number | null): string {
  return indented(sentence, NAME, columns).join('\n')
}

function indented(text: string, first: string, columns: number | null): string[] {
  const line = sanitise(text)
    .split('\n')
    .map((part) => part.trim())
    .join(' ')
  const lines = columns === null ? [line] : wrapText(line, columns - INDENT.length)
  return lines.map((part, index) => (index === 0 ? first : INDENT) + part)
}
