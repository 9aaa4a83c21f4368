import { hostname } from 'node:os'
import { join } from 'node:path'
import type { CardId } from '../cards/card.ts'
import type { Correction } from '../notes/correction.ts'
import type { PlanPromise } from '../schedule/promise.ts'
import type { Review } from '../schedule/schedule.ts'
import type { CheckpointFile } from './checkpoint-file.ts'
import { deviceName, randomName } from './device.ts'
import { FORMATS, type Formats } from './formats.ts'
import { InOrder } from './in-order.ts'
import { appendLine, type Passing, type Position } from './journal.ts'
import { journalFile, placeAt, readEach, readTail, type Tail } from './journals.ts'
import type { LateScheduler } from './late-scheduler.ts'
import { Ledger } from './ledger.ts'
import { allButFirstOfQuarter, allButPromises, allButReviews, allButUndos, before, ofOtherCards } from './passing.ts'
import { cardOf, inOrder, isOfCard, undoneEvents } from './replay.ts'
import { stamp } from './stamp.ts'
import type { CardRecord, Change, EventId, Store, StoredEvent, StoreProblem } from './store.ts'
import { eventId, readEvents, writeEvents } from './stored.ts'
import { Upgrade } from './upgrade.ts'

export interface StoreOptions {
  readonly stateDir: string
  /** Works out a review's outcome anew where two devices reviewed apart. */
  readonly scheduler: LateScheduler
  /** Where the journals are, when not in the state folder: one that is synced between devices. */
  readonly journalDir?: string | null
  /** The name of this device's journal; found out by itself when not given. */
  readonly device?: string
  /** Other formats than today's; for tests of how an older one is brought on. */
  readonly formats?: Formats
}

/** The checkpoint is written anew after this many events, or a fiftieth of the cards when that is more. */
const EVENTS_PER_CHECKPOINT = 500

/** Events that say where a card is, or what is planned: no schedule follows from them. */
const PLACING: readonly StoredEvent['type'][] = ['minted', 'relinked', 'linked', 'promised']

/** The store over journals and a checkpoint; `openStore` makes one. */
export class JournalStore implements Store {
  readonly #options: StoreOptions
  readonly #journalDir: string
  readonly #formats: Formats
  readonly #upgrade: Upgrade
  readonly #checkpointFile: CheckpointFile
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
    return new Map([...corrected].map(([note, { corrections }]) => [note, corrections]))
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
    const { events } = this.#read(new Map(), ofOtherCards(card))
    return inOrder(events.filter((event) => event.type === 'undone' || (isOfCard(event) && cardOf(event) === card)))
  }

  async eventsSince(since: Date): Promise<readonly StoredEvent[]> {
    const { events } = this.#read(new Map(), before(since))
    return inOrder(events.filter(({ type, at }) => type === 'undone' || at >= since))
  }

  async reviews<Kept>(keep: (review: Review) => Kept | null): Promise<readonly Kept[]> {
    const undone = this.#undone()
    const found = new InOrder<Kept>()
    const take = (event: StoredEvent) => {
      const kept = event.type === 'reviewed' && !undone.has(event.id) ? keep(event.review) : null
      if (kept !== null) found.add(event, kept)
    }
    const format = this.#formats.journal
    readEach(this.#journalDir, new Map(), { atRest: false, passing: allButReviews, format, take })
    return found.all()
  }

  async promises(): Promise<readonly PlanPromise[]> {
    const undone = this.#undone()
    const { events } = this.#read(new Map(), allButPromises)
    return inOrder(events).flatMap((event) =>
      event.type === 'promised' && !undone.has(event.id) ? [event.promise] : [],
    )
  }

  async reviewTimes(): Promise<readonly Date[]> {
    const undone = this.#undone()
    const { events } = this.#read(new Map(), allButFirstOfQuarter(undone))
    return events.flatMap((event) => (event.type === 'reviewed' && !undone.has(event.id) ? [event.review.at] : []))
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#behind > 0 && this.#behind * 50 >= this.#ledger.records.size) await this.#writeCheckpoint()
      if (this.#lastAppend !== null) await this.#backUp(this.#lastAppend)
    })
  }

  async #append(changes: readonly Change[], at: Date): Promise<readonly StoredEvent[]> {
    if (changes.length === 0) return []
    const device = this.#device()
    this.#writer ??= `${this.#openedAt}${randomName(5)}`
    const writer = this.#writer
    const events = stamp(changes, at, {
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
    await this.#upgrade.prepare(this.#positions, this.#checkpointFile.isOlder)
    const { text, lines } = this.#upgrade.lineFor(line, this.#positions.get(name))
    const { written, size } = await appendLine(join(this.#journalDir, name), text)
    this.#passOver(name, written, size, lines)
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
    await this.#take(tail.events.filter((event) => !this.#ledger.has(event.id)))
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
