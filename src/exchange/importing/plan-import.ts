import type { CardId } from '../../cards/card.ts'
import { locateCards } from '../../cards/pairing/identity.ts'
import { pairCards } from '../../cards/pairing/pair-cards.ts'
import { MOST_READ, readingCost } from '../../notes/lines-to-read.ts'
import type { CardRecord } from '../../store/store.ts'
import { type Beside, digest, digestOf, mergeKept, NOTHING_BESIDE, type Remembered } from '../beside.ts'
import type { Imported, ImportedCard, ImportProblem } from '../imported.ts'
import { MEDIA_FOLDER, safeMediaName } from '../safe-names.ts'
import { CardsHere, NO_NOTES_HERE, type NotesHere } from './cards-here.ts'
import { depthIn, FollowUps } from './follow-up-depths.ts'
import { draftFor, type Folder, placesById, placesInOrder } from './import-drafts.ts'
import { type Arrived, type Brought, importEvents, type Memory } from './import-events.ts'
import type { ImportPlan } from './import-plan.ts'
import { type Draft, type Place, readDraft } from './note-draft.ts'
import { rewordedKeys } from './reworded.ts'
import { elsewhere } from './standing-elsewhere.ts'
import { writeCard } from './write-notes.ts'

/** A card that takes up half of what is read of a note is none that a person learns. */
const LONGEST_CARD = MOST_READ / 2

/** Where each card of the other program goes. */
interface Arrival {
  readonly card: ImportedCard
  readonly remembered: Remembered | undefined
  readonly wrote: string
  readonly place: Place
}

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

  const problems: ImportProblem[] = [...imported.problems]
  const inTheWay = new Set<string>()
  const arrivals: Arrival[] = []
  const arrived: Arrived[] = []
  const reworded = rewordedKeys(imported, beside, placeOf)
  const followUps = new FollowUps()
  const cardsHere = new CardsHere(notesHere, memory.records, [imported.source, ...(imported.alike ?? [])])
  const counts = { cards: 0, newCards: 0, updated: 0, kept: 0, gone: 0, own: 0, media: 0 }
  for (const note of imported.notes) {
    for (const card of note.cards) {
      counts.cards += 1
      const remembered = beside.cards.get(card.key) ?? beside.cards.get(reworded.get(card.key) ?? '')
      const place = remembered === undefined ? undefined : placeOf.get(remembered.card)
      const depth = place === undefined ? followUps.depthOf(card) : depthIn(placeOf, place.card)
      // What was imported into this folder is its own, even where prep gave it the id that it had before it went out.
      const isFromHere = remembered !== undefined
      const kept = isFromHere ? null : cardsHere.findKept(card)
      const written = kept === null ? writeCard(card, depth) : null
      const here = kept ?? (isFromHere || written === null ? null : cardsHere.findAlike(written.card))
      if (here !== null) {
        arrived.push({ card, ...here, wasSuspended: null })
        counts.own += 1
        continue
      }
      if (written === null) {
        problems.push({ kind: 'noQuestion', place: note.path.join('/'), count: 1 })
        continue
      }
      if (readingCost(written.text) > LONGEST_CARD) {
        problems.push({ kind: 'tooLong', place: note.path.join('/'), count: 1 })
        continue
      }
      if (remembered === undefined) {
        const draft = draftFor(note.path, note.deck, written.text, drafts, beside, folder, inTheWay)
        const { text } = followUps.set(card, draft, depth) === depth ? written : (writeCard(card) ?? written)
        arrivals.push({ card, remembered, wrote: digest(text), place: draft.append(text) })
        counts.newCards += 1
        continue
      }
      const wrote = digest(written.text)
      if (place === undefined) {
        counts.gone += 1
        continue
      }
      if (wrote !== remembered.wrote) {
        const isUntouched = digestOf(place.card) === remembered.read
        const isReplaced = isUntouched && place.draft.hasRoomFor(written.text)
        if (isReplaced) place.draft.replace(place.index, written.text)
        counts[isReplaced ? 'updated' : 'kept'] += 1
      }
      arrivals.push({ card, remembered, wrote, place: { draft: place.draft, index: place.index } })
    }
  }

  if (inTheWay.size > 0) return nothingDone(beside, counts, problems, inTheWay)
  const finished = [...drafts.values()].map((draft) => draft.finish())
  const cards = finished.flatMap((note) => note.cards)
  const locators = locateCards(cards, folder.absolute)
  const known = new Map<CardId, CardRecord>(memory.records)
  const at = new Map<string, number>()
  cards.forEach((card, index) => {
    const draft = drafts.get(card.source.path)
    if (draft === undefined) return
    const place = at.get(card.source.path) ?? 0
    at.set(card.source.path, place + 1)
    // A card whose text comes anew from the other program is the same card, whatever it says now.
    const id = draft.idAt(place)
    const record = id === null ? undefined : memory.records.get(id)
    const locator = locators[index]
    if (id !== null && record !== undefined && locator !== undefined) known.set(id, { ...record, locator })
  })
  const paired = pairCards(cards, known, pairing)
  const finalCards = placesInOrder(drafts, paired.cards)

  const remembered = new Map(beside.cards)
  for (const key of reworded.values()) remembered.delete(key)
  for (const { card, remembered: before, wrote, place } of arrivals) {
    const final = finalCards.get(place.draft)?.[place.index]
    if (final === undefined) throw new Error(`a card was lost while its note was written: ${card.key}`)
    const wasReplaced = before === undefined || place.draft.isReplaced(place.index)
    arrived.push({
      card,
      id: final.id,
      locator: paired.locators.get(final.id),
      wasSuspended: before?.suspended ?? false,
    })
    remembered.set(card.key, {
      card: final.id,
      wrote,
      read: wasReplaced ? digestOf(final) : before.read,
      suspended: card.suspended,
    })
  }
  const brought = importEvents(imported.source, file, arrived, memory)
  const notes = new Map(finished.flatMap(({ path, text, isChanged }) => (isChanged ? [[path, text] as const] : [])))
  // Without a card that stands in the folder nothing there shows them.
  const media = arrivals.length === 0 ? new Map<string, Uint8Array>() : mediaOf(imported, beside, folder, inTheWay)
  counts.media = [...media.keys()].filter((path) => !folder.files.has(path)).length
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
    counts,
    ownAnswered: ownAnswered(arrived, brought),
    elsewhere: elsewhere(
      arrivals.flatMap(({ remembered, place }) => {
        const final = remembered === undefined ? finalCards.get(place.draft)?.[place.index] : undefined
        return final === undefined ? [] : (paired.locators.get(final.id) ?? [])
      }),
      memory.records,
      folder,
    ),
    problems,
    inTheWay: [...inTheWay].sort(),
  }
}

/** The plan of an import that must not be carried out. */
const nothingDone = (
  beside: Beside,
  counts: ImportPlan['counts'],
  problems: ImportPlan['problems'],
  inTheWay: ReadonlySet<string>,
): ImportPlan => ({
  notes: new Map(),
  media: new Map(),
  beside,
  brought: { events: [], reviews: 0, attempts: 0, inFuture: 0, standing: 0 },
  counts,
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
