import type { Card, CardId } from '../cards/card.ts'
import type { Session } from '../drill/session.ts'
import { PrepError } from '../errors.ts'
import { linkToOpen } from '../terminal/markdown/links.ts'
import { errorRemark } from '../terminal/prompts/remark.ts'
import type { AskedText } from '../terminal/prompts/text-box.ts'
import type { DrillPorts } from './ports.ts'

/** What came of reaching into a note. */
export interface NoteOutcome {
  /** To be remarked; null for nothing. */
  readonly notice: string | null
  /** The same card with its new text; missing where it has none. */
  readonly card?: Card
  /** Whether the note does not ask the question any more. */
  readonly isGone?: boolean
}

type Put = ReturnType<NonNullable<DrillPorts['write']>>

/** What the keys do that reach into a note: edit it, write an answer into it, open what it links to. */
export class DrillNoteKeys {
  readonly #ports: DrillPorts
  /** Gives the terminal to another program meanwhile. */
  readonly #lend: (task: () => Promise<void>) => Promise<void>
  /** Answers that were begun and left: writing one goes on where it was. */
  readonly #drafts: NonNullable<DrillPorts['drafts']>
  /** The answer that is being written: which card it is for, and what puts it into the note. */
  #written: { readonly card: Card; readonly put: Put } | null = null
  /** How many of the question's links were opened so far. */
  #opened = 0

  constructor(ports: DrillPorts, lend: (task: () => Promise<void>) => Promise<void>) {
    this.#ports = ports
    this.#lend = lend
    this.#drafts = ports.drafts ?? new Map<CardId, string>()
  }

  /** To be called when another text shows. */
  forgetOpened(): void {
    this.#opened = 0
  }

  /** Opens the editor at the card, and waits for it. */
  edit(card: Card): Promise<NoteOutcome> {
    const { drilling, answering } = this.#ports.messages
    return this.#aside(async () => {
      const edited = await this.#ports.edit(card)
      if (edited === null) return { notice: drilling.screen.notEdited }
      return edited === 'gone' ? { notice: answering.goneInNote, isGone: true } : { notice: null, card: edited }
    })
  }

  /** Begins an answer, or more of one, that goes into the note: the text to ask for; null where none can be written. */
  write(card: Card): AskedText | NoteOutcome | null {
    const { write } = this.#ports
    if (write === undefined) return null
    try {
      this.#written = { card, put: write(card) }
    } catch (error) {
      return this.#remark(error)
    }
    return { purpose: 'write', text: this.#drafts.get(card.id) ?? '', keep: (text) => this.#keep(card, text) }
  }

  /** Puts the text into the note; without a card in the outcome nothing was written, and the text stays to be mended. */
  put(text: string): Promise<NoteOutcome> {
    return this.#guarded(async () => {
      if (this.#written === null) return { notice: null }
      const { card, put } = this.#written
      const written = await put(text)
      this.#drafts.delete(card.id)
      const { writtenHere, marked } = this.#ports.messages.answering
      return { card: written.card, notice: [writtenHere(written), ...(written.marked ? [marked] : [])].join('\n') }
    })
  }

  /** Puts the text away, to be gone on with. */
  leave(text: string): NoteOutcome {
    const isKept = this.#written !== null && this.#keep(this.#written.card, text)
    return { notice: isKept ? this.#ports.messages.answering.draftKept : null }
  }

  /** Whether there was anything to keep. */
  #keep(card: Card, text: string): boolean {
    const isText = text.trim() !== ''
    if (isText) this.#drafts.set(card.id, text)
    else this.#drafts.delete(card.id)
    return isText
  }

  /** Opens the next of the links of the question, and of its answer once that shows. */
  async open(session: Session): Promise<NoteOutcome> {
    const { open, messages, localLink, whole } = this.#ports
    const card = session.current?.card
    if (open === undefined || card === undefined) return { notice: null }
    const isFile = (address: string) => (localLink?.(address, card) ?? null) !== null
    const link = linkToOpen(session, this.#opened, isFile, (one) => whole?.(one) ?? one)
    if (link === null) return { notice: messages.drilling.screen.noLinks }
    this.#opened++
    return this.#aside(async () => {
      await open(link.target, card)
      return { notice: messages.drilling.screen.opened(link) }
    })
  }

  /** Lets another program have the terminal. */
  async #aside(task: () => Promise<NoteOutcome>): Promise<NoteOutcome> {
    let outcome: NoteOutcome = { notice: null }
    await this.#lend(async () => {
      outcome = await this.#guarded(task)
    })
    return outcome
  }

  /** What goes wrong with a note or another program is a remark, not the end of the drill. */
  async #guarded(task: () => Promise<NoteOutcome>): Promise<NoteOutcome> {
    try {
      return await task()
    } catch (error) {
      return this.#remark(error)
    }
  }

  /** Throws what is no PrepError. */
  #remark(error: unknown): NoteOutcome {
    if (!(error instanceof PrepError)) throw error
    return { notice: errorRemark(error, this.#ports.messages) }
  }
}
