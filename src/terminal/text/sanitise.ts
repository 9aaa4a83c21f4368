/**
 * The one border that text from outside passes before a terminal sees it: notes, paths, front matter, error messages.
 * Nothing that comes out can move the cursor, colour the screen, set the clipboard or turn the reading direction.
 */

declare const safe: unique symbol

/** Text that has passed `sanitise`: printable characters, line feeds and tabs. */
export type SafeText = string & { readonly [safe]: true }

/** Stands where something was taken out. */
export const REMOVED_MARK = '\uFFFD'

const ESCAPE_SEQUENCES = new RegExp(
  [
    // Control strings (OSC, DCS, SOS, PM, APC) that end as they should, payload and all.
    String.raw`(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)`,
    // CSI, ended or cut off.
    String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?`,
    // The beginning of a control string without an end: what follows is shown, not swallowed.
    String.raw`\x1b[\]PX^_]`,
    String.raw`\x1b[ -/]*[0-~]?`,
  ].join('|'),
  'g',
)

const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g
const LONE_SURROGATES = /\p{Surrogate}/gu
/** Overrides, embeddings and isolates; also the annotation characters that hide text. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]/g
/** The flags of England, Scotland and Wales are a black flag and tag characters; elsewhere these hide text. */
const TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f})|[\u{e0000}-\u{e007f}]/gu
/** A joiner between two pictures, or in a script that needs it to spell. */
const NEEDED_JOINERS =
  /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})|(?<=[\p{scx=Arab}\p{scx=Deva}\p{scx=Beng}\p{scx=Taml}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}])[\u200c\u200d]/gu
const INVISIBLE = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]+/g
const MARK_PILE = /(\p{M}{6})\p{M}+/gu
const MARKS = new RegExp(`${REMOVED_MARK}{2,}`, 'g')

const UNUSUAL = /[^\n\t\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3]/

/**
 * Text that is safe to show, over several lines. Line feeds and tabs stay, `\r\n` becomes `\n`. One invisible character
 * by itself (a zero-width space that came along when copying) goes silently; whatever else is taken out leaves a mark.
 */
export function sanitise(text: string): SafeText {
  if (!UNUSUAL.test(text)) return text as SafeText
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(ESCAPE_SEQUENCES, REMOVED_MARK)
    .replace(CONTROLS, REMOVED_MARK)
    .replace(LONE_SURROGATES, REMOVED_MARK)
    .replace(DIRECTIONS, REMOVED_MARK)
    .replace(TAGS, (_match, flag: string | undefined) => flag ?? REMOVED_MARK)
    .replace(NEEDED_JOINERS, (joiner) => (joiner === '\u200d' ? KEPT_ZWJ : KEPT_ZWNJ))
    .replace(INVISIBLE, (run) => (run.length > 1 ? REMOVED_MARK : ''))
    .replaceAll(KEPT_ZWJ, '\u200d')
    .replaceAll(KEPT_ZWNJ, '\u200c')
    .replace(MARK_PILE, `$1${REMOVED_MARK}`)
    .replace(MARKS, REMOVED_MARK) as SafeText
}

/** Spaces other than single ones between words. */
const SPACED = /[^\S ]| {2}|^ | $/

/** Text that is safe to show on one line: line feeds, tabs and runs of spaces become one space. */
export function sanitiseLine(text: string): SafeText {
  const safeText = sanitise(text)
  return SPACED.test(safeText) ? (safeText.replace(/\s+/g, ' ').trim() as SafeText) : safeText
}

// Controls are gone when these stand in for a moment, so they cannot come from the text.
const KEPT_ZWJ = '\x01'
const KEPT_ZWNJ = '\x02'
