import type { Action, Session } from '../drill/session.ts'
import type { Key } from '../terminal/prompts/key.ts'
import type { Picture } from '../terminal/prompts/picture.ts'
import { type BoxEntry, TextBox } from '../terminal/prompts/text-box.ts'
import type { Wish } from './keys.ts'
import { DrillNoteKeys, type NoteOutcome } from './note-keys.ts'
import type { DrillPainter } from './painter.ts'
import type { DrillPorts } from './ports.ts'
import { DrillSteps } from './steps.ts'
import { DrillWindow } from './window.ts'

/** A drill as it stands, and what each wish of the person does to it. One wish is to be done before the next one comes. */
export class DrillWishes {
  readonly #ports: DrillPorts
  readonly #painter: DrillPainter
  readonly #window = new DrillWindow()
  readonly box: TextBox
  readonly #note: DrillNoteKeys
  readonly steps: DrillSteps
  /** Whether the keys are being explained. */
  help = false
  /** A remark on what was just done, in one line or more, null when there is none. */
  notice: string | null = null
  /** What was typed and left by Esc; null where no box was left. */
  #begun: string | null = null

  /** `lend` gives the terminal to another program meanwhile. */
  constructor(
    session: Session,
    ports: DrillPorts,
    painter: DrillPainter,
    lend: (task: () => Promise<void>) => Promise<void>,
  ) {
    this.#ports = ports
    this.#painter = painter
    this.steps = new DrillSteps(session, ports)
    this.notice = ports.greeting ?? null
    this.box = new TextBox(ports.screen)
    this.#note = new DrillNoteKeys(ports, lend)
    this.#ask()
  }

  get session(): Session {
    return this.steps.session
  }

  /** What is to be shown now. */
  picture(): Picture {
    return this.#window.shows(this.#draw())
  }

  /** To be called when the window has another size. */
  keepPlace(): void {
    this.#window.keepPlace(this.#draw())
  }

