import type { Card } from '../cards/card.ts'
import type { Grade } from '../schedule/grade.ts'
import type { Correcting } from '../terminal/reading/correcting.ts'
import type { PlanData } from '../terminal/views/planning/plan.ts'
import type { ShowData } from '../terminal/views/show.ts'
import type { Page } from './frame.ts'

/** Which questions are asked or listed; none: all. */
export interface Choice {
  readonly decks: readonly string[]
  readonly tags: readonly string[]
}

/** A question as a page asks it. Prompt and answer are HTML that is safe to show. */
export interface AskedQuestion {
  readonly id: string
  /** What it stands under, or the question that it follows. */
  readonly above: string
  readonly prompt: string
  /** Null until it is revealed. */
  readonly answer: string | null
  /** Whether its answer has parts that can be looked at one by one. */
  readonly hasParts: boolean
  /** The parts that show, while they are looked at one by one; null otherwise. */
  readonly parts: AnswerParts | null
  /** Whether the answer shows. */
  readonly revealed: boolean
  /** Milliseconds until it is due again, by grade; null until it is revealed. */
  readonly due: Readonly<Record<Grade, number>> | null
  /** The grade that the typed answer looks like. */
  readonly suggested: Grade | null
  /** What was typed beside the note's answer; null when nothing was. */
  readonly typed: ComparedAnswer | null
  /** `path:line` of its note. */
  readonly place: string
}

/** An answer part by part: those that show are HTML that is safe to show. */
export interface AnswerParts {
  readonly shown: readonly string[]
  readonly total: number
  /** The part that is looked at, and those that were said, from 0. */
  readonly at: number
  readonly ticked: readonly number[]
}

export interface ComparedAnswer {
  readonly text: string
  /** Key terms of the note's answer that it names, and those it does not. */
  readonly covered: readonly string[]
  readonly missed: readonly string[]
  /** Sentences on what it says against the note. */
  readonly against: readonly string[]
}

/** A drill as a page shows it. */
export interface DrillState {
  /** Which drill it is: each window has one of its own. */
  readonly drill: string
  /** How many steps were taken; a step for another number was meant for what is not there any more. */
  readonly step: number
  readonly left: number
  readonly canUndo: boolean
  /** Whether answers are typed before they show. */
  readonly types: boolean
  /** Null when there is nothing to ask now. */
  readonly question: AskedQuestion | null
  /** Sentences: how the drill went, or why there is nothing to ask; a remark while it goes on. */
  readonly said: readonly string[]
}

/** What a person does in a drill. `look`: comes back to the window. */
export type DrillStep =
  | { readonly does: 'reveal'; readonly typed: string | null }
  | { readonly does: 'grade'; readonly grade: Grade }
  /** The answer's next part, or the one before. */
  | { readonly does: 'part'; readonly direction: -1 | 1 }
  /** `tick`: the part that is looked at was said, or was not after all. */
  | { readonly does: 'tick' | 'skip' | 'suspend' | 'undo' | 'look' }

export interface ListedQuestion {
  readonly card: Card
  readonly suspended: boolean
  readonly due: Date | null
}

/** A page of a list. */
export interface QuestionList {
  readonly questions: readonly ListedQuestion[]
  readonly total: number
  readonly from: number
  /** All decks that there are, with how many questions they have. */
  readonly decks: readonly { readonly name: string; readonly questions: number }[]
}

export interface ListQuery extends Choice {
  readonly words: string
  readonly unanswered: boolean
  readonly from: number
}

/** A question with everything known of it, its prompt and answer as HTML that is safe to show. */
export interface ShownQuestion {
  readonly data: ShowData
  readonly prompt: string
  readonly answer: string | null
  readonly parentId: string | null
  readonly followUps: readonly { readonly id: string; readonly question: string }[]
  readonly writing: AnswerWriting
  /** What became of what was written. */
  readonly told: string | null
}

