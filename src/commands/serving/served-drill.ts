import type { Card } from '../../cards/card.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import type { QueueCounts } from '../../drill/queue.ts'
import { leftOf, startSession, undoable } from '../../drill/session.ts'
import type { StepPorts } from '../../drilling/ports.ts'
import { DrillSteps } from '../../drilling/steps.ts'
import type { GRADES } from '../../schedule/grade.ts'
import type { AnswerParts, AskedQuestion, Choice, DrillState, DrillStep } from '../../serving/desk.ts'
import { answerParts } from '../../terminal/markdown/answer-parts.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { BETWEEN, spokenSection } from '../../terminal/text/section.ts'
import { nothingToAsk, summarySentences } from '../../terminal/views/summary.ts'
import { drillMemory } from '../drilling/drill-memory.ts'
import { drillSummary } from '../drilling/drill-summary.ts'
import { type DrillOptions, drillQueue, isNarrowed } from '../drilling/queue-options.ts'
import { loadOf, loadScheduler } from '../frame/scheduling.ts'
import { leavePastInterviews } from '../planning/known-interviews.ts'
import { rememberPlan } from '../planning/plan-facts.ts'
import type { ServedHtml } from './served-html.ts'
import type { ServedNotes } from './served-notes.ts'

/** A drill that a browser's window goes through: the terminal's session, its steps and its memory. */
export class ServedDrill {
  readonly #context: Context
  readonly #notes: ServedNotes
  readonly #html: ServedHtml
  readonly #id: string
  readonly #ports: StepPorts
  readonly #steps: DrillSteps
  readonly #counts: QueueCounts
  /** Remembers that today's share of the plan was asked. */
  readonly #askedAll: () => Promise<void>
  #taken = 0
  #said: readonly string[] = []

  private constructor(
    context: Context,
    { notes, html }: { notes: ServedNotes; html: ServedHtml },
    begun: { id: string; ports: StepPorts; steps: DrillSteps; counts: QueueCounts; askedAll: () => Promise<void> },
  ) {
    this.#context = context
    this.#notes = notes
    this.#html = html
    this.#id = begun.id
    this.#ports = begun.ports
    this.#steps = begun.steps
    this.#counts = begun.counts
    this.#askedAll = begun.askedAll
  }

  /** What `prep drill` with the options of `prep serve` would ask now, or of some decks and tags. */
  static async begin(
    context: Context,
    served: { notes: ServedNotes; html: ServedHtml; options: DrillOptions },
    { decks, tags, types, id }: Choice & { readonly types: boolean; readonly id: string },
  ): Promise<ServedDrill> {
    const { notes } = served
    // A page that is about a deck or tag of its own asks of that.
    const options =
      decks.length + tags.length === 0 ? served.options : { ...served.options, deck: decks, tag: tags, section: [] }
    const store = await context.store()
    await leavePastInterviews(context)
    const known = { cards: notes.collection.cards, records: store.records() }
    const { items, counts, following, followed } = await drillQueue(context, known, options)
    const isWhole = notes.areAll && !isNarrowed(options)
    const remember = async (askedAll: boolean) => {
      if (isWhole && followed !== undefined) await rememberPlan(context, following, await followed(), askedAll)
    }
    if (items.length > 0) await remember(false)
    const load = loadOf(context, known.records)
    const locators = { get: (card: string) => notes.collection.locators.get(card) }
    const memory = drillMemory(context, { store, load, locators })
    if (types) await memory.attempts.load()
    const ports: StepPorts = {
      ...memory,
      scheduler: await loadScheduler(context, load),
      now: context.now,
      manner: { is: types ? 'type' : 'reveal' },
      whole: (card) => notes.references.whole(card),
    }
    const steps = new DrillSteps(startSession(items, context.now()), ports)
    const askedAll = async () => {
      if (items.length > 0) await remember(true)
    }
    return new ServedDrill(context, served, { id, ports, steps, counts, askedAll })
  }

  /** Answers that were saved and count. */
  get reviews(): number {
    return this.#steps.session.done.length
  }