  #draw(): Picture {
    return this.#painter.draw({
      session: this.session,
      scroll: this.#window.scroll,
      help: this.help,
      notice: this.notice,
      now: this.#ports.now(),
      entry: this.box.entry,
      beside: this.steps.beside,
      parts: this.steps.parts,
      suggested: this.steps.suggested,
      secondsLeft: this.steps.secondsLeft(),
      isRecording: this.steps.isRecording,
      canResume: this.canResume,
      columns: this.#ports.screen.columns(),
      rows: this.#ports.screen.rows(),
    })
  }

  async obey(wish: Wish): Promise<void> {
    this.notice = null
    if (this.help) {
      this.help = false
      return
    }
    const { screen } = this.#ports.messages.drilling
    switch (wish.type) {
      case 'go-on':
        return this.#goOn(wish.accepts === true)
      case 'scroll':
        this.#window.scrollBy(wish, this.#draw())
        return
      case 'grade':
        if (!this.session.revealed) this.notice = screen.revealFirst
        else this.#turn(await this.steps.grade(wish.grade))
        return
      case 'resume':
        if (this.canResume) this.#ask(this.#begun ?? '')
        return
      case 'part':
        return this.#lookAt(wish.direction)
      case 'tick':
        if (this.steps.tick()) this.#window.toPart(this.#draw())
        else if (!this.session.revealed) this.notice = screen.revealFirst
        return
      case 'skip':
        this.notice = screen.skipped({ followUps: await this.#setAside('skip') })
        return
      case 'suspend':
        this.notice = screen.suspended({ followUps: await this.#setAside('suspend') })
        return
      case 'undo':
        return this.#undo()
      case 'edit':
        if (this.session.current !== null) await this.#follow(await this.#note.edit(this.session.current.card))
        this.#window.toBeginning()
        return
      case 'write':
        return this.#write()
      case 'open':
        return this.#follow(await this.#note.open(this.session))
      case 'quit':
        this.#compareBegun()
        return this.#take({ type: 'quit' })
      case 'help':
        this.help = true
        return
      case 'unknown':
        return
    }
  }

  async #goOn(accepts: boolean): Promise<void> {
    const { session, suggested } = this.steps
    if (this.#window.pageOn(this.#draw())) return
    if (!session.revealed) this.#reveal()
    else if (accepts && suggested !== null) this.#turn(await this.steps.grade(suggested))
  }

  /** An answer that is one part shows whole. */
  #lookAt(direction: -1 | 1): void {
    const wasHidden = !this.session.revealed
    if (this.steps.lookAt(direction)) this.#window.toPart(this.#draw())
    else if (direction > 0) this.#reveal()
    if (wasHidden && this.session.revealed) this.#note.forgetOpened()
  }

  showAnswer(): void {
    if (!this.session.revealed) {
      this.steps.reveal()
      this.#note.forgetOpened()
    }
    this.#window.toAnswer(this.#draw())
  }

  #reveal(): void {
    this.#compareBegun()
    this.showAnswer()
  }

  /** What was typed before its box was left is an answer, too. */
  #compareBegun(): void {
    const { current, revealed } = this.session
    if (current === null || revealed || this.#begun === null || this.#begun.trim() === '') return
    this.steps.compare(current.card, this.#begun)
  }

  /** Whether an answer was being typed, and still may be. */
  get canResume(): boolean {
    return this.#begun !== null && !this.session.revealed && this.steps.beside.points === null
  }

  async #take(action: Action): Promise<void> {
    this.#turn(await this.steps.take(action))
  }

  /** Leaves a question; gives how many new follow-ups it took along. */
  async #setAside(type: 'skip' | 'suspend'): Promise<number> {
    const before = this.session.skipped.length
    await this.#take({ type })
    return Math.max(0, this.session.skipped.length - before - (type === 'skip' ? 1 : 0))
  }

  async #undo(): Promise<void> {
    const { screen } = this.#ports.messages.drilling
    const what = await this.steps.undo()
    this.#turn(what !== null)
    if (what !== null && this.session.revealed) this.#window.toAnswer(this.#draw())
    this.notice = what === null ? screen.nothingToUndo : screen.undone[what]
  }

  /** After a step: another question shows, or the same one anew. */
  #turn(isTaken: boolean): void {
    if (!isTaken) return
    this.#note.forgetOpened()
    this.#window.toBeginning()
    this.#ask()
  }

  /** What reaching into the note came to, as the drill has it. */
  async #follow({ notice, card, isGone = false }: NoteOutcome): Promise<void> {
    if (card !== undefined) this.steps.replace(card)
    if (isGone) await this.#take({ type: 'skip' })
    this.notice = notice
  }

  /** Lets an answer, or more of one, be typed that goes into the note. */
  async #write(): Promise<void> {
    const card = this.session.current?.card
    if (card === undefined) return
    const asked = this.#note.write(card)
    if (asked === null) return
    // What is added to is seen first.
    if (card.status === 'answered') this.showAnswer()
    if ('purpose' in asked) this.box.open(asked)
    else await this.#follow(asked)
  }

  /** Takes a key for the text that is being typed. */
  async type(key: Key): Promise<void> {
    this.notice = null
    const ended = this.box.press(key)
    if (ended?.is === 'finished') await this.finish(ended.purpose, ended.text)
    else if (ended !== null) this.leave(ended.purpose, ended.text)
  }

  /** The text is done: compared with the answer, or written into the note; one that could not be written stays in its box. */
  async finish(purpose: BoxEntry['purpose'], text: string): Promise<void> {
    const card = this.session.current?.card
    if (purpose === 'try') {
      this.box.close()
      if (card !== undefined) this.steps.compare(card, text)
      this.showAnswer()
      return
    }
    const outcome = await this.#note.put(text)
    if (outcome.card !== undefined) {
      this.box.close()
      this.steps.replace(outcome.card)
      this.showAnswer()
    }
    this.notice = outcome.notice
  }

  /** The text was left in the midst, its box closed: it can be gone on with. */
  leave(purpose: BoxEntry['purpose'], text: string): void {
    if (purpose === 'try') this.#begun = text
    else this.notice = this.#note.leave(text).notice
  }

  /** Lets the answer be typed before the note's shows, where that is how questions are answered. */
  #ask(begun = ''): void {
    this.#begun = null
    const { current, revealed } = this.session
    const card = current?.card
    if (this.#ports.manner?.is !== 'type' || revealed || card == null || card.answer === null) return
    this.box.open({ purpose: 'try', text: begun })
  }
}
