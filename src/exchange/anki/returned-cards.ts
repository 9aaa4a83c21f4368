import type { Card, CardId } from '../../cards/card.ts'
import type { Beside } from '../beside.ts'
import type { Whole } from '../whole.ts'
import type { KeptAnki } from './kept-anki.ts'
import type { AnkiCard } from './package/collection.ts'
import { positionOf } from './position.ts'
import { standingOf } from './schedule-to-anki.ts'

/** A card that came from Anki, with what was kept of it. */
export interface Returned {
  readonly now: Card
  readonly original: AnkiCard
  readonly firstDay: number
  readonly kept: KeptAnki
  readonly folder: string
  /** `digestOf` the card as it came. */
  readonly read: string
}

/** What is known of the cards that came from Anki into a folder, by their ids in prep. */
export function originsIn({
  folder,
  beside,
  kept,
}: {
  folder: string
  beside: Beside
  kept: KeptAnki
}): [CardId, Omit<Returned, 'now'>][] {
  return [...beside.cards].flatMap(([key, { card, read }]): [CardId, Omit<Returned, 'now'>][] => {
    const found = kept.cards.get(key)
    const isWhole = found !== undefined && kept.noteTypes.has(kept.notes.get(found.card.nid)?.noteType ?? Number.NaN)
    return isWhole ? [[card, { original: found.card, firstDay: found.firstDay, kept, folder, read }]] : []
  })
}

/** As the card stood in Anki where nothing happened to it in prep; else as it stands in prep. */
export function standing(
  { now, original }: Returned,
  isUntouched: boolean,
  { records, scheduling, now: instant }: Whole,
  firstDay: number,
  shift: number,
): AnkiCard {
  const record = records.get(now.id)
  const isSame = isUntouched && ((record?.schedule ?? null) === null) === (original.type === 0)
  const wasSuspended = original.queue === -1
  const isSuspended = record?.suspended ?? false
  const mod = Math.floor(instant.getTime() / 1000)
  if (!isSame) return { ...original, ...standingOf(record, positionOf(original), scheduling, firstDay), mod }
  const isFiltered = original.odid !== 0
  const due = isFiltered && original.odue !== 0 ? original.odue : original.due
  const countsDays = original.type !== 0 && due < 1_000_000_000
  const queue = isSuspended ? -1 : wasSuspended || isFiltered ? queueOf(original, due) : original.queue
  return { ...original, queue, due: countsDays ? due + shift : due, odue: 0, odid: 0 }
}

const queueOf = ({ type }: AnkiCard, due: number): number =>
  type === 0 ? 0 : type === 2 ? 2 : due < 1_000_000_000 ? 3 : 1
