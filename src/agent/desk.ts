/** A question as an agent sees it in a list: no answer, so that it can ask. */
export interface ListedQuestion {
  readonly id: string
  readonly question: string
  /** The headings above it, outermost first. */
  readonly section: readonly string[]
  readonly deck: string
  readonly status: 'answered' | 'partial' | 'unanswered'
  /** `path:line` of its note. */
  readonly place: string
}

/** A question to be asked now; what stands below the question in its note, without the answer. */
interface AskedQuestion extends ListedQuestion {
  readonly prompt: string
  /** Why it is asked: in its learning steps, due, or new. */
  readonly reason: string
  /** How many questions wait with it. */
  readonly waiting: number
}

/** All of a question. */
interface WholeQuestion extends ListedQuestion {
  readonly prompt: string
  readonly answer: string | null
  readonly followUps: readonly ListedQuestion[]
  /** The question that this one follows. */
  readonly parent: ListedQuestion | null
  /** ISO 8601; null for a question that was never asked. */
  readonly due: string | null
  /** 0–1, today; null for a question that was never asked. */
  readonly recall: number | null
  readonly suspended: boolean
  /** A drafted answer that waits for the person, and who made it. */
  readonly draft: { readonly text: string; readonly by: string } | null
  /** Drafted follow-ups that wait; `answer` is null for one that came without. */
  readonly draftedFollowUps: readonly {
    readonly question: string
    readonly answer: string | null
    readonly by: string
  }[]
}

/** A note with what it asks. */
interface NoteOfQuestions {
  readonly path: string
  readonly questions: number
  readonly unanswered: number
}

/** Which questions a list or a turn of asking is about. */
export interface Choice {
  readonly decks: readonly string[]
  readonly tags: readonly string[]
}

/**
 * What an agent may reach of prep. Notes are read anew for each call, so that what the person writes meanwhile counts. Each
 * rejects with PrepError where the person's own command would fail, such as `noMatch` for an id that no question has.
 */
export interface Desk {
  readonly search: (words: string, most: number) => Promise<readonly ListedQuestion[]>
  readonly show: (id: string) => Promise<WholeQuestion>
  /** What a drill would ask now; null when nothing waits. */
  readonly next: (choice: Choice) => Promise<AskedQuestion | null>
  readonly unanswered: (choice: Choice, most: number) => Promise<readonly ListedQuestion[]>
  readonly notes: () => Promise<readonly NoteOfQuestions[]>
  /** The questions of one note as Markdown; rejects with PrepError `noSuchPath` for a path that is no note of the person's. */
  readonly note: (path: string) => Promise<string>
  /** Records a review, as `prep grade` does; `by` is who graded. Resolves to when it is due next, ISO 8601. */
  readonly grade: (id: string, grade: 'again' | 'hard' | 'good' | 'easy', by: string) => Promise<string>
  /** Keeps a text for the person to take or leave with `prep drafts`; the note stays as it is. */
  readonly propose: (id: string, text: string, by: string) => Promise<void>
  /**
   * The same for a follow-up that is to stand below a question, with or without an answer. Rejects with PrepError `alreadyAsked` for one
   * that the notes have.
   */
  readonly proposeFollowUp: (
    id: string,
    followUp: { readonly question: string; readonly answer: string | null },
    by: string,
  ) => Promise<void>
}
