import { PrepError } from '../../errors.ts'

/** The words that say which question a command means. Throws PrepError `missingArgument` without any. */
export function needed(words: readonly string[], command: string): string {
  if (words.length > 0) return words.join(' ')
  const values = { argument: 'question', help: `prep ${command} --help` }
  throw new PrepError('missingArgument', values)
}
