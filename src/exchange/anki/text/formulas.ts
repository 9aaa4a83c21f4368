import { unescapeHtml } from './entities.ts'

/** Formulas as `$…$` and `$$…$$`, however Anki wrote them. */
export function withFormulas(html: string): string {
  return html
    .replaceAll(/\[\$\$\]([\s\S]{0,5000}?)\[\/\$\$\]/g, (_, inner) => formula(inner, '$$'))
    .replaceAll(/\[\$\]([\s\S]{0,5000}?)\[\/\$\]/g, (_, inner) => formula(inner, '$'))
    .replaceAll(/\[latex\]([\s\S]{0,5000}?)\[\/latex\]/g, (_, inner) =>
      formula(inner.replaceAll(/^\s*\$+|\$+\s*$/g, ''), '$'),
    )
    .replaceAll(/\\\(([\s\S]{0,5000}?)\\\)/g, (_, inner) => formula(inner, '$'))
    .replaceAll(/\\\[([\s\S]{0,5000}?)\\\]/g, (_, inner) => formula(inner, '$$'))
    .replaceAll(/<anki-mathjax[^>]*block="true"[^>]*>([\s\S]{0,5000}?)<\/anki-mathjax>/g, (_, inner) =>
      formula(inner, '$$'),
    )
    .replaceAll(/<anki-mathjax[^>]*>([\s\S]{0,5000}?)<\/anki-mathjax>/g, (_, inner) => formula(inner, '$'))
}

/** What a formula says must not be taken for Markdown: it goes through as letters of a private area. */
function formula(inner: string, mark: string): string {
  const bare = inner.replaceAll(/<br\s*\/?>|<\/?div>/gi, ' ').replaceAll(/<[^>]*>/g, '')
  return hidden(`${mark}${unescapeHtml(bare).trim()}${mark}`)
}

const HIDDEN_BASE = 0xf0000

/** ASCII moved into a private plane of Unicode, where no mark of Markdown or HTML is. */
export const hidden = (text: string): string =>
  [...text]
    .map((letter) => (letter < '\u{80}' ? String.fromCodePoint(HIDDEN_BASE + (letter.codePointAt(0) ?? 0)) : letter))
    .join('')

/** The same ASCII back where it was. */
export const unhidden = (text: string): string =>
  text.replaceAll(/[\u{f0000}-\u{f007f}]/gu, (letter) =>
    String.fromCodePoint((letter.codePointAt(0) ?? 0) - HIDDEN_BASE),
  )
