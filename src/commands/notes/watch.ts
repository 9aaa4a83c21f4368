import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { shownPath } from '../../notes/note-files.ts'
import { checkNotes } from '../../notes/read-notes.ts'
import { safeJson } from '../../terminal/text/safe-json.ts'
import { NO_COUNTS, renderWatchLine, type WatchCounts, type WatchLine } from '../../terminal/views/watch.ts'
import { findPaths, readWithCache } from '../collection/collection.ts'
import { tellDoubt } from '../collection/doubt.ts'
import type { JsonOption } from '../frame/print-json.ts'
import { tell } from '../frame/tell.ts'
import { watchNotes } from './watch-notes.ts'

/**
 * `prep watch`: counts the questions, and again after each save, one line each, until Ctrl-C. Of what is
 * remembered, only how notes are to be read is looked at.
 */
export async function watch(context: Context, paths: readonly string[], options: JsonOption): Promise<number> {
  const { terminal, messages, style, host } = context
  const { present, missing } = findPaths(context, paths)
  let before: WatchCounts = NO_COUNTS
  // What another program reads is one line each.
  const width = terminal.outputIsTerminal ? terminal.columns : null
  const say = (changes: WatchLine['changes'], counts: WatchCounts) => {
    const line: WatchLine = { at: context.now(), changes, counts, before: changes.length === 0 ? counts : before }
    before = counts
    const { at } = line
    if (options.json) terminal.write(`${safeJson({ at, changes, counts })}\n`)
    else terminal.write(`${renderWatchLine(line, { style, messages, timeZone: host.timeZone, width })}\n`)
  }
  const ended = host.ended()
  const watcher = await watchNotes(
    present.map((path) => resolve(host.cwd, path)),
    async (changes) => {
      const shown = changes.map(({ path, change }) => ({ path: shownPath(path, host.cwd), change }))
      say(shown, await countIn(context, present))
    },
  )
  say([], await countIn(context, present, !options.json))
  if (!options.json) tell(terminal, messages.scripts.watch.watching({ paths: present.join(', ') }))
  try {
    const end = await Promise.race([ended, watcher.failed])
    if (end !== 'interrupted' && end !== 'unread') throw end
    return end === 'interrupted' ? EXIT.cancelled : missing.length > 0 ? EXIT.failed : EXIT.done
  } finally {
    await watcher.close()
  }
}

/** Counts what stands in notes now; says which may be read wrongly where `isFirst`. */
async function countIn(context: Context, paths: readonly string[], isFirst = false): Promise<WatchCounts> {
  const there = paths.filter((path) => existsSync(resolve(context.host.cwd, path)))
  // Somebody may have said meanwhile how a note is to be read.
  await (await context.store()).refresh()
  const { notes, problems } = await readWithCache(context, there)
  if (isFirst) tellDoubt(context, notes)
  const found = await checkNotes(notes, context.host.cwd, there)
  const cards = notes.flatMap((note) => note.cards)
  const count = (status: string) => cards.filter((card) => card.status === status).length
  return {
    cards: cards.length,
    answered: count('answered'),
    partial: count('partial'),
    unanswered: count('unanswered'),
    problems: problems.length + found.length,
  }
}
