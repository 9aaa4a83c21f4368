import type { Action, Session } from '../drill/session.ts'
import type { Picture } from '../terminal/prompts/picture.ts'
import { TextBox } from '../terminal/prompts/text-box.ts'
import type { Wish } from './keys.ts'
import { DrillNoteKeys } from './note-keys.ts'
import type { DrillPainter } from './painter.ts'
import type { DrillPorts } from './ports.ts'
import { DrillSteps } from './steps.ts'
import { DrillWindow } from './window.ts'

/** A drill as it stands, and what each wish of the person does to it. One wish is to be done before the next one comes. */
export class DrillWishes {
  readonly #ports: DrillPorts
  readonly #painter: DrillPainter
  readonly window = new DrillWindow((scroll) => this.#draw(scroll))
  readonly box: TextBox
  readonly note: DrillNoteKeys
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
    this.note = new DrillNoteKeys(ports, {
      box: this.box,
      session: () => this.session,
      say: (notice) => {
        this.notice = notice
      },
      take: (action) => this.#take(action),
      replace: (card) => this.steps.replace(card),
      showAnswer: () => this.showAnswer(),
      lend,
    })
    this.#ask()
  }

  get session(): Session {
    return this.steps.session
  }

  #draw(scroll: number): Picture {
    return this.#painter.draw({
      session: this.session,
      scroll,
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
        this.window.scrollBy(wish)
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
        if (this.steps.tick()) this.window.toPart()
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
        await this.note.edit()
        this.window.toBeginning()
        return
      case 'write':
        return this.note.write()
      case 'open':
        return this.note.open()
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
    if (this.window.pageOn()) return
    if (!session.revealed) this.#reveal()
    else if (accepts && suggested !== null) this.#turn(await this.steps.grade(suggested))
  }

  /** An answer that is one part shows whole. */
  #lookAt(direction: -1 | 1): void {
    const wasHidden = !this.session.revealed
    if (this.steps.lookAt(direction)) this.window.toPart()
    else if (direction > 0) this.#reveal()
    if (wasHidden && this.session.revealed) this.note.forgetOpened()
  }

  showAnswer(): void {
    if (!this.session.revealed) {
      this.steps.reveal()
      this.note.forgetOpened()
    }
    this.window.toAnswer()
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
    if (what !== null && this.session.revealed) this.window.toAnswer()
    this.notice = what === null ? screen.nothingToUndo : screen.undone[what]
  }

  /** After a step: another question shows, or the same one anew. */
  #turn(isTaken: boolean): void {
    if (!isTaken) return
    this.note.forgetOpened()
    this.window.toBeginning()
    this.#ask()
  }

  /** Lets the answer be typed before the note's shows, where that is how questions are answered. */
  #ask(begun = ''): void {
    this.#begun = null
    const { current, revealed } = this.session
    const card = current?.card
    if (this.#ports.manner?.is !== 'type' || revealed || card == null || card.answer === null) return
    this.box.open({
      purpose: 'try',
      text: begun,
      finish: async (text) => {
        this.box.close()
        this.steps.compare(card, text)
        this.showAnswer()
      },
      leave: (text) => {
        this.#begun = text
      },
    })
  }
}
