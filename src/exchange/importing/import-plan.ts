import type { Beside } from '../beside.ts'
import type { ImportProblem } from '../imported.ts'
import type { Brought } from './import-events.ts'
import type { Elsewhere } from './standing-elsewhere.ts'

/** What an import would do, all of it. */
export interface ImportPlan {
  /** Notes to be written whole, by path relative to the folder. */
  readonly notes: ReadonlyMap<string, string>
  /** Pictures and sounds by path. */
  readonly media: ReadonlyMap<string, Uint8Array>
  readonly beside: Beside
  readonly brought: Brought
  readonly counts: ImportCounts
  /** Cards of prep's own to which answers come that were given in the other program. */
  readonly ownAnswered: number
  /** Cards made here that stand word for word in another folder as well, from before; null without. */
  readonly elsewhere: Elsewhere | null
  readonly problems: readonly ImportProblem[]
  /** Files that are in the way and not prep's: with one of these nothing may be done. */
  readonly inTheWay: readonly string[]
}

interface ImportCounts {
  /** Cards in the file. */
  readonly cards: number
  readonly newCards: number
  /** Changed in the other program, and here not. */
  readonly updated: number
  /** Changed in both: the text in prep stays. */
  readonly kept: number
  /** Taken out of the notes since they were imported: they stay out. */
  readonly gone: number
  /** Cards of prep's own that come back: only what happened to them is taken over. */
  readonly own: number
  /** Pictures and sounds that were not there before. */
  readonly media: number
}
