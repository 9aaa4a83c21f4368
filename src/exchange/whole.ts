import type { Card, CardId, Markdown } from '../cards/card.ts'
import type { Attempt } from '../schedule/attempt.ts'
import type { Review, SchedulerSettings } from '../schedule/schedule.ts'
import type { CardRecord } from '../store/store.ts'
import type { Beside } from './beside.ts'

/** All that prep knows, for those who write it down in another program's format. */
export interface Whole {
  /** In the order of the notes. */
  readonly cards: readonly Card[]
  readonly records: ReadonlyMap<CardId, CardRecord>
  /** Every review that counts, of these cards, oldest first. */
  readonly reviews: readonly Review[]
  /** What was said in answer, by card, oldest first. */
  readonly attempts: ReadonlyMap<CardId, readonly Attempt[]>
  readonly scheduling: SchedulerSettings
  readonly now: Date
  /**
   * A picture or sound that a note links to, by the path of the note and the link as it stands there; null where there is
   * none. `anyKind`: a file of any kind, which only an import may ask for, of what it brought itself.
   */
  readonly fileBeside: (
    notePath: string,
    link: string,
    options?: { readonly anyKind?: boolean },
  ) => { readonly name: string; readonly bytes: Uint8Array } | null
  /** A text of a note with what it refers to in place, by the path of the note: names, files, other notes. */
  readonly resolved: (markdown: Markdown, notePath: string) => Markdown
  /** The text with only the names in it that its note defines elsewhere as addresses. */
  readonly named: (markdown: Markdown, notePath: string) => Markdown
  /** What imports of that program have kept beside the notes, each with its folder, absolute. */
  readonly besides: (source: string) => readonly { readonly folder: string; readonly beside: Beside }[]
}
