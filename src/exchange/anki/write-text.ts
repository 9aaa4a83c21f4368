import type { Exported } from '../export-formats.ts'
import type { Whole } from '../whole.ts'
import { writeAnkiText } from './text-file.ts'
import { toAnki } from './to-anki.ts'

/**
 * A text file that Anki imports: every note with its guid, deck, tags and fields, so that those that Anki has are brought
 * up to date. Schedules, reviews and media have no place in such a file.
 */
export async function writeAnkiTextFile(whole: Whole): Promise<Exported> {
  const { rows, lost } = toAnki(whole)
  const deckOf = new Map<number, number>()
  for (const { nid, did } of rows.cards) if (!deckOf.has(nid)) deckOf.set(nid, did)
  const bytes = writeAnkiText(
    rows.notes.map(({ id, guid, noteType, tags, fields }) => ({
      guid,
      noteType: rows.noteTypes.get(noteType)?.name ?? '',
      deck: rows.decks.get(deckOf.get(id) ?? 1)?.path.join('::') ?? '',
      tags,
      fields,
    })),
  )
  return { bytes, cards: rows.cards.length, reviews: 0, media: 0, lost }
}
