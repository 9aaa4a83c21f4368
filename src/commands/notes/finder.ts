import type { Context } from '../../context.ts'
import type { Screen } from '../../terminal/terminal.ts'
import type { AnswerOptions } from '../writing/answer.ts'
import type { ShowOptions } from './show.ts'

/** `prep show`; without words the question is found on a screen while a query is typed. */
export async function showOrFind(context: Context, words: readonly string[], options: ShowOptions): Promise<number> {
  const screen = finderScreen(context, words)
  if (screen === null) return (await import('./show.ts')).show(context, words, options)
  return (await import('./find-question.ts')).findQuestions(context, screen, options, 'show')
}

const NARROWING = ['deck', 'tag', 'partial', 'answered', 'unanswered', 'due', 'new', 'suspended', 'add'] as const

/**
 * `prep answer`; without words questions are found on a screen: what has no whole answer yet, where no option says which.
 */
export async function answerOrFind(
  context: Context,
  words: readonly string[],
  options: AnswerOptions,
): Promise<number> {
  const screen = options.text === undefined && !options.edit ? finderScreen(context, words) : null
  if (screen === null) return (await import('../writing/answer.ts')).answer(context, words, options)
  const isNarrowed = NARROWING.some((name) => options[name] !== undefined)
  const filter = isNarrowed ? options : { unanswered: true, partial: true }
  return (await import('./find-question.ts')).findQuestions(context, screen, filter, 'write')
}

/** Null where words or JSON are wanted, or nothing can be redrawn. */
function finderScreen({ terminal, options }: Context, words: readonly string[]): Screen | null {
  const { screen } = terminal
  return words.length === 0 && screen?.redraws === true && !options.json ? screen : null
}
