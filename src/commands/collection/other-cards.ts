import { relative, resolve, sep } from 'node:path'
import type { Context } from '../../context.ts'
import type { OtherCards } from '../../notes/read-notes.ts'
import { shellWord } from '../../terminal/text/shell-words.ts'
import { tell } from '../frame/tell.ts'

/** One line for each other program whose cards were read as notes, with the command that brings their schedules along. */
export function tellOtherCards(
  context: Context,
  { others, paths }: { readonly others: readonly OtherCards[]; readonly paths: readonly string[] },
): void {
  const { host, messages, terminal } = context
  for (const program of new Set(others.map((each) => each.program))) {
    const own = others.filter((each) => each.program === program).map(({ path }) => resolve(host.cwd, path))
    const [first = ''] = own
    const folder = paths
      .map((path) => resolve(host.cwd, path))
      .find((path) => `${first}${sep}`.startsWith(`${path}${sep}`))
    const short = relative(host.cwd, folder ?? first)
    const shown = short === '' ? '.' : short.startsWith('..') ? (folder ?? first) : short
    tell(terminal, messages.commands.otherCards(own.length, program, shellWord(shown)))
  }
}
