import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Set by the build; beside this folder when the tests run the sources. */
declare const FIXTURES: string | undefined
const fixtures = typeof FIXTURES === 'string' ? FIXTURES : join(import.meta.dirname, '..', 'fixtures')

/** The notes that the tests of reading use, whole. */
export function fixtureNotes(): readonly Uint8Array[] {
  const folder = join(fixtures, 'notes')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name)))
}
