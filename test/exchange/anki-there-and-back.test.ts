import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeckTree } from '../../src/exchange/anki/deck-tree.ts'
import type { Deck } from '../../src/exchange/anki/package/collection.ts'
import { parseExactJson, writeExactJson } from '../../src/exchange/exact-json.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const SCRIPT = fileURLToPath(new URL('anki_collection.py', import.meta.url))
const PYTHON = process.env['PREP_ANKI_PYTHON'] ?? 'python3'
const hasAnki = spawnSync(PYTHON, ['-c', 'import anki.collection']).status === 0

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const path = (name: string) => join(world.folder, name)
const prep = async (...args: string[]) => {
  const result = await runInProcess(world, args)
  expect(result.exitCode, result.stderr).toBe(0)
  return result.stdout
}

interface Differences {
  readonly original: Readonly<Record<string, unknown>>
  readonly fresh: Readonly<Record<string, readonly [unknown, unknown]>>
  readonly homeless: number
  readonly checked: readonly string[]
}

const anki = (...args: string[]): string => execFileSync(PYTHON, [SCRIPT, ...args], { encoding: 'utf8' })

describe.skipIf(!hasAnki)('a collection with all that Anki has, through prep and back', () => {
  it.each(['latest', 'legacy'])('changes nothing there, and comes whole to a fresh one: %s', async (kind) => {
    mkdirSync(path('anki'))
    anki('make', path('anki'))
    await prep('import', `anki/${kind}.apkg`, '--into', 'notes')
    await prep('--notes', 'notes', 'export', 'back.apkg')
    const { original, fresh, homeless, checked }: Differences = JSON.parse(
      anki('compare', path('anki'), path('back.apkg')),
    )
    expect(original).toEqual({})
    expect(homeless).toBe(0)
    expect(checked).toEqual(['Database rebuilt and optimized.', 'Database rebuilt and optimized.'])
    // Cards of a filtered deck come back in their own one: that is all.
    const isFiltered = (value: unknown) => JSON.stringify(value).includes('"Filtered"')
    expect(Object.entries(fresh).filter(([, [before]]) => !isFiltered(before))).toEqual([])
    expect(Object.keys(fresh)).toHaveLength(4)
  })
})

const NAMES = ['A', 'a', 'B', '가', 'C c']
const deckPath = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })

it('gives every card a deck that is there, with those above it, whatever decks came from Anki', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.integer({ min: 1, max: 6 }), path: deckPath, isFiltered: fc.boolean() })),
      fc.array(deckPath),
      (known, wanted) => {
        const decks = new DeckTree(known.map((deck): Deck => ({ ...deck, config: 1 })))
        const given = wanted.map((each) => decks.add(each, 1))
        const all = decks.all()
        const name = (parts: readonly string[]) => parts.join('::').toLowerCase()
        const names = [...all.values()].map((deck) => name(deck.path))
        given.forEach((deck, index) => {
          expect(all.get(deck.id)).toBe(deck)
          expect(name(deck.path)).toBe(name(wanted[index] ?? []))
        })
        expect(new Set(names).size).toBe(names.length)
        for (const [id, deck] of all) {
          expect(deck.id).toBe(id)
          if (deck.path.length > 1) expect(names).toContain(name(deck.path.slice(0, -1)))
        }
        expect(all.has(1)).toBe(true)
      },
    ),
  ))

it('keeps whole numbers of any length in JSON', () => {
  const text =
    '{"id":-7184133498087784935,"short":12,"text":"a 7184133498087784935, \\"7184133498087784935\\"","f":1.5e21}'
  expect(writeExactJson(parseExactJson(text))).toBe(text.replace('1.5e21', '1.5e+21'))
})
