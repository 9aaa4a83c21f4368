import type { Style } from '../style.ts'
import { sanitise } from '../text/sanitise.ts'
import { expandTabs } from '../text/width.ts'
import { type Span, wrapCode } from '../text/wrap.ts'

/** Gives the spans of a piece of code, null when it does not know the language. */
export type Highlighter = (code: string, language: string, style: Style) => Span[] | null

const INDENT = '  '
/** Before what goes on of a line of code that was too long. */
const CONTINUED = '↳'
const NARROWEST_WITH_INDENT = 20

/** A block of code, indented; lines that are too long go on in the next one. */
export function renderCode(
  source: string,
  language: string | null,
  width: number,
  { style, highlight }: { readonly style: Style; readonly highlight: Highlighter | null },
): string[] {
  const indent = width > NARROWEST_WITH_INDENT ? INDENT : ''
  const code = expandTabs(sanitise(source))
  const spans = language === null || style.level === 0 ? null : (highlight?.(code, plainName(language), style) ?? null)
  const mark = style.plain ? ' ' : CONTINUED
  return wrapCode(spans ?? [{ text: code, paint: style.code }], width - indent.length, {
    text: mark,
    paint: style.dim,
  }).map((line) => (line === '' ? '' : indent + line))
}

/** Whether a text has a block of code with a language: only then is a highlighter worth loading. */
export function hasCode(markdown: string | null): boolean {
  return markdown !== null && /^[\s>*+-]*(?:```+|~~~+)[ \t]*[a-z]/im.test(markdown)
}

/** The highlighter, loaded when first asked for: it takes longer than drawing a screen does. */
export async function loadHighlighter(): Promise<Highlighter> {
  const { highlight } = await import('./highlight.ts')
  return highlight
}

/** `{.java .numberLines}` and `js:main.js` name a language too. */
function plainName(language: string): string {
  return /[a-z][a-z0-9+#-]*/i.exec(language)?.[0].toLowerCase() ?? ''
}
