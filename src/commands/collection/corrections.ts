import { existsSync } from 'node:fs'
import type { Context } from '../../context.ts'
import { decode } from '../../disk/decode.ts'
import { isUnsaved } from '../../disk/failed-save.ts'
import { readBytes } from '../../disk/read-bytes.ts'
import { correctionKey } from '../../notes/correction.ts'
import { type CorrectionsOf, correctionsOf, type Fresh, movedCorrections } from '../../notes/known-corrections.ts'
import type { openNote } from '../../notes/open-note.ts'
import type { ReadNotes } from '../../notes/read-notes.ts'
import type { Change, Store } from '../../store/store.ts'
import { realPath } from './real-path.ts'

/** What is remembered of how a person reads notes, by files of this machine. */
export async function knownCorrections(context: Context): Promise<CorrectionsOf> {
  const store = await context.store()
  return correctionsIn(store, context.host.cwd)
}

export const correctionsIn = (store: Pick<Store, 'corrections'>, cwd: string): CorrectionsOf =>
  correctionsOf(store.corrections(), { absolute: (file) => realPath(cwd, file), exists: existsSync })

/**
 * Takes corrections along where notes were renamed, or lines moved to another note, since they were last read. Whether there were
 * any: then the notes are to be read again.
 */
export async function followCorrections(context: Context, { notes, fresh }: ReadNotes): Promise<boolean> {
  const store = await context.store()
  const known = store.corrections()
  if (known.size === 0 || fresh.length === 0) return false
  const { cwd } = context.host
  const gone = new Set([...known.keys()].filter((path) => !existsSync(path)))
  const lost = new Map([...known].filter(([path, corrections]) => gone.has(path) && corrections.length > 0))
  const paths = new Map(fresh.map(({ file, path }) => [path, realPath(cwd, file)]))
  for (const note of notes) {
    const path = paths.get(note.path)
    if (path !== undefined && note.lost.length > 0 && known.has(path)) lost.set(path, note.lost)
  }
  if (lost.size === 0) return false
  const { openNote: open } = await import('../../notes/open-note.ts')
  const texts = new Map<string, Fresh>()
  for (const path of paths.values()) {
    const bytes = readBytes(path)
    if (bytes instanceof Uint8Array) texts.set(path, freshOf(open, path, decode(bytes).text))
  }
  const moved = movedCorrections(lost, gone, texts).filter(({ to, corrections }) => {
    const there = new Set((known.get(to) ?? []).map(correctionKey))
    return corrections.some((each) => !there.has(correctionKey(each)))
  })
  if (moved.length === 0) return false
  try {
    await store.append(
      moved.flatMap(({ from, to, corrections }): readonly Change[] => [
        { type: 'corrected', note: to, corrections, from },
        // Else they would come again after a person has taken them away there.
        ...(gone.has(from)
          ? [{ type: 'corrected' as const, note: from, corrections: [], forgets: true, from: to }]
          : []),
      ]),
      context.now(),
    )
  } catch (error) {
    if (!isUnsaved(error)) throw error
    return false
  }
  return true
}

const freshOf = (open: typeof openNote, path: string, text: string): Fresh => ({
  text,
  find: (corrections) => new Set(open({ path, text }).read(corrections).places.keys()),
})
