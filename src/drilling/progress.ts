import type { Session } from '../drill/session.ts'
import type { Grade } from '../schedule/grade.ts'
import { type Key, pressesOf } from '../terminal/prompts/key.ts'
import type { Picture } from '../terminal/prompts/picture.ts'
import type { BoxEntry } from '../terminal/prompts/text-box.ts'
import { wishOf } from './keys.ts'
import { DrillPainter } from './painter.ts'
import type { DrillPorts } from './ports.ts'
import type { BesideAnswer } from './views/view.ts'
import { DrillWishes } from './wishes.ts'

/**
 * A drill under way: keys go in, one after the other, each waiting for what the one before it saves; so a burst of keys
 * loses none. Knows no prompt and no terminal: `drill-prompt` and `plain-drill` show it.
 */
export class DrillProgress {
  readonly ports: DrillPorts
  readonly #painter: DrillPainter
  readonly #wishes: DrillWishes
  #work: Promise<void> = Promise.resolve()
  /** Cancelled or failed. */
  #stopped = false
  #failure: { readonly error: unknown } | null = null
  #changed: () => void = () => {}
  #lend: (task: () => Promise<void>) => Promise<void> = (task) => task()

  constructor(session: Session, ports: DrillPorts) {
    this.ports = ports
    this.#painter = new DrillPainter(ports)
    this.#wishes = new DrillWishes(session, ports, this.#painter, (task) => this.#lend(task))
  }

  get session(): Session {
    return this.#wishes.steps.session
  }

  /** Whether the keys are being explained. */
  get help(): boolean {
    return this.#wishes.help
  }

  /** A remark on what was just done, in one line or more, null when there is none. */
  get notice(): string | null {
    return this.#wishes.notice
  }

  /** Whether nothing more will change: finished, quit, cancelled or failed. */
  get over(): boolean {
    return this.#stopped || this.session.ended !== null
  }

  /** `changed` is called whenever there is something new to show, `lend` gives the terminal to another program. */
  attach(changed: () => void, lend: (task: () => Promise<void>) => Promise<void>): void {
    this.#changed = changed
    this.#lend = lend
    if (this.#wishes.box.asked !== null) this.ports.screen.typing?.(true)
    this.#work = this.#work.then(() => this.#lookBack())
  }

  /** What was said before is there before the first key is taken. */
  async #lookBack(): Promise<void> {
    try {
      await this.ports.attempts?.load()
      this.#wishes.steps.lookBack()
    } catch (error) {
      this.#failure = { error }
      this.#stopped = true
    }
    if (this.ports.rehearsed !== undefined || this.#stopped) this.#changed()
  }

  /** Loads what is only needed later. To be called once the first question shows. */
  async prepare(): Promise<void> {
    void this.#readPictures()
    await this.#learnToColourCode()
  }

  async #learnToColourCode(): Promise<void> {
    if (await this.#painter.learnToColourCode(this.session)) this.#changed()
  }

  picture(): Picture {
    return this.#wishes.picture()
  }

  keepPlace(): void {
    this.#wishes.keepPlace()
  }

  /** Takes a key; what it asks for is done after everything asked for before. */
  press(key: Key): void {
    this.#work = this.#work.then(async () => {
      if (this.over) return
      try {
        if (this.#wishes.box.asked !== null) await this.#wishes.type(key)
        else
          for (const press of pressesOf(key))
            if (!this.over) await this.#wishes.obey(wishOf(press, this.session.revealed))
      } catch (error) {
        this.#failure = { error }
        this.#stopped = true
      }
      this.#changed()
      void this.#readPictures()
      void this.#learnToColourCode()
    })
  }

  /** Goes on with another session of the same current question; whether it was not over by then. */
  async widen(change: (session: Session) => Session): Promise<boolean> {
    let isOn = false
    this.#work = this.#work.then(() => {
      isOn = !this.over
      if (isOn) this.#wishes.steps.widen(change)
    })
    await this.#work
    if (isOn) this.#changed()
    return isOn
  }

  /** What is shown with the note's answer. */
  get beside(): BesideAnswer {
    return this.#wishes.steps.beside
  }

  /** The grade that Enter gives; null where none is suggested. */
  get suggested(): Grade | null {
    return this.#wishes.steps.suggested
  }

  /** What a text is being typed for, null when none is. */
  get entering(): BoxEntry['purpose'] | null {
    return this.#wishes.box.asked?.purpose ?? null
  }

  /** What stood in the box at first, of an answer that was begun before. */
  get begun(): string {
    return this.#wishes.box.asked?.text ?? ''
  }

  /** Whether Ctrl-D ends a text now, and not the drill. */
  get endsText(): boolean {
    return this.entering === 'write'
  }

  /** The text that is being typed, all at once; null gives it up. */
  enter(text: string | null): void {
    this.#work = this.#work.then(async () => {
      const { asked } = this.#wishes.box
      if (asked === null) return
      this.#wishes.notice = null
      if (text !== null) await this.#wishes.finish(asked.purpose, text)
      // Where nothing can be redrawn, nothing can be mended either.
      if (this.#wishes.box.asked !== asked) return
      const refused = this.#wishes.notice
      this.#wishes.notice = null
      this.#wishes.box.close()
      if (text !== null) this.#wishes.leave(asked.purpose, text)
      this.#wishes.notice = [refused, this.#wishes.notice].filter((each) => each !== null).join('\n') || null
    })
  }

  /** Puts the text away that is being typed; what was meant for the note is kept. */
  leave(text: string): void {
    this.#work = this.#work.then(() => {
      const { asked } = this.#wishes.box
      this.#wishes.box.close()
      if (asked !== null) this.#wishes.leave(asked.purpose, text)
    })
  }

  /** Shows the pictures on a screen that has just been drawn. */
  showPictures({ pictures }: Picture): Promise<void> {
    return this.#painter.pictures.show(pictures)
  }

  async #readPictures(): Promise<void> {
    if (await this.#painter.pictures.read(this.session.current?.card ?? null)) this.#changed()
  }

  /** Ends without finishing, after the keys that were pressed before. A text that is being typed for a note is kept. */
  cancel(): void {
    this.#work = this.#work.then(() => {
      this.keepText()
      this.#stopped = true
    })
  }

  /** Keeps what is typed for a note, at once: what stands in the box unless a text is given. */
  keepText(text?: string): void {
    this.#wishes.box.keep(text)
  }

  /** The session once every key has been dealt with. Rejects with what made the drill fail. */
  async settled(): Promise<Session> {
    await this.#work
    if (this.#failure !== null) throw this.#failure.error
    return this.session
  }

  /** To be called about once a second: keeps what is typed, shows the time that is left, and the answer once there is none. */
  tick(): void {
    const { steps, box } = this.#wishes
    box.tick()
    const isTimed = () => !this.over && !this.#wishes.help && box.asked === null && steps.secondsLeft() !== null
    if (!isTimed()) return
    this.#work = this.#work.then(() => {
      if (!isTimed()) return
      if (steps.secondsLeft() === 0) {
        this.#wishes.showAnswer()
        this.#wishes.notice = this.ports.messages.answering.timeIsUp
      }
      this.#changed()
    })
  }
}
