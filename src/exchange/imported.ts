import type { CardId, Markdown } from '../cards/card.ts'
import type { Attempt } from '../schedule/attempt.ts'
import type { Grade } from '../schedule/grade.ts'
import type { Phase } from '../schedule/schedule.ts'

/** What a file of another program holds, in prep's terms: plain data that `plan-import.ts` makes notes and events of. */
export interface Imported {
  /** The program, in lower case, `anki`: a part of every key, and of the name under which what is kept beside is found. */
  readonly source: string
  /** Other sources of the same program, in which a card has the same key. */
  readonly alike?: readonly string[]
  /** Whether keys are made of texts, so that a card that is edited there gets another one. */
  readonly keysAreTexts?: boolean
  readonly notes: readonly ImportedNote[]
  readonly media: readonly ImportedMedia[]
  /** What could not be taken over, said to the user once each. */
  readonly problems: readonly ImportProblem[]
  /**
   * What Markdown cannot hold and the way back needs, as JSON: records by name, in which a later import replaces single
   * entries. Kept beside the notes.
   */
  readonly kept?: Kept
}

export type Kept = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Cards that become one file of Markdown. */
export interface ImportedNote {
  /**
   * Folders and the name, without extension, as the other program calls them (`['Languages', 'Korean']`); they are
   * made safe when written. Notes of one path become one file.
   */
  readonly path: readonly string[]
  /** The deck's name in prep. */
  readonly deck: string
  readonly cards: readonly ImportedCard[]
}

export interface ImportedCard {
  /** Tells this card from all others of the program, today and in a later export; any characters. */
  readonly key: string
  /** Its first line becomes the heading, the rest stands below it. */
  readonly question: Markdown
  readonly answer: Markdown | null
  /** Without `#`; white space in them becomes a hyphen. */
  readonly tags: readonly string[]
  /** The names of what it stands under, outermost first; absent for none. */
  readonly section?: readonly string[]
  /** In any order. */
  readonly reviews: readonly ImportedReview[]
  /** Where the card stands in the other program; null for a card that is new there, or where only reviews are known. */
  readonly schedule: ImportedSchedule | null
  /** What was said in answer, where the other program keeps that: with one of `reviews`, at the same instant, or by itself. */
  readonly attempts?: readonly Omit<Attempt, 'card'>[]
  readonly suspended: boolean
  /** When the other program last changed how the card stands, `suspended` too; absent where it does not say. */
  readonly standsSince?: Date
  /** Whether the answer is not whole. */
  readonly isPartial?: boolean
  /** The key of the card that this one is a follow-up of; it comes before this one in the same note. */
  readonly parent?: string
  /** The card of prep's own that this one was made of, by an export; where it is known here, no second one is made. */
  readonly own?: CardId
}

/** An answer that was given in the other program. One card has at most one at an instant. */
export interface ImportedReview {
  readonly at: Date
  readonly grade: Grade
  /** From question to grade; null when unknown. */
  readonly seconds: number | null
}

export interface ImportedSchedule {
  readonly due: Date
  readonly lastReview: Date
  /** Since when this holds: the last review, or a later change by hand. */
  readonly at: Date
  readonly phase: Phase
  /** Index into the steps; 0 in `review`. */
  readonly step: number
  /** Whole days from the last review to due; 0 in steps. */
  readonly intervalDays: number
  readonly reps: number
  readonly lapses: number
  /**
   * FSRS's state where the other program has one: stability in days, difficulty 1–10. Without one it is taken from the
   * reviews, and without those reckoned from the interval and the ease.
   */
  readonly memory: { readonly stability: number; readonly difficulty: number } | null
  /** SM-2's ease, as a factor (2.5); null where there is none. */
  readonly ease: number | null
  /** Whether `reviews` are only the last of those that led here, so that they tell nothing of the memory. */
  readonly reviewsAreFew?: boolean
}

/** A picture or sound. Markdown links to it by `mediaLink`. */
export interface ImportedMedia {
  /** As the other program calls it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Something that was left out; the sentences are `exchange.problems` by `kind`. */
export interface ImportProblem {
  readonly kind:
    | 'noQuestion'
    | 'noCards'
    | 'noTags'
    | 'noCardBlocks'
    | 'noCardTag'
    | 'lostReference'
    | 'orgMode'
    | 'badReviews'
    | 'unjoined'
    | 'unknownColumn'
    | 'missingMedia'
    | 'badMedia'
    | 'unreadablePart'
    | 'template'
    | 'tooLong'
    | 'unsupported'
  /** Where: a note, a file, a line. */
  readonly place: string
  readonly count: number
}
