import type { Card } from '../cards/card.ts'
import { type Action, type Session, step, undoable } from '../drill/session.ts'
import { judgeTyped, type TypedAnswer } from '../drill/typed/typed-answer.ts'
import type { Grade } from '../schedule/grade.ts'
import type { DrillPorts } from './drill-ports.ts'

/** A session under way: each step is taken once what it means has been saved, and answers are timed and compared. */
export class DrillSteps {
  readonly #ports: DrillPorts
  #session: Session
  #tried: TypedAnswer | null = null
  /** How long the answer took, where the time ran only until it was given. */
  #seconds: number | null = null

  constructor(session: Session, ports: DrillPorts) {
    this.#session = session
    this.#ports = ports
    this.#begin()
  }

  get session(): Session {
    return this.#session
  }

  /** What was typed for the question, beside the note's answer; null when nothing was. */
  get tried(): TypedAnswer | null {
    return this.#tried
  }

  /** Takes what was typed for the question, to be shown beside the note's answer. */
  compare(card: Card, typed: string): void {
    const { question, answer } = this.#ports.whole?.(card) ?? card
    if (answer !== null) this.#tried = judgeTyped(question, answer, typed)
  }

  reveal(): void {
    const { manner, now, scheduler } = this.#ports
    const at = now()
    if (manner !== undefined && manner.is !== 'reveal') this.#seconds = this.#secondsShown(at)
    this.#session = step(this.#session, { type: 'reveal' }, at, scheduler)
  }

  /** The same card with its new text. */
  replace(card: Card): void {
    const { now, scheduler } = this.#ports
    this.#session = step(this.#session, { type: 'replace', card }, now(), scheduler)
  }

  grade(grade: Grade): Promise<boolean> {
    return this.take({ type: 'grade', grade, ...(this.#seconds === null ? {} : { seconds: this.#seconds }) })
  }

  /** Steps the session, but only once what the step means has been saved. Whether there was anything to do. */
  async take(action: Action): Promise<boolean> {
    const ports = this.#ports
    const card = this.#session.current?.card
    const next = step(this.#session, action, ports.now(), ports.scheduler)
    if (next === this.#session || card === undefined) return false
    const review = next.done.length > this.#session.done.length ? next.done.at(-1) : undefined
    if (review !== undefined) await ports.record(review)
    if (action.type === 'suspend') await ports.suspend(card)
    this.#session = next
    this.#begin()
    return true
  }

  /** Takes the last step back; gives what it was, null when there is none. */
  async undo(): Promise<ReturnType<typeof undoable>> {
    const { now, scheduler, takeBack } = this.#ports
    const what = undoable(this.#session)
    if (what === null) return null
    if (what === 'grade' || what === 'suspend') await takeBack()
    this.#session = step(this.#session, { type: 'undo' }, now(), scheduler)
    this.#begin()
    return what
  }

  /** Whole seconds left for speaking, null when nobody is timed. */
  secondsLeft(): number | null {
    const { manner, now } = this.#ports
    if (manner?.is !== 'speak' || this.#session.revealed || this.#session.current === null) return null
    return Math.max(0, Math.ceil(manner.seconds - this.#secondsShown(now())))
  }

  #secondsShown(at: Date): number {
    return (at.getTime() - this.#session.shownAt.getTime()) / 1000
  }

  /** What was said before the drill stands beside the note's answer at once. */
  #begin(): void {
    const { current, revealed } = this.#session
    const { rehearsed, now, scheduler } = this.#ports
    this.#tried = null
    this.#seconds = null
    const said = current === null || revealed ? undefined : rehearsed?.get(current.card.id)
    if (current === null || said === undefined) return
    this.#seconds = said.seconds
    if (said.typed !== null) this.compare(current.card, said.typed)
    this.#session = step(this.#session, { type: 'reveal' }, now(), scheduler)
  }
}
