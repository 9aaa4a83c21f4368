import type { Card, CardId } from '../cards/card.ts'
import type { Mock } from '../drill/mock.ts'
import type { Session } from '../drill/session.ts'
import type { Messages } from '../messages/messages.ts'
import type { Attempt, Practice, Said } from '../schedule/attempt.ts'
import type { Review, Scheduler } from '../schedule/schedule.ts'
import type { Graphics, PictureFile } from '../terminal/pictures/picture.ts'
import type { Style } from '../terminal/style.ts'
import type { Screen } from '../terminal/terminal.ts'

/** `type`: typed, then compared with the note's. `speak`: said aloud, within `seconds`. */
export type Manner = { readonly is: 'reveal' | 'type' } | { readonly is: 'speak'; readonly seconds: number }

/** How long an answer took, and what was said. */
interface Rehearsed extends Said {
  readonly seconds: number
}

/** A mock interview that is over, with what was said until then. */
export interface EndedMock {
  readonly mock: Mock
  /** By Ctrl-C or the end of the input. */
  readonly isCancelled: boolean
}

/** Records what is said aloud, one answer at a time. */
export interface Recorder {
  /** Begins to record the answer to a question, for so many seconds at most; gives the file that it goes into. */
  start(card: Card, seconds: number): string
  stop(): void
  /** Whether the program has written that file: it may be missing, or may not work. */
  has(path: string): boolean
  /** Resolves once everything that was recorded is in its file. */
  settled(): Promise<void>
}

/** What a drill needs from outside. Whatever `record`, `suspend` and `takeBack` promise is done before the next question shows. */
export interface DrillPorts {
  readonly screen: Screen
  readonly scheduler: Scheduler
  readonly messages: Messages
  readonly style: Style
  readonly hyperlinks?: boolean
  now(): Date
  /** How questions are answered; `reveal`, in one's head, without it. */
  readonly manner?: Manner
  /** Reads what the drill began without, once its first question shows, and gives what the session is with that. */
  rest?(): Promise<(session: Session) => Session>
  /** Said with the first question. */
  readonly greeting?: string
  /** What was said before the drill began: every answer shows at once, beside it, to be graded. */
  readonly rehearsed?: ReadonlyMap<string, Rehearsed>
  /** Records spoken answers, in a mock interview or where the manner is `speak`; they are only timed without it. */
  readonly recorder?: Recorder
  /** Calls back about once a second; the function given back stops that. */
  everySecond?(listener: () => void): () => void
  /**
   * Saves a grade, with what was said. Rejects with PrepError when that fails: the drill ends with that error, and the grade is
   * not counted.
   */
  record(review: Review, said?: Said): Promise<void>
  /** The same for an answer that leaves the schedule alone; it is not kept without it. */
  practise?(practice: Practice, said?: Said): Promise<void>
  /** What was said for a card before, oldest first, once `load` has looked it up; nothing is shown without it. */
  readonly attempts?: { load(): Promise<void>; of(card: CardId): readonly Attempt[] }
  suspend(card: Card): Promise<void>
  /** Takes back the newest grade or suspension of this drill not yet taken back. A skip records nothing and needs none. */
  takeBack(): Promise<void>
  /**
   * Opens the note at the card and waits. The card as the note has it now, null when it is unchanged, `gone` when the note
   * no longer asks it. A PrepError is shown and the drill goes on.
   */
  edit(card: Card): Promise<Card | null | 'gone'>
  /**
   * Begins to write an answer into the note. What is given back puts a text there, and resolves to the card with it, the
   * line where the text begins, and whether a comment was needed to keep a line a question; a PrepError is shown and nothing was written.
   */
  write?(
    card: Card,
  ): (text: string) => Promise<{ readonly card: Card; readonly line: number; readonly marked: boolean }>
  /** Texts for notes that were begun and left, by card; for this drill alone without it. */
  readonly drafts?: {
    get(card: CardId): string | undefined
    set(card: CardId, text: string): unknown
    delete(card: CardId): unknown
  }
  /**
   * Shows an http, https or mailto address, or a file that a card's note links to, in whatever the person uses for that.
   * A PrepError is shown and the drill goes on.
   */
  open?(address: string, card: Card): Promise<void>
  /** The `file://` address for what a card's note links to in its folder; null for none, and for what may not be opened. */
  localLink?(address: string, card: Card): string | null
  /** The card with what its note refers to in place: see `References.whole`; as it is without it. */
  whole?(card: Card): Card
  /** How the terminal shows pictures; null or missing where it does not. */
  readonly graphics?: Graphics | null
  /** The picture that a card's note has at an address; null for none, and for what is not in the notes' folder. */
  readPicture?(address: string, card: Card): Promise<PictureFile | null>
  /** A card by its id, for the question that a follow-up follows. */
  find(card: string): Card | null
  /** The follow-ups of a card, for one that they alone answer. */
  followUps?(card: string): readonly Card[]
}

/** Of that, what its steps need: what is asked for, timed, compared and saved, however it is shown. */
export type StepPorts = Pick<
  DrillPorts,
  | 'scheduler'
  | 'now'
  | 'manner'
  | 'rehearsed'
  | 'recorder'
  | 'record'
  | 'practise'
  | 'attempts'
  | 'suspend'
  | 'takeBack'
  | 'whole'
>
