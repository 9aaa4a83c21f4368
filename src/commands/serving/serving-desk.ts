import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import type { Choice, Desk, DrillStep, ListQuery, ReadingStep, ShownQuestion } from '../../serving/desk.ts'
import { changesTo } from '../collection/remember.ts'
import type { DrillOptions } from '../drilling/queue-options.ts'
import { comingInterviews } from '../planning/interviews.ts'
import { knownInterviews, toCome } from '../planning/known-interviews.ts'
import { planData } from '../planning/plan-data.ts'
import { planFacts } from '../planning/plan-facts.ts'
import { countdown, statsOf } from '../planning/stats.ts'
import type { ServedAnswers } from './served-answers.ts'
import { ServedDrill } from './served-drill.ts'
import { ServedHtml } from './served-html.ts'
import { listedNotes, listedQuestions } from './served-lists.ts'
import type { ServedNotes } from './served-notes.ts'
import type { ServedReadings } from './served-readings.ts'

/** Windows that were left open count, too; beyond so many the oldest drill is begun anew. */
const MOST_DRILLS = 100

/** The notes and the memory of prep's user, for a browser; `options` say what its drills ask. */
export class ServingDesk implements Desk {
  readonly #context: Context
  readonly #notes: ServedNotes
  readonly #html: ServedHtml
  readonly #options: DrillOptions
  readonly #drills = new Map<string, ServedDrill>()
  #readings: ServedReadings | null = null
  #answers: ServedAnswers | null = null
  #begun = 0
  /** Answers of drills that are left. */
  #past = 0

  constructor(context: Context, notes: ServedNotes, options: DrillOptions = {}) {
    this.#context = context
    this.#notes = notes
    this.#html = new ServedHtml(context, notes)
    this.#options = options
  }

  now(): Date {
    return this.#context.now()
  }

  /** Answers that were saved and count, in all drills. */
  reviews(): number {
    return [...this.#drills.values()].reduce((sum, drill) => sum + drill.reviews, this.#past)
  }

  async begin(choice: Choice, types: boolean) {
    await this.#notes.renew()
    this.#begun += 1
    const id = String(this.#begun)
    const served = { notes: this.#notes, html: this.#html, options: this.#options }
    const drill = await ServedDrill.begin(this.#context, served, { ...choice, types, id })
    this.#drills.set(id, drill)
    const [oldest] = this.#drills
    if (this.#drills.size > MOST_DRILLS && oldest !== undefined) {
      this.#past += oldest[1].reviews
      this.#drills.delete(oldest[0])
    }
    return drill.state()
  }

  async step(id: string, step: number, what: DrillStep) {
    const drill = this.#drills.get(id)
    if (drill === undefined) return null
    await this.#notes.renew()
    await drill.take(step, what)
    return drill.state()
  }

  async list(query: ListQuery) {
    await this.#notes.renew()
    return listedQuestions(this.#context, this.#notes.collection, query)
  }

  async show(id: string) {
    await this.#notes.renew()
    return this.#shown(this.#cardOf(id))
  }

  write(id: string, seen: string, text: string) {
    return this.#answering(id, (answers, card) => answers.write(card, seen, text))
  }

  keepDraft(id: string, text: string) {
    return this.#answering(id, async (answers, card) => answers.keep(card, text))
  }

  takeOut(id: string) {
    return this.#answering(id, async (answers, card) => answers.takeOut(card))
  }

  async suspend(id: string, suspended: boolean) {
    await this.#notes.renew()
    const { id: card } = this.#cardOf(id)
    const store = await this.#context.store()
    const isSuspended = store.records().get(card)?.suspended ?? false
    if (isSuspended === suspended) return
    const change = { type: suspended ? 'suspended' : 'resumed', card } as const
    const changes = changesTo(card, change, store.records(), this.#notes.collection.locators)
    await store.append(changes, this.#context.now())
  }

  async notes() {
    await this.#notes.renew()
    return listedNotes(this.#notes.collection)
  }

  async reading(path: string, line: number | null) {
    return (await this.#renewedReadings()).open(path, line)
  }

  async correct(path: string, line: number, seen: string, what: ReadingStep) {
    return (await this.#renewedReadings()).correct(path, line, seen, what)
  }

  async misread(id: string) {
    const readings = await this.#renewedReadings()
    const { path, line } = this.#cardOf(id).source
    return readings.isNothing(path, line)
  }

  async readAsBefore(path: string, line: number) {
    return (await this.#renewedReadings()).takeBack(path, line)
  }

  async plan() {
    const known = await this.#known()
    const coming = comingInterviews(this.#context, known, toCome(await knownInterviews(this.#context)))
    return planData(this.#context, coming, await planFacts(this.#context, known, coming))
  }

  async stats() {
    const context = this.#context
    const known = await this.#known()
    const { statsHtml } = await import('../planning/stats-page.ts')
    const { data } = await statsOf(context, known, { isChoice: false, room: 'page' })
    const wayBack = `← ${context.messages.serving.places.drill}`
    return statsHtml(context, data, await countdown(context, data.today), wayBack)
  }

  picture(id: string, address: string) {
    return this.#html.picture(id, address)
  }

  #cardOf(id: string): Card {
    const card = this.#notes.find(id)
    if (card === null) throw new PrepError('noMatch', { query: id, meant: null })
    return card
  }

  /** The notes and records as they are now. */
  async #known() {
    await this.#notes.renew()
    return { cards: this.#notes.collection.cards, records: (await this.#context.store()).records() }
  }

  /** The reader of notes is loaded when somebody looks at a reading. */
  async #renewedReadings(): Promise<ServedReadings> {
    await this.#notes.renew()
    const { ServedReadings } = await import('./served-readings.ts')
    this.#readings ??= new ServedReadings(this.#context, this.#notes)
    return this.#readings
  }

  async #openAnswers(): Promise<ServedAnswers> {
    const { ServedAnswers } = await import('./served-answers.ts')
    this.#answers ??= new ServedAnswers(this.#context, this.#notes)
    return this.#answers
  }

  async #shown(chosen: Card, told: string | null = null): Promise<ShownQuestion> {
    const { showData } = await import('../notes/show.ts')
    const { cards } = this.#notes.collection
    const records = (await this.#context.store()).records()
    const whole = this.#notes.references.whole(chosen)
    return {
      data: await showData(this.#context, { cards, records }, chosen, whole),
      prompt: await this.#html.of(whole.prompt, whole),
      answer: await this.#html.answer(whole),
      parentId: chosen.parent !== null && this.#notes.find(chosen.parent) !== null ? chosen.parent : null,
      followUps: cards.filter(({ parent }) => parent === chosen.id).map(({ id, question }) => ({ id, question })),
      writing: (await this.#openAnswers()).of(chosen),
      told,
    }
  }

  /** Does something about a question's answer, and shows the question as it is then. */
  async #answering(id: string, act: (answers: ServedAnswers, card: Card) => Promise<string>): Promise<ShownQuestion> {
    await this.#notes.renew()
    const told = await act(await this.#openAnswers(), this.#cardOf(id))
    await this.#notes.renew()
    return this.#shown(this.#cardOf(id), told)
  }
}
