/** A field of a protobuf message: its number, and a whole number without a sign or bytes. */
export interface ProtoField {
  readonly number: number
  /** A `bigint` where a number would be rounded. */
  readonly value: number | bigint | Uint8Array
}

const MOST_FIELDS = 1_000_000

/**
 * The fields of a protobuf message in their order. Throws an Error for bytes that are no message. Source: protobuf.dev, "Encoding".
 */
export function protoFields(bytes: Uint8Array): readonly ProtoField[] {
  const fields: ProtoField[] = []
  let at = 0
  const varint = (): number => {
    const [value, end] = varintAt(bytes, at)
    at = end
    return value
  }
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new Error('cut off')
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    if (fields.length >= MOST_FIELDS) throw new Error('too many fields')
    const tag = varint()
    const number = Math.floor(tag / 8)
    if (number < 1) throw new Error('a field without a number')
    switch (tag % 8) {
      case 0: {
        const start = at
        const value = varint()
        fields.push({ number, value: Number.isSafeInteger(value) ? value : wideVarint(bytes.subarray(start, at)) })
        break
      }
      case 1:
        fields.push({ number, value: take(8) })
        break
      case 2:
        fields.push({ number, value: take(varint()) })
        break
      case 5:
        fields.push({ number, value: take(4) })
        break
      default:
        throw new Error('a field of an unknown kind')
    }
  }
  return fields
}

/** The number that begins at a place, and where it ends. */
function varintAt(bytes: Uint8Array, from: number): readonly [value: number, end: number] {
  let value = 0
  for (let at = from; at < from + 10; at += 1) {
    const byte = bytes[at]
    if (byte === undefined) throw new Error('cut off')
    value += (byte & 0x7f) * 2 ** (7 * (at - from))
    if (byte < 0x80) return [value, at + 1]
  }
  throw new Error('an endless number')
}

const wideVarint = (bytes: Uint8Array): bigint =>
  bytes.reduce((sum, byte, index) => sum + (BigInt(byte & 0x7f) << BigInt(7 * index)), 0n)

/** The last number of a field, or `usual`; one wider than 53 bits loses its last digits. */
export function protoNumber(fields: readonly ProtoField[], number: number, usual = 0): number {
  const value = fields.findLast((field) => field.number === number)?.value
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : usual
}

/** The digits of the last number of a field, as one of 64 bits that may be negative; null without one. */
export function protoDigits(fields: readonly ProtoField[], number: number): string | null {
  const value = fields.findLast((field) => field.number === number)?.value
  if (typeof value !== 'number' && typeof value !== 'bigint') return null
  return String(BigInt.asIntN(64, BigInt(value)))
}

/** The last text of a field, empty without one. */
export function protoText(fields: readonly ProtoField[], number: number): string {
  const value = fields.findLast((field) => field.number === number)?.value
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : ''
}

/** All messages or bytes of a repeated field. */
export const protoBytes = (fields: readonly ProtoField[], number: number): readonly Uint8Array[] =>
  fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? [field.value] : []))

/** The last number of a field of 32 bits with a fraction, as its shortest decimal; 0 without one. */
export function protoFloat(fields: readonly ProtoField[], number: number): number {
  const value = fields.findLast((field) => field.number === number)?.value
  return value instanceof Uint8Array && value.length === 4 ? floatAt(value, 0) : 0
}

/** All numbers with a fraction of a repeated field, packed or not. */
export const protoFloats = (fields: readonly ProtoField[], number: number): readonly number[] =>
  protoBytes(fields, number).flatMap((bytes) =>
    Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => floatAt(bytes, index * 4)),
  )

/** All whole numbers of a repeated field, packed or not. */
export const protoNumbers = (fields: readonly ProtoField[], number: number): readonly number[] =>
  fields.flatMap((field) => {
    if (field.number !== number) return []
    return field.value instanceof Uint8Array ? varints(field.value) : [Number(field.value)]
  })

/** Whether a field is there at all, which tells "none" from 0. */
export const hasField = (fields: readonly ProtoField[], number: number): boolean =>
  fields.some((field) => field.number === number)

function varints(bytes: Uint8Array): readonly number[] {
  const found: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const [value, end] = varintAt(bytes, at)
    found.push(value)
    at = end
  }
  return found
}

/** The decimal that a person wrote, not all digits of the 32 bits that are nearest to it. */
function floatAt(bytes: Uint8Array, at: number): number {
  const value = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getFloat32(0, true)
  const short = [6, 7, 8].map((digits) => Number(value.toPrecision(digits)))
  return short.find((each) => Math.fround(each) === value) ?? value
}
