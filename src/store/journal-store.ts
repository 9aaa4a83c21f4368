import { hostname } from 'node:os'
import { join } from 'node:path'
import type { CardId } from '../cards/card.ts'
import { deviceName, randomName } from '../disk/device.ts'
import type { Correction } from '../notes/correction.ts'
import type { Attempt, Said } from '../schedule/attempt.ts'
import type { Review, SchedulerSettings } from '../schedule/schedule.ts'
import type { CheckpointFile } from './checkpoint/checkpoint-file.ts'
import type { ClockCheck } from './journal/clock-check.ts'
import { FORMATS, type Formats } from './journal/formats.ts'
import { appendLine, type Passing, type Position } from './journal/journal.ts'
import { journalFile, placeAt, readEach, readTail, type Tail } from './journal/journals.ts'
import { OwnCopy } from './journal/own-copy.ts'
import { allButReviews, allButSaid, allButUndos, before, ofOtherCards } from './journal/passing.ts'
import { stamp } from './journal/stamp.ts'
import { eventId, readEvents, writeEvents } from './journal/stored.ts'
import { InOrder } from './replaying/in-order.ts'
import { idsOf, underJoined } from './replaying/joins.ts'
import type { Interview } from './replaying/kept-interviews.ts'
import type { LateScheduler } from './replaying/late-scheduler.ts'
import { Ledger } from './replaying/ledger.ts'
import { attemptIn, cardOf, inOrder, isOfCard, undoneEvents } from './replaying/replay.ts'
import type { CardRecord, Change, EventId, Store, StoredEvent, StoreProblem } from './store.ts'
import type { JournalTotals, TotalsAsked } from './totals/journal-totals.ts'
import { Upgrade } from './upgrade.ts'
import { WriteGuard } from './write-guard.ts'

export interface StoreOptions {
  readonly stateDir: string
  /** Works out a review's outcome anew where two devices reviewed apart. */
  readonly scheduler: LateScheduler
  /** What decides the outcome of reviews that are given here: it is remembered with each, and asked for with the first. */
  readonly settings?: () => SchedulerSettings
  /** Where the journals are, when not in the state folder: one that is synced between devices. */
  readonly journalDir?: string | null
  /** The name of this device's journal; found out by itself when not given. */
  readonly device?: string
  /** Other formats than today's; for tests of how an older one is brought on. */
  readonly formats?: Formats
  /** Refuses changes under a clock that cannot be right; null or missing: any clock is believed. */
  readonly clock?: ClockCheck | null
  /** Goes on where a journal that was there is gone: for bringing back what was in it. */
  readonly goesOn?: boolean
}

/** The checkpoint is written anew after this many events, or a fiftieth of the cards when that is more. */
const EVENTS_PER_CHECKPOINT = 500

/** Events that say where a card is, when an interview, or what is planned: no schedule follows from them. */
const PLACING: readonly StoredEvent['type'][] = ['minted', 'relinked', 'linked', 'interview', 'promised']

