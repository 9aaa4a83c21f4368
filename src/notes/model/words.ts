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
  readonly weights: Float32Array
}

/** Pieces of one to four characters. */
const LONGEST_PIECE = 4
const PRIMES = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const
/** A line is known by its beginning and its end. */
const BEGINNING = 40
const END = 30
const MOST_UNITS = BEGINNING + END + 5

/** Weighs the words of lines. What is asked of one text several times in a row cuts it into pieces once. */
export class Words {
  readonly #model: WordModel
  readonly #shift: number
  readonly #counts: Uint8Array
  readonly #slots = new Int32Array(LONGEST_PIECE * MOST_UNITS)
  readonly #units = new Uint16Array(MOST_UNITS)
  #used = 0
  #of: string | null = null

  constructor(model: WordModel) {
    this.#model = model
    this.#shift = 32 - model.bits
    this.#counts = new Uint8Array(2 ** model.bits)
  }

  /** What the regression of a kind says of a text, as log odds. */
  score(text: string, kind: WordKind): number {
    if (this.#of !== text) this.#cut(text)
    const { bias, weights } = this.#model.kinds[kind]
    let [sum, norm] = [0, 0]
    for (let at = 0; at < this.#used; at++) {
      const slot = this.#slots[at] as number
      const times = this.#counts[slot] as number
      sum += times * (weights[slot] as number)
      norm += times * times
    }
    return norm === 0 ? bias : bias + sum / Math.sqrt(norm)
  }

  /** Counts a text's pieces. */
  #cut(text: string): void {
    const [slots, counts, units, shift] = [this.#slots, this.#counts, this.#units, this.#shift]
    for (let at = 0; at < this.#used; at++) counts[slots[at] as number] = 0
    this.#of = text
    let used = 0
    const length = unitsOf(text, units)
    for (let start = 0; start < length; start++) {
      let sum = 0
      const end = Math.min(LONGEST_PIECE, length - start)
      for (let at = 0; at < end; at++) {
        sum = (sum + Math.imul(units[start + at] as number, PRIMES[at] as number)) | 0
        const seeded = (sum + at + 1) | 0
        const slot = Math.imul(seeded ^ (seeded >>> 15), 0x2c1b3c6d) >>> shift
        const times = counts[slot] as number
        if (times === 0) slots[used++] = slot
        counts[slot] = times + 1
      }
    }
    this.#used = used
  }
}

/** A text's beginning and end in UTF-16, in lower case and compatibility form, numbers as one digit. */
function unitsOf(text: string, units: Uint16Array): number {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[0-9]+/g, '0')
  let length = 0
  units[length++] = 0x5e
  const beginning = Math.min(BEGINNING, plain.length)
  for (let at = 0; at < beginning; at++) units[length++] = plain.charCodeAt(at)
  units[length++] = 0x20
  units[length++] = 0x2026
  units[length++] = 0x20
  for (let at = Math.max(0, plain.length - END); at < plain.length; at++) units[length++] = plain.charCodeAt(at)
  units[length++] = 0x24
  return length
}
