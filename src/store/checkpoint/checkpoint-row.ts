import { readLocator } from '../journal/stored.ts'
import { readSchedule, writeSchedule } from '../journal/stored-schedule.ts'
import type { Held, NumberedNotes } from '../replaying/held.ts'
import type { CardRecord } from '../store.ts'

/** What a card's line of the checkpoint says. */
export interface RowRead extends CardRecord, Pick<Held, 'at' | 'id'> {}

/** A line of the checkpoint without the card's id; `notes` gives each note's path and deck a number. */
export function writeRow({ record, at, id }: Held, notes: Map<string, number>): { text: string; note: number | null } {
  const schedule = record.schedule === null ? null : writeSchedule(record.schedule)
  const first = record.firstReview?.getTime() ?? null
  const head = [at, id, record.suspended ? 1 : 0, first, schedule]
  if (record.locator === null) return { text: JSON.stringify([...head, null]), note: null }
  const { wording, answer, path, deck, parent, parentQuestion, before, after, position, section } = record.locator
  const key = JSON.stringify([path, deck])
  const note = notes.get(key) ?? notes.size
  notes.set(key, note)
  const locator = [wording, answer, note, parent, parentQuestion, before, after, position, section]
  return { text: JSON.stringify([...head, locator]), note }
}

/** The checksum was right, so a line that makes no sense is a bug, not damage: it throws. */
export function readRow(row: string, notes: NumberedNotes): RowRead {
  const [at, id, suspended, first, storedSchedule, storedLocator] = JSON.parse(row)
  const schedule = storedSchedule === null ? null : readSchedule(storedSchedule)
  const locator = storedLocator === null ? null : readLocator(unpackLocator(storedLocator, notes))
  if (typeof schedule === 'string' || (locator === null && storedLocator !== null))
    throw new Error(`checkpoint: ${row}`)
  const firstReview = first === null ? null : new Date(first)
  return { schedule, suspended: suspended === 1, firstReview, locator, at, id }
}

function unpackLocator(stored: readonly unknown[], notes: NumberedNotes): object {
  const [wording, answer, note, parent, parentQuestion, before, after, position, section = null] = stored
  const [path, deck] = notes[note as number] ?? []
  return { wording, answer, path, deck, parent, parentQuestion, section, before, after, position }
}
