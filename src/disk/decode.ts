export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'euc-kr' | 'shift_jis' | 'binary'

export interface Decoded {
  readonly text: string
  /** `binary` when the bytes are no text; `text` is empty then. */
  readonly encoding: Encoding
  readonly bom: boolean
  /** Bytes that were no text among the others, each of which is U+FFFD in `text`. */
  readonly replaced: number
}

const SAMPLE = 64 * 1024

const NO_TEXT: Decoded = { text: '', encoding: 'binary', bom: false, replaced: 0 }

/**
 * Bytes of a file → its text, in the first encoding that fits: byte order mark, UTF-8, UTF-16, then Korean and Japanese.
 * A stray byte hides no note: where hardly any do not fit, they are replaced.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes)
  if (marked) return marked
  const wide = wideEncoding(bytes)
  if (wide) return settle(read(bytes, wide), wide, false)
  const utf8 = read(bytes, 'utf-8')
  if (utf8 !== null) return settle(utf8, 'utf-8', false)
  const mended = settle(new TextDecoder('utf-8').decode(bytes), 'utf-8', false)
  const letters = mended.text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0
  if (mended.encoding === 'utf-8' && letters >= 4 * spoiled(mended.text)) return mended
  const old = legacy(bytes)
  return old.encoding === 'binary' && letters === 0 ? mended : old
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return settle(new TextDecoder('utf-8').decode(bytes), 'utf-8', true)
  if (a === 0xff && b === 0xfe) return settle(new TextDecoder('utf-16le').decode(bytes), 'utf-16le', true)
  if (a === 0xfe && b === 0xff) return settle(new TextDecoder('utf-16be').decode(bytes), 'utf-16be', true)
  return null
}

/** UTF-16 without a mark: every other byte of its ASCII characters is zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null
  const end = Math.min(bytes.length, 4096)
  let even = 0
  let odd = 0
  for (let index = 0; index < end; index += 2) {
    if (bytes[index] === 0) even++
    if (bytes[index + 1] === 0) odd++
  }
  const pairs = end / 2
  if (odd / pairs > 0.1 && even < odd / 5) return 'utf-16le'
  if (even / pairs > 0.1 && odd < even / 5) return 'utf-16be'
  return null
}

/** EUC-KR and Shift_JIS share most byte pairs; the likelier one yields the more Hangul or kana. */
function legacy(bytes: Uint8Array): Decoded {
  const korean = read(bytes, 'euc-kr')
  const japanese = read(bytes, 'shift_jis')
  const score = (text: string | null, letters: RegExp): number =>
    text === null
      ? -1
      : (text.slice(0, SAMPLE).match(letters)?.length ?? 0) /
        Math.max(1, (text.slice(0, SAMPLE).match(/[^\x00-\x7f]/gu) ?? []).length)
  const hangul = score(korean, /[\uac00-\ud7a3]/gu)
  const kana = score(japanese, /[\u3040-\u30ff\u3001\u3002\u4e00-\u9fff]/gu)
  if (hangul <= 0 && kana <= 0) return mendedKorean(bytes)
  return hangul >= kana ? settle(korean, 'euc-kr', false) : settle(japanese, 'shift_jis', false)
}

function read(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** EUC-KR with a stray byte: nearly all that is not ASCII must be Hangul. */
function mendedKorean(bytes: Uint8Array): Decoded {
  const text = new TextDecoder('euc-kr').decode(bytes)
  const others = text.match(/[^\x00-\x7f\ufffd]/gu)?.length ?? 0
  const hangul = text.match(/[\uac00-\ud7a3]/gu)?.length ?? 0
  return hangul > 0 && hangul >= others * 0.9 ? settle(text, 'euc-kr', false) : NO_TEXT
}

/** Of so many characters one may be no text. */
const ONE_IN = 40
/** A text with so many letters may hold one in any case, as short as it is. */
const LEAST_LETTERS = 4

/** How often something is no text: a byte within a letter leaves up to three characters of it. */
const spoiled = (text: string): number => text.match(/\ufffd{1,3}/g)?.length ?? 0

/** Text with many control characters, or with more than a few that are no text, is no text, whatever it decoded from. */
function settle(text: string | null, encoding: Encoding, bom: boolean): Decoded {
  if (text === null) return NO_TEXT
  const sample = text.slice(0, SAMPLE)
  const controls = sample.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  if (controls > sample.length / 50) return NO_TEXT
  const mended = text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
  const replaced = mended.includes('\ufffd') ? mended.split('\ufffd').length - 1 : 0
  if (replaced === 0) return { text: mended, encoding, bom, replaced }
  const allowed = Math.max((text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS ? 0 : 1, text.length / ONE_IN)
  if (spoiled(mended) > allowed) return NO_TEXT
  return { text: mended, encoding, bom, replaced }
}
