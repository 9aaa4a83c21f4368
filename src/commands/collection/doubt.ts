import { resolve, sep } from 'node:path'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import type { Note } from '../../notes/note.ts'
import { likeliestOf, unsureOf } from '../../notes/unsure.ts'
import { seedsFolder } from '../../seeds-folder.ts'
import { shellWord } from '../../terminal/text/shell-words.ts'
import { tell } from '../frame/tell.ts'

/** One line about notes that may be read wrongly, with the command to look. Nothing about those that ship with prep. */
export function tellDoubt(context: Context, notes: readonly Note[]): void {
  const seeds = seedsFolder() + sep
  const unsure = unsureOf(notes).filter(({ path }) => !resolve(context.host.cwd, path).startsWith(seeds))
  const [first] = unsure
  if (first === undefined) return
  tell(context.terminal, context.messages.readings.doubt(unsure.length, shellWord(first.path)))
}

/** What is thrown where notes have no questions at all: it says in which of them to look. */
export function noQuestionsIn({
  notes,
  paths,
}: {
  readonly notes: readonly Note[]
  readonly paths: readonly string[]
}): PrepError {
  const note = likeliestOf(notes)?.path ?? null
  return new PrepError('noQuestions', { paths, note: note === null ? null : shellWord(note) })
}
