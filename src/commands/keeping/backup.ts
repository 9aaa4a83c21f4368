import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { planRestore, readBackup, writeBackup } from '../../store/backup.ts'
import { openStore } from '../../store/open-store.ts'
import type { Change } from '../../store/store.ts'
import { newFile } from '../frame/new-file.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { loadRescheduler } from '../frame/scheduling.ts'
import { printLine, tell } from '../frame/tell.ts'

/** `prep backup <file>`: every event there is, in one file. */
export async function backup(
  context: Context,
  [file = '']: readonly string[],
  options: JsonOption & { readonly force?: boolean },
): Promise<number> {
  const path = newFile(context, file, () => options.force === true)
  // Opened first: what is newer than this prep, or cannot be read, is no thing to make a backup of in silence.
  const events = await (await context.store()).events()
  writeBackup(journalFolder(context), path)
  if (options.json) return printJson(context, { path, events: events.length })
  return printLine(context.terminal, context.messages.saving.backup.written({ path: file, events: events.length }))
}

/** `prep restore <file>`: back to what was remembered then. Says what that means; does it with --yes; can be undone. */
export async function restore(
  context: Context,
  [file = '']: readonly string[],
  options: JsonOption & { readonly yes?: boolean },
): Promise<number> {
  const { terminal, messages } = context
  const say = messages.saving.backup
  const path = resolve(context.host.cwd, file)
  if (!existsSync(path)) throw new PrepError('noBackupThere', { path: file, folder: join(context.stateDir, 'backups') })
  if (statSync(path).isDirectory()) throw new PrepError('noBackup', { path: file })
  const { events, unusable } = readBackup(path)
  if (unusable > 0) tell(terminal, say.unusable({ count: unusable }))
  const { stateDir, settings } = context
  const scheduler = loadRescheduler
  // Also where a journal is gone: this may be what brings it back.
  const store = await openStore({ stateDir, journalDir: settings.syncFolder, scheduler, goesOn: true })
  const { missing, later } = planRestore(await store.events(), events)
  const counts = { missing: missing.length, later: later.length }
  const isSame = missing.length === 0 && later.length === 0
  const isDone = !isSame && options.yes === true
  if (isDone) {
    await store.add(missing)
    const back: Change = { type: 'undone', events: later.map(({ id }) => id), restored: basename(path) }
    if (later.length > 0) await store.append([back], context.now())
  }
  await store.close()
  if (options.json) return printJson(context, { path, done: isDone, ...counts, unusable })
  return printLine(terminal, isSame ? say.same : isDone ? say.done(counts) : say.would(counts))
}

/** Where the journals are. */
export function journalFolder({ settings, stateDir }: Pick<Context, 'settings' | 'stateDir'>): string {
  return settings.syncFolder ?? join(stateDir, 'journal')
}
