import type { Card, CardId } from '../cards/card.ts'
import { type Action, type Session, step, undoable } from '../drill/session.ts'
import { judgeTyped, type TypedAnswer } from '../drill/typed/typed-answer.ts'
import { describeError, PrepError } from '../errors.ts'
import type { Grade } from '../schedule/grade.ts'
import { type Key, pressesOf, type Wish, wishOf } from './drill-keys.ts'
import { DrillPainter } from './drill-painter.ts'
import type { DrillPorts } from './drill-ports.ts'
import { linkToOpen } from './links.ts'
import { entryOf, type TextEntry, typeKey } from './text-entry.ts'
import type { Picture } from './views/drill.ts'
import type { DrillEntry } from './views/drill-view.ts'

/** A text being typed, and what becomes of it. */
interface Entry extends DrillEntry {
  /** The card for which the text is kept when it is left; none for a text that is not. */
  readonly draftOf?: CardId
  readonly finish: (text: string) => Promise<void>
}

/**
 * A drill under way: keys go in, one after the other, each waiting for what the one before it saves; so a burst of keys
 * loses none. Knows no prompt and no terminal: `drill-prompt` and `plain-drill` show it.
 */
export class DrillProgress {
  readonly ports: DrillPorts
  readonly #painter: DrillPainter
  #session: Session
  #scroll = 0
  /** The furthest that the last picture could be scrolled. */
  #lastScroll = 0
  #help = false
  #notice: string | null = null
  #entry: Entry | null = null
  #pasting = false
  /** Answers for the note that were begun and left, by card: writing one goes on where it was. */
  readonly #drafts = new Map<CardId, TextEntry>()
  #tried: TypedAnswer | null = null
  /** How long the answer took, where the time ran only until it was given. */
  #seconds: number | null = null
  /** How many of the question's links were opened so far. */
  #opened = 0
  #work: Promise<void> = Promise.resolve()
  #over = false
  #failure: { readonly error: unknown } | null = null
  #changed: () => void = () => {}
  #lend: (task: () => Promise<void>) => Promise<void> = (task) => task()

  constructor(session: Session, ports: DrillPorts) {
    this.#session = session
    this.ports = ports
    this.#painter = new DrillPainter(ports)
    this.#over = session.ended !== null
    this.#ask()
  }

  get session(): Session {
    return this.#session
  }

  /** Whether the keys are being explained. */
  get help(): boolean {
    return this.#help
  }

  /** A remark on what was just done, in one line or more, null when there is none. */
  get notice(): string | null {
    return this.#notice
  }

  /** Whether nothing more will change: finished, quit, cancelled or failed. */
  get over(): boolean {
    return this.#over
  }

  /** `changed` is called whenever there is something new to show, `lend` gives the terminal to another program. */
  attach(changed: () => void, lend: (task: () => Promise<void>) => Promise<void>): void {
    this.#changed = changed
    this.#lend = lend
    if (this.#entry !== null) this.ports.screen.typing?.(true)
  }

  /** Loads what is only needed later. To be called once the first question shows. */
  async prepare(): Promise<void> {
    void this.#readPictures()
    if (await this.#painter.learnToColourCode(this.#session)) this.#changed()
  }

  picture(): Picture {
    const picture = this.#painter.draw({
      session: this.#session,
      scroll: this.#scroll,
      help: this.#help,
      notice: this.#notice,
      now: this.ports.now(),
      entry: this.#entry,
      tried: this.#tried,
      secondsLeft: this.#secondsLeft(),
      columns: this.ports.screen.columns(),
      rows: this.ports.screen.rows(),
    })
    this.#lastScroll = picture.lastScroll
    return picture
  }

  /** Keeps the place in a long text when the window has another size, and the text so many more or fewer lines. */
  keepPlace(): void {
    const before = this.#lastScroll
    if (before > 0) this.#scroll = Math.round((this.#scroll / before) * this.picture().lastScroll)
  }

  /** Takes a key; what it asks for is done after everything asked for before. */
  press(key: Key): void {
    this.#work = this.#work.then(async () => {
      if (this.#over) return
      try {
        if (this.#entry !== null) await this.#type(this.#entry, key)
        else
          for (const press of pressesOf(key)) if (!this.#over) await this.#obey(wishOf(press, this.#session.revealed))
      } catch (error) {
        this.#failure = { error }
        this.#over = true
      }
      this.#changed()
      void this.#readPictures()
    })
  }

  /** What was typed for the question, beside the note's answer; null when nothing was. */
  get tried(): TypedAnswer | null {
    return this.#tried
  }

  /** What a text is being typed for, null when none is. */
  get entering(): DrillEntry['purpose'] | null {
    return this.#entry?.purpose ?? null
  }

  /** The text that is being typed, all at once; null gives it up. */
  enter(text: string | null): void {
    this.#work = this.#work.then(async () => {
      const entry = this.#entry
      if (entry === null) return
      if (text !== null) await this.#guarded(() => entry.finish(text))
      // Where nothing can be redrawn, nothing can be mended either.
      if (this.#entry === entry) this.#close()
    })
  }

