import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Card, CardId } from '../../cards/card.ts'
import type { Locators, Pairing } from '../../cards/pairing/pair-cards.ts'
import type { Relink } from '../../cards/pairing/standing.ts'
import type { Context } from '../../context.ts'
import { isUnsaved } from '../../disk/failed-save.ts'
import { describeError, PrepError } from '../../errors.ts'
import { describeProblem } from '../../notes/describe-problem.ts'
import type { CorrectionsOf } from '../../notes/known-corrections.ts'
import type { LeftOut } from '../../notes/left-out.ts'
import type { Note, Problem } from '../../notes/note.ts'
import { type OtherCards, type ReadMany, type ReadNotes, readNotes } from '../../notes/read-notes.ts'
import { seedsFolder } from '../../seeds-folder.ts'
import { CardCache } from '../../store/card-cache.ts'
import { joinTwins } from '../../store/replaying/join-twins.ts'
import type { CardRecord, Store } from '../../store/store.ts'
import { createProgressLine } from '../../terminal/progress-line.ts'
import { READER } from '../../version.ts'
import { tell } from '../frame/tell.ts'
import { correctionsIn, followCorrections } from './corrections.ts'
import { pairWithLast } from './pair-with-last.ts'
import { wordingInPlace } from './remember.ts'

/** Problems that keep a note, or a part of it, from being read: said at once, others only by `prep check`. */
export const READING_RULES: readonly string[] = [
  'unreadable',
  'binary',
  'not-a-file',
  'front-matter',
  'broken-link',
  'too-large',
  'too-many-folders',
  'name-not-text',
  'unreadable-folder',
]

/** Fewer cards are paired as fast as a pairing that was kept is read. */
const WORTH_KEEPING = 1000

export interface OpeningOptions {
  /** Whether problems that kept something from being read are said at once. */
  readonly sayProblems?: boolean
  /** Whether `notes` say why each line was read as it was; such a reading takes nothing from the cache. */
  readonly withExplanations?: boolean
}

/** The notes that a command works on, read, with what is remembered of their cards. */
export interface Collection {
  /** In the order of the notes; ids are those under which the store remembers them. */
  readonly cards: readonly Card[]
  readonly records: ReadonlyMap<CardId, CardRecord>
  /** Where each card is now, to be remembered with its first review. */
  readonly locators: Locators
  /** Remembered cards that no note asks any more, and those that could be several; see `prep link`. */
  readonly orphaned: readonly CardId[]
  readonly ambiguous: Pairing['ambiguous']
  readonly notes: readonly Note[]
  /** Also of files that could not be read at all. */
  readonly problems: readonly Problem[]
  /** What lies among the notes and is not for asking. */
  readonly leftOut: readonly LeftOut[]
  /** Notes that hold cards of another program. */
  readonly others: readonly OtherCards[]
  /** What a person has said of the lines of each file. */
  readonly corrections: CorrectionsOf
  /** The files and folders read. */
  readonly paths: readonly string[]
  /** Paths named by the user that are not there; each was reported. */
  readonly missing: readonly string[]
  /** What the notes were read out of, for what else is kept with them; null where nothing is. */
  readonly cache: CardCache | null
}

/**
 * Reads notes and pairs their cards with what is remembered. Which notes, first that applies: `paths`, --notes, the
 * registered folders, the seeds. A path that is not there is reported and the others go on; throws PrepError
 * `noSuchPath` when none is left.
 */
