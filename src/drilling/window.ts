import type { Picture } from '../terminal/prompts/picture.ts'
import type { Wish } from './keys.ts'

/** Which lines of a question and its answer show. */
export class DrillWindow {
  readonly #draw: (scroll: number) => Picture
  #scroll = 0
  /** The furthest that the last picture could be scrolled. */
  #lastScroll = 0

  /** `draw` makes the picture with so many lines gone out at the top. */
  constructor(draw: (scroll: number) => Picture) {
    this.#draw = draw
  }

  picture(): Picture {
    const picture = this.#draw(this.#scroll)
    this.#lastScroll = picture.lastScroll
    return picture
  }

  /** Keeps the place in a long text when the window has another size, and the text so many more or fewer lines. */
  keepPlace(): void {
    const before = this.#lastScroll
    if (before > 0) this.#scroll = Math.round((this.#scroll / before) * this.picture().lastScroll)
  }

  /** One page on. Whether there was more to show. */
  pageOn(): boolean {
    const { lastScroll, page } = this.picture()
    if (this.#scroll >= lastScroll) return false
    this.#scroll = Math.min(lastScroll, this.#scroll + page)
    return true
  }

  scrollBy({ by, direction }: Extract<Wish, { type: 'scroll' }>): void {
    const { lastScroll, page } = this.picture()
    const distance = { line: 1, page, all: lastScroll }[by]
    this.#scroll = Math.max(0, Math.min(lastScroll, this.#scroll + direction * distance))
  }

  toBeginning(): void {
    this.#scroll = 0
  }

  /** To where the part of the answer that is looked at can be read, moving no further than it takes. */
  toPart(): void {
    this.#scroll = this.picture().partScroll ?? this.#scroll
  }

  toAnswer(): void {
    this.#scroll = this.picture().answerScroll
  }
}