  /** Shows the pictures on a screen that has just been drawn. */
  showPictures({ pictures }: Picture): Promise<void> {
    return this.#painter.pictures.show(pictures)
  }

  async #readPictures(): Promise<void> {
    if (await this.#painter.pictures.read(this.#session.current?.card ?? null)) this.#changed()
  }

  /** Ends without finishing, after the keys that were pressed before. */
  cancel(): void {
    this.#work = this.#work.then(() => {
      this.#over = true
    })
  }

  /** The session once every key has been dealt with. Rejects with what made the drill fail. */
  async settled(): Promise<Session> {
    await this.#work
    if (this.#failure !== null) throw this.#failure.error
    return this.#session
  }

  async #obey(wish: Wish): Promise<void> {
    this.#notice = null
    if (this.#help) {
      this.#help = false
      return
    }
    const { screen } = this.ports.messages.drilling
    switch (wish.type) {
      case 'go-on':
        return this.#goOn(wish.accepts === true)
      case 'scroll':
        return this.#scrollBy(wish)
      case 'grade':
        if (!this.#session.revealed) this.#notice = screen.revealFirst
        else await this.#grade(wish.grade)
        return
      case 'skip':
        await this.#take({ type: 'skip' })
        this.#notice = screen.skipped
        return
      case 'suspend':
        await this.#take({ type: 'suspend' })
        this.#notice = screen.suspended
        return
      case 'undo':
        return this.#undo()
      case 'edit':
        return this.#edit()
      case 'write':
        return this.#write()
      case 'open':
        return this.#open()
      case 'quit':
        return this.#take({ type: 'quit' })
      case 'help':
        this.#help = true
        return
      case 'unknown':
        return
    }
  }

  async #goOn(accepts: boolean): Promise<void> {
    const { lastScroll, page } = this.picture()
    if (this.#scroll < lastScroll) this.#scroll = Math.min(lastScroll, this.#scroll + page)
    else if (!this.#session.revealed) this.#reveal()
    else if (accepts && this.#tried !== null) await this.#grade(this.#tried.suggested)
  }

  #reveal(): void {
    const now = this.ports.now()
    if (this.ports.manner !== undefined && this.ports.manner.is !== 'reveal')
      this.#seconds = (now.getTime() - this.#session.shownAt.getTime()) / 1000
    this.#session = step(this.#session, { type: 'reveal' }, now, this.ports.scheduler)
    this.#scroll = this.picture().answerScroll
    this.#opened = 0
  }

  #grade(grade: Grade): Promise<void> {
    return this.#take({ type: 'grade', grade, ...(this.#seconds === null ? {} : { seconds: this.#seconds }) })
  }

  /** What a question begins with: a text to type, a clock, or its answer beside what was said before. */
  #ask(): void {
    const { current, revealed } = this.#session
    const { manner, rehearsed, now, scheduler } = this.ports
    this.#tried = null
    this.#seconds = null
    if (current === null || revealed) return
    const { card } = current
    const said = rehearsed?.get(card.id)
    if (said !== undefined) {
      this.#seconds = said.seconds
      if (said.typed !== null && card.answer !== null) this.#tried = judgeTyped(card.question, card.answer, said.typed)
      this.#session = step(this.#session, { type: 'reveal' }, now(), scheduler)
    } else if (manner?.is === 'type') this.#try(card)
  }

  #try(card: Card): void {
    if (card.answer === null) return
    this.#begin({
      purpose: 'try',
      typed: entryOf(''),
      finish: async (text) => {
        this.#close()
        this.#tried = judgeTyped(card.question, card.answer ?? '', text)
        this.#reveal()
      },
    })
  }

  /** Whole seconds left for speaking, null when nobody is timed. */
  #secondsLeft(): number | null {
    const { manner, now } = this.ports
    if (manner?.is !== 'speak' || this.#session.revealed || this.#session.current === null) return null
    return Math.max(0, Math.ceil(manner.seconds - (now().getTime() - this.#session.shownAt.getTime()) / 1000))
  }

  /** To be called about once a second: shows how much time is left, and the answer once there is none. */
  tick(): void {
    const isTimed = () => !this.#over && !this.#help && this.#entry === null && this.#secondsLeft() !== null
    if (!isTimed()) return
    this.#work = this.#work.then(() => {
      if (!isTimed()) return
      if (this.#secondsLeft() === 0) {
        this.#reveal()
        this.#notice = this.ports.messages.answering.timeIsUp
      }
      this.#changed()
    })
  }

  #scrollBy(wish: Extract<Wish, { type: 'scroll' }>): void {
    const { lastScroll, page } = this.picture()
    const distance = { line: 1, page, all: lastScroll }[wish.by]
    this.#scroll = Math.max(0, Math.min(lastScroll, this.#scroll + wish.direction * distance))
  }

  /** Steps the session, but only once what the step means has been saved. */
  async #take(action: Action): Promise<void> {
    const { ports } = this
    const card = this.#session.current?.card
    const next = step(this.#session, action, ports.now(), ports.scheduler)
    if (next === this.#session || card === undefined) return
    const review = next.done.length > this.#session.done.length ? next.done.at(-1) : undefined
    if (review !== undefined) await ports.record(review)
    if (action.type === 'suspend') await ports.suspend(card)
    this.#session = next
    this.#scroll = 0
    this.#opened = 0
    if (next.ended !== null) this.#over = true
    this.#ask()
  }

  async #undo(): Promise<void> {
    const { ports } = this
    const what = undoable(this.#session)
    const { screen } = ports.messages.drilling
    if (what === null) {
      this.#notice = screen.nothingToUndo
      return
    }
    if (what === 'grade' || what === 'suspend') await ports.takeBack()
    this.#session = step(this.#session, { type: 'undo' }, ports.now(), ports.scheduler)
    this.#opened = 0
    this.#ask()
    this.#scroll = this.#session.revealed ? this.picture().answerScroll : 0
    this.#notice = screen.undone[what]
  }

  async #edit(): Promise<void> {
    await this.#aside(async () => {
      const { messages } = this.ports
      const { current } = this.#session
      const card = current === null ? null : await this.ports.edit(current.card)
      if (card === null) this.#notice = messages.drilling.screen.notEdited
      else if (card !== 'gone') this.#replace(card)
      else {
        await this.#take({ type: 'skip' })
        this.#notice = messages.answering.goneInNote
      }
    })
    this.#scroll = 0
  }

  #replace(card: Card): void {
    this.#session = step(this.#session, { type: 'replace', card }, this.ports.now(), this.ports.scheduler)
  }

  /** Lets an answer be typed that goes into the note; a text that could not be written stays to be mended. */
  async #write(): Promise<void> {
    const { ports } = this
    const card = this.#session.current?.card
    if (card === undefined || ports.write === undefined) return
    if (card.status === 'answered') {
      this.#notice = ports.messages.answering.answeredAlready
      return
    }
    await this.#guarded(() => {
      const put = ports.write?.(card)
      this.#begin({
        purpose: 'write',
        draftOf: card.id,
        typed: this.#drafts.get(card.id) ?? entryOf(''),
        finish: async (text) => {
          const written = await put?.(text)
          if (written === undefined) return
          this.#drafts.delete(card.id)
          this.#close()
          this.#replace(written.card)
          this.#session = step(this.#session, { type: 'reveal' }, ports.now(), ports.scheduler)
          this.#scroll = this.picture().answerScroll
          this.#notice = ports.messages.answering.writtenHere({ line: written.line })
        },
      })
    })
  }

  async #type(entry: Entry, key: Key): Promise<void> {
    this.#notice = null
    if (key.name === 'paste-start' || key.name === 'paste-end') this.#pasting = key.name === 'paste-start'
    else if (this.#pasting) this.#entry = { ...entry, typed: typeKey(entry.typed, key) }
    else if (key.name === 'escape') this.#leave(entry)
    else if (entry.purpose === 'write' ? key.ctrl && key.name === 's' : key.name === 'return' && !key.meta)
      await this.#guarded(() => entry.finish(entry.typed.text))
    else this.#entry = { ...entry, typed: typeKey(entry.typed, key) }
  }

  #begin(entry: Entry): void {
    this.#entry = entry
    this.#pasting = false
    this.ports.screen.typing?.(true)
  }

  /** Puts a text away; what was meant for the note is not lost with it. */
  #leave({ draftOf, typed }: Entry): void {
    this.#close()
    if (draftOf === undefined) return
    if (typed.text.trim() === '') this.#drafts.delete(draftOf)
    else {
      this.#drafts.set(draftOf, typed)
      this.#notice = this.ports.messages.answering.draftKept
    }
  }

  #close(): void {
    this.#entry = null
    this.ports.screen.typing?.(false)
  }

  async #open(): Promise<void> {
    const link = linkToOpen(this.#session, this.#opened)
    const { open, messages } = this.ports
    if (open === undefined) return
    if (link === null) {
      this.#notice = messages.drilling.screen.noLinks
      return
    }
    this.#opened++
    await this.#aside(async () => {
      const card = this.#session.current?.card
      if (card !== undefined) await open(link.target, card)
      this.#notice = messages.drilling.screen.opened(link)
    })
  }

  /** Lets another program have the terminal; what goes wrong with it is a remark, not the end of the drill. */
  #aside(task: () => Promise<void>): Promise<void> {
    return this.#lend(() => this.#guarded(task))
  }

  async #guarded(task: () => Promise<void> | void): Promise<void> {
    try {
      await task()
    } catch (error) {
      if (!(error instanceof PrepError)) throw error
      const { text, hint } = describeError(error, this.ports.messages)
      this.#notice = hint === null ? text : `${text}\n${hint}`
    }
  }
}
