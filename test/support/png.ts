import { encode } from 'fast-png'

/** A picture of one colour. */
export function png(width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 3).fill(0x80)
  return encode({ width, height, data, channels: 3, depth: 8 })
}
