import type { Messages } from './messages/messages.ts'

/** Every failure that a user can meet and do something about. Texts and hints: `messages/*`, under `errors`. */
export type ErrorCode = keyof Messages['errors']

type Values<Code extends ErrorCode> = Parameters<Messages['errors'][Code]>[0]

export const EXIT = { done: 0, failed: 1, usage: 2, bug: 70, cancelled: 130 } as const

/** Which failures end otherwise than with `failed`: those of the command line itself, and what a person breaks off. */
const EXIT_OF: Readonly<Partial<Record<ErrorCode, number>>> = {
  cancelled: EXIT.cancelled,
  unknownOption: EXIT.usage,
  unknownCommand: EXIT.usage,
  conflictingOptions: EXIT.usage,
  missingArgument: EXIT.usage,
  missingOptionValue: EXIT.usage,
  tooManyArguments: EXIT.usage,
  badOptionValue: EXIT.usage,
  badWords: EXIT.usage,
  badGrade: EXIT.usage,
  badTemplate: EXIT.usage,
  badSetting: EXIT.usage,
  noSuchSetting: EXIT.usage,
  futureWeights: EXIT.usage,
  interviewPast: EXIT.usage,
}

/** An expected failure: shown as one line and a hint, never with a stack. `cause` shows with --debug. */
export class PrepError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'PrepError'
  readonly code: Code
  readonly values: Values<Code>
  readonly exitCode: number

  constructor(code: Code, values: Values<Code>, options: { cause?: unknown } = {}) {
    super(code, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.values = values
    this.exitCode = EXIT_OF[code] ?? EXIT.failed
  }
}

/** The sentence that the user reads and what to do next, in the user's language. */
export function describeError(error: PrepError, messages: Messages): { text: string; hint: string | null } {
  const describe = messages.errors[error.code] as (values: unknown) => { text: string; hint: string | null }
  return describe(error.values)
}

/** An error in one line: what is wrong, and what to do next. */
export function errorSentence(error: PrepError, messages: Messages): string {
  const { text, hint } = describeError(error, messages)
  if (hint === null) return text
  return `${/[.?!…]$/.test(text) ? text : `${text}.`} ${hint}`
}
