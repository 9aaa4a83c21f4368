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
import { picturePlace, readPicture } from '../collection/picture-file.ts'
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
  /** Goes on with all notes, where the drill began with the first. */
  takeIn(collection: Drilled): void
}

/** Of a collection, what a drill needs. */
export type Drilled = Pick<Collection, 'cards' | 'locators' | 'corrections' | 'paths'>

/** What a drill needs of the world: each grade goes into the store, the editor opens the note at its line. */
export function drillPorts(
  context: Context,
  screen: Screen,
  {
    collection,
    scheduler,
    store,
    load,
  }: { collection: Drilled; scheduler: Scheduler; store: Store; load: Load | null },
): DrillPorts & Noted {
  const { host, style, messages, terminal } = context
  const known = new KnownCards(collection, host.cwd)
  /** The card as its note has it now; null when the note does not ask it any more. */
  const readAgain = async ({ id, source }: Card, reworded: boolean): Promise<Card | null> => {
    const { renewed, asks } = await known.readAgain(source.path, reworded ? id : null)
    const relinked = renewed.flatMap(({ card, locator }): Change[] =>
      store.records().has(card.id) ? [{ type: 'relinked', card: card.id, locator }] : [],
    )
    if (relinked.length > 0) await store.append(relinked, context.now())
    return asks(id) ? known.find(id) : null
  }
  const drafts = new Drafts(context, (id) => known.find(id))
  const answered = new Map<Card['id'], Card['status']>()
  const { whole } = referencesOf(context, collection.paths)
  return {
    drafts,
    answered,
    takeIn: (whole) => known.takeIn(whole),
    screen,
    scheduler,
    messages,
    style,
    hyperlinks: terminal.hyperlinks,
    graphics: terminal.graphics ?? null,
    readPicture: (address, { source }) => readPicture(address, picturePlace(context, collection.paths, source.path)),
    localLink: (address, { source }) => linkedFileUrl(address, picturePlace(context, collection.paths, source.path)),
    whole,
    now: context.now,
    everySecond,
    ...drillMemory(context, { store, load, locators: known.locators }),
    edit: async (card) => {
      const before = (await readAgain(card, false)) ?? card
      await editAt(context, { path: card.source.path, line: before.source.line })
      const after = await readAgain(card, true)
      if (after === null) return 'gone'
      if (before.status !== 'answered' && after.status === 'answered') answered.set(card.id, before.status)
      return isSame(after, before) && isSame({ ...plainCard(card), source: after.source }, after) ? null : after
    },
    write: (card) => {
      const { path } = card.source
      const read = () => noteOf(context, card, collection.paths)
      let seen = read()
      const begunAt = context.now()
      return async (text) => {
        const begun = seen
        // Who is told that the note was changed, and saves once more, means the note as it is by then.
        seen = read()
        // Answers written above it since moved the question; what asks something else by now is not answered.
        const asked = await readAgain(card, false)
        if (asked === null || asked.question !== card.question) throw new PrepError('noteChanged', { path })
        const { writeAnswer } = await import('../writing/write-answer.ts')
        const { line, marked } = await writeAnswer(context, asked, text, begun, {
          adds: card.status === 'answered',
        })
        const now = await readAgain(card, false)
        if (now === null) throw new PrepError('noteChanged', { path })
        if (card.status !== 'answered') {
          answered.set(card.id, card.status)
          await rememberWritten(context, card, secondsBetween(begunAt, context.now()), known.locators)
        }
        return { card: now, line, marked }
      }
    },
    open: async (address, { source }) => {
      const isFile = openableAddress(address) === null
      const path = isFile ? linkedFile(address, picturePlace(context, collection.paths, source.path)) : null
      if (isFile && path === null) throw new PrepError('noLinkedFile', { address })
      const { file, args } = openerCommand(host.platform, path ?? address)
      const failed = (cause?: unknown) => new PrepError('noOpener', { file, address }, { cause })
      const exitCode = await host.runProgram(file, args).catch((error) => {
        throw failed(error)
      })
      if (exitCode !== 0) throw failed()
    },
    find: (id) => known.find(id),
    followUps: (id) => known.followUps(id),
  }
}
