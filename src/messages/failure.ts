/** An expected failure as the user reads it: one sentence, and what to do next. */
export interface Failure {
  readonly text: string
  readonly hint: string | null
}

export const failure = (text: string, hint: string | null): Failure => ({ text, hint })
