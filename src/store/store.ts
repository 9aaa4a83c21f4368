import type { CardId } from '../cards/card.ts'
import type { Locator } from '../cards/pairing/identity.ts'
import type { Correction } from '../notes/correction.ts'
import type { Attempt, Practice, Said } from '../schedule/attempt.ts'
import type { PlanPromise } from '../schedule/interview/promise.ts'
import type { Review, Schedule } from '../schedule/schedule.ts'
import type { Interview } from './replaying/kept-interviews.ts'
import type { JournalTotals, TotalsAsked } from './totals/journal-totals.ts'

/** What is remembered of one card. */
export interface CardRecord {
  readonly schedule: Schedule | null
  readonly suspended: boolean
  /** When it was first answered, for the day's limit on new questions; null when it never was, or was reset. */
  readonly firstReview: Date | null
  /** How to find the card again in the notes as they are now; null when it was never located. */
  readonly locator: Locator | null
}

export type EventId = string

/** Something that happened and is to be remembered. */
export type Change =
  | { readonly type: 'minted'; readonly card: CardId; readonly locator: Locator }
  | { readonly type: 'relinked'; readonly card: CardId; readonly locator: Locator }
  /** As `relinked`, by hand: something to take back. */
  | { readonly type: 'linked'; readonly card: CardId; readonly locator: Locator }
  /** The question that had this record has it no longer; only `linked` gives it to one again. */
  | { readonly type: 'unlinked'; readonly card: CardId }
  /** `said`: kept with it, until it is deleted. */
  | { readonly type: 'reviewed'; readonly review: Review; readonly said?: Said }
  /** Answered without a schedule's following from it: crammed, or said in a mock interview and not graded. */
  | { readonly type: 'practised'; readonly practice: Practice; readonly said?: Said }
  | { readonly type: 'suspended'; readonly card: CardId }
  | { readonly type: 'resumed'; readonly card: CardId }
  | { readonly type: 'reset'; readonly card: CardId }
  /** An answer was written into the note where there was none; `seconds` that took, null when unknown. */
  | { readonly type: 'written'; readonly card: CardId; readonly seconds: number | null }
  /** Two devices reviewed one question under two ids: from now on the reviews of both count together. */
  | { readonly type: 'joined'; readonly card: CardId; readonly other: CardId }
  /** The schedule was taken over from another program as it stood there, or worked out anew with other parameters. */
  | { readonly type: 'placed'; readonly card: CardId; readonly schedule: Schedule }
  /**
   * What a person says of lines of a note, named by its path. `forgets`: all that was said before counts no more. `from`: not said
   * anew, but taken along from the path that the note, or the lines, had.
   */
  | {
      readonly type: 'corrected'
      readonly note: string
      readonly corrections: readonly Correction[]
      readonly forgets?: boolean
      readonly from?: string
    }
  /** An interview is planned for, or is another than it was; null: it is not to come any more. */
  | { readonly type: 'interview'; readonly interview: string; readonly value: Interview | null }
  /** What the plans ask of the days from now on. Nothing to take back: the next one counts instead. */
  | { readonly type: 'promised'; readonly promise: PlanPromise }
  /** Takes back the events named; undoing an undo brings them back. `restored`: the file that was gone back to. */
  | {
      readonly type: 'undone'
      readonly events: readonly EventId[]
      readonly restored?: string
      /** Nothing is taken back: these events came in together, and are one thing to take back. */
      readonly brought?: Brought
    }

/** The events of an import, or of memories that were worked out anew with other parameters. */
export interface Brought {
  /** The name of the file that they came from; empty for none. */
  readonly file: string
  readonly events: readonly EventId[]
  /** The parameters before and after, where those were changed; null: everybody's. `file` is empty then. */
  readonly fitted?: Fitted
}

export interface Fitted {
  readonly before: readonly number[] | null
  readonly after: readonly number[] | null
}

/**
 * `at` is the instant in which the event counts: the clock's, or a moment after what the writer already knew of the
 * card when the clock had gone back. A review's own `at` is always the clock's.
 */
export type StoredEvent = Change & { readonly id: EventId; readonly at: Date; readonly device: string }

/** Something in the state folder that could not be used. The sentences: `saving.problems` by `kind`. */
export interface StoreProblem {
  readonly kind:
    | 'tornLine'
    | 'unreadableLine'
    | 'invalidLine'
    | 'journalGone'
    | 'journalBehind'
    | 'linkNotRead'
    | 'checkpointUnusable'
    | 'checkpointUnsaved'
    | 'backupUnsaved'
  readonly path: string
  /** Counts from 1; null where the problem is the whole file's. */
  readonly line: number | null
  /** What exactly, for `--debug` and `prep doctor`; English. */
  readonly detail: string
}

/** What is remembered between runs. Everything that is written is an event; records follow from the events. */
export interface Store {
  /** By card id, as of the last `append` or `refresh`; of ids that were joined, under the one that all count under. */
  records(): ReadonlyMap<CardId, CardRecord>
  /** What a person has said of lines of notes, by the note's path; as `records`. */
  corrections(): ReadonlyMap<string, readonly Correction[]>
  /** Interviews by their ids, those that are over among them; as `records`. */
  interviews(): ReadonlyMap<string, Interview>
  /**
   * Remembers changes, all or none. On disk and synced when the promise resolves.
   * Rejects with PrepError `cannotSave` when that fails, `gitUnderWay` while git is in the middle of something in the journals'
   * folder, `journalGone` while a journal that was there is gone or shorter, `clockAhead` under a
   * clock that cannot be right; then nothing has changed.
   */
  append(changes: readonly Change[], at: Date): Promise<readonly StoredEvent[]>
  /** Remembers events of another time or place as they are, those that are here already left out; fails as `append`. */
  add(events: readonly StoredEvent[]): Promise<void>
  /**
   * Every event of every device, in the order in which they count; of one card alone its own, those of ids that were joined with it
   * among them, and every undo.
   */
  events(card?: CardId): Promise<readonly StoredEvent[]>
  /** Those from an instant on, and every undo: however much was remembered before. */
  eventsSince(since: Date): Promise<readonly StoredEvent[]>
  /**
   * What `keep` makes of each review that counts, in the order in which they count; what it gives null for is left out. It should
   * keep no more than is needed: years of reviews are many.
   */
  reviews<Kept>(keep: (review: Review) => Kept | null): Promise<readonly Kept[]>
  /** What was said for questions, in reviews and practice that count, by card, oldest first. */
  attempts(): Promise<ReadonlyMap<CardId, readonly Attempt[]>>
  /**
   * Deletes what was said from all journals, of one card or of all, and leaves the reviews. Gives what was deleted. Rejects with
   * PrepError (`cannotSave`) when a journal cannot be written; what was deleted before stays deleted.
   */
  forgetSaid(card?: CardId): Promise<readonly Said[]>
  /** What all reviews and plans that count come to, as they are on disk: however many they are, only the last of them are read. */
  totals(asked: TotalsAsked): Promise<JournalTotals>
  /** A name for what is remembered by now, as of the last `append` or `refresh`: the same as long as nothing is added. */
  revision(): string
  /** Takes in what other processes or devices have written since. */
  refresh(): Promise<void>
  /** What was found unusable so far, each once. */
  problems(): readonly StoreProblem[]
  /** Leaves the checkpoint up to date. Nothing is lost when it is never called. */
  close(): Promise<void>
}
