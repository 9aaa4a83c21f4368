import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { times } from '../support/sample.ts'
import { readInputs } from './corpus.ts'
import { mutate } from './mutate.ts'
import { randomFrom } from './random.ts'
import { targets } from './targets.ts'

/** As many inputs as take a few seconds; half of them with every change. */
const RUNS: Readonly<Record<string, number>> = {
  decode: 3_000,
  'front-matter': 1_500,
  reading: 250,
  rendering: 200,
  journal: 400,
  imports: 150,
}
const SEED = 20261122

describe.each(targets.map((target) => [target.name, target] as const))('%s', (name, target) => {
  const found = readInputs(join(import.meta.dirname, 'found', name))

  it(`holds for the ${found.length} inputs that once broke it`, async () => {
    for (const input of found) await target.check(input)
  })

  it('holds for its seeds', async () => {
    const seeds = target.seeds()
    expect(seeds.length).toBeGreaterThan(0)
    for (const input of seeds) await target.check(input)
  })

  it('holds for inputs made of them', async () => {
    const random = randomFrom(SEED)
    const words = target.words.map((word) => Buffer.from(word))
    const inputs = [...target.seeds(), ...fc.sample(target.fresh, { seed: SEED, numRuns: 50 })]
    for (let left = times(RUNS[name] ?? 200, 2); left > 0; left--) {
      const input = mutate(
        random.pick(inputs) ?? new Uint8Array(),
        random.pick(inputs) ?? new Uint8Array(),
        words,
        random,
      )
      await target.check(input.subarray(0, 4096))
    }
  })
})
