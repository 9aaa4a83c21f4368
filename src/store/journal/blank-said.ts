import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { CardId } from '../../cards/card.ts'
import { cannotSave } from '../../disk/failed-save.ts'
import type { Said } from '../../schedule/attempt.ts'
import { readLines, START } from './journal.ts'
import { journalNames } from './journals.ts'
import { allButSaid } from './passing.ts'

/**
 * Takes what was said out of the journals of a folder, of a card, by its `ids`, or (null) of all, and gives it. A line keeps its length in
 * bytes, blanks at its end, and is written over in place: what other processes append meanwhile stays where it is. Lines that
 * cannot be read are left alone. Throws PrepError `cannotSave`.
 */
export function blankSaid(folder: string, ids: readonly CardId[] | null): readonly Said[] {
  return journalNames(folder).flatMap((name) => blankInFile(join(folder, name), ids))
}

function blankInFile(path: string, ids: readonly CardId[] | null): readonly Said[] {
  const taken: Said[] = []
  const blanked = [...readLines(path, START, allButSaid)].flatMap(({ text, end, finished }) => {
    const without = finished ? withoutSaid(text, ids, taken) : null
    if (without === null) return []
    const length = Buffer.byteLength(text)
    const bytes = Buffer.alloc(length, ' ')
    bytes.write(without)
    return [{ bytes, at: end.offset - 1 - length }]
  })
  if (blanked.length === 0) return []
  try {
    const file = openSync(path, 'r+')
    try {
      for (const { bytes, at } of blanked) writeSync(file, bytes, 0, bytes.length, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw cannotSave(path, error)
  }
  return taken
}

/** A line without what was said; null where there is nothing to take out, or where it would not fit into its place. */
function withoutSaid(text: string, ids: readonly CardId[] | null, taken: Said[]): string | null {
  // Other bytes than UTF-8 would come back as another length.
  if (text.includes('\uFFFD')) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const found: Said[] = []
  const strip = (event: Record<string, unknown>) => {
    const { said, ...rest } = event
    if (said === undefined || (ids !== null && !ids.includes(String(event['card'])))) return event
    const { typed = null, recording = null } = said as Partial<Said>
    found.push({ typed, recording })
    return rest
  }
  const without = JSON.stringify(Array.isArray(value) ? value.map(strip) : strip(value as Record<string, unknown>))
  if (found.length === 0 || Buffer.byteLength(without) > Buffer.byteLength(text)) return null
  taken.push(...found)
  return without
}
