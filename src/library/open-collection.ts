import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Card, CardId } from '../cards/card.ts'
import { pairCards } from '../cards/pairing/pair-cards.ts'
import { correctionsOf } from '../notes/known-corrections.ts'
import type { Note, Problem } from '../notes/note.ts'
import { readNotes } from '../notes/read-notes.ts'
import type { Zone } from '../schedule/day.ts'
import type { Grade } from '../schedule/grade.ts'
import { createRescheduler } from '../schedule/memory/rescheduler.ts'
import { DEFAULT_SCHEDULER_SETTINGS, type Review } from '../schedule/schedule.ts'
import { createScheduler } from '../schedule/scheduler.ts'
import { LastReadingFile } from '../store/last-reading-file.ts'
import { openStore } from '../store/open-store.ts'
import { readSettings } from '../store/settings/settings.ts'
import type { CardRecord, Change, Store } from '../store/store.ts'

export interface CollectionOptions {
  /** Files and folders of notes. */
  readonly paths: readonly string[]
  /** What `paths` are relative to, and the paths of cards when they lie inside. Absolute. */
  readonly cwd: string
  /** Where prep keeps schedules and settings (see `stateDirectory`); without it every card is new. */
  readonly stateDir?: string
  /** When the user's day turns; without it in UTC, at the hour that the settings say. */
  readonly timeZone?: string
}

/** Notes, their cards, and what is remembered of them. */
export interface Collection {
  readonly notes: readonly Note[]
  /** In the order of the notes, under the ids by which they are remembered. */
  readonly cards: readonly Card[]
  /** Problems in the notes, and files that could not be read. */
  readonly problems: readonly Problem[]
  /** By card id; a card that was never reviewed or suspended has none. */
  readonly records: ReadonlyMap<CardId, CardRecord>
  readonly zone: Zone
}

/** A collection that reviews can be recorded in. */
export interface WritableCollection extends Collection {
  /**
   * Records an answer, as `prep grade` does: on disk when the promise resolves, and then in `records`. Rejects with an
   * Error for a card that is not in the collection, and with PrepError `cannotSave` when it cannot be saved.
   */
  readonly grade: (card: CardId, grade: Grade, at: Date, seconds?: number | null) => Promise<Review>
  /** Leaves prep's files as its next start finds them fastest. Nothing is lost when it is never called. */
  readonly close: () => Promise<void>
}

/**
 * Reads notes, and pairs their cards with what prep remembers. Changes nothing. Rejects with PrepError `noSuchPath` for a
 * path that is not there, and as `openStore` does for a state folder that cannot be read.
 */
export function openCollection(options: CollectionOptions): Promise<Collection>
/** The same, to record reviews in. */
export function openCollection(
  options: CollectionOptions & { readonly stateDir: string; readonly writable: true },
): Promise<WritableCollection>
export async function openCollection(
  options: CollectionOptions & { readonly writable?: boolean },
): Promise<Collection | WritableCollection> {
  const { cwd, stateDir, timeZone = 'UTC', writable = false } = options
  if (stateDir === undefined) {
    const { notes, problems } = await readNotes(options.paths, { cwd })
    const zone = { timeZone, rolloverHour: 0 }
    return { notes, cards: notes.flatMap((note) => note.cards), problems, records: new Map(), zone }
  }
  const { settings } = await readSettings(stateDir)
  const zone = { timeZone, rolloverHour: settings.rolloverHour }
  const { desiredRetention, maximumIntervalDays, learningStepsMinutes, relearningStepsMinutes, weights } = settings
  const deciding = {
    ...DEFAULT_SCHEDULER_SETTINGS,
    zone,
    desiredRetention,
    maximumIntervalDays,
    learningStepsMinutes,
    relearningStepsMinutes,
    parameters: weights ?? DEFAULT_SCHEDULER_SETTINGS.parameters,
  }
  const scheduler = createScheduler(deciding)
  const store = await openStore({
    stateDir,
    journalDir: settings.syncFolder,
    scheduler: async () => createRescheduler(),
    settings: () => deciding,
  })
  const corrections = correctionsOf(store.corrections(), {
    absolute: (path) => realPath(cwd, path),
    exists: existsSync,
  })
  const { notes, problems } = await readNotes(options.paths, { cwd, corrections })
  const read = notes.flatMap((note) => note.cards)
  const { cards, locators } = pairCards(read, store.records(), {
    absolute: (path) => realPath(cwd, path),
    exists: existsSync,
    last: new LastReadingFile(stateDir).read(),
    read: notes.map(({ path }) => path),
  })
  const collection: Collection = { notes, cards, problems, records: store.records(), zone }
  if (!writable) return collection
  return { ...collection, ...recording(store, scheduler, locators, cards) }
}

function recording(
  store: Store,
  scheduler: ReturnType<typeof createScheduler>,
  locators: ReturnType<typeof pairCards>['locators'],
  cards: readonly Card[],
): Pick<WritableCollection, 'grade' | 'close'> {
  const known = new Set(cards.map(({ id }) => id))
  return {
    grade: async (card, grade, at, seconds = null) => {
      if (!known.has(card)) throw new RangeError(`no card has the id ${card}`)
      const record = store.records().get(card)
      const before = record?.schedule ?? null
      const review: Review = { card, grade, at, seconds, before, after: scheduler.next(before, grade, at, card) }
      const locator = locators.get(card)
      const first: readonly Change[] =
        (record?.locator ?? null) === null && locator !== undefined ? [{ type: 'minted', card, locator }] : []
      await store.append([...first, { type: 'reviewed', review }], at)
      return review
    },
    close: () => store.close(),
  }
}

/** A note's one true path, whichever links led to it. */
function realPath(cwd: string, path: string): string {
  const full = resolve(cwd, path)
  return existsSync(full) ? realpathSync.native(full) : full
}
