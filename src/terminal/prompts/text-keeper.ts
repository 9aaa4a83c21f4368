/** Looks after which a text is kept though typing has not paused. */
const MOST_LOOKS = 10

/**
 * Keeps a text now and then while it is typed: once typing has paused, and after a while without a pause. So little of it is
 * lost when the end comes without a word, and nobody waits for a disk between two keys.
 */
export class TextKeeper {
  readonly #keep: (text: string) => void
  #kept: string
  #seen: string
  #looks = 0

  /** `text` is what stands there at the beginning, and needs no keeping. */
  constructor(text: string, keep: (text: string) => void) {
    this.#keep = keep
    this.#kept = text
    this.#seen = text
  }

  /** To be called about once a second with the text as it stands. */
  look(text: string): void {
    const isPause = text === this.#seen
    this.#seen = text
    this.#looks = text === this.#kept ? 0 : this.#looks + 1
    if (this.#looks === 0 || (!isPause && this.#looks < MOST_LOOKS)) return
    this.#kept = text
    this.#looks = 0
    this.#keep(text)
  }
}
