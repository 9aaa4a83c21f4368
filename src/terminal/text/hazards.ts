/**
 * What could do harm on a terminal, taken out of text that has any letters but the commonest. A file of its own: making these
 * expressions takes a tenth of a small command, and few notes have anything that they are for.
 */

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

/** Text in which nothing moves the cursor, colours the screen or turns the reading direction; see `sanitise`. `mark` stands where something was. */
export function withoutHazards(text: string, mark: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(ESCAPE_SEQUENCES, mark)
    .replace(CONTROLS, mark)
    .replace(LONE_SURROGATES, mark)
    .replace(DIRECTIONS, mark)
    .replace(TAGS, (_match, flag: string | undefined) => flag ?? mark)
    .replace(NEEDED_JOINERS, (joiner) => (joiner === '\u200d' ? KEPT_ZWJ : KEPT_ZWNJ))
    .replace(INVISIBLE, (run) => (run.length > 1 ? mark : ''))
    .replaceAll(KEPT_ZWJ, '\u200d')
    .replaceAll(KEPT_ZWNJ, '\u200c')
    .replace(MARK_PILE, `$1${mark}`)
    .replace(new RegExp(`${mark}{2,}`, 'g'), mark)
}

// Controls are gone when these stand in for a moment, so they cannot come from the text.
const KEPT_ZWJ = '\x01'
const KEPT_ZWNJ = '\x02'
