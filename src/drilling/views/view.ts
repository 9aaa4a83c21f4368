import type { Card } from '../../cards/card.ts'
import type { PastAttempt, Progress } from '../../drill/attempts.ts'
import type { Points } from '../../drill/points.ts'
import type { Session } from '../../drill/session.ts'
import type { TypedAnswer } from '../../drill/typed/typed-answer.ts'
import type { Messages } from '../../messages/messages.ts'
import type { Grade } from '../../schedule/grade.ts'
import type { Scheduler } from '../../schedule/schedule.ts'
import type { Highlighter } from '../../terminal/markdown/code.ts'
import type { PictureFinder } from '../../terminal/markdown/pictures-alone.ts'
import type { BoxEntry } from '../../terminal/prompts/text-box.ts'
import type { Style } from '../../terminal/style.ts'

/** What is shown with the note's answer. The same object as long as nothing in it changes. */
export interface BesideAnswer {
  /** What was typed now; null when nothing was. */
  readonly tried: TypedAnswer | null
  /** What it names more and less than what was typed the last time; null where there is nothing to compare. */
  readonly since: Progress | null
  /** The last answers given for the question, oldest first. */
  readonly past: readonly PastAttempt[]
  /** Which parts of the answer show and were said; null where it is looked at whole. */
  readonly points: Points | null
}

export const NOTHING_BESIDE: BesideAnswer = { tried: null, since: null, past: [], points: null }

/** What a drill's screen is drawn from. */
export interface DrillView {
  readonly session: Session
  /** Lines of question and answer that have gone out at the top. */
  readonly scroll: number
  readonly help: boolean
  /** A remark on what was just done, null when there is none. */
  readonly notice: string | null
  readonly now: Date
  /** A text being typed below the question, and what for; null or missing when none is. */
  readonly entry?: BoxEntry | null
  readonly beside?: BesideAnswer
  /** Parts of the answer, for looking at them one by one; missing or 1 where it has none. */
  readonly parts?: number
  /** The grade that Enter gives; null or missing where none is suggested. */
  readonly suggested?: Grade | null
  /** What is left for saying the answer aloud; null or missing when nobody is timed. */
  readonly secondsLeft?: number | null
  /** Whether Esc leads back to a text that was being typed. */
  readonly canResume?: boolean
  /** Whether the answer is being recorded. */
  readonly isRecording?: boolean
  readonly columns: number
  readonly rows: number
}

/** What stays the same throughout a drill. */
export interface DrillLook {
  readonly scheduler: Scheduler
  readonly messages: Messages
  readonly style: Style
  readonly hyperlinks: boolean
  localLink?(address: string, card: Card): string | null
  /** The card with what its note refers to in place. */
  whole?(card: Card): Card
  /** Colours code; null until it is loaded. */
  readonly highlight: Highlighter | null
  /** The pictures that can be shown; none where the terminal cannot, or before they are read. */
  readonly picture?: PictureFinder | null
  /** A card by its id, for the question that a follow-up follows; null when it is not known. */
  find(card: string): Card | null
  /** The follow-ups of a card, for one that they alone answer. */
  followUps?(card: string): readonly Card[]
}

/** From this height on, lines are left empty for the eye. */
export const ROOMY_ROWS = 14