  /**
   * Takes a step, unless others were taken since the page was drawn: what it meant is not there any more. Rejects with PrepError
   * when it cannot be saved; then the drill is where it was.
   */
  async take(step: number, what: DrillStep): Promise<void> {
    if (step !== this.#taken) return
    const asked = this.#steps.session.current?.card.id
    this.#steps.keepUp(await this.#notes.present(), what.does === 'look')
    const said = await this.#done(what)
    if (said === null) return
    this.#taken += 1
    this.#said = said
    // What comes next was chosen from what waits now; only an undo goes back to what waited before.
    if (what.does === 'undo') this.#steps.keepUp(await this.#notes.present())
    const { session } = this.#steps
    if (session.ended === 'finished' && session.skipped.length === 0 && asked !== undefined) await this.#askedAll()
  }

  /** What to say of a step that was taken; null where there was nothing to do. */
  async #done(what: DrillStep): Promise<readonly string[] | null> {
    const steps = this.#steps
    const { current, revealed } = steps.session
    const { screen } = this.#context.messages.drilling
    switch (what.does) {
      case 'reveal':
        if (current === null || revealed) return null
        if (what.typed !== null) steps.compare(current.card, what.typed)
        steps.reveal()
        return []
      case 'grade':
        return (await steps.grade(what.grade)) ? [] : null
      case 'part':
        if (current === null) return null
        // An answer that is one part shows whole.
        if (!steps.lookAt(what.direction) && !revealed && what.direction > 0) steps.reveal()
        return []
      case 'tick':
        return steps.tick() ? [] : null
      case 'skip':
      case 'suspend': {
        const before = steps.session.skipped.length
        if (!(await steps.take({ type: what.does }))) return null
        const followUps = steps.session.skipped.length - before - (what.does === 'skip' ? 1 : 0)
        return [screen[what.does === 'skip' ? 'skipped' : 'suspended']({ followUps })]
      }
      case 'undo': {
        const undone = await steps.undo()
        return undone === null ? null : [screen.undone[undone]]
      }
      case 'look':
        return current?.card.id === this.#shown ? null : [this.#context.messages.serving.elsewhere]
    }
  }

  #shown: string | undefined

  async state(): Promise<DrillState> {
    const { session } = this.#steps
    this.#shown = session.current?.card.id
    return {
      drill: this.#id,
      step: this.#taken,
      left: leftOf(session),
      canUndo: undoable(session) !== null,
      types: this.#ports.manner?.is === 'type',
      question: await this.#question(),
      said: session.current === null ? await this.#ending() : this.#said,
    }
  }

  async #question(): Promise<AskedQuestion | null> {
    const { session, beside, suggested } = this.#steps
    const { current, revealed } = session
    if (current === null) return null
    const { messages } = this.#context
    const card = plainCard(this.#notes.references.whole(current.card))
    const parent = card.parent === null ? null : this.#notes.find(card.parent)
    const now = this.#ports.now()
    const dueIn = Object.entries(this.#ports.scheduler.preview(current.schedule, now, card.id)).map(
      ([grade, { due }]) => [grade, due.getTime() - now.getTime()] as const,
    )
    const { tried } = beside
    return {
      id: card.id,
      above:
        parent === null
          ? spokenSection(card).join(BETWEEN)
          : messages.drilling.show.followUpOf({ question: sanitiseLine(parent.question) }),
      prompt: await this.#html.of(card.prompt, card),
      answer: revealed ? await this.#html.answer(card) : null,
      hasParts: this.#steps.parts > 1,
      parts: await this.#parts(card),
      revealed,
      due: revealed ? (Object.fromEntries(dueIn) as Record<(typeof GRADES)[number], number>) : null,
      suggested: revealed ? suggested : null,
      typed:
        tried === null || !revealed
          ? null
          : {
              text: tried.typed,
              covered: tried.covered,
              missed: tried.missed,
              against: tried.against.map((each) => messages.answering.compare.against(each)),
            },
      place: `${sanitiseLine(card.source.path)}:${card.source.line}`,
    }
  }

  async #parts(card: Card): Promise<AnswerParts | null> {
    const { points } = this.#steps.beside
    if (points === null) return null
    const parts = answerParts(card.answer).slice(0, points.shown)
    const shown = await Promise.all(parts.map(({ markdown }) => this.#html.of(markdown, card)))
    return { shown, total: points.total, at: points.at, ticked: [...points.ticked] }
  }

  /** How the drill went, or why there was nothing to ask. */
  async #ending(): Promise<readonly string[]> {
    const { messages } = this.#context
    const words = { messages, now: this.#context.now() }
    const { session } = this.#steps
    const { done, practised, skipped, suspended } = session
    if (done.length + practised.length + skipped.length + suspended.length === 0)
      return nothingToAsk(this.#counts, words)
    const { cards } = this.#notes.collection
    const find = (id: string) => this.#notes.find(id)
    const { unanswered } = this.#counts
    const data = drillSummary(session, (await this.#context.store()).records(), { cards, unanswered, find })
    const { title, facts, after } = summarySentences(data, words)
    return [title, ...facts, ...after]
  }
}
