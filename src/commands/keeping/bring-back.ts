import { existsSync, readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import { knownDevice, randomName } from '../../disk/device.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import { PrepError } from '../../errors.ts'
import { readBackup, readEventLines } from '../../store/backup.ts'
import { readTail } from '../../store/journal/journals.ts'
import { eventId } from '../../store/journal/stored.ts'
import { openStore } from '../../store/open-store.ts'
import { shiftFuture } from '../../store/replaying/shift-future.ts'
import type { StoredEvent } from '../../store/store.ts'
import { loadRescheduler } from '../frame/scheduling.ts'
import { journalFolder } from './backup.ts'
import { Git } from './git.ts'

/**
 * Brings back events that no journal has any more: from the copy in the state folder, the backups, and what git has ever seen of the
 * journals. From then on what is there counts, whether or not anything was found. Resolves to how many came back.
 * Rejects as a store's `add`.
 */
export async function bringBack(context: Context): Promise<number> {
  const { stateDir } = context
  const journalDir = journalFolder(context)
  makeFolder(journalDir)
  const options = { stateDir, journalDir, scheduler: loadRescheduler, goesOn: true }
  const store = await openStore(options)
  const known = new Set((await store.events()).map(({ id }) => id))
  const missing = new Map<string, StoredEvent>()
  for await (const events of sources(context, journalDir))
    for (const event of events) if (!known.has(event.id)) missing.set(event.id, event)
  await store.add([...missing.values()])
  // It names the journal that is gone; the next opening makes another.
  rmSync(join(stateDir, 'checkpoint.json'), { force: true })
  return missing.size
}

/** Moves what this device wrote under a clock that was ahead to when it can have been; resolves to how many events. */
export async function moveToNow(context: Context): Promise<number> {
  const { stateDir, now } = context
  const journalDir = journalFolder(context)
  const device = knownDevice(stateDir, hostname())
  const scheduler = await loadRescheduler()
  const writer = `moved${randomName(8)}`
  let sequence = 0
  const moved = shiftFuture(readTail(journalDir, new Map(), true).events, {
    device: device ?? '',
    now: now(),
    scheduler,
    nextId: () => eventId(device ?? '', writer, sequence++),
  })
  const store = await openStore({ stateDir, journalDir, scheduler, goesOn: true })
  await store.add(moved)
  await store.close()
  return Math.max(0, moved.length - 1)
}

async function* sources(context: Context, journalDir: string): AsyncGenerator<readonly StoredEvent[]> {
  for (const [folder, name] of [
    [join(context.stateDir, 'journal'), /\.jsonl$/],
    [join(context.stateDir, 'backups'), /\.jsonl(\.gz)?$/],
  ] as const) {
    if (folder === journalDir || !existsSync(folder)) continue
    for (const each of readdirSync(folder).filter((file) => name.test(file))) {
      const path = join(folder, each)
      try {
        yield readBackup(path).events
      } catch (error) {
        // One that cannot be read has nothing for us; the others may.
        if (!(error instanceof PrepError)) throw error
      }
    }
  }
  yield* sourcesInGit(context, journalDir)
}

/** Every journal of this folder as it was in any commit that git still knows, given up ones too. */
async function* sourcesInGit(context: Context, journalDir: string): AsyncGenerator<readonly StoredEvent[]> {
  const git = new Git(context.host, journalDir)
  try {
    const { code, output } = await git.ask('rev-list', '--all', '--reflog', '--', '.')
    if (code !== 0) return
    const seen = new Set<string>()
    for (const commit of output.toString().split('\n').filter(Boolean)) {
      const tree = await git.ask('ls-tree', '-z', `${commit}:./`)
      for (const entry of tree.output.toString().split('\0')) {
        const [, blob, name = ''] = /^100\d+ blob (\w+)\t(.+)$/s.exec(entry) ?? []
        if (blob === undefined || !name.endsWith('.jsonl') || seen.has(blob)) continue
        seen.add(blob)
        const text = (await git.ask('cat-file', 'blob', blob)).output.toString()
        yield readEventLines(name, text).events
      }
    }
  } catch (error) {
    // Who has no git has no reviews in it.
    if (!(error instanceof PrepError && error.code === 'noGit')) throw error
  }
}
