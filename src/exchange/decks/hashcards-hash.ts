import { blake3 } from '@noble/hashes/blake3.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { HashCard } from './hashcards-cards.ts'

/** The hash under which hashcards remembers a card: BLAKE3 over its kind and its texts; places as 64 bits, little end first. */
export function hashOf(content: HashCard['content']): string {
  const parts =
    content.kind === 'basic'
      ? [utf8ToBytes('Basic'), utf8ToBytes(content.question), utf8ToBytes(content.answer)]
      : [utf8ToBytes('Cloze'), utf8ToBytes(content.text), place(content.start), place(content.end)]
  return bytesToHex(blake3(concatBytes(...parts)))
}

function place(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true)
  return bytes
}

/** BLAKE3 of a text, in hexadecimal digits. */
export const blake3Of = (text: string): string => bytesToHex(blake3(utf8ToBytes(text)))
