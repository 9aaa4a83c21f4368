import { isPlain } from './common-columns.ts'
import { withoutHazards } from './hazards.ts'

/**
 * The one border that text from outside passes before a terminal sees it: notes, paths, front matter, error messages.
 * Nothing that comes out can move the cursor, colour the screen, set the clipboard or turn the reading direction.
 */

declare const safe: unique symbol

/** Text that has passed `sanitise`: printable characters, line feeds and tabs. */
export type SafeText = string & { readonly [safe]: true }

/** Stands where something was taken out. */
export const REMOVED_MARK = '\uFFFD'

/** Anything but letters, Hangul, Chinese characters, punctuation, symbols and arrows that are harmless as they are. */
const UNUSUAL =
  /[^\n\t\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u1100-\u11ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u2bff\u3000-\u9fff\uac00-\ud7a3]/

/**
 * Text that is safe to show, over several lines. Line feeds and tabs stay, `\r\n` becomes `\n`. One invisible character
 * by itself (a zero-width space that came along when copying) goes silently; whatever else is taken out leaves a mark.
 */
export function sanitise(text: string): SafeText {
  if (isPlain(text) || !UNUSUAL.test(text)) return text as SafeText
  return withoutHazards(text, REMOVED_MARK) as SafeText
}

/** Spaces other than single ones between words. */
const SPACED = /[^\S ]| {2}|^ | $/

/** Text that is safe to show on one line: line feeds, tabs and runs of spaces become one space. */
export function sanitiseLine(text: string): SafeText {
  if (isPlain(text) && !text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ')) return text as SafeText
  const safeText = sanitise(text)
  return SPACED.test(safeText) ? (safeText.replace(/\s+/g, ' ').trim() as SafeText) : safeText
}
