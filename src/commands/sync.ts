import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { journalFile } from '../store/journals.ts'
import { bringJournals } from '../store/move-journals.ts'
import { openStore } from '../store/open-store.ts'
import { unsetSetting, writeSetting } from '../store/settings.ts'
import type { StoredEvent } from '../store/store.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { journalFolder } from './backup.ts'
import { localTime } from './happened.ts'
import { loadScheduler } from './scheduling.ts'

export interface SyncOptions {
  readonly off?: boolean
  readonly git?: boolean
}

/**
 * `prep sync [folder]`: keeps the journals in a folder that several devices share, one journal a device, so that
 * whatever carries the folder never has to merge a file. Without a folder says how things stand; `--git` commits, pulls
 * and pushes.
 */
export async function sync(context: Context, [folder]: readonly string[], options: SyncOptions): Promise<number> {
  const { settings, stateDir, messages } = context
  const say = messages.saving.sync
  const local = join(stateDir, 'journal')
  if (options.off) {
    if (settings.syncFolder !== null && existsSync(settings.syncFolder)) bringJournals(settings.syncFolder, local)
    await unsetSetting(stateDir, 'syncFolder')
    return print(context, say.back({ events: (await eventsIn(context, local)).length }))
  }
  if (folder !== undefined) {
    const path = resolve(context.host.cwd, folder)
    bringJournals(journalFolder(context), path)
    await writeSetting(stateDir, 'syncFolder', path)
    return print(context, say.moved({ path, events: (await eventsIn(context, path)).length }))
  }
  if (options.git) return syncWithGit(context)
  return report(context)
}

async function report(context: Context): Promise<number> {
  const say = context.messages.saving.sync
  const path = context.settings.syncFolder
  if (path === null) return print(context, say.off)
  print(context, say.on({ path }))
  const byDevice = new Map<string, StoredEvent[]>()
  for (const event of await (await context.store()).events()) {
    const events = byDevice.get(event.device)
    if (events === undefined) byDevice.set(event.device, [event])
    else events.push(event)
  }
  for (const [device, events] of byDevice) {
    const last = events.at(-1)
    if (last === undefined) continue
    const shown = { name: journalFile(device), events: events.length, last: localTime(last.at, context.host.timeZone) }
    print(context, `  ${say.journal(shown)}`)
  }
  return EXIT.done
}

/** Journals are only ever added to, each by its own device, so a pull cannot meet a conflict in one. */
async function syncWithGit(context: Context): Promise<number> {
  const { settings, messages } = context
  const path = settings.syncFolder
  if (path === null) return print(context, messages.saving.sync.off)
  const git = (...words: string[]) => context.host.runProgram('git', ['-C', path, ...words])
  const must = async (...words: string[]) => {
    const code = await git(...words)
    if (code !== 0) throw new PrepError('gitFailed', { command: words[0] ?? '', code })
  }
  if ((await git('add', '--', '.')) !== 0) throw new PrepError('notGit', { path })
  if ((await git('diff', '--cached', '--quiet')) === 0) print(context, messages.saving.sync.nothingNew)
  else await must('commit', '--quiet', '-m', messages.saving.sync.committed)
  // Silent where the branch has an upstream; git itself says where it has none.
  if ((await git('diff', '--quiet', '@{upstream}', '@{upstream}')) !== 0) {
    if ((await git('fetch', '--quiet', 'origin')) !== 0) return print(context, messages.saving.sync.noRemote)
    // A remote that is still empty has nothing to pull; whatever else is wrong, the push will say.
    await git('pull', '--rebase', '--quiet', 'origin', 'HEAD')
    await must('push', '--quiet', '--set-upstream', 'origin', 'HEAD')
    return print(context, messages.saving.sync.synced)
  }
  await must('pull', '--rebase', '--quiet')
  await must('push', '--quiet')
  return print(context, messages.saving.sync.synced)
}

async function eventsIn(context: Context, journalDir: string): Promise<readonly StoredEvent[]> {
  const store = await openStore({ stateDir: context.stateDir, journalDir, scheduler: await loadScheduler(context) })
  const events = await store.events()
  await store.close()
  return events
}

function print({ terminal }: Context, line: string): number {
  terminal.write(`${sanitiseLine(line)}\n`)
  return EXIT.done
}
