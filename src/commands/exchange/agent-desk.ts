import type { Choice, Desk, ListedQuestion } from '../../agent/desk.ts'
import type { Card } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import { findCards } from '../../cards/search.ts'
import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import { PrepError } from '../../errors.ts'
import { retrievability } from '../../schedule/schedule.ts'
import { renderTodoList } from '../../terminal/views/todo-list.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { referencesOf } from '../collection/references.ts'
import { recordReview } from '../drilling/grade.ts'
import { drillQueue } from '../drilling/queue-options.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { Proposals } from '../writing/proposals.ts'

/** The notes and the memory of prep's user, for an agent. */
export function agentDesk(context: Context): Desk {
  const proposals = new Proposals(context)
  /** What other processes and editors have written meanwhile counts, too. */
  const open = async (): Promise<Collection> => {
    await (await context.store()).refresh()
    return openCollection(context, [], { sayProblems: false })
  }
  return {
    search: async (words, most) =>
      findCards((await open()).cards, words)
        .slice(0, most)
        .map(listed),

    show: async (id) => {
      const collection = await open()
      const { cards, records, paths } = collection
      const found = cardOf(collection, id)
      const card = referencesOf(context, paths).whole(found)
      const { schedule = null, suspended = false } = records.get(card.id) ?? {}
      const parent = cards.find((each) => each.id === card.parent)
      const draft = proposals.get(card.id)
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
        draftedFollowUps: proposals
          .all()
          .flatMap(({ card: above, followUp, text, by }) =>
            above === card.id && followUp !== null
              ? [{ question: followUp, answer: text === '' ? null : text, by }]
              : [],
          ),
      }
    },

    next: async (choice) => {
      const collection = await open()
      const { items } = await drillQueue(context, collection, { deck: choice.decks, tag: choice.tags })
      const [first] = items
      if (first === undefined) return null
      const { prompt } = referencesOf(context, collection.paths).whole(first.card)
      return { ...listed(first.card), prompt, reason: first.reason, waiting: items.length }
    },

    unanswered: async (choice, most) =>
      (await open()).cards
        .filter((card) => isMissing(card, choice))
        .slice(0, most)
        .map(listed),

    notes: async () =>
      (await open()).notes.map(({ path, cards }) => ({
        path,
        questions: cards.length,
        unanswered: cards.filter(({ status }) => status === 'unanswered').length,
      })),

    note: async (path) => {
      const { cards, notes } = await open()
      if (!notes.some((note) => note.path === path)) throw new PrepError('noSuchPath', { path })
      return renderTodoList(cards.filter((card) => card.source.path === path))
    },

    grade: async (id, grade, by) => {
      const collection = await open()
      const { after } = await recordReview(context, collection, cardOf(collection, id).id, grade, by)
      return after.due.toISOString()
    },

    propose: async (id, text, by) => {
      const card = cardOf(await open(), id)
      proposals.put({ card: card.id, question: card.question, followUp: null, text, by, at: context.now() })
    },

    proposeFollowUp: async (id, { question, answer }, by) => {
      const collection = await open()
      const card = cardOf(collection, id)
      const followUp = question.replaceAll(/\s+/g, ' ').trim()
      const asked = collection.cards.find((each) => normalise(each.question) === normalise(followUp))
      if (asked !== undefined) throw new PrepError('alreadyAsked', { ...asked.source, question: asked.question })
      const { question: above } = card
      proposals.put({ card: card.id, question: above, followUp, text: answer ?? '', by, at: context.now() })
    },
  }
}

/** An id is told by a program, so it is meant whole and nothing else. */
function cardOf({ cards }: Collection, id: string): Card {
  const found = cards.find((card) => card.id === id)
  if (found === undefined) throw new PrepError('noMatch', { query: id, meant: null })
  return found
}

const isMissing = (card: Card, { decks, tags }: Choice): boolean =>
  card.status === 'unanswered' && matches(card, { decks, tags })

const listed = ({ id, question, section, deck, status, source }: Card): ListedQuestion => ({
  id,
  question,
  section,
  deck,
  status,
  place: `${source.path}:${source.line}`,
})
