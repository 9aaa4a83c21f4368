import type { Card } from '../../cards/card.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import type { DrillPorts } from '../../drilling/ports.ts'
import { PrepError } from '../../errors.ts'
import type { Load } from '../../schedule/load.ts'
import type { Scheduler } from '../../schedule/schedule.ts'
import type { Change, Store } from '../../store/store.ts'
import type { Screen } from '../../terminal/terminal.ts'
import { openableAddress } from '../../terminal/text/address.ts'
import type { Collection } from '../collection/collection.ts'
import { isSame, KnownCards } from '../collection/known-cards.ts'
import { linkedFile, linkedFileUrl } from '../collection/linked-file.ts'
import { noteOf } from '../collection/note-file.ts'
import { type PicturePlace, picturePlace, readPicture } from '../collection/picture-file.ts'
import { referencesOf } from '../collection/references.ts'
import { everySecond } from '../frame/every-second.ts'
import { rememberWritten, secondsBetween } from '../planning/writing.ts'
import { Drafts } from '../writing/drafts.ts'
import { editAt } from '../writing/editor.ts'
import { drillMemory } from './drill-memory.ts'
import { openerCommand } from './opener.ts'

/** What a drill did to the notes. */
export interface Noted {
  readonly drafts: Drafts
  /** Questions that got an answer, with what they had before. */
  readonly answered: ReadonlyMap<Card['id'], Card['status']>
}

interface DrillGiven {
  readonly collection: Collection
  readonly scheduler: Scheduler
  readonly store: Store
  readonly load: Load | null
}

/** What a drill needs of the world: each grade goes into the store, the editor opens the note at its line. */
export function drillPorts(context: Context, screen: Screen, given: DrillGiven): DrillPorts & Noted {
  const { style, messages, terminal } = context
  const { collection, scheduler, store, load } = given
  const { paths } = collection
  const notes = new DrillNotes(context, given)
  const { known, answered } = notes
  return {
    drafts: new Drafts(context, (id) => known.find(id)),
    answered,
    screen,
    scheduler,
    messages,
    style,
    hyperlinks: terminal.hyperlinks,
    graphics: terminal.graphics ?? null,
    readPicture: (address, { source }) => readPicture(address, picturePlace(context, paths, source.path)),
    localLink: (address, { source }) => linkedFileUrl(address, picturePlace(context, paths, source.path)),
    whole: referencesOf(context, paths).whole,
    now: context.now,
    everySecond,
    ...drillMemory(context, { store, load, locators: known.locators }),
    edit: (card) => notes.edit(card),
    write: (card) => notes.write(card),
    open: (address, { source }) => openAddress(context, address, picturePlace(context, paths, source.path)),
    find: (id) => known.find(id),
    followUps: (id) => known.followUps(id),
  }
}

/** The notes of a drill, which are edited and written while it goes on. */
class DrillNotes {
  readonly known: KnownCards
  /** Questions that got an answer, with what they had before. */
  readonly answered = new Map<Card['id'], Card['status']>()
  readonly #context: Context
  readonly #store: Store
  readonly #paths: readonly string[]

  constructor(context: Context, { collection, store }: Pick<DrillGiven, 'collection' | 'store'>) {
    this.known = new KnownCards(collection, context.host.cwd)
    this.#context = context
    this.#store = store
    this.#paths = collection.paths
  }

  /** What the editor made of a card; null where it is as before. */
  async edit(card: Card): Promise<Card | 'gone' | null> {
    const before = (await this.#readAgain(card, false)) ?? card
    await editAt(this.#context, { path: card.source.path, line: before.source.line })
    const after = await this.#readAgain(card, true)
    if (after === null) return 'gone'
    if (before.status !== 'answered' && after.status === 'answered') this.answered.set(card.id, before.status)
    return isSame(after, before) && isSame({ ...plainCard(card), source: after.source }, after) ? null : after
  }

  /** Gives what writes an answer into the note as it is now. */
  write(card: Card): ReturnType<NonNullable<DrillPorts['write']>> {
    const context = this.#context
    const { path } = card.source
    const read = () => noteOf(context, card, this.#paths)
    let seen = read()
    const begunAt = context.now()
    return async (text) => {
      const begun = seen
      // Who is told that the note was changed, and saves once more, means the note as it is by then.
      seen = read()
      // Answers written above it since moved the question; what asks something else by now is not answered.
      const asked = await this.#readAgain(card, false)
      if (asked === null || asked.question !== card.question) throw new PrepError('noteChanged', { path })
      const { writeAnswer } = await import('../writing/write-answer.ts')
      const { line, marked } = await writeAnswer(context, asked, text, begun, { adds: card.status === 'answered' })
      const now = await this.#readAgain(card, false)
      if (now === null) throw new PrepError('noteChanged', { path })
      if (card.status !== 'answered') {
        this.answered.set(card.id, card.status)
        await rememberWritten(context, card, secondsBetween(begunAt, context.now()), this.known.locators)
      }
      return { card: now, line, marked }
    }
  }

  /** The card as its note has it now; null when the note does not ask it any more. */
  async #readAgain({ id, source }: Card, reworded: boolean): Promise<Card | null> {
    const { renewed, asks } = await this.known.readAgain(source.path, reworded ? id : null)
    const relinked = renewed.flatMap(({ card, locator }): Change[] =>
      this.#store.records().has(card.id) ? [{ type: 'relinked', card: card.id, locator }] : [],
    )
    if (relinked.length > 0) await this.#store.append(relinked, this.#context.now())
    return asks(id) ? this.known.find(id) : null
  }
}

/** Shows an address, or the file that a link of a note leads to. Rejects with PrepError `noLinkedFile`, `noOpener`. */
async function openAddress({ host }: Context, address: string, place: PicturePlace): Promise<void> {
  const isFile = openableAddress(address) === null
  const path = isFile ? linkedFile(address, place) : null
  if (isFile && path === null) throw new PrepError('noLinkedFile', { address })
  const { file, args } = openerCommand(host.platform, path ?? address)
  const failed = (cause?: unknown) => new PrepError('noOpener', { file, address }, { cause })
  const exitCode = await host.runProgram(file, args).catch((error) => {
    throw failed(error)
  })
  if (exitCode !== 0) throw failed()
}
