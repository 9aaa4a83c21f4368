import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, expect, it } from 'vitest'
import { PrepError } from '../../src/errors.ts'
import { readAnki } from '../../src/exchange/anki/read-anki.ts'
import { ankiBytes } from '../support/anki.ts'
import { SEOUL } from '../support/drill-cards.ts'

const folder = mkdtempSync(join(tmpdir(), 'prep-mutated-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Changes bytes at places given as shares of the whole. */
function mutated(bytes: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (const [share, value] of changes) copy[Math.min(copy.length - 1, Math.floor(share * copy.length))] = value
  return copy
}

const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
  minLength: 1,
  maxLength: 20,
})

async function refusedOrRead(bytes: Uint8Array): Promise<void> {
  const path = join(folder, 'deck.apkg')
  writeFileSync(path, bytes)
  try {
    const { notes } = await readAnki(path, { zone: SEOUL, now: new Date('2026-11-22T11:00:00Z') })
    expect(Array.isArray(notes)).toBe(true)
  } catch (error) {
    expect(error).toBeInstanceOf(PrepError)
    expect((error as PrepError).code).toBe('cannotImport')
  }
}

it.each(['legacy2.apkg', 'latest.apkg'])('%s with any bytes changed is read or refused', async (name) => {
  const whole = ankiBytes(name)
  await fc.assert(
    fc.asyncProperty(changes, (places) => refusedOrRead(mutated(whole, places))),
    { numRuns: 60 },
  )
})

it('a database with any bytes changed is read or refused', async () => {
  const files = unzipSync(ankiBytes('legacy2.apkg'))
  await fc.assert(
    fc.asyncProperty(changes, (places) =>
      refusedOrRead(
        zipSync(
          { ...files, 'collection.anki21': mutated(files['collection.anki21'] as Uint8Array, places) },
          { level: 0 },
        ),
      ),
    ),
    { numRuns: 80 },
  )
})

it('a list of media and compressed data with any bytes changed are read or refused', async () => {
  const files = unzipSync(ankiBytes('latest.apkg'))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('media', 'collection.anki21b', 'meta', '0'), changes, (file, places) =>
      refusedOrRead(zipSync({ ...files, [file]: mutated(files[file] as Uint8Array, places) }, { level: 0 })),
    ),
    { numRuns: 80 },
  )
})
