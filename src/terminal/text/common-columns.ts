/** What notes are mostly made of, one column each: ASCII, Western letters, dashes and quotation marks, rules, prep's own marks. */
export const NARROW =
  /[\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2039\u203a\u2190-\u2193\u21b3\u2500-\u259f\u25cb\u25d0\u2605\u2713]/
/** And two: kana, Hangul, Chinese characters, their punctuation and full-width forms. */
export const WIDE =
  /[\u3001-\u3003\u3008-\u3011\u3041-\u3096\u30a1-\u30fa\u3131-\u3163\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]/

/** Columns of each UTF-16 unit that is a common character, 0 for all others; made when it is first needed. */
let columnsOf: Uint8Array | null = null

/** Anything but ASCII and what takes two columns, which most texts are made of alone. */
const NOT_PLAIN = new RegExp(`[^\\x20-\\x7e${WIDE.source.slice(1, -1)}]`)
const WIDE_BYTES = 3

/** Whether a text has nothing but printable ASCII, and Hangul and other characters of two columns. Such a text is harmless anywhere. */
export const isPlain = (text: string): boolean => !NOT_PLAIN.test(text)

/** Columns of a text of common characters alone, which most are; null for any other. */
export function widthOfCommon(text: string): number | null {
  // A small command shows too few texts for V8 to have the loop below compiled in time: it takes a fifth of `prep list`.
  if (isPlain(text)) return text.length + (Buffer.byteLength(text) - text.length) / (WIDE_BYTES - 1)
  const each = commonColumns()
  let columns = 0
  for (let index = 0; index < text.length; index += 1) {
    const more = each[text.charCodeAt(index)] ?? 0
    if (more === 0) return null
    columns += more
  }
  return columns
}

/** Made once. See `columnsOf`. */
export function commonColumns(): Uint8Array {
  if (columnsOf !== null) return columnsOf
  columnsOf = new Uint8Array(0x10000)
  for (const [ranges, columns] of [
    [NARROW, 1],
    [WIDE, 2],
  ] as const)
    for (const [, first = '', last = first] of ranges.source.matchAll(RANGE))
      columnsOf.fill(columns, unitOf(first), unitOf(last) + 1)
  return columnsOf
}

/** A character or a range of them in a class, by their codes. */
const RANGE = /(\\u\w{4}|\\x\w\w)(?:-(\\u\w{4}|\\x\w\w))?/g
const unitOf = (code: string): number => Number.parseInt(code.slice(2), 16)
