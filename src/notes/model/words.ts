import { isStable } from '../../cards/common-letters.ts'

/** What the regressions over the characters of lines look at: a whole line; what stands before its first colon; all lines of
 * one list; the line that a list stands under; a note's first heading; a note's first lines. */
export const WORD_KINDS = ['own', 'head', 'list', 'above', 'title', 'note'] as const
export type WordKind = (typeof WORD_KINDS)[number]

/** What the regressions have learnt: a weight for each hashed piece of one to four characters. */
export interface WordModel {
  /** Pieces are told apart by this many bits of their hash. */
  readonly bits: number
  readonly kinds: Readonly<Record<WordKind, WordWeights>>
}

export interface WordWeights {
  readonly bias: number
  /** A byte for each piece, and what each byte weighs: bytes of all kinds stay in a processor's cache, their weights would not. */
  readonly bytes: Uint8Array
  readonly weights: Float64Array
}

/** Pieces of one to four characters. */
const LONGEST_PIECE = 4
const PRIMES = Int32Array.of(0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f)
/** A line is known by its beginning and its end. */
const BEGINNING = 40
const END = 30
const MOST_UNITS = BEGINNING + END + 5

/**
 * Weighs the words of lines. What is asked of one text several times in a row cuts it into pieces once. Its loops stand in small
 * functions: threads that read notes have V8 optimise no others.
 */
export class Words {
  readonly #model: WordModel
  readonly #shift: number
  /** How often each piece occurs; zero between texts. */
  readonly #counts: Uint8Array
  /** The pieces of the text and how often each occurs, in the order of their first places. */
  readonly #slots = new Int32Array(LONGEST_PIECE * MOST_UNITS)
  readonly #times = new Uint8Array(LONGEST_PIECE * MOST_UNITS)
  readonly #units = new Uint16Array(MOST_UNITS)
  #used = 0
  #norm = 0
  #of: string | null = null

  constructor(model: WordModel) {
    this.#model = model
    this.#shift = 32 - model.bits
    this.#counts = new Uint8Array(2 ** model.bits)
  }

  /** What the regression of a kind says of a text, as log odds. */
  score(text: string, kind: WordKind): number {
    if (this.#of !== text) this.#cut(text)
    const { bias, bytes, weights } = this.#model.kinds[kind]
    if (this.#norm === 0) return bias
    return bias + weighed(this.#slots, this.#times, this.#used, bytes, weights) / this.#norm
  }

  /** Counts a text's pieces. */
  #cut(text: string): void {
    this.#of = text
    const length = unitsOf(text, this.#units)
    this.#used = cutUnits(this.#units, length, this.#shift, this.#counts, this.#slots)
    this.#norm = Math.sqrt(takeCounts(this.#counts, this.#slots, this.#used, this.#times))
  }
}

function weighed(slots: Int32Array, times: Uint8Array, used: number, bytes: Uint8Array, weights: Float64Array): number {
  let sum = 0
  for (let at = 0; at < used; at++)
    sum += (times[at] as number) * (weights[bytes[slots[at] as number] as number] as number)
  return sum
}

/** Counts the pieces of some units; gives how many different ones there are, which `slots` lists. */
function cutUnits(units: Uint16Array, length: number, shift: number, counts: Uint8Array, slots: Int32Array): number {
  let used = 0
  for (let start = 0; start < length; start++) {
    const longest = Math.min(LONGEST_PIECE, length - start)
    let sum = 0
    for (let at = 0; at < longest; at++) {
      sum = (sum + Math.imul(units[start + at] as number, PRIMES[at] as number)) | 0
      const seeded = (sum + at + 1) | 0
      const slot = Math.imul(seeded ^ (seeded >>> 15), 0x2c1b3c6d) >>> shift
      const times = counts[slot] as number
      if (times === 0) slots[used++] = slot
      counts[slot] = times + 1
    }
  }
  return used
}

/** Moves the counts of pieces to `times`; gives the sum of their squares. */
function takeCounts(counts: Uint8Array, slots: Int32Array, used: number, times: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < used; at++) {
    const slot = slots[at] as number
    const count = counts[slot] as number
    times[at] = count
    counts[slot] = 0
    sum += count * count
  }
  return sum
}

/** A text's beginning and end in UTF-16, in lower case and compatibility form, numbers as one digit. */
function unitsOf(text: string, units: Uint16Array): number {
  let count = text.length <= PLAIN.length ? plainUnits(text) : null
  let plain = PLAIN
  if (count === null) {
    const any = text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[0-9]+/g, '0')
    plain = Uint16Array.from({ length: any.length }, (_, at) => any.charCodeAt(at))
    count = any.length
  }
  units[0] = 0x5e
  let length = copied(plain, 0, Math.min(BEGINNING, count), units, 1)
  units[length] = 0x20
  units[length + 1] = 0x2026
  units[length + 2] = 0x20
  length = copied(plain, Math.max(0, count - END), count, units, length + 3)
  units[length] = 0x24
  return length + 1
}

function copied(from: Uint16Array, start: number, end: number, to: Uint16Array, at: number): number {
  let place = at
  for (let unit = start; unit < end; unit++) to[place++] = from[unit] as number
  return place
}

/** The units of a text whose compatibility form is known. */
const PLAIN = new Uint16Array(400)

/** Puts a text's units into `PLAIN` where all of them are stable, as nearly all are; gives how many, or null. */
function plainUnits(text: string): number | null {
  let count = 0
  let isNumber = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isDigit = unit >= 0x30 && unit <= 0x39
    if (isDigit && isNumber) continue
    isNumber = isDigit
    if (isDigit) PLAIN[count++] = 0x30
    else if (unit >= 0x41 && unit <= 0x5a) PLAIN[count++] = unit + 0x20
    else if (unit < 0x80 || (unit >= 0xac00 && unit <= 0xd7a3) || isStable(unit)) PLAIN[count++] = unit
    else return null
  }
  return count
}
