/** A field of a protobuf message: its number, and a number or bytes. */
export interface ProtoField {
  readonly number: number
  readonly value: number | Uint8Array
}

const MOST_FIELDS = 1_000_000

/**
 * The fields of a protobuf message in their order; numbers wider than 53 bits lose their last digits. Throws an Error
 * for bytes that are no message. Source: protobuf.dev, "Encoding".
 */
export function protoFields(bytes: Uint8Array): readonly ProtoField[] {
  const fields: ProtoField[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[at]
      if (byte === undefined) throw new Error('cut off')
      at += 1
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new Error('an endless number')
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
      case 0:
        fields.push({ number, value: varint() })
        break
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

/** The last number of a field, or `usual`. */
export function protoNumber(fields: readonly ProtoField[], number: number, usual = 0): number {
  const value = fields.findLast((field) => field.number === number)?.value
  return typeof value === 'number' ? value : usual
}

/** The last text of a field, empty without one. */
export function protoText(fields: readonly ProtoField[], number: number): string {
  const value = fields.findLast((field) => field.number === number)?.value
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : ''
}

/** All messages or bytes of a repeated field. */
export const protoBytes = (fields: readonly ProtoField[], number: number): readonly Uint8Array[] =>
  fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? [field.value] : []))
