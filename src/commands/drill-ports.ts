import { resolve } from 'node:path'
import type { Card } from '../cards/card.ts'
import type { Locator } from '../cards/identity.ts'
import { type Locators, pairCards } from '../cards/pair-cards.ts'
import type { Context } from '../context.ts'
import { PrepError } from '../errors.ts'
import { readNotes } from '../notes/read-notes.ts'
import type { Load } from '../schedule/load.ts'
import type { Scheduler } from '../schedule/schedule.ts'
import type { Change, EventId, Store } from '../store/store.ts'
import { openableAddress } from '../terminal/address.ts'
import type { DrillPorts } from '../terminal/drill-ports.ts'
import type { Screen } from '../terminal/terminal.ts'
import { type Collection, realPath } from './collection.ts'
import { editorCommand } from './editor.ts'
import { readNoteFile } from './note-file.ts'
import { openerCommand } from './opener.ts'
import { picturePath, picturePlace, readPicture } from './picture-file.ts'
import { changesTo } from './remember.ts'
import { writeAnswer } from './write-answer.ts'

/** What a drill needs of the world: each grade goes into the store, the editor opens the note at its line. */
export function drillPorts(
  context: Context,
  screen: Screen,
  {
    collection,
    scheduler,
    store,
    load,
  }: { collection: Collection; scheduler: Scheduler; store: Store; load: Load | null },
): DrillPorts {
  const { host, style, messages, terminal } = context
  const byId = new Map(collection.cards.map((card) => [card.id, card]))
  const moved = new Map<Card['id'], Locator>()
  const locators: Locators = { get: (card) => moved.get(card) ?? collection.locators.get(card) }
  const remembered: { readonly event: EventId; readonly change: Change }[] = []
  const remember = async (card: Card['id'], change: Change, at: Date) => {
    const changes = changesTo(card, change, store.records(), locators)
    const last = (await store.append(changes, at)).at(-1)
    if (last !== undefined) remembered.push({ event: last.id, change })
    if (change.type === 'reviewed') load?.move(change.review.before, change.review.after)
  }
  const follow = async ({ card, locator }: Edited): Promise<Card> => {
    byId.set(card.id, card)
    moved.set(card.id, locator)
    if (store.records().has(card.id)) await store.append([{ type: 'relinked', card: card.id, locator }], context.now())
    return card
  }
  return {
    screen,
    scheduler,
    messages,
    style,
    hyperlinks: terminal.hyperlinks,
    graphics: terminal.graphics ?? null,
    readPicture: (address, { source }) => readPicture(address, picturePlace(context, collection.paths, source.path)),
    now: context.now,
    everySecond: (listener) => {
      const timer = setInterval(listener, 1000)
      return () => clearInterval(timer)
    },
    record: (review) => remember(review.card, { type: 'reviewed', review }, review.at),
    suspend: (card) => remember(card.id, { type: 'suspended', card: card.id }, context.now()),
    takeBack: async () => {
      const last = remembered.at(-1)
      if (last === undefined) return
      await store.append([{ type: 'undone', events: [last.event] }], context.now())
      remembered.pop()
      if (last.change.type === 'reviewed') load?.move(last.change.review.after, last.change.review.before)
    },
    edit: async (card) => {
      const path = resolve(host.cwd, card.source.path)
      const { file, args } = editorCommand(host.env, host.platform, path, card.source.line)
      const exitCode = await host.runProgram(file, args).catch((cause) => {
        throw new PrepError('noEditor', { file }, { cause })
      })
      if (exitCode !== 0) throw new PrepError('editorFailed', { file, exitCode })
      const edited = await readAgain(context, card, locators, [...byId.values()])
      return edited === 'gone' || edited === null ? edited : follow(edited)
    },
    write: (card) => {
      const seen = readNoteFile(resolve(host.cwd, card.source.path), card.source.path)
      return async (text) => {
        const { line } = await writeAnswer(context, card, text, seen)
        const written = await readAgain(context, card, locators, [...byId.values()])
        if (written === 'gone' || written === null) throw new PrepError('noteChanged', { path: card.source.path })
        return { card: await follow(written), line }
      }
    },
    open: async (address, { source }) => {
      const isPicture = openableAddress(address) === null
      const path = isPicture ? picturePath(address, picturePlace(context, collection.paths, source.path)) : null
      if (isPicture && path === null) throw new PrepError('noPicture', { address })
      const { file, args } = openerCommand(host.platform, path ?? address)
      const failed = (cause?: unknown) => new PrepError('noOpener', { file, address }, { cause })
      const exitCode = await host.runProgram(file, args).catch((error) => {
        throw failed(error)
      })
      if (exitCode !== 0) throw failed()
    },
    find: (id) => byId.get(id) ?? null,
  }
}

interface Edited {
  readonly card: Card
  readonly locator: Locator
}

/** The card as its note has it now, null when it is no different. */
async function readAgain(
  { host }: Context,
  card: Card,
  locators: Locators,
  known: readonly Card[],
): Promise<Edited | null | 'gone'> {
  const locator = locators.get(card.id)
  if (locator === undefined) return null
  const { notes } = await readNotes([card.source.path], { cwd: host.cwd })
  const absolute = (path: string) => realPath(host.cwd, path)
  const pairing = pairCards(
    notes.flatMap((note) => note.cards),
    new Map([[card.id, { locator }]]),
    { absolute },
  )
  const found = pairing.cards.find(({ id }) => id === card.id) ?? newAtLine(pairing.cards, card, known)
  const now = found === undefined ? undefined : pairing.locators.get(found.id)
  if (found === undefined || now === undefined) return 'gone'
  // Only this card was looked for, so its parent may have another id in this reading.
  const edited = { ...found, id: card.id, parent: card.parent }
  if (JSON.stringify(edited) === JSON.stringify(card)) return null
  return { card: edited, locator: { ...now, parent: locator.parent } }
}

/** A question that was reworded beyond likeness: what was not there before and now begins where it did. */
function newAtLine(cards: readonly Card[], old: Card, known: readonly Card[]): Card | undefined {
  const before = new Set(known.filter(({ source }) => source.path === old.source.path).map(({ question }) => question))
  return cards.find(({ source, question }) => source.line === old.source.line && !before.has(question))
}
