import type { Card, CardId } from '../../cards/card.ts'
import { locateCards } from '../../cards/pairing/identity.ts'
import { type Pairing, pairCards } from '../../cards/pairing/pair-cards.ts'
import type { CardRecord } from '../../store/store.ts'
import { type Beside, digestOf, mergeKept, NOTHING_BESIDE, type Remembered } from '../beside.ts'
import type { Imported } from '../imported.ts'
import { MEDIA_FOLDER, safeMediaName } from '../safe-names.ts'
import { type Arrival, Arrivals } from './arrivals.ts'
import { CardsHere, NO_NOTES_HERE, type NotesHere } from './cards-here.ts'
import { type Folder, placesById, placesInOrder } from './import-drafts.ts'
import { type Arrived, type Brought, importEvents, type Memory } from './import-events.ts'
import type { ImportPlan } from './import-plan.ts'
import { type Draft, readDraft } from './note-draft.ts'
import { rewordedKeys } from './reworded.ts'
import { elsewhere } from './standing-elsewhere.ts'

/**
 * Works out what an import does to a folder of notes and to what is remembered. Changes nothing. The same file and folder
 * give the same plan; once it is carried out, the next one is empty.
 */
export function planImport(
  imported: Imported,
  file: string,
  folder: Folder,
  memory: Memory,
  notesHere: NotesHere = NO_NOTES_HERE,
): ImportPlan {
  const beside = folder.beside ?? NOTHING_BESIDE(imported.source)
  const drafts = new Map<string, Draft>([...folder.notes].map(([path, text]) => [path, readDraft(path, text)]))
  const pairing = { absolute: folder.absolute, exists: folder.exists }
  const present = pairCards(
    [...drafts.values()].flatMap((draft) => draft.cards),
    memory.records,
    pairing,
  )
  const placeOf = placesById(drafts, present.cards)
  const reworded = rewordedKeys(imported, beside, placeOf)
  const cardsHere = new CardsHere(notesHere, memory.records, [imported.source, ...(imported.alike ?? [])])
  const arrivals = new Arrivals({ folder, beside, drafts, placeOf, reworded, cardsHere })
  for (const note of imported.notes) for (const card of note.cards) arrivals.take(note, card)
  const problems = [...imported.problems, ...arrivals.problems]
  const { inTheWay } = arrivals
  if (inTheWay.size > 0) return nothingDone(beside, arrivals, problems)

  const finished = [...drafts.values()].map((draft) => draft.finish())
  const cards = finished.flatMap((note) => note.cards)
  const paired = pairCards(cards, recordsMoved(cards, drafts, folder, memory), pairing)
  const settled = settle(arrivals.placed, placesInOrder(drafts, paired.cards), paired)
  const arrived = [...arrivals.own, ...settled.map((one) => one.arrived)]
  const brought = importEvents(imported.source, file, arrived, memory)
  const notes = new Map(finished.flatMap(({ path, text, isChanged }) => (isChanged ? [[path, text] as const] : [])))
  // Without a card that stands in the folder nothing there shows them.
  const media =
    arrivals.placed.length === 0 ? new Map<string, Uint8Array>() : mediaOf(imported, beside, folder, inTheWay)
  const remembered = new Map(beside.cards)
  for (const key of reworded.values()) remembered.delete(key)
  for (const one of settled) remembered.set(one.arrived.card.key, one.remembered)
  return {
    notes,
    media,
    beside: {
      source: imported.source,
      files: [...new Set([...beside.files, ...notes.keys(), ...media.keys()])].sort(),
      cards: remembered,
      kept: mergeKept(beside.kept, imported.kept ?? {}),
    },
    brought,
    counts: { ...arrivals.counts, media: [...media.keys()].filter((path) => !folder.files.has(path)).length },
    ownAnswered: ownAnswered(arrived, brought),
    elsewhere: elsewhere(
      settled.flatMap(({ isNew, arrived: { locator } }) => (isNew && locator !== undefined ? [locator] : [])),
      memory.records,
      folder,
    ),
    problems,
    inTheWay: [...inTheWay].sort(),
  }
}

/** The records, those of this folder's cards where the drafts have them: a card whose text comes anew is the same card. */
function recordsMoved(
  cards: readonly Card[],
  drafts: ReadonlyMap<string, Draft>,
  folder: Folder,
  { records }: Memory,
): ReadonlyMap<CardId, CardRecord> {
  const moved = new Map<CardId, CardRecord>(records)
  const locators = locateCards(cards, folder.absolute)
  const passed = new Map<string, number>()
  cards.forEach(({ source: { path } }, index) => {
    const place = passed.get(path) ?? 0
    passed.set(path, place + 1)
    const id = drafts.get(path)?.idAt(place) ?? null
    const record = id === null ? undefined : records.get(id)
    const locator = locators[index]
    if (id !== null && record !== undefined && locator !== undefined) moved.set(id, { ...record, locator })
  })
  return moved
}

/** What became of cards now that their notes are written: who they are, and what is to be remembered of them. */
function settle(
  placed: readonly Arrival[],
  finalCards: ReturnType<typeof placesInOrder>,
  { locators }: Pairing,
): readonly { readonly arrived: Arrived; readonly remembered: Remembered; readonly isNew: boolean }[] {
  return placed.map(({ card, remembered: before, wrote, place }) => {
    const final = finalCards.get(place.draft)?.[place.index]
    if (final === undefined) throw new Error(`a card was lost while its note was written: ${card.key}`)
    const wasReplaced = before === undefined || place.draft.isReplaced(place.index)
    const read = wasReplaced ? digestOf(final) : before.read
    return {
      arrived: { card, id: final.id, locator: locators.get(final.id), wasSuspended: before?.suspended ?? false },
      remembered: { card: final.id, wrote, read, suspended: card.suspended },
      isNew: before === undefined,
    }
  })
}

/** The plan of an import that must not be carried out. */
const nothingDone = (beside: Beside, { counts, inTheWay }: Arrivals, problems: ImportPlan['problems']): ImportPlan => ({
  notes: new Map(),
  media: new Map(),
  beside,
  brought: { events: [], reviews: 0, attempts: 0, inFuture: 0, standing: 0 },
  counts: { ...counts, media: 0 },
  ownAnswered: 0,
  elsewhere: null,
  problems,
  inTheWay: [...inTheWay].sort(),
})

function ownAnswered(arrived: readonly Arrived[], { events }: Brought): number {
  const answered = new Set(events.flatMap((event) => (event.type === 'reviewed' ? [event.review.card] : [])))
  return arrived.filter(({ wasSuspended, id }) => wasSuspended === null && answered.has(id)).length
}

function mediaOf(
  imported: Imported,
  beside: Beside,
  folder: Folder,
  inTheWay: Set<string>,
): ReadonlyMap<string, Uint8Array> {
  const media = new Map<string, Uint8Array>()
  for (const { name, bytes } of imported.media) {
    const path = `${MEDIA_FOLDER}/${safeMediaName(name)}`
    if (folder.files.has(path) && !beside.files.includes(path)) inTheWay.add(path)
    media.set(path, bytes)
  }
  return media
}
