import { basename } from 'node:path'
import { readBytes, refuse } from '../read-file.ts'
import type { Tables } from './sqlite.ts'

/** What is read of a database in which another program keeps where its cards stand. Rejects with PrepError `cannotImport`. */
export async function readDatabase<Read>(path: string, read: (tables: Tables) => Read): Promise<Read> {
  const { openTables } = await import('./sqlite.ts')
  const bytes = readBytes(path)
  const bad = (cause: unknown) => Object.assign(refuse(basename(path), 'badDatabase'), { cause })
  const tables = await openTables(bytes).catch((cause: unknown) => {
    throw bad(cause)
  })
  try {
    return read(tables)
  } catch (cause) {
    throw bad(cause)
  } finally {
    tables.close()
  }
}

/** The columns of where a card stands, as hashcards and repeater both name them. */
export const STANDING_COLUMNS = [
  'card_hash',
  'last_reviewed_at',
  'stability',
  'difficulty',
  'due_date',
  'review_count',
] as const