/** The store over journals and a checkpoint; `openStore` makes one. */
export class JournalStore implements Store {
  readonly #options: StoreOptions
  readonly #journalDir: string
  readonly #formats: Formats
  readonly #upgrade: Upgrade
  readonly #checkpointFile: CheckpointFile
  readonly #guard: WriteGuard
  /** Null where the journals are in the state folder anyway. */
  readonly #copy: OwnCopy | null
  #ledger: Ledger
  #positions: Map<string, Position>
  readonly #problems: StoreProblem[]
  /** Sorts by when the store was opened, so that what was done at one instant of a stopped clock keeps its order. */
  readonly #openedAt = Date.now().toString(36)
  #writer: string | null = null
  #sequence = 0
  /** Events counted in that the checkpoint does not hold. */
  #behind: number
  #appended = 0
  #lastAppend: Date | null = null
  /** Appends go out one after the other. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    options: StoreOptions,
    journalDir: string,
    checkpointFile: CheckpointFile,
    ledger: Ledger,
    tail: Tail,
    problems: StoreProblem[],
  ) {
    this.#options = options
    this.#journalDir = journalDir
    this.#formats = options.formats ?? FORMATS
    this.#upgrade = new Upgrade(this.#formats, options.stateDir, journalDir)
    this.#checkpointFile = checkpointFile
    this.#guard = new WriteGuard(journalDir, problems, options.goesOn ?? false)
    this.#copy = journalDir === join(options.stateDir, 'journal') ? null : new OwnCopy(options.stateDir)
    this.#ledger = ledger
    this.#positions = new Map(tail.positions)
    this.#behind = tail.events.length
    this.#problems = problems
  }

  records(): ReadonlyMap<CardId, CardRecord> {
    return this.#ledger.records
  }

  corrections(): ReadonlyMap<string, readonly Correction[]> {
    const { corrected } = this.#ledger
    return new Map([...corrected].map(([note, { value }]) => [note, value]))
  }

  interviews(): ReadonlyMap<string, Interview> {
    return new Map([...this.#ledger.interviews].flatMap(([id, { value }]) => (value === null ? [] : [[id, value]])))
  }

  revision(): string {
    return JSON.stringify([...this.#positions].sort())
  }

  problems(): readonly StoreProblem[] {
    return this.#problems
  }

  append(changes: readonly Change[], at: Date): Promise<readonly StoredEvent[]> {
    return this.#inTurn(() => this.#append(changes, at))
  }

  add(events: readonly StoredEvent[]): Promise<void> {
    return this.#inTurn(async () => {
      const known = new Set((await this.events()).map(({ id }) => id))
      const missing = events.filter(({ id }) => !known.has(id))
      if (missing.length > 0) await this.#write(this.#device(), missing)
    })
  }

  refresh(): Promise<void> {
    return this.#inTurn(() => this.#refresh())
  }

  async events(card?: CardId): Promise<readonly StoredEvent[]> {
    if (card === undefined) return inOrder(this.#read(new Map()).events)
    const { joins } = this.#ledger
    const { events } = this.#read(new Map(), ofOtherCards(idsOf(card, joins)))
    const own = events.map((event) => underJoined(event, joins))
    return inOrder(own.filter((event) => event.type === 'undone' || (isOfCard(event) && cardOf(event) === card)))
  }

  async eventsSince(since: Date): Promise<readonly StoredEvent[]> {
    const { events } = this.#read(new Map(), before(since))
    const recent = events.filter(({ type, at }) => type === 'undone' || at >= since)
    return inOrder(recent).map((event) => underJoined(event, this.#ledger.joins))
  }

  async reviews<Kept>(keep: (review: Review) => Kept | null): Promise<readonly Kept[]> {
    const undone = this.#undone()
    const found = new InOrder<Kept>()
    const take = (event: StoredEvent) => {
      const own = underJoined(event, this.#ledger.joins)
      const kept = own.type === 'reviewed' && !undone.has(own.id) ? keep(own.review) : null
      if (kept !== null) found.add(event, kept)
    }
    const format = this.#formats.journal
    readEach(this.#journalDir, new Map(), { atRest: false, passing: allButReviews, format, take })
    return found.all()
  }

  async attempts(): Promise<ReadonlyMap<CardId, readonly Attempt[]>> {
    // Where nothing was said in what was counted in, all of that need not be read again.
    const { events } = this.#read(this.#ledger.silent === true ? this.#positions : new Map(), allButSaid)
    const isSaid = events.some((event) => attemptIn(event) !== null)
    if (!isSaid) this.#ledger.silent ??= true
    const undone = isSaid ? this.#undone() : new Set()
    const byCard = new Map<CardId, Attempt[]>()
    for (const event of inOrder(events)) {
      const attempt = undone.has(event.id) ? null : attemptIn(underJoined(event, this.#ledger.joins))
      if (attempt === null) continue
      const known = byCard.get(attempt.card)
      if (known === undefined) byCard.set(attempt.card, [attempt])
      else known.push(attempt)
    }
    return byCard
  }

  forgetSaid(card?: CardId): Promise<readonly Said[]> {
    return this.#inTurn(async () => {
      const { blankSaid } = await import('./journal/blank-said.ts')
      const forgotten = blankSaid(this.#journalDir, card === undefined ? null : idsOf(card, this.#ledger.joins))
      await this.#writeCheckpoint()
      return forgotten
    })
  }

  async totals(asked: TotalsAsked): Promise<JournalTotals> {
    const { journalTotals } = await import('./totals/journal-totals.ts')
    const { stateDir } = this.#options
    const { joins } = this.#ledger
    return journalTotals({ stateDir, journalDir: this.#journalDir, joins, format: this.#formats.journal }, asked)
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      // The checkpoint alone knows that the journal was there.
      if (this.#guard.missing !== null) return
      if (this.#behind > 0 && this.#behind * 50 >= this.#ledger.records.size) await this.#writeCheckpoint()
      if (this.#lastAppend !== null) await this.#backUp(this.#lastAppend)
    })
  }

  async #append(changes: readonly Change[], at: Date): Promise<readonly StoredEvent[]> {
    if (changes.length === 0) return []
    this.#options.clock?.assertRight(at)
    const device = this.#device()
    this.#writer ??= `${this.#openedAt}${randomName(5)}`
    const writer = this.#writer
    const { settings } = this.#options
    const withSettings = (change: Change): Change =>
      change.type === 'reviewed' && change.review.settings === undefined && settings !== undefined
        ? { ...change, review: { ...change.review, settings: settings() } }
        : change
    const events = stamp(changes.map(withSettings), at, {
      device,
      nextId: () => eventId(device, writer, this.#sequence++),
      instantFor: (card, instant, id) => this.#ledger.instantFor(card, instant, id),
    })
    await this.#write(device, events)
    this.#appended += events.length
    this.#lastAppend = at
    if (this.#appended >= EVENTS_PER_CHECKPOINT && this.#appended * 50 >= this.#ledger.records.size)
      await this.#writeCheckpoint()
    return events
  }

  async #backUp(at: Date): Promise<void> {
    const { writeDailyBackup } = await import('./backup.ts')
    const { stateDir } = this.#options
    try {
      writeDailyBackup(stateDir, this.#journalDir, at.toISOString().slice(0, 10))
    } catch (error) {
      const path = join(stateDir, 'backups')
      this.#report({ kind: 'backupUnsaved', path, line: null, detail: (error as Error).message })
    }
  }

  #device(): string {
    return this.#options.device ?? deviceName(this.#options.stateDir, hostname())
  }

  async #write(device: string, events: readonly StoredEvent[]): Promise<void> {
    const line = writeEvents(events)
    const readable = readEvents(JSON.parse(line))
    if ('wrong' in readable) throw new TypeError(`not to be remembered: ${readable.wrong}`)
    const name = journalFile(device)
    this.#guard.assertMayWrite(name, this.#positions.get(name)?.offset ?? 0)
    await this.#upgrade.prepare(this.#positions, this.#checkpointFile.isOlder)
    const { text, lines } = this.#upgrade.lineFor(line, this.#positions.get(name))
    const { written, size } = await appendLine(join(this.#journalDir, name), text)
    this.#passOver(name, written, size, lines)
    this.#copy?.add(name, text)
    await this.#take(events)
  }

  #undone(): ReadonlySet<EventId> {
    return undoneEvents(this.#read(new Map(), allButUndos).events.filter((event) => event.type === 'undone'))
  }

  #read(from: ReadonlyMap<string, Position>, passing?: Passing): Tail {
    return readTail(this.#journalDir, from, false, passing, this.#formats.journal)
  }

  /** Moves the reading position behind our own line, unless others have written before it. */
  #passOver(name: string, written: number, size: number, lines: number): void {
    const position = this.#positions.get(name) ?? { offset: 0, line: 0 }
    if (position.offset + written !== size) return
    const line = position.line + (position.offset === 0 ? 3 : lines)
    this.#positions.set(name, placeAt({ offset: size, line }, this.#formats.journal.version))
  }

  async #refresh(): Promise<void> {
    const tail = this.#read(this.#positions)
    this.#positions = new Map(tail.positions)
    for (const problem of tail.problems) this.#report(problem)
    await this.#take(tail.events.filter((event) => !this.#ledger.has(event)))
  }

  async #take(events: readonly StoredEvent[]): Promise<void> {
    this.#behind += events.length
    if (!events.every(({ type }) => PLACING.includes(type))) await this.#options.scheduler.load()
    if (this.#ledger.take(events)) return
    await this.#options.scheduler.load()
    const whole = this.#read(new Map())
    this.#positions = new Map(whole.positions)
    this.#ledger = Ledger.fromHistory(whole.events, this.#options.scheduler)
  }

  async #writeCheckpoint(): Promise<void> {
    await this.#refresh()
    await this.#upgrade.prepare(this.#positions, this.#checkpointFile.isOlder)
    const problem = await this.#checkpointFile.write(this.#positions, this.#ledger)
    this.#appended = 0
    if (problem === null) this.#behind = 0
    else this.#report(problem)
  }

  /** A line that was torn when the store was opened is met again when another line follows it. */
  #report(problem: StoreProblem): void {
    if (this.#problems.some(({ path, line }) => path === problem.path && line === problem.line)) return
    this.#problems.push(problem)
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }
}
