import { lstatSync, realpathSync, statSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { watch } from 'chokidar'
import { isNoteName, isPassedOver } from '../notes/note-files.ts'

export type ChangeKind = 'added' | 'changed' | 'removed'

export interface NoteChange {
  /** Absolute. */
  readonly path: string
  readonly change: ChangeKind
}

export interface Watcher {
  /** Resolves to the reason when watching has become impossible. */
  readonly failed: Promise<Error>
  readonly close: () => Promise<void>
}

/** Changes that come within this time of each other are told together; a save can be several. */
const QUIET_MS = 100
/** Told after this long, even while more come. */
const LONGEST_MS = 1000

/**
 * Watches files and folders of notes, absolute paths; resolves when every change from now on will be noticed. `tell` hears
 * of changes that came together, each file once; it is never called again before it has finished.
 */
export async function watchNotes(
  paths: readonly string[],
  tell: (changes: readonly NoteChange[]) => Promise<void>,
): Promise<Watcher> {
  const folders = paths.filter((path) => isFolder(path))
  const realFolders = folders.map((folder) => realpathSync(folder))
  const files = new Set(paths.filter((path) => !folders.includes(path)))
  const parents = new Set([...files].map((path) => dirname(path)))
  // A file that an editor replaces by another is followed through its folder.
  const watcher = watch([...folders, ...parents], {
    ignoreInitial: true,
    atomic: QUIET_MS,
    ignored: (path, stats) => {
      if (files.has(path) || parents.has(path)) return false
      const isFile = stats?.isFile() ?? false
      return !folders.some((folder) => isInside(folder, path, isFile)) || (!isFile && leadsRound(path, realFolders))
    },
  })
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<Error>((resolve) => {
    fail = resolve
  })
  const gathered = gather(tell, (error) => fail(error))
  watcher
    .on('add', (path) => gathered.note(path, 'added'))
    .on('change', (path) => gathered.note(path, 'changed'))
    .on('unlink', (path) => gathered.note(path, 'removed'))
    .on('error', (error) => {
      if (!isOfOnePath(error)) fail(error instanceof Error ? error : new Error(String(error)))
    })
  await Promise.race([new Promise<void>((resolve) => watcher.on('ready', resolve)), failed])
  return {
    failed,
    close: async () => {
      gathered.stop()
      await watcher.close()
    },
  }
}

/** One path that cannot be looked at ends no watching: where it is a note, reading says so. */
const isOfOnePath = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'ENOENT', 'ELOOP'].includes(String(error.code))

/** Folders that are made of what the system is doing: no note lies there, and there is no end to them. */
const OF_THE_SYSTEM = /^\/(?:proc|sys|dev)(?:\/|$)/

/** Whether a link leads to a folder that is watched by another way, to one that holds the watched folders, or among the system's own: there is no end to such. `watched` are real paths. */
function leadsRound(path: string, watched: readonly string[]): boolean {
  try {
    if (!lstatSync(path).isSymbolicLink()) return false
    const target = realpathSync(path)
    if (OF_THE_SYSTEM.test(target)) return true
    return watched.some((folder) => isWithin(folder, target) || isWithin(target, folder))
  } catch {
    // What is gone, or leads nowhere, is nothing to watch.
    return true
  }
}

const isWithin = (folder: string, path: string): boolean => !relative(folder, path).split(sep).includes('..')

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isInside(folder: string, path: string, isFile: boolean): boolean {
  if (path === folder) return true
  const inside = relative(folder, path)
  const names = inside.split(sep)
  if (names[0] === '..' || names.some(isPassedOver)) return false
  return !isFile || isNoteName(path)
}

/** Merges changes of a moment, by file, and hands them on one moment after the other. */
export function gather(tell: (changes: readonly NoteChange[]) => Promise<void>, failed: (error: Error) => void) {
  let pending = new Map<string, ChangeKind>()
  let timer: NodeJS.Timeout | undefined
  let since = 0
  let isTelling = false
  const flush = async (): Promise<void> => {
    timer = undefined
    if (isTelling || pending.size === 0) return
    const changes = [...pending].map(([path, change]) => ({ path, change }))
    pending = new Map()
    isTelling = true
    try {
      await tell(changes)
    } catch (error) {
      failed(error instanceof Error ? error : new Error(String(error)))
    }
    isTelling = false
    if (pending.size > 0) timer ??= setTimeout(flush, QUIET_MS)
  }
  return {
    note(path: string, change: ChangeKind): void {
      if (pending.size === 0) since = performance.now()
      const merged = mergeChanges(pending.get(path), change)
      if (merged === null) pending.delete(path)
      else pending.set(path, merged)
      clearTimeout(timer)
      const left = LONGEST_MS - (performance.now() - since)
      timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, left)))
    },
    stop: (): void => clearTimeout(timer),
  }
}

/** What two changes of one file are together; null when it is as before. */
export function mergeChanges(first: ChangeKind | undefined, then: ChangeKind): ChangeKind | null {
  if (first === undefined) return then
  if (first === 'added') return then === 'removed' ? null : 'added'
  if (first === 'removed') return then === 'removed' ? 'removed' : 'changed'
  return then === 'removed' ? 'removed' : 'changed'
}
