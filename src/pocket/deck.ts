import type { Card, CardId } from '../cards/card.ts'
import type { Locator } from '../cards/pairing/identity.ts'
import type { Schedule, SchedulerSettings } from '../schedule/schedule.ts'
import type { StoredSchedule } from '../store/journal/stored-schedule.ts'

/** What is remembered of a card when it is packed, and what its first review is to bring home. */
export interface PackedStanding {
  readonly schedule: Schedule | null
  /** When it was first answered, for the day's limit on new questions. */
  readonly firstReview: Date | null
  /** Where the card is in the notes; null where that is known at home. */
  readonly locator: Locator | null
}

/** A standing as a page holds it, in JSON. */
export interface StoredStanding {
  readonly schedule: StoredSchedule | null
  readonly firstReview: string | null
  readonly locator: Locator | null
}

/** All that a page needs to go on without prep. */
export interface PocketDeck<Standing = PackedStanding> {
  /** Tells what is kept of one page in a browser from what is kept of another. */
  readonly id: string
  readonly packedAt: string
  /** Prompt and answer are HTML that is safe to show. */
  readonly cards: readonly Card[]
  readonly standings: Readonly<Record<CardId, Standing>>
  readonly scheduling: SchedulerSettings
  /** Whether questions that give one another's answer away are asked on different days. */
  readonly siblingsApart: boolean
  readonly perDay: { readonly new: number | null; readonly due: number | null }
  readonly language: string
  readonly say: PocketSentences
}

/** What the page says. `{n}` stands for a number, `{when}` for an interval. */
interface PocketSentences {
  readonly title: string
  readonly left: string
  readonly reveal: string
  readonly grades: Readonly<Record<'again' | 'hard' | 'good' | 'easy', string>>
  readonly undo: string
  readonly nothing: string
  readonly nextDue: string
  readonly done: string
  readonly takeHome: string
  readonly takeHomeHow: string
  readonly notHome: string
  readonly notKept: string
  readonly noAnswer: string
  readonly followsUp: string
  readonly minutes: string
  readonly hours: string
  readonly days: string
}
