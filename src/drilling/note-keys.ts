import type { Card, CardId } from '../cards/card.ts'
import type { Action, Session } from '../drill/session.ts'
import { PrepError } from '../errors.ts'
import { linkToOpen } from '../terminal/markdown/links.ts'
import { errorRemark } from '../terminal/prompts/remark.ts'
import type { TextBox } from '../terminal/prompts/text-box.ts'
import type { DrillPorts } from './ports.ts'

/** What these keys may do to a drill. */
export interface DrillHands {
  readonly box: TextBox
  session(): Session
  /** Shows a remark. */
  say(notice: string): void
  take(action: Action): Promise<void>
  /** The same card with its new text. */
  replace(card: Card): void
  /** Shows the answer from its first line. */
  showAnswer(): void
  /** Gives the terminal to another program meanwhile. */
  lend(task: () => Promise<void>): Promise<void>
}

/** What the keys do that reach into a note: edit it, write an answer into it, open what it links to. */
export class DrillNoteKeys {
  readonly #ports: DrillPorts
  readonly #hands: DrillHands
  /** Answers that were begun and left: writing one goes on where it was. */
  readonly #drafts: NonNullable<DrillPorts['drafts']>
  /** How many of the question's links were opened so far. */
  #opened = 0

  constructor(ports: DrillPorts, hands: DrillHands) {
    this.#ports = ports
    this.#hands = hands
    this.#drafts = ports.drafts ?? new Map<CardId, string>()
  }

  /** To be called when another text shows. */
  forgetOpened(): void {
    this.#opened = 0
  }

  async edit(): Promise<void> {
    const ports = this.#ports
    const hands = this.#hands
    const { messages } = ports
    await this.#aside(async () => {
      const { current } = hands.session()
      const card = current === null ? null : await ports.edit(current.card)
      if (card === null) hands.say(messages.drilling.screen.notEdited)
      else if (card !== 'gone') hands.replace(card)
      else {
        await hands.take({ type: 'skip' })
        hands.say(messages.answering.goneInNote)
      }
    })
  }

  /** Lets an answer, or more of one, be typed that goes into the note; a text that could not be written stays to be mended. */
  async write(): Promise<void> {
    const ports = this.#ports
    const hands = this.#hands
    const card = hands.session().current?.card
    const { answering } = ports.messages
    if (card === undefined || ports.write === undefined) return
    // What is added to is seen first.
    if (card.status === 'answered') hands.showAnswer()
    await this.guarded(() => {
      const put = ports.write?.(card)
      hands.box.open({
        purpose: 'write',
        text: this.#drafts.get(card.id) ?? '',
        finish: (text) =>
          this.guarded(async () => {
            const written = await put?.(text)
            if (written === undefined) return
            this.#drafts.delete(card.id)
            hands.box.close()
            hands.replace(written.card)
            hands.showAnswer()
            hands.say([answering.writtenHere(written), ...(written.marked ? [answering.marked] : [])].join('\n'))
          }),
        leave: (text) => {
          if (this.#keep(card, text)) hands.say(answering.draftKept)
        },
        keep: (text) => this.#keep(card, text),
      })
    })
  }

  /** Whether there was anything to keep. */
  #keep(card: Card, text: string): boolean {
    const isText = text.trim() !== ''
    if (isText) this.#drafts.set(card.id, text)
    else this.#drafts.delete(card.id)
    return isText
  }

  async open(): Promise<void> {
    const { open, messages, localLink } = this.#ports
    const hands = this.#hands
    const card = hands.session().current?.card
    const isFile = (address: string) => card !== undefined && (localLink?.(address, card) ?? null) !== null
    const link = linkToOpen(hands.session(), this.#opened, isFile, (one) => this.#ports.whole?.(one) ?? one)
    if (open === undefined) return
    if (link === null) {
      hands.say(messages.drilling.screen.noLinks)
      return
    }
    this.#opened++
    await this.#aside(async () => {
      if (card !== undefined) await open(link.target, card)
      hands.say(messages.drilling.screen.opened(link))
    })
  }

  /** Lets another program have the terminal; what goes wrong with it is a remark, not the end of the drill. */
  #aside(task: () => Promise<void>): Promise<void> {
    return this.#hands.lend(() => this.guarded(task))
  }

  /** Shows a PrepError as a remark. */
  async guarded(task: () => Promise<void> | void): Promise<void> {
    try {
      await task()
    } catch (error) {
      if (!(error instanceof PrepError)) throw error
      this.#hands.say(errorRemark(error, this.#ports.messages))
    }
  }
}
