import { sanitise } from './sanitise.ts'
import type { Style } from './style.ts'
import { expandTabs } from './width.ts'
import { type Span, wrapSpans } from './wrap.ts'

/** Gives the spans of a piece of code in a language. */
export type Highlighter = (code: string, language: string, style: Style) => Span[] | null

const INDENT = '  '

/** A block of code, indented; lines that are too long go on in the next one. */
export function renderCode(code: string, _language: string | null, width: number, style: Style): string[] {
  const indent = width > 20 ? INDENT : ''
  return sanitise(code)
    .split('\n')
    .flatMap((line) => wrapSpans([{ text: expandTabs(line), paint: style.code }], width - indent.length))
    .map((line) => (line === '' ? '' : indent + line))
}
