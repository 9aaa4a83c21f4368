import type { Random } from './random.ts'

const LONGEST = 64 * 1024
const NASTY_BYTES = [
  0x00, 0x07, 0x08, 0x09, 0x0a, 0x0d, 0x1b, 0x20, 0x22, 0x23, 0x2d, 0x3a, 0x5b, 0x7f, 0x80, 0x9b, 0xff,
]

type Mutation = (input: Buffer, random: Random, words: readonly Buffer[], other: Buffer) => Buffer

const cut = (input: Buffer, at: number, length: number, piece: Buffer): Buffer =>
  Buffer.concat([input.subarray(0, at), piece, input.subarray(at + length)])

const NOTHING = Buffer.alloc(0)

/** A piece of a text: some bytes, or some lines. */
function piece(input: Buffer, random: Random): { at: number; length: number } {
  if (random.next() < 0.5) {
    const at = random.below(input.length + 1)
    return { at, length: random.below(Math.min(input.length - at, 64) + 1) }
  }
  const starts = [0]
  for (let at = input.indexOf(10); at >= 0; at = input.indexOf(10, at + 1)) starts.push(at + 1)
  const first = random.below(starts.length)
  const last = Math.min(starts.length, first + 1 + random.below(6))
  const at = starts[first] ?? 0
  return { at, length: (starts[last] ?? input.length) - at }
}

const MUTATIONS: readonly Mutation[] = [
  (input, random) => {
    const copy = Buffer.from(input)
    if (copy.length > 0) copy[random.below(copy.length)] = random.below(256)
    return copy
  },
  (input, random) => cut(input, random.below(input.length + 1), 0, Buffer.from([random.pick(NASTY_BYTES) ?? 0])),
  (input, random, words) => cut(input, random.below(input.length + 1), 0, random.pick(words) ?? NOTHING),
  (input, random, words) => {
    const { at, length } = piece(input, random)
    return cut(input, at, length, random.pick(words) ?? NOTHING)
  },
  (input, random, words) => {
    const lineStart = input.indexOf(10, random.below(input.length + 1)) + 1
    return cut(input, lineStart, 0, random.pick(words) ?? NOTHING)
  },
  (input, random) => {
    const { at, length } = piece(input, random)
    return cut(input, at, length, NOTHING)
  },
  (input, random) => {
    const { at, length } = piece(input, random)
    return cut(input, random.below(input.length + 1), 0, input.subarray(at, at + length))
  },
  (input, random, _words, other) => {
    const { at, length } = piece(other, random)
    return cut(input, random.below(input.length + 1), 0, other.subarray(at, at + length))
  },
  (input, random, _words, other) =>
    Buffer.concat([input.subarray(0, random.below(input.length + 1)), other.subarray(random.below(other.length + 1))]),
  // Many times over: what takes more than its share of time shows only then.
  (input, random, words) => {
    const { at, length } = piece(input, random)
    const one = random.next() < 0.5 ? (random.pick(words) ?? NOTHING) : input.subarray(at, at + length)
    const times = 2 ** (1 + random.below(random.next() < 0.1 ? 12 : 6))
    const many = Buffer.concat(
      Array.from({ length: Math.min(times, Math.ceil(LONGEST / (one.length + 1))) }, () => one),
    )
    return cut(input, at, 0, many)
  },
]

/** An input like `input`, with one to a few changes; `other` gives pieces. At most 64 KB. */
export function mutate(input: Uint8Array, other: Uint8Array, words: readonly Buffer[], random: Random): Uint8Array {
  let changed = Buffer.from(input)
  for (let left = 1 + random.below(random.next() < 0.2 ? 12 : 3); left > 0; left--) {
    const mutation = random.pick(MUTATIONS)
    if (mutation !== undefined) changed = Buffer.from(mutation(changed, random, words, Buffer.from(other)))
  }
  return changed.subarray(0, LONGEST)
}
