import type { Style } from '../style.ts'
import type { Span } from '../text/wrap.ts'

/** How the text inside of an HTML tag looks. */
export const TAG_STYLES: Record<string, (style: Style) => Style['strong']> = {
  b: (style) => style.strong,
  strong: (style) => style.strong,
  i: (style) => style.emphasis,
  em: (style) => style.emphasis,
  u: (style) => style.emphasis,
  code: (style) => style.code,
  kbd: (style) => style.code,
  mark: (style) => style.accent,
  del: (style) => style.strike,
  s: (style) => style.strike,
  strike: (style) => style.strike,
  sub: () => same,
  sup: () => same,
}

/** One way to paint around another. */
export function around(outer: Span['paint'], inner: Span['paint']): (text: string) => string {
  return (text) => (outer ?? same)(((inner ?? same) as (text: string) => string)(text))
}

const same = (text: string) => text
