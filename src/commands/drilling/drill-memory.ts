import type { Card } from '../../cards/card.ts'
import type { Locators } from '../../cards/pairing/pair-cards.ts'
import type { Context } from '../../context.ts'
import type { DrillPorts } from '../../drilling/ports.ts'
import type { Practice, Said } from '../../schedule/attempt.ts'
import type { Load } from '../../schedule/load.ts'
import type { Change, EventId, Store } from '../../store/store.ts'
import { changesTo } from '../collection/remember.ts'
import { KeptAttempts } from './kept-attempts.ts'

/** What a drill remembers, each on disk when its promise resolves, and what it takes back. */
export type DrillMemory = Required<Pick<DrillPorts, 'attempts' | 'record' | 'practise' | 'suspend' | 'takeBack'>>

type AnswerChange = Extract<Change, { readonly type: 'reviewed' | 'practised' }>

/** The memory of one drill in the store. `load` moves with its answers; `locators` say where a card is that was never asked. */
export function drillMemory(
  context: Pick<Context, 'now' | 'settings'>,
  { store, load, locators }: { readonly store: Store; readonly load: Load | null; readonly locators: Locators },
): DrillMemory {
  const remembered: { readonly event: EventId; readonly change: Change }[] = []
  const remember = async (card: Card['id'], change: Change, at: Date) => {
    const last = (await store.append(changesTo(card, change, store.records(), locators), at)).at(-1)
    if (last !== undefined) remembered.push({ event: last.id, change })
    if (change.type === 'reviewed') load?.move(change.review.before, change.review.after)
  }
  const attempts = new KeptAttempts(store)
  const rememberAnswer = async (answer: Practice, change: AnswerChange, said: Said | undefined) => {
    const isKept = said !== undefined && context.settings.keepAnswers
    await remember(answer.card, isKept ? { ...change, said } : change, answer.at)
    if (isKept) attempts.add({ ...answer, ...said })
  }
  return {
    attempts,
    record: (review, said) => rememberAnswer(review, { type: 'reviewed', review }, said),
    practise: (practice, said) => rememberAnswer(practice, { type: 'practised', practice }, said),
    suspend: (card) => remember(card.id, { type: 'suspended', card: card.id }, context.now()),
    takeBack: async () => {
      const last = remembered.at(-1)
      if (last === undefined) return
      await store.append([{ type: 'undone', events: [last.event] }], context.now())
      remembered.pop()
      if ('said' in last.change) attempts.takeBack()
      if (last.change.type === 'reviewed') load?.move(last.change.review.after, last.change.review.before)
    },
  }
}
