import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import type { Desk, ShownQuestion } from '../../serving/desk.ts'
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
  let written: ServedAnswers | null = null
  const answers = async () => {
    const { ServedAnswers } = await import('./served-answers.ts')
    written ??= new ServedAnswers(context, notes)
    return written
  }
  const show = async (chosen: Card, told: string | null = null): Promise<ShownQuestion> => {
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
        .filter(({ parent }) => parent === chosen.id)
        .map((card) => ({ id: card.id, question: card.question })),
      writing: (await answers()).of(chosen),
      told,
    }
  }
  /** Does something about a question's answer, and shows the question as it is then. */
  const answering = async (id: string, act: (answers: ServedAnswers, card: Card) => Promise<string>) => {
    await notes.renew()
    const told = await act(await answers(), cardOf(id))
    await notes.renew()
    return show(cardOf(id), told)
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
      return listedQuestions(context, notes.collection, query)
    },

    show: async (id) => {
      await notes.renew()
      return show(cardOf(id))
    },

    write: (id, seen, text) => answering(id, (answers, card) => answers.write(card, seen, text)),

    keepDraft: (id, text) => answering(id, async (answers, card) => answers.keep(card, text)),

    takeOut: (id) => answering(id, async (answers, card) => answers.takeOut(card)),

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