/** What can be written for a question. */
export interface AnswerWriting {
  /** The note as it was shown, by which one that was changed since is known; null where it cannot be written. */
  readonly seen: string | null
  /** Why it cannot be written. */
  readonly why: string | null
  /** What was begun and is in no note. */
  readonly draft: string
  /** Whether an answer that was written in the browser can be taken out again. */
  readonly canTakeOut: boolean
}

/** A note in the list of notes. */
export interface ListedNote {
  readonly path: string
  readonly questions: number
  readonly unanswered: number
  /** How sure it is that the note was read as its author would, 0–1. */
  readonly confidence: number
  /** Whether a person had better look. */
  readonly isUnsure: boolean
}

/** How a note is read, line by line. */
export interface ShownReading {
  readonly path: string
  /** Its cursor is the line that is looked at. */
  readonly now: Correcting
  /** Whether a line is looked at, not the note as a whole. */
  readonly hasLine: boolean
  /** What a correction is meant for: the note and its reading as they were shown. */
  readonly seen: string
  /** Whether something that was said in the browser can be taken back. */
  readonly canTakeBack: boolean
  /** What became of what was said. */
  readonly told: string | null
}

/** What a person says of a line: as the screen of `prep read` has it, or that it is no question. `choose`: another reading of the note, from 0. */
export type ReadingStep =
  | { readonly does: 'flip' | 'form' | 'follow' | 'confirm' }
  | { readonly does: 'choose'; readonly at: number }

/**
 * What a browser may reach of prep. Each looks first at what was changed in the notes and remembered elsewhere since. Each
 * rejects with PrepError where the person's own command would fail, such as `noMatch` for an id that no question has.
 */
export interface Desk {
  /** A new drill, at its first question. */
  readonly begin: (choice: Choice, types: boolean) => Promise<DrillState>
  /** One step of a drill: what it means is on disk when this resolves. Null for a drill that is not known (any more). */
  readonly step: (drill: string, step: number, what: DrillStep) => Promise<DrillState | null>
  readonly list: (query: ListQuery) => Promise<QuestionList>
  readonly show: (id: string) => Promise<ShownQuestion>
  /**
   * Writes an answer into the note, or below the answer there. Where that cannot be, the text is kept as a draft, and what is
   * given back says why.
   */
  readonly write: (id: string, seen: string, text: string) => Promise<ShownQuestion>
  /** Keeps a text to go on with, in no note; an empty one is forgotten. */
  readonly keepDraft: (id: string, text: string) => Promise<ShownQuestion>
  /** Takes the answer that was written in the browser out of its note; it is a draft then. */
  readonly takeOut: (id: string) => Promise<ShownQuestion>
  /** Puts a question away, or asks it again. */
  readonly suspend: (id: string, suspended: boolean) => Promise<void>
  /** All notes, those first that had better be looked at. */
  readonly notes: () => Promise<readonly ListedNote[]>
  /** How a note is read; `line` from 1, null for the first that is in doubt. */
  readonly reading: (path: string, line: number | null) => Promise<ShownReading>
  /** Says something of a line, which is remembered when this resolves. What was meant for another state of the note is not done. */
  readonly correct: (path: string, line: number, seen: string, what: ReadingStep) => Promise<ShownReading>
  /** The line of a question asks nothing, as `prep read --not` says it. */
  readonly misread: (id: string) => Promise<ShownReading>
  /** Takes back what was last said of a note in the browser. */
  readonly readAsBefore: (path: string, line: number) => Promise<ShownReading>
  readonly plan: () => Promise<PlanData>
  /** A whole page about how it goes. */
  readonly stats: () => Promise<Page>
  /** A picture of a question's note; null for none, and for what lies outside of the notes' folders. */
  readonly picture: (
    id: string,
    address: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly kind: string } | null>
  /** Now, for what pages say of time. */
  readonly now: () => Date
}
