import { statSync } from 'node:fs'
import { basename, dirname, sep } from 'node:path'
import { watch } from 'chokidar'
import { isNoteName, isPassedOver, noteFilesIn } from '../../notes/note-files.ts'

export interface NoteChange {
  /** Absolute. */
  readonly path: string
  readonly change: 'added' | 'changed' | 'removed'
}

export interface Watcher {
  /** Resolves to what `tell` failed with. */
  readonly failed: Promise<unknown>
  readonly close: () => Promise<void>
}

/** Changes that come within this time of each other are told together; a save can be several. */
const QUIET_MS = 100
/** Told after this long, even while more come. */
const LONGEST_MS = 1000
/** The system's word of a change can be late, lost, or never come: in shared and network folders, or past its limit. */
const LOOK_AGAIN_MS = 2000
/** A look takes no more than this share of the time. */
const LOOKING = 1 / 20

/**
 * Watches files and folders of notes, absolute paths; resolves when every change from now on will be noticed. `tell` hears
 * of changes that came together, each file once; it is never called again before it has finished.
 */
export async function watchNotes(
  paths: readonly string[],
  tell: (changes: readonly NoteChange[]) => Promise<void>,
): Promise<Watcher> {
  let known = await lookAt(paths)
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<unknown>((resolve) => {
    fail = resolve
  })
  const looking = soon(async () => {
    const startedAt = performance.now()
    const now = await lookAt(paths)
    const changes = changesBetween(known, now)
    known = now
    const tookMs = performance.now() - startedAt
    if (changes.length > 0) await tell(changes)
    return Math.max(LOOK_AGAIN_MS, tookMs / LOOKING)
  }, fail)
  const watcher = watchForWord(paths, looking.wake)
  return {
    failed,
    close: async () => {
      looking.stop()
      await watcher.close()
    },
  }
}

/** What the system says of changes: only that it is time to look. */
function watchForWord(paths: readonly string[], wake: () => void) {
  const given = new Set(paths.flatMap((path) => (isFolder(path) ? [path] : [path, dirname(path)])))
  const isWatched = (path: string) => given.has(path) || paths.some((each) => path.startsWith(each + sep))
  const watcher = watch([...given], {
    ignoreInitial: true,
    // What lies behind a link is looked at all the same, and no link leads round in a circle.
    followSymlinks: false,
    ignored: (path, stats) => {
      if (given.has(path)) return false
      return !isWatched(path) || isPassedOver(basename(path)) || (stats?.isFile() === true && !isNoteName(path))
    },
  })
  // What the system gives no word of is seen at the next look.
  return watcher.on('all', wake).on('error', () => {})
}

/** Each note with what changes whenever it is written. */
async function lookAt(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    paths.map(async (path) => (isFolder(path) ? (await noteFilesIn(path, path)).files : [path])),
  )
  const seen = new Map<string, string>()
  for (const path of found.flat()) {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats) seen.set(path, `${stats.mtimeMs} ${stats.size} ${stats.ino}`)
  }
  return seen
}

/** What happened to each note between two looks; `before` and `now` map paths to what changes when a note is written. */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): readonly NoteChange[] {
  const still = [...now].flatMap(([path, mark]): readonly NoteChange[] => {
    if (before.get(path) === mark) return []
    return [{ path, change: before.has(path) ? 'changed' : 'added' }]
  })
  const gone = [...before.keys()].filter((path) => !now.has(path))
  return [...still, ...gone.map((path) => ({ path, change: 'removed' }) as const)]
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/**
 * Does something soon after it was woken, once for all that woke it in a moment, and again after as many milliseconds as it
 * resolved to; never twice at a time. Ends when it fails.
 */
export function soon(act: () => Promise<number>, failed: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined
  let wokenAt: number | null = null
  let isActing = false
  const wait = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  const run = async (): Promise<void> => {
    isActing = true
    wokenAt = null
    try {
      const nextMs = await act()
      isActing = false
      wait(wokenAt === null ? nextMs : QUIET_MS)
    } catch (error) {
      failed(error)
    }
  }
  wait(LOOK_AGAIN_MS)
  return {
    wake: (): void => {
      wokenAt ??= performance.now()
      if (!isActing) wait(Math.max(0, Math.min(QUIET_MS, LONGEST_MS - (performance.now() - wokenAt))))
    },
    stop: (): void => clearTimeout(timer),
  }
}
