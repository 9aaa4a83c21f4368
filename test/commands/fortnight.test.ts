import { it } from 'vitest'
import { DEFAULT_PARAMETERS } from '../../src/schedule/memory/memory.ts'
import { spend } from '../support/evenings.ts'

it('x', async () => {
  const t = performance.now()
  const r = await spend({
    person: { memory: DEFAULT_PARAMETERS, does: (d) => (d % 7 === 5 ? 0 : 0.6), writes: () => 2 },
    days: 14,
    minutes: 10,
    questions: 80,
    missingEvery: 2,
    seed: 1,
  })
  console.log(JSON.stringify(r), performance.now() - t)
}, 100000)
