import type { Encoding } from './decode.ts'

/** Text → bytes in a note's encoding, without a byte order mark; null when the encoding lacks one of its characters. */
export function encode(text: string, encoding: Encoding): Uint8Array | null {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text)
    case 'utf-16le':
    case 'utf-16be':
      return wide(text, encoding === 'utf-16le')
    case 'euc-kr':
    case 'shift_jis':
      return doubleByte(text, encoding)
    case 'binary':
      return null
  }
}

function wide(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  return bytes
}

function doubleByte(text: string, encoding: 'euc-kr' | 'shift_jis'): Uint8Array | null {
  const bytes: number[] = []
  const codes = codesOf(encoding)
  for (const character of text) {
    const code = codes.get(character)
    if (code === undefined) return null
    bytes.push(...code)
  }
  return Uint8Array.from(bytes)
}

const known = new Map<string, ReadonlyMap<string, readonly number[]>>()

/** Every character of an encoding with its bytes: the platform only decodes, so each code is decoded once. */
function codesOf(encoding: 'euc-kr' | 'shift_jis'): ReadonlyMap<string, readonly number[]> {
  const before = known.get(encoding)
  if (before !== undefined) return before
  const decoder = new TextDecoder(encoding, { fatal: true })
  const codes = new Map<string, readonly number[]>()
  const add = (...code: number[]): void => {
    try {
      const character = decoder.decode(Uint8Array.from(code))
      if ([...character].length === 1 && !codes.has(character)) codes.set(character, code)
    } catch {
      // Not every pair of bytes is a character.
    }
  }
  for (let byte = 0; byte <= 0xff; byte++) add(byte)
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) add(lead, trail)
  known.set(encoding, codes)
  return codes
}
