import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { localTime } from '../../schedule/day.ts'
import { journalFile } from '../../store/journal/journals.ts'
import { bringJournals } from '../../store/journal/move-journals.ts'
import { openStore } from '../../store/open-store.ts'
import { unsetSetting, writeSetting } from '../../store/settings/settings.ts'
import type { StoredEvent } from '../../store/store.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { loadRescheduler } from '../frame/scheduling.ts'
import { printLine } from '../frame/tell.ts'
import { journalFolder } from './backup.ts'

export interface SyncOptions extends JsonOption {
  readonly off?: boolean
  readonly git?: boolean
}

/**
 * `prep sync [folder]`: keeps the journals in a folder that several devices share, one journal a device, so that
 * whatever carries the folder never has to merge a file. Without a folder says how things stand; `--git` commits, pulls
 * and pushes.
 */
export async function sync(context: Context, [folder]: readonly string[], options: SyncOptions): Promise<number> {
  const say = context.messages.saving.sync
  if (options.off) {
    const { length } = await keepHere(context)
    if (options.json) return printJson(context, syncJson(null, []))
    return printLine(context.terminal, say.back({ events: length }))
  }
  if (folder !== undefined) {
    const path = resolve(context.host.cwd, folder)
    const events = await keepIn(context, path)
    if (options.json) return printJson(context, syncJson(path, events))
    return printLine(context.terminal, say.moved({ path, events: events.length }))
  }
  if (options.git) return withGit(context, options)
  return report(context, options)
}

/** Brings the journals into a folder and keeps them there from now on; resolves to all events that are there then. */
export async function keepIn(context: Context, path: string): Promise<readonly StoredEvent[]> {
  bringJournals(journalFolder(context), path)
  await writeSetting(context.stateDir, 'syncFolder', path)
  return eventsIn(context, path)
}

/** Brings the journals back into the state folder, where they are kept from now on; resolves to all events. */
export async function keepHere(context: Context): Promise<readonly StoredEvent[]> {
  const { settings, stateDir } = context
  if (settings.syncFolder !== null && existsSync(settings.syncFolder))
    bringJournals(settings.syncFolder, join(stateDir, 'journal'))
  await unsetSetting(stateDir, 'syncFolder')
  return eventsIn(context, null)
}

async function report(context: Context, { json }: SyncOptions): Promise<number> {
  const say = context.messages.saving.sync
  const path = context.settings.syncFolder
  const events = path === null ? [] : await (await context.store()).events()
  if (json) return printJson(context, syncJson(path, events))
  if (path === null) return printLine(context.terminal, say.off)
  printLine(context.terminal, say.on({ path }))
  for (const { file, events: count, last } of journalsOf(events)) {
    const shown = { name: file, events: count, last: localTime(last, context.host.timeZone) }
    printLine(context.terminal, `  ${say.journal(shown)}`)
  }
  return EXIT.done
}

/** One entry for each device, in the order in which they first wrote. */
function journalsOf(events: readonly StoredEvent[]) {
  const byDevice = new Map<string, { events: number; last: Date }>()
  for (const { device, at } of events)
    byDevice.set(device, { events: (byDevice.get(device)?.events ?? 0) + 1, last: at })
  return [...byDevice].map(([device, each]) => ({ file: journalFile(device), ...each }))
}

/** A public format, so names stay as they are. `git`: what `--git` did. */
const syncJson = (
  folder: string | null,
  events: readonly StoredEvent[],
  git: { readonly committed: boolean; readonly pushed: boolean } | null = null,
) => ({ folder, journals: journalsOf(events), git })

async function withGit(context: Context, { json }: SyncOptions): Promise<number> {
  const { settings, messages } = context
  const say = messages.saving.sync
  const path = settings.syncFolder
  if (path === null) return json ? printJson(context, syncJson(null, [])) : printLine(context.terminal, say.off)
  const { syncWithGit } = await import('./git-sync.ts')
  const done = await syncWithGit(context, path, () => {
    if (!json) printLine(context.terminal, say.nothingNew)
  })
  if (json) return printJson(context, syncJson(path, await (await context.store()).events(), done))
  return printLine(context.terminal, say[done.pushed ? 'synced' : 'noRemote'])
}

async function eventsIn(context: Context, journalDir: string | null): Promise<readonly StoredEvent[]> {
  const store = await openStore({ stateDir: context.stateDir, journalDir, scheduler: loadRescheduler })
  const events = await store.events()
  await store.close()
  return events
}
