import type { CardId } from '../../cards/card.ts'
import type { Locator } from '../../cards/pairing/identity.ts'
import type { CardRecord } from '../../store/store.ts'
import type { Folder } from './import-drafts.ts'

/** How many cards stand somewhere else, too, and in which folder most of them do: absolute. */
export interface Elsewhere {
  readonly count: number
  readonly folder: string
}

/** Of cards of a folder, those that a note outside of it has with the same question and answer; null where there is none. */
export function elsewhere(
  made: readonly Locator[],
  records: ReadonlyMap<CardId, CardRecord>,
  folder: Pick<Folder, 'absolute' | 'exists'>,
): Elsewhere | null {
  if (made.length === 0) return null
  const inside = folderOf(folder.absolute('x'))
  const outside = new Map<string, string>()
  for (const { locator } of records.values())
    if (locator !== null && locator.path !== '' && !locator.path.startsWith(inside))
      outside.set(textOf(locator), locator.path)
  const there = new Map<string, boolean>()
  const folders = new Map<string, number>()
  for (const locator of made) {
    const path = outside.get(textOf(locator))
    if (path === undefined) continue
    if (!there.has(path)) there.set(path, folder.exists(path))
    if (there.get(path)) folders.set(folderOf(path), (folders.get(folderOf(path)) ?? 0) + 1)
  }
  const [most] = [...folders].sort(([, a], [, b]) => b - a)
  if (most === undefined) return null
  const count = [...folders.values()].reduce((sum, each) => sum + each, 0)
  return { count, folder: most[0].replace(/[/\\]$/, '') }
}

const textOf = ({ question, answer }: Locator): string => JSON.stringify([question, answer])

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
