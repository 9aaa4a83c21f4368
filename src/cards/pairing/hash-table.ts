/** Places (0 and above) by 32-bit hashes: many times as fast as a Map of texts, and without an object for each. */
export class HashTable {
  readonly #mask: number
  readonly #hashes: Int32Array
  /** One more than the place; 0 where there is none. */
  readonly #places: Int32Array
  #slot = 0
  #hash = 0

  /** `most`: as many places as will be added at most. */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(4, most * 2)))
    this.#mask = size - 1
    this.#hashes = new Int32Array(size)
    this.#places = new Int32Array(size)
  }

  add(hash: number, place: number): void {
    let slot = this.#slotOf(hash)
    while (this.#places[slot] !== 0) slot = (slot + 1) & this.#mask
    this.#hashes[slot] = hash
    this.#places[slot] = place + 1
  }

  /** The first place under a hash, -1 for none; `next` gives those after it. */
  first(hash: number): number {
    this.#hash = hash
    this.#slot = this.#slotOf(hash)
    return this.#find()
  }

  next(): number {
    this.#slot = (this.#slot + 1) & this.#mask
    return this.#find()
  }

  #find(): number {
    for (;;) {
      const place = this.#places[this.#slot] ?? 0
      if (place === 0) return -1
      if (this.#hashes[this.#slot] === this.#hash) return place - 1
      this.#slot = (this.#slot + 1) & this.#mask
    }
  }

  /** Hashes of texts that are alike lie together: their upper bits are mixed in. */
  #slotOf(hash: number): number {
    return (Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 4) & this.#mask
  }
}
