import type { Choice, Desk, ListedQuestion } from '../../agent/desk.ts'
import type { Card } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import { findCards } from '../../cards/search.ts'
import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import { PrepError } from '../../errors.ts'
import type { Grade } from '../../schedule/grade.ts'
import { retrievability } from '../../schedule/schedule.ts'
import { renderTodoList } from '../../terminal/views/todo-list.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { referencesOf } from '../collection/references.ts'
import { recordReview } from '../drilling/grade.ts'
import { drillQueue } from '../drilling/queue-options.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { Proposals } from '../writing/proposals.ts'

/** The notes and the memory of prep's user, for an agent. */
export class AgentDesk implements Desk {
  readonly #context: Context
  readonly #proposals: Proposals

  constructor(context: Context) {
    this.#context = context
    this.#proposals = new Proposals(context)
  }

  /** What other processes and editors have written meanwhile counts, too. */
  async #open(): Promise<Collection> {
    await (await this.#context.store()).refresh()
    return openCollection(this.#context, [], { sayProblems: false })
  }

  async search(words: string, most: number) {
    const { cards } = await this.#open()
    return findCards(cards, words).slice(0, most).map(listed)
  }

  async show(id: string) {
    const context = this.#context
    const collection = await this.#open()
    const { cards, records, paths } = collection
    const card = referencesOf(context, paths).whole(cardOf(collection, id))
    const { schedule = null, suspended = false } = records.get(card.id) ?? {}
    const parent = cards.find((each) => each.id === card.parent)
    const draft = this.#proposals.get(card.id)
    return {
      ...listed(card),
      prompt: card.prompt,
      answer: card.answer,
      followUps: cards.filter((each) => each.parent === card.id).map(listed),
      parent: parent === undefined ? null : listed(parent),
      due: schedule?.due.toISOString() ?? null,
      recall: retrievability(schedule, context.now(), zoneOf(context), parametersOf(context.settings)),
      suspended,
      draft: draft === null ? null : { text: draft.text, by: draft.by },
      draftedFollowUps: this.#proposals
        .all()
        .flatMap(({ card: above, followUp, text, by }) =>
          above === card.id && followUp !== null ? [{ question: followUp, answer: text === '' ? null : text, by }] : [],
        ),
    }
  }

  async next({ decks, tags }: Choice) {
    const collection = await this.#open()
    const { items } = await drillQueue(this.#context, collection, { deck: decks, tag: tags })
    const [first] = items
    if (first === undefined) return null
    const { prompt } = referencesOf(this.#context, collection.paths).whole(first.card)
    return { ...listed(first.card), prompt, reason: first.reason, waiting: items.length }
  }

  async unanswered(choice: Choice, most: number) {
    const { cards } = await this.#open()
    return cards
      .filter((card) => card.status === 'unanswered' && matches(card, choice))
      .slice(0, most)
      .map(listed)
  }

  async notes() {
    const { notes } = await this.#open()
    return notes.map(({ path, cards }) => ({
      path,
      questions: cards.length,
      unanswered: cards.filter(({ status }) => status === 'unanswered').length,
    }))
  }

  async note(path: string) {
    const { cards, notes } = await this.#open()
    if (!notes.some((note) => note.path === path)) throw new PrepError('noSuchPath', { path })
    return renderTodoList(cards.filter((card) => card.source.path === path))
  }

  async grade(id: string, grade: Grade, by: string) {
    const collection = await this.#open()
    const { after } = await recordReview(this.#context, collection, cardOf(collection, id).id, grade, by)
    return after.due.toISOString()
  }

  async propose(id: string, text: string, by: string) {
    const { id: card, question } = cardOf(await this.#open(), id)
    this.#proposals.put({ card, question, followUp: null, text, by, at: this.#context.now() })
  }

  async proposeFollowUp(id: string, { question, answer }: Parameters<Desk['proposeFollowUp']>[1], by: string) {
    const collection = await this.#open()
    const { id: card, question: above } = cardOf(collection, id)
    const followUp = question.replaceAll(/\s+/g, ' ').trim()
    const asked = collection.cards.find((each) => normalise(each.question) === normalise(followUp))
    if (asked !== undefined) throw new PrepError('alreadyAsked', { ...asked.source, question: asked.question })
    this.#proposals.put({ card, question: above, followUp, text: answer ?? '', by, at: this.#context.now() })
  }
}

/** An id is told by a program, so it is meant whole and nothing else. */
function cardOf({ cards }: Collection, id: string): Card {
  const found = cards.find((card) => card.id === id)
  if (found === undefined) throw new PrepError('noMatch', { query: id, meant: null })
  return found
}

const listed = ({ id, question, section, deck, status, source }: Card): ListedQuestion => ({
  id,
  question,
  section,
  deck,
  status,
  place: `${source.path}:${source.line}`,
})