export async function openCollection(
  context: Context,
  paths: readonly string[],
  { sayProblems = true, withExplanations = false }: OpeningOptions = {},
): Promise<Collection> {
  const { present, missing } = findPaths(context, paths)
  const { notes, problems, leftOut, others, cache } = await readWithCache(context, present, { withExplanations })
  const store = await context.store()
  for (const problem of problems) {
    const { path, line, column, rule } = problem
    if (sayProblems && READING_RULES.includes(rule))
      tell(context.terminal, `${path}:${line}:${column}: ${describeProblem(problem, context.messages)}`)
  }
  if (notes.length === 0 && problems.length === 0) throw new PrepError('noNotes', { paths: present })
  const read: Card[] = []
  for (const note of notes) for (const card of note.cards) read.push(card)
  const isKept = cache !== null && read.length >= WORTH_KEEPING
  const stampOf = isKept ? (path: string) => cache.stampOf(path) : null
  const given = { cwd: context.host.cwd, stateDir: context.stateDir, notes, problems, missing, stampOf, maker: READER }
  const pair = () => pairWithLast({ ...given, cards: read, records: store.records() })
  let { pairing, keep } = pair()
  const joined = await whereSaved([], () => joinTwins(store, pairing.twins, context.now()))
  if (joined.length > 0) ({ pairing, keep } = pair())
  for (const card of joined)
    tell(context.terminal, context.messages.saving.joined({ question: wordingInPlace(card, store.records()) }))
  const { cards, relinked, locators, orphaned } = pairing
  await rememberPlaces(context, store, relinked)
  try {
    keep()
  } catch {
    // Then the next reading knows only of the one before.
  }
  const corrections = correctionsIn(store, context.host.cwd)
  const records = store.records()
  return {
    cards,
    records,
    locators,
    orphaned,
    get ambiguous() {
      return pairing.ambiguous
    },
    notes,
    problems,
    leftOut,
    others,
    corrections,
    paths: present,
    missing,
    cache,
  }
}

/** Reads files and folders of notes; what was read before in the same version comes from the cache. */
export async function readWithCache(
  context: Context,
  paths: readonly string[],
  { withExplanations = false }: Pick<OpeningOptions, 'withExplanations'> = {},
): Promise<ReadNotes & Pick<Collection, 'cache'>> {
  const cache =
    withExplanations || READER === null
      ? null
      : new CardCache(context.cacheDir, READER, () => context.host.now().getTime())
  const { host, terminal, messages } = context
  const progress = createProgressLine({
    terminal: terminal.plain || host.env['TERM'] === 'dumb' ? { writeError: terminal.writeError } : terminal,
    nowMs: () => host.now().getTime(),
    say: messages.commands.reading,
  })
  const readMany: ReadMany = async (files, take) =>
    (await import('./reader-threads.ts')).readInThreads(context.cacheDir)(files, take)
  const store = await context.store()
  const options = {
    cwd: host.cwd,
    corrections: correctionsIn(store, host.cwd),
    onProgress: progress.update,
    withReasons: withExplanations,
    ...(cache === null ? {} : { cache, readMany }),
  }
  const read = await readNotes(paths, options).finally(progress.clear)
  cache?.save()
  if (store.corrections().size === 0 || read.fresh.length === 0) return { ...read, cache }
  if (!(await followCorrections(context, read))) return { ...read, cache }
  const again = await readNotes(paths, { ...options, corrections: correctionsIn(store, host.cwd) })
  cache?.save()
  return { ...again, cache }
}

/** Which notes a command reads, first that applies: `paths`, --notes, the registered folders, the seeds. */
export function findPaths(
  context: Context,
  paths: readonly string[],
): { present: readonly string[]; missing: readonly string[] } {
  const { host, options, settings, messages, terminal } = context
  const named = paths.length > 0 ? paths : options.notes
  const wanted = named.length > 0 ? named : settings.noteFolders
  if (wanted.length === 0) {
    tell(terminal, messages.commands.usingSeeds)
    return { present: [seedsFolder()], missing: [] }
  }
  const isThere = (path: string) => existsSync(resolve(host.cwd, path))
  const missing = wanted.filter((path) => !isThere(path))
  const errors = missing.map((path) => new PrepError('noSuchPath', { path }))
  const [only] = errors
  if (only !== undefined && missing.length === wanted.length) throw only
  for (const error of errors) tell(terminal, describeError(error, messages).text)
  return { present: wanted.filter(isThere), missing }
}

/** Edits are followed from one reading to the next, so each one is remembered. */
async function rememberPlaces(context: Context, store: Store, relinked: readonly Relink[]): Promise<void> {
  if (relinked.length === 0) return
  const changes = relinked.map(({ card, locator }) => ({ type: 'relinked', card, locator }) as const)
  await whereSaved([], () => store.append(changes, context.now()))
}

/** A reading goes on where nothing can be saved. */
async function whereSaved<Result>(otherwise: Result, save: () => Promise<Result>): Promise<Result> {
  try {
    return await save()
  } catch (error) {
    if (isUnsaved(error)) return otherwise
    throw error
  }
}
