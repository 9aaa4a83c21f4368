import type { Card } from '../cards/card.ts'
import { PrepError } from '../errors.ts'
import type { Key } from '../terminal/prompts/key.ts'
import { type Picture, still } from '../terminal/prompts/picture.ts'
import { errorRemark } from '../terminal/prompts/remark.ts'
import { type Shown, show } from '../terminal/prompts/screen-prompt.ts'
import { TextBox } from '../terminal/prompts/text-box.ts'
import type { Screen } from '../terminal/terminal.ts'
import type { DrillPorts } from './ports.ts'
import { drawEntry } from './views/entry.ts'

/** What it takes to let an answer be typed. */
export interface AnswerEntryPorts<Written>
  extends Pick<DrillPorts, 'messages' | 'style' | 'hyperlinks' | 'everySecond'> {
  readonly screen: Screen
  /** Puts the text into the note. A PrepError is shown, and the text stays to be mended. */
  put(text: string): Promise<Written>
  /** Keeps the text as it stands, at once, while it is typed: it may still be lost. */
  keep(text: string): void
}

/** What became of a text: written, or left as it was. */
export type Answered<Written> = { readonly written: Written } | { readonly left: string }

/** Lets an answer be typed on a screen of its own, in the box that a drill has for it; `begun` stands in it at first. */
export async function typeAnswer<Written>(
  card: Card,
  begun: string,
  ports: AnswerEntryPorts<Written>,
): Promise<Answered<Written>> {
  const entry = new AnswerEntry(card, begun, ports)
  await show(entry, () => {})
  return entry.settled()
}

/** The question and a box for its answer, taking keys one after the other. */
class AnswerEntry<Written> implements Shown {
  readonly ports: AnswerEntryPorts<Written>
  readonly endsText = true
  readonly #card: Card
  readonly #box: TextBox
  #notice: string | null = null
  #work: Promise<void> = Promise.resolve()
  #answered: Answered<Written> | null = null
  #failure: { readonly error: unknown } | null = null
  #changed: () => void = () => {}

  constructor(card: Card, begun: string, ports: AnswerEntryPorts<Written>) {
    this.#card = card
    this.ports = ports
    this.#box = new TextBox(ports.screen)
    this.#box.open({ purpose: 'write', text: begun, keep: (text) => ports.keep(text) })
  }

  get over(): boolean {
    return this.#answered !== null || this.#failure !== null
  }

  attach(changed: () => void): void {
    this.#changed = changed
    this.ports.screen.typing?.(true)
  }

  press(key: Key): void {
    this.#work = this.#work.then(async () => {
      if (this.over) return
      this.#notice = null
      try {
        const ended = this.#box.press(key)
        if (ended?.is === 'left') this.#answered = { left: ended.text }
        else if (ended !== null) {
          this.#answered = { written: await this.ports.put(ended.text) }
          this.#box.close()
        }
      } catch (error) {
        if (!(error instanceof PrepError)) this.#failure = { error }
        else this.#notice = errorRemark(error, this.ports.messages)
      }
      this.#changed()
    })
  }

  tick(): void {
    this.#box.tick()
  }

  keepText(): void {
    this.#box.keep()
  }

  picture(): Picture {
    const { screen, messages, style, hyperlinks = false } = this.ports
    const [width, rows] = [screen.columns(), screen.rows() - 1]
    const { entry } = this.#box
    if (entry === null) return still([''])
    const look = { messages, style, hyperlinks, highlight: null }
    return { ...still([]), ...drawEntry(entry, { card: this.#card, notice: this.#notice }, look, { width, rows }) }
  }

  /** What became of the text once every key has been dealt with. */
  async settled(): Promise<Answered<Written>> {
    await this.#work
    if (this.#failure !== null) throw this.#failure.error
    return this.#answered ?? { left: this.#box.entry?.typed.text ?? '' }
  }
}
