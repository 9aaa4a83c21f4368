import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'

/** The error for words that a command cannot do anything with; its help says which it takes. */
export function badWords(
  { messages }: Pick<Context, 'messages'>,
  command: 'config' | 'drafts' | 'grade' | 'interview' | 'link' | 'notes',
  words: readonly string[],
): PrepError<'badWords'> {
  const given = `\`${['prep', command, ...words].join(' ')}\``
  return new PrepError('badWords', { given, expected: messages.help.commands[command].words })
}
