import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { readEventLines } from '../../store/backup.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine, tell } from '../frame/tell.ts'

/** Whether a file is a journal of prep's, from its first bytes. */
export const isJournal = (head: Uint8Array): boolean =>
  /^\s*\{"prep":"journal"/.test(new TextDecoder().decode(head.subarray(0, 64)))

/**
 * Takes in what another device has kept, such as a page that `prep pack` wrote: each event once, however often it comes. One
 * `prep undo` takes the reviews of this import back. Lines that cannot be used are counted.
 */
export async function importJournal(
  context: Context,
  file: string,
  { json, dryRun = false }: JsonOption & { readonly dryRun?: boolean },
): Promise<number> {
  const { terminal, messages } = context
  const say = messages.exchange.journal
  const { events, unusable } = readEventLines(file, readFileSync(resolve(context.host.cwd, file), 'utf8'))
  const store = await context.store()
  const known = new Set((await store.events()).map(({ id }) => id))
  const fresh = events.filter(({ id }) => !known.has(id))
  if (!dryRun && fresh.length > 0) {
    await store.add(fresh)
    const ids = fresh.map(({ id }) => id)
    await store.append([{ type: 'undone', events: [], brought: { file, events: ids } }], context.now())
  }
  const reviews = fresh.filter(({ type }) => type === 'reviewed').length
  const exitCode = unusable > 0 ? EXIT.failed : EXIT.done
  if (json) {
    printJson(context, { device: events[0]?.device ?? null, events: fresh.length, reviews, unusable, dryRun })
    return exitCode
  }
  const line = fresh.length === 0 ? say.nothingNew : say.taken({ reviews, device: fresh[0]?.device ?? '' })
  printLine(terminal, line)
  if (unusable > 0) tell(terminal, say.unusable({ place: file, count: unusable }))
  if (dryRun) tell(terminal, messages.exchange.imported.dryRun)
  return exitCode
}
