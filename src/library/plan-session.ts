import { buildQueue, type QueueCounts } from '../drill/queue.ts'
import type { QueueItem } from '../drill/queue-item.ts'
import type { Collection } from './open-collection.ts'

export interface SessionOptions {
  readonly now: Date
  readonly decks?: readonly string[]
  readonly tags?: readonly string[]
  /** At most so many questions, and so many new ones among them; no limit without. */
  readonly limit?: number
  readonly newLimit?: number
  /** Also what is due within so many days. */
  readonly aheadDays?: number
  /** Questions without an answer: left out, asked too, or only these. */
  readonly unanswered?: 'leave' | 'ask' | 'only'
  /** Mixes new questions; numbers in [0, 1). Without it they come as the notes have them. */
  readonly random?: () => number
}

export interface SessionPlan {
  /** What to ask, in order, and why. */
  readonly items: readonly QueueItem[]
  readonly counts: QueueCounts
}

/** What a drill would ask now, in order: what is in its steps, what is due, what is new, each follow-up after its question. */
export function planSession(
  collection: Pick<Collection, 'cards' | 'records' | 'zone'>,
  options: SessionOptions,
): SessionPlan {
  const { now, decks = [], tags = [], limit, newLimit, aheadDays, unanswered = 'leave', random } = options
  return buildQueue(
    collection.cards,
    collection.records,
    {
      now,
      zone: collection.zone,
      filter: { decks, tags },
      mode: aheadDays === undefined ? 'usual' : 'ahead',
      aheadDays: aheadDays ?? 0,
      limit: limit ?? null,
      newLimit: newLimit ?? null,
      newOrder: random === undefined ? 'deck' : 'mixed',
      unanswered,
    },
    random ?? (() => 0),
  )
}
