import { type Decoded, decode } from '../../disk/decode.ts'
import { encode } from '../../disk/encode.ts'

/** Text to put in the place of `from` up to `to`, both counted in characters of a note's text. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** A text with edits made; they must not overlap. */
export function editText(text: string, edits: readonly Edit[]): string {
  let rest = text
  for (const { from, to, insert } of fromTheEnd(edits)) rest = rest.slice(0, from) + insert + rest.slice(to)
  return rest
}

/**
 * A file's bytes with edits of its text made: all other bytes stay as they are, whatever they are. Null when the file's
 * encoding cannot hold what is inserted, or the place cannot be told in its bytes.
 */
export function editBytes(bytes: Uint8Array, decoded: Decoded, edits: readonly Edit[]): Uint8Array | null {
  const starts = lineStarts(bytes, decoded)
  let result = bytes
  for (const { from, to, insert } of fromTheEnd(edits)) {
    const begin = byteOffset(from, starts, bytes, decoded)
    const end = byteOffset(to, starts, bytes, decoded)
    const added = encode(insert, decoded.encoding)
    if (begin === null || end === null || added === null) return null
    result = concat(result.subarray(0, begin), added, result.subarray(end))
  }
  return decode(result).text === editText(decoded.text, edits) ? result : null
}

const fromTheEnd = (edits: readonly Edit[]): readonly Edit[] => edits.toSorted((a, b) => b.from - a.from)

interface LineStart {
  readonly character: number
  readonly byte: number
}

/** Where each line begins. Ends of lines are the same bytes in every encoding that is read, and part of no other character. */
function lineStarts(bytes: Uint8Array, { text, encoding, bom }: Decoded): readonly LineStart[] {
  const unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1
  const high = encoding === 'utf-16le' ? 1 : 0
  const mark = !bom ? 0 : unit === 2 ? 2 : 3
  const at = (index: number): number =>
    unit === 1 ? (bytes[index] ?? -1) : bytes[index + high] === 0 ? (bytes[index + 1 - high] ?? -1) : -1
  const byteStarts = [mark]
  for (let index = mark; index < bytes.length; index += unit) {
    const code = at(index)
    if (code === 0x0a || (code === 0x0d && at(index + unit) !== 0x0a)) byteStarts.push(index + unit)
  }
  const ends = /\r\n|[\r\n]/g
  const starts: LineStart[] = [{ character: 0, byte: mark }]
  for (let found = ends.exec(text); found !== null; found = ends.exec(text))
    starts.push({ character: ends.lastIndex, byte: byteStarts[starts.length] ?? -1 })
  return starts
}

function byteOffset(
  character: number,
  starts: readonly LineStart[],
  bytes: Uint8Array,
  { text, encoding }: Decoded,
): number | null {
  if (character === text.length) return bytes.length
  const index = starts.findLastIndex((start) => start.character <= character)
  const start = starts[index]
  if (start === undefined || start.byte < 0) return null
  if (start.character === character) return start.byte
  const before = encode(text.slice(start.character, character), encoding)
  if (before === null) return null
  const same = before.every((byte, at) => byte === bytes[start.byte + at])
  return same ? start.byte + before.length : null
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
