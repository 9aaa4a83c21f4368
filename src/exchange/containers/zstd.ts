import { Decompress } from 'fzstd'

const MAGIC = 0xfd2fb528
const PIECE = 64 * 1024
const LARGEST_WINDOW = 128 * 1024 * 1024

export const isZstd = (bytes: Uint8Array): boolean => bytes.length >= 4 && word(bytes, 0) === MAGIC

/**
 * Unpacks zstd in pieces, and stops as soon as there is more than `mostBytes`: what a frame declares of itself is not
 * believed, and one that wants a large window is refused before memory is set aside. Throws a RangeError for what is too
 * large, another Error for what is damaged or cut off.
 */
export function unpackZstd(bytes: Uint8Array, mostBytes: number): Uint8Array {
  const { windowBytes, contentBytes } = frameHeader(bytes)
  if (windowBytes > Math.min(LARGEST_WINDOW, Math.max(mostBytes, 1024 * 1024)))
    throw new RangeError('too large a window')
  if (contentBytes !== null && contentBytes > mostBytes) throw new RangeError('too large')
  const parts: Uint8Array[] = []
  let length = 0
  const unpacker = new Decompress((part) => {
    length += part.length
    if (length > mostBytes) throw new RangeError('too large')
    parts.push(part.slice())
  })
  for (let at = 0; at < bytes.length; at += PIECE)
    unpacker.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  if (contentBytes !== null && length < contentBytes) throw new Error('cut off')
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
}

/** Window and content size as the first frame declares them. Source: RFC 8878, section 3.1.1.1. */
function frameHeader(bytes: Uint8Array): { readonly windowBytes: number; readonly contentBytes: number | null } {
  if (!isZstd(bytes) || bytes.length < 6) throw new Error('no zstd')
  const descriptor = bytes[4] as number
  const isSingle = (descriptor & 0x20) !== 0
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number
  let at = 5
  let windowBytes = 0
  if (!isSingle) {
    const window = bytes[at] as number
    const base = 2 ** (10 + (window >> 3))
    windowBytes = base + (base / 8) * (window & 7)
    at += 1
  }
  at += dictionaryBytes
  const flag = descriptor >> 6
  const sizeBytes = flag === 0 ? (isSingle ? 1 : 0) : 2 ** flag
  if (bytes.length < at + sizeBytes) throw new Error('cut off')
  let contentBytes: number | null = sizeBytes === 0 ? null : 0
  for (let index = sizeBytes - 1; index >= 0; index -= 1)
    contentBytes = (contentBytes ?? 0) * 256 + (bytes[at + index] as number)
  if (flag === 1) contentBytes = (contentBytes ?? 0) + 256
  return { windowBytes: isSingle ? (contentBytes ?? 0) : windowBytes, contentBytes }
}

const word = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)) >>>
  0
