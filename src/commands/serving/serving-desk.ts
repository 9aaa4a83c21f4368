import { findCards } from '../../cards/search.ts'
import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import { PrepError } from '../../errors.ts'
import { isUnsure } from '../../notes/unsure.ts'
import type { Desk, ListedNote, ListQuery, QuestionList, ShownQuestion } from '../../serving/desk.ts'
import type { Collection } from '../collection/collection.ts'
import { changesTo } from '../collection/remember.ts'
import type { DrillOptions } from '../drilling/queue-options.ts'
import { comingInterviews } from '../planning/interviews.ts'
import { knownInterviews, toCome } from '../planning/known-interviews.ts'
import { planData } from '../planning/plan-data.ts'
import { planFacts } from '../planning/plan-facts.ts'
import { countdown, statsOf } from '../planning/stats.ts'
import { ServedDrill } from './served-drill.ts'
import { ServedHtml } from './served-html.ts'
import type { ServedNotes } from './served-notes.ts'
import type { ServedReadings } from './served-readings.ts'

/** Windows that were left open count, too; beyond so many the oldest drill is begun anew. */
const MOST_DRILLS = 100
/** Questions on one page of a list. */
const PAGE = 100

export interface ServingDesk extends Desk {
  /** Answers that were saved and count, in all drills. */
  readonly reviews: () => number
}

/** The notes and the memory of prep's user, for a browser; `options` say what its drills ask. */
export function servingDesk(context: Context, notes: ServedNotes, options: DrillOptions = {}): ServingDesk {
  const html = new ServedHtml(context, notes)
  const served = { notes, html, options }
  const drills = new Map<string, ServedDrill>()
  let corrected: ServedReadings | null = null
  /** The reader of notes is loaded when somebody looks at a reading. */
  const readings = async () => {
    const { ServedReadings } = await import('./served-readings.ts')
    corrected ??= new ServedReadings(context, notes)
    return corrected
  }
  let begun = 0
  let past = 0
  const cardOf = (id: string) => {
    const card = notes.find(id)
    if (card === null) throw new PrepError('noMatch', { query: id, meant: null })
    return card
  }
  return {
    now: context.now,
    reviews: () => [...drills.values()].reduce((sum, drill) => sum + drill.reviews, past),

    begin: async (choice, types) => {
      await notes.renew()
      begun += 1
      const id = String(begun)
      const drill = await ServedDrill.begin(context, served, { ...choice, types, id })
      drills.set(id, drill)
      const [oldest] = drills
      if (drills.size > MOST_DRILLS && oldest !== undefined) {
        past += oldest[1].reviews
        drills.delete(oldest[0])
      }
      return drill.state()
    },

    step: async (id, step, what) => {
      const drill = drills.get(id)
      if (drill === undefined) return null
      await notes.renew()
      await drill.take(step, what)
      return drill.state()
    },

    list: async (query) => {
      await notes.renew()
      return listed(context, notes, query)
    },

    show: async (id): Promise<ShownQuestion> => {
      await notes.renew()
      const chosen = cardOf(id)
      const { showData } = await import('../notes/show.ts')
      const { cards } = notes.collection
      const records = (await context.store()).records()
      const whole = notes.references.whole(chosen)
      const data = await showData(context, { cards, records }, chosen, whole)
      return {
        data,
        prompt: await html.of(whole.prompt, whole),
        answer: await html.answer(whole),
        parentId: chosen.parent !== null && notes.find(chosen.parent) !== null ? chosen.parent : null,
        followUps: cards
          .filter(({ parent }) => parent === id)
          .map((card) => ({ id: card.id, question: card.question })),
      }
    },

    suspend: async (id, suspended) => {
      await notes.renew()
      const { id: card } = cardOf(id)
      const store = await context.store()
      const isSuspended = store.records().get(card)?.suspended ?? false
      if (isSuspended === suspended) return
      const change = { type: suspended ? 'suspended' : 'resumed', card } as const
      await store.append(changesTo(card, change, store.records(), notes.collection.locators), context.now())
    },

    notes: async () => {
      await notes.renew()
      return listedNotes(notes.collection)
    },

    reading: async (path, line) => {
      await notes.renew()
      return (await readings()).open(path, line)
    },

    correct: async (path, line, seen, what) => {
      await notes.renew()
      return (await readings()).correct(path, line, seen, what)
    },

    misread: async (id) => {
      await notes.renew()
      const { path, line } = cardOf(id).source
      return (await readings()).isNothing(path, line)
    },

    readAsBefore: async (path, line) => {
      await notes.renew()
      return (await readings()).takeBack(path, line)
    },

    plan: async () => {
      await notes.renew()
      const known = { cards: notes.collection.cards, records: (await context.store()).records() }
      const coming = comingInterviews(context, known, toCome(await knownInterviews(context)))
      return planData(context, coming, await planFacts(context, known, coming))
    },

    stats: async () => {
      await notes.renew()
      const { statsHtml } = await import('../planning/stats-page.ts')
      const known = { cards: notes.collection.cards, records: (await context.store()).records() }
      const { data } = await statsOf(context, known, { isChoice: false, room: 'page' })
      const wayBack = `← ${context.messages.serving.places.drill}`
      return statsHtml(context, data, await countdown(context, data.today), wayBack)
    },

    picture: (id, address) => html.picture(id, address),
  }
}

/** Those that had better be looked at first, else in their order. */
function listedNotes({ notes }: Collection): readonly ListedNote[] {
  const listed = notes.map((note) => ({
    path: note.path,
    questions: note.cards.length,
    unanswered: note.cards.filter(({ status }) => status === 'unanswered').length,
    confidence: note.confidence,
    isUnsure: isUnsure(note),
  }))
  return [...listed.filter((each) => each.isUnsure), ...listed.filter((each) => !each.isUnsure)]
}

async function listed(context: Context, { collection }: ServedNotes, query: ListQuery): Promise<QuestionList> {
  const { words, decks, tags, unanswered, from } = query
  const records = (await context.store()).records()
  const chosen = collection.cards.filter(
    (card) => matches(card, { decks, tags }) && (!unanswered || card.status === 'unanswered'),
  )
  const found = words.trim() === '' ? chosen : findCards(chosen, words)
  const sizes = new Map<string, number>()
  for (const { deck } of collection.cards) sizes.set(deck, (sizes.get(deck) ?? 0) + 1)
  return {
    total: found.length,
    from,
    questions: found.slice(from, from + PAGE).map((card) => {
      const record = records.get(card.id)
      return { card, suspended: record?.suspended ?? false, due: record?.schedule?.due ?? null }
    }),
    decks: [...sizes].map(([name, questions]) => ({ name, questions })),
  }
}
