import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { checkNotes } from '../../notes/read-notes.ts'
import { followedSince } from '../../store/replaying/history.ts'
import { notYetTold } from '../../store/told-edits.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import type { ProblemFormat } from '../../terminal/views/problem-formats.ts'
import { renderProblems } from '../../terminal/views/problems.ts'
import { VERSION } from '../../version.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { tellDoubt } from '../collection/doubt.ts'
import { tellOtherCards } from '../collection/other-cards.ts'
import type { JsonOption } from '../frame/print-json.ts'

export interface CheckOptions extends JsonOption {
  readonly format?: ProblemFormat
}

/** `prep check`: problems in the notes, one `path:line:column: message (rule)` each, or as `--format` says. Exit code 1 when there are any. */
export async function check(context: Context, paths: readonly string[], options: CheckOptions): Promise<number> {
  const { terminal, messages } = context
  const collection = await openCollection(context, paths, { sayProblems: false })
  const { notes, missing } = collection
  const problems = [...collection.problems, ...(await checkNotes(notes, context.host.cwd, collection.paths))]
  const format = options.json ? 'json' : (options.format ?? 'text')
  terminal.write(renderProblems(problems, format, { messages, version: VERSION }))
  // Other programs read the rest; what is said to people stays away from them.
  if (format === 'text') {
    const said =
      problems.length === 0
        ? messages.commands.noProblems(notes.length)
        : messages.commands.problemCount(problems.length, notes.length)
    terminal.writeError(`${said}\n`)
    tellLeftOut(context, collection)
    tellDoubt(context, notes)
    tellOtherCards(context, collection)
    await tellFollowed(context, collection)
  }
  return problems.length > 0 || missing.length > 0 ? EXIT.failed : EXIT.done
}

/** What lies among the notes and is asked by nobody, a line for each kind. */
function tellLeftOut({ terminal, messages }: Context, { leftOut }: Collection): void {
  for (const kind of ['conflict', 'drawing', 'templates', 'export'] as const) {
    const paths = leftOut.filter((each) => each.kind === kind).map(({ path }) => path)
    const [first] = paths
    if (first !== undefined)
      terminal.writeError(`${sanitiseLine(messages.commands.leftOut[kind](paths.length, first))}\n`)
  }
}

const FOLLOWED_MS = 7 * 86_400_000

/** Which questions of the last week were found again after an edit, each told once, and how many records found none. */
async function tellFollowed(context: Context, { orphaned, records }: Collection): Promise<void> {
  if (records.size === 0) return
  const { terminal, messages, now } = context
  const events = await (await context.store()).events()
  const told = (line: string) => terminal.writeError(`${sanitiseLine(line)}\n`)
  const followed = followedSince(events, new Date(now().getTime() - FOLLOWED_MS))
  for (const { before, after } of await notYetTold(context.stateDir, followed))
    told(
      before.question === after.question
        ? messages.saving.followed.moved({ question: after.wording, from: before.path, to: after.path })
        : messages.saving.followed.reworded({ from: before.wording, to: after.wording }),
    )
  if (orphaned.length > 0) told(messages.saving.orphans.count({ count: orphaned.length }))
}
