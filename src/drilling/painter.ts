import type { Session } from '../drill/session.ts'
import { type Highlighter, hasCode, loadHighlighter } from '../terminal/markdown/code.ts'
import type { Picture } from '../terminal/prompts/picture.ts'
import { DrillPictures } from './pictures.ts'
import type { DrillPorts } from './ports.ts'
import { drawDrill } from './views/drill.ts'
import { type DrillText, drillText } from './views/text.ts'
import { type DrillView, NOTHING_BESIDE } from './views/view.ts'

/** So many questions are looked at before they show: code that gets its colours later than its letters would flicker. */
const SOON = 2

/** Draws a drill's screens, and remembers what it rendered last: a long answer takes a while, and keys come often. */
export class DrillPainter {
  readonly #ports: DrillPorts
  readonly pictures: DrillPictures
  #highlight: Highlighter | null = null
  #remembered: { readonly key: readonly unknown[]; readonly text: DrillText } | null = null

  constructor(ports: DrillPorts) {
    this.#ports = ports
    this.pictures = new DrillPictures(ports)
  }

  draw(view: DrillView): Picture {
    const picture = this.pictures.finderFor(view.session.current?.card ?? null)
    return drawDrill(view, { hyperlinks: false, ...this.#ports, highlight: this.#highlight, picture }, this.#read)
  }

  /** Loads what colours code, when a question that shows now or soon has code. Whether something looks different now. */
  async learnToColourCode({ current, waiting, learning }: Session): Promise<boolean> {
    if (this.#highlight !== null || this.#ports.style.level === 0) return false
    const items = [...(current === null ? [] : [current]), ...waiting.slice(0, SOON), ...learning.slice(0, SOON)]
    if (!items.some(({ card }) => hasCode(card.prompt) || hasCode(card.answer))) return false
    this.#highlight = await loadHighlighter()
    return true
  }

  readonly #read: typeof drillText = (card, revealed, look, width, now, beside = NOTHING_BESIDE) => {
    const key = [card, revealed, look.highlight, look.picture, width, beside]
    if (this.#remembered === null || !key.every((part, index) => part === this.#remembered?.key[index])) {
      this.#remembered = { key, text: drillText(card, revealed, look, width, now, beside) }
    }
    return this.#remembered.text
  }
}
