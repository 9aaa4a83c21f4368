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
import { type JsonOption, printJson } from './print-json.ts'
import { loadRescheduler } from './scheduling.ts'

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
  const { settings, stateDir, messages } = context
  const say = messages.saving.sync
  const local = join(stateDir, 'journal')
  if (options.off) {
    if (settings.syncFolder !== null && existsSync(settings.syncFolder)) bringJournals(settings.syncFolder, local)
    await unsetSetting(stateDir, 'syncFolder')
    const { length } = await eventsIn(context, local)
    if (options.json) return printJson(context, syncJson(null, []))
    return print(context, say.back({ events: length }))
  }
  if (folder !== undefined) {
    const path = resolve(context.host.cwd, folder)
    bringJournals(journalFolder(context), path)
    await writeSetting(stateDir, 'syncFolder', path)
    const events = await eventsIn(context, path)
    if (options.json) return printJson(context, syncJson(path, events))
    return print(context, say.moved({ path, events: events.length }))
  }
  if (options.git) return syncWithGit(context, options)
  return report(context, options)
}

async function report(context: Context, { json }: SyncOptions): Promise<number> {
  const say = context.messages.saving.sync
  const path = context.settings.syncFolder
  const events = path === null ? [] : await (await context.store()).events()
  if (json) return printJson(context, syncJson(path, events))
  if (path === null) return print(context, say.off)
  print(context, say.on({ path }))
  for (const { file, events: count, last } of journalsOf(events)) {
    const shown = { name: file, events: count, last: localTime(last, context.host.timeZone) }
    print(context, `  ${say.journal(shown)}`)
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

/** The folder may have come from somewhere else, with hooks and settings in it that name programs to be run. */
const NO_CODE = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.askPass=',
  'core.editor=:',
  'sequence.editor=:',
  'core.pager=cat',
  'core.gitProxy=',
  'diff.external=',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'protocol.ext.allow=never',
].flatMap((setting) => ['-c', setting])
/** Without a password at hand git says so, instead of asking in the middle of a script. */
const NO_QUESTIONS = { GIT_TERMINAL_PROMPT: '0' }

/** Journals are only ever added to, each by its own device, so a pull cannot meet a conflict in one. */
async function syncWithGit(context: Context, { json }: SyncOptions): Promise<number> {
  const { settings, messages } = context
  const path = settings.syncFolder
  if (path === null) return json ? printJson(context, syncJson(null, [])) : print(context, messages.saving.sync.off)
  const git = (...words: string[]) => context.host.runProgram('git', [...NO_CODE, '-C', path, ...words], NO_QUESTIONS)
  const must = async (...words: string[]) => {
    const code = await git(...words)
    if (code !== 0) throw new PrepError('gitFailed', { command: words[0] ?? '', code })
  }
  if ((await git('add', '--', '.')) !== 0) throw new PrepError('notGit', { path })
  const committed = (await git('diff', '--no-ext-diff', '--no-textconv', '--cached', '--quiet')) !== 0
  const finish = async (pushed: boolean) =>
    json
      ? printJson(context, syncJson(path, await (await context.store()).events(), { committed, pushed }))
      : print(context, messages.saving.sync[pushed ? 'synced' : 'noRemote'])
  if (!committed) {
    if (!json) print(context, messages.saving.sync.nothingNew)
  } else await must('commit', '--quiet', '-m', messages.saving.sync.committed)
  // Silent where the branch has an upstream; git itself says where it has none.
  if ((await git('diff', '--no-ext-diff', '--no-textconv', '--quiet', '@{upstream}', '@{upstream}')) !== 0) {
    if ((await git('fetch', '--quiet', 'origin')) !== 0) return finish(false)
    // A remote that is still empty has nothing to pull; whatever else is wrong, the push will say.
    await git('pull', '--rebase', '--quiet', 'origin', 'HEAD')
    await must('push', '--quiet', '--set-upstream', 'origin', 'HEAD')
    return finish(true)
  }
  await must('pull', '--rebase', '--quiet')
  await must('push', '--quiet')
  return finish(true)
}

async function eventsIn(context: Context, journalDir: string): Promise<readonly StoredEvent[]> {
  const store = await openStore({ stateDir: context.stateDir, journalDir, scheduler: loadRescheduler })
  const events = await store.events()
  await store.close()
  return events
}

function print({ terminal }: Context, line: string): number {
  terminal.write(`${sanitiseLine(line)}\n`)
  return EXIT.done
}
