import type { Card } from '../cards/card.ts'
import { pastAttempts, progressSince } from '../drill/attempts.ts'
import { keptUp, type Present } from '../drill/keep-up.ts'
import { moveOn, type Points, showAll, startPoints, suggestedBy, tick } from '../drill/points.ts'
import { type Action, type Session, step, undoable } from '../drill/session.ts'
import { judgeTyped, type TypedAnswer } from '../drill/typed/typed-answer.ts'
import type { Attempt, Said } from '../schedule/attempt.ts'
import type { Grade } from '../schedule/grade.ts'
import { answerParts } from '../terminal/markdown/answer-parts.ts'
import type { StepPorts } from './ports.ts'
import { type BesideAnswer, NOTHING_BESIDE } from './views/view.ts'

/** A session under way: each step is taken once what it means has been saved, and answers are timed and compared. */
export class DrillSteps {
  readonly #ports: StepPorts
  #session: Session
  #tried: TypedAnswer | null = null
  /** What was said for the question, to be kept with its grade. */
  #said: Said | null = null
  /** The file that the answer is recorded into; null where it is not. */
  #recording: string | null = null
  /** What was said for it before, while it is the current one. */
  #attempts: readonly Attempt[] = []
  /** The answers that were graded, newest last, for taking their grades back. */
  readonly #given: { said: Said | null; tried: TypedAnswer | null; seconds: number | null }[] = []
  #points: Points | null = null
  #beside: BesideAnswer | null = null
  #parts: { readonly card: Card; readonly count: number } | null = null
  /** How long the answer took, where the time ran only until it was given. */
  #seconds: number | null = null

  constructor(session: Session, ports: StepPorts) {
    this.#session = session
    this.#ports = ports
    this.#begin()
  }

  get session(): Session {
    return this.#session
  }

  /** What is shown with the note's answer: what was said now and before, and which parts of it show and were said. */
  get beside(): BesideAnswer {
    this.#beside ??= this.#besideNow()
    return this.#beside
  }

