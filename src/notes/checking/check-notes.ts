import { resolve } from 'node:path'
import { decode } from '../../disk/decode.ts'
import { digestOf, readBytes } from '../../disk/read-bytes.ts'
import type { Note, Problem } from '../note.ts'
import type { NoteCache } from '../note-cache.ts'
import { linkedFilesOf } from '../references/linked-files.ts'
import { askedElsewhere, type NoteAsking } from './asked-elsewhere.ts'
import { type LookedOver, problemsNow } from './looked-over.ts'

export interface CheckOptions {
  readonly cwd: string
  /** The files and folders that the notes come from, in which the files are that they name. */
  readonly paths: readonly string[]
  /** That out of which the notes were read: what one says by itself is kept there, too. */
  readonly cache?: Pick<NoteCache, 'lookedOver' | 'keepLookedOver'> | null
}

/**
 * Problems that the authors of these notes would want to mend. A note is read once more when it was not looked over before; what it
 * names is looked for, and what is asked in two notes compared, each time.
 */
export async function checkNotes(notes: readonly Note[], { cwd, paths, cache }: CheckOptions): Promise<Problem[]> {
  const looked: (NoteAsking & Pick<LookedOver, 'found'>)[] = []
  for (const note of notes) {
    const { path, cards } = note
    const file = resolve(cwd, path)
    const over = cache?.lookedOver(file) ?? (await lookOverFile(file, note, cache))
    if (over !== null) looked.push({ path, cards, ...over })
  }
  const filesOf = linkedFilesOf(paths.map((path) => resolve(cwd, path)))
  const elsewhere = new Map<string, Problem[]>()
  for (const problem of askedElsewhere(looked)) {
    const known = elsewhere.get(problem.path)
    if (known === undefined) elsewhere.set(problem.path, [problem])
    else known.push(problem)
  }
  return looked.flatMap(({ path, found }) => {
    const own = found.length === 0 ? [] : problemsNow(found, filesOf(resolve(cwd, path)))
    return [...own.map((each) => ({ path, ...each })), ...(elsewhere.get(path) ?? [])].sort(
      (left, right) => left.line - right.line,
    )
  })
}

const NO_TEXT: LookedOver = { found: [], asks: [] }

/** Null for what cannot be read. */
async function lookOverFile(
  file: string,
  { path, cards }: Note,
  cache: CheckOptions['cache'],
): Promise<LookedOver | null> {
  const bytes = readBytes(file)
  if (!(bytes instanceof Uint8Array)) return null
  const { text, encoding, replaced } = decode(bytes)
  const { lookOver } = await import('./check-note.ts')
  const over = encoding === 'binary' ? NO_TEXT : lookOver({ path, text, cards, replaced })
  cache?.keepLookedOver(file, { size: bytes.length, digest: digestOf(bytes) }, over)
  return over
}
