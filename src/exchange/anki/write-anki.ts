import type { Exported } from '../export-formats.ts'
import type { Whole } from '../whole.ts'
import { writePackage } from './package/write-package.ts'
import { toAnki } from './to-anki.ts'

/**
 * An .apkg of all cards, with tags, media, schedules and every answer. It is of the second kind of Anki's packages
 * (schema 11 as collection.anki21), which every Anki since 2.1.28, AnkiDroid and AnkiMobile open.
 */
export async function writeAnki(whole: Whole): Promise<Exported> {
  const { rows, lost } = toAnki(whole)
  const bytes = await writePackage(rows, whole.scheduling, whole.now)
  return { bytes, cards: rows.cards.length, reviews: rows.revlog.length, media: rows.media.size, lost }
}