  #besideNow(): BesideAnswer {
    const { current, revealed } = this.#session
    if (current === null || (!revealed && this.#points === null)) return NOTHING_BESIDE
    const card = this.#whole(current.card)
    const typed = this.#said?.typed ?? null
    return {
      tried: this.#tried,
      since: typed === null ? null : progressSince(card, this.#attempts, typed),
      past: revealed ? pastAttempts(card, this.#attempts) : [],
      points: this.#points,
    }
  }

  /** The grade that what was ticked, or else what was typed, looks like; null when neither was. */
  get suggested(): Grade | null {
    return (this.#points === null ? null : suggestedBy(this.#points)) ?? this.#tried?.suggested ?? null
  }

  /** The parts of the current answer. */
  get parts(): number {
    const { current } = this.#session
    if (this.#parts?.card !== current?.card || this.#parts === null)
      this.#parts =
        current === null ? null : { card: current.card, count: answerParts(this.#whole(current.card).answer).length }
    return this.#parts?.count ?? 0
  }

  /** To be called once what was said before has been looked up. */
  lookBack(): void {
    const { current } = this.#session
    this.#attempts = current === null ? [] : (this.#ports.attempts?.of(current.card.id) ?? [])
    this.#beside = null
  }

  /** Looks at the answer's next part, or the one before. Whether there are parts to look at. */
  lookAt(direction: -1 | 1): boolean {
    const points = this.#pointsNow()
    if (points === null) return false
    this.#take(this.#points === null ? points : moveOn(points, direction))
    return true
  }

  /** The part that is looked at was said, or was not after all. Whether there is one. */
  tick(): boolean {
    const points = this.#session.revealed || this.#points !== null ? this.#pointsNow() : null
    if (points === null) return false
    this.#take(tick(points))
    return true
  }

  #pointsNow(): Points | null {
    const { current, revealed } = this.#session
    if (current === null || this.#points !== null) return this.#points
    return this.parts < 2 ? null : startPoints(this.parts, revealed)
  }

  /** Once the last part shows, the answer does. */
  #take(points: Points): void {
    this.#points = points
    this.#beside = null
    if (points.shown === points.total && !this.#session.revealed) this.reveal()
  }

  #whole(card: Card): Card {
    return this.#ports.whole?.(card) ?? card
  }

  /** Takes what was typed for the question, to be shown beside the note's answer. */
  compare(card: Card, typed: string): void {
    const { question, answer } = this.#whole(card)
    this.#said = typed.trim() === '' ? null : { recording: null, ...this.#said, typed }
    this.#beside = null
    if (answer !== null) this.#tried = judgeTyped(question, answer, typed)
  }

  reveal(): void {
    const { manner, now, scheduler } = this.#ports
    const at = now()
    this.#beside = null
    if (this.#points !== null) this.#points = showAll(this.#points)
    if (manner !== undefined && manner.is !== 'reveal') this.#seconds = this.#secondsShown(at)
    if (this.#recording !== null) {
      this.#ports.recorder?.stop()
      this.#said = { typed: null, recording: this.#recording }
      this.#recording = null
    }
    this.#session = step(this.#session, { type: 'reveal' }, at, scheduler)
  }

  /** The same card with its new text. */
  replace(card: Card): void {
    this.#points = null
    this.#beside = null
    const { now, scheduler } = this.#ports
    this.#session = step(this.#session, { type: 'replace', card }, now(), scheduler)
  }

  /** Takes in what became of the questions elsewhere; see `keptUp`. */
  keepUp(present: Present, movesOn = false): void {
    const before = this.#session.current
    this.#session = keptUp(this.#session, present, this.#ports.now(), movesOn)
    const { current } = this.#session
    if (current?.card.id !== before?.card.id) this.#begin()
    else if (current?.card !== before?.card) {
      this.#points = null
      this.#beside = null
    }
  }

  /** Takes in questions that were not known before; the current one stays. */
  widen(change: (session: Session) => Session): void {
    this.#session = change(this.#session)
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
    const said = this.#saidAndThere() ?? undefined
    const practice = next.practised.length > this.#session.practised.length ? next.practised.at(-1) : undefined
    if (review !== undefined) await ports.record(review, said)
    if (practice !== undefined) await ports.practise?.(practice, said)
    // What was said before the drill is kept by whoever began it.
    if (action.type === 'quit' && said !== undefined && ports.rehearsed === undefined)
      await ports.practise?.({ card: card.id, grade: null, at: ports.now(), seconds: this.#seconds }, said)
    if (action.type === 'suspend') await ports.suspend(card)
    if (action.type === 'grade') this.#given.push({ said: this.#said, tried: this.#tried, seconds: this.#seconds })
    this.#session = next
    this.#begin()
    return true
  }

  /** What was said; a recording that was never written is none. */
  #saidAndThere(): Said | null {
    const said = this.#said
    if (said === null || said.recording === null || this.#ports.recorder?.has(said.recording) !== false) return said
    return said.typed === null ? null : { ...said, recording: null }
  }

  /** Takes the last step back; gives what it was, null when there is none. */
  async undo(): Promise<ReturnType<typeof undoable>> {
    const { now, scheduler, takeBack, practise } = this.#ports
    const what = undoable(this.#session)
    if (what === null) return null
    const isKept = what === 'practise' ? practise !== undefined : what !== 'skip'
    if (isKept) await takeBack()
    this.#session = step(this.#session, { type: 'undo' }, now(), scheduler)
    this.#begin()
    if (what === 'grade' || what === 'practise') this.#takeUpAgain()
    return what
  }

  /** The answer whose grade was taken back is there to be graded anew. */
  #takeUpAgain(): void {
    const given = this.#given.pop()
    if (given === undefined) return
    this.#said = given.said
    this.#tried = given.tried
    this.#seconds = given.seconds
    this.#beside = null
  }

  /** Whole seconds left for speaking, null when nobody is timed. */
  secondsLeft(): number | null {
    const { manner, now } = this.#ports
    if (manner?.is !== 'speak' || this.#session.revealed || this.#session.current === null) return null
    return Math.max(0, Math.ceil(manner.seconds - this.#secondsShown(now())))
  }

  /** Whether the answer is being recorded now. */
  get isRecording(): boolean {
    return this.#recording !== null
  }

  /** Records the answer where there is a recorder and answers are said aloud; what was recorded and left is no answer. */
  #record(): void {
    const { manner, recorder } = this.#ports
    const { current, revealed } = this.#session
    if (this.#recording !== null) recorder?.stop()
    this.#recording =
      recorder === undefined || manner?.is !== 'speak' || current === null || revealed
        ? null
        : recorder.start(current.card, manner.seconds)
  }

  #secondsShown(at: Date): number {
    return (at.getTime() - this.#session.shownAt.getTime()) / 1000
  }

  /** What was said before the drill stands beside the note's answer at once. */
  #begin(): void {
    const { current, revealed } = this.#session
    const { rehearsed, now, scheduler } = this.#ports
    this.#tried = null
    this.#said = null
    this.#points = null
    this.#beside = null
    this.#seconds = null
    this.lookBack()
    this.#record()
    const said = current === null || revealed ? undefined : rehearsed?.get(current.card.id)
    if (current === null || said === undefined) return
    this.#seconds = said.seconds
    if (said.recording !== null) this.#said = { typed: null, recording: said.recording }
    if (said.typed !== null) this.compare(current.card, said.typed)
    this.#session = step(this.#session, { type: 'reveal' }, now(), scheduler)
  }
}
