import type { Picture } from '../terminal/prompts/picture.ts'
import type { Wish } from './keys.ts'

/** Which lines of a question and its answer show. Each way to move is told what the window shows now. */
export class DrillWindow {
  #scroll = 0
  /** The furthest that the last picture could be scrolled. */
  #lastScroll = 0

  /** Lines that have gone out at the top. */
  get scroll(): number {
    return this.#scroll
  }

  /** To be told of each picture that is shown. */
  shows(picture: Picture): Picture {
    this.#lastScroll = picture.lastScroll
    return picture
  }

  /** Keeps the place in a long text when the window has another size, and the text so many more or fewer lines. */
  keepPlace({ lastScroll }: Picture): void {
    if (this.#lastScroll > 0) this.#scroll = Math.round((this.#scroll / this.#lastScroll) * lastScroll)
  }

  /** One page on. Whether there was more to show. */
  pageOn({ lastScroll, page }: Picture): boolean {
    if (this.#scroll >= lastScroll) return false
    this.#scroll = Math.min(lastScroll, this.#scroll + page)
    return true
  }

  scrollBy({ by, direction }: Extract<Wish, { type: 'scroll' }>, { lastScroll, page }: Picture): void {
    const distance = { line: 1, page, all: lastScroll }[by]
    this.#scroll = Math.max(0, Math.min(lastScroll, this.#scroll + direction * distance))
  }

  toBeginning(): void {
    this.#scroll = 0
  }

  /** To where the part of the answer that is looked at can be read, moving no further than it takes. */
  toPart({ partScroll }: Picture): void {
    this.#scroll = partScroll ?? this.#scroll
  }

  toAnswer({ answerScroll }: Picture): void {
    this.#scroll = answerScroll
  }
}
