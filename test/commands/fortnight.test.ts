import { describe, expect, it } from 'vitest'
import { DEFAULT_PARAMETERS } from '../../src/schedule/memory/memory.ts'
import { type Fortnight, type Person, spend } from '../support/evenings.ts'

const DAYS = 14
const average = DEFAULT_PARAMETERS
/** First stabilities half as long, and stabilities that grow two thirds as much. */
const forgetful = average.map((value, index) => (index <= 3 ? value / 2 : index === 8 ? value - 0.4 : value))
const isSaturday = (day: number) => day % 7 === 5

const SIX_OF_TEN: Person = {
  memory: average,
  does: (day) => (isSaturday(day) ? 0 : 0.6),
  writes: (day) => (isSaturday(day) ? 0 : 2),
}
const PEOPLE: readonly (Partial<Fortnight> & { readonly who: string; readonly person: Person })[] = [
  { who: 'does as told', person: { memory: average, does: () => 1 } },
  {
    who: 'does six minutes of ten, no Saturdays; of half the questions the answers are written, two an evening',
    person: SIX_OF_TEN,
    missingEvery: 2,
  },
  {
    who: 'does half of the minutes, and nothing every third day',
    person: { memory: average, does: (day) => (day % 3 === 2 ? 0 : 0.5) },
  },
  {
    who: 'forgets fast, does seven minutes of ten, no Saturdays',
    person: { memory: forgetful, does: (day) => (isSaturday(day) ? 0 : 0.7) },
  },
  {
    who: 'writes three answers an evening for a week, and none then',
    person: { memory: average, does: () => 1, writes: (day) => (day < 7 ? 3 : 0) },
    missingEvery: 2,
  },
]

/** How far what was foretold each evening is above what came, in points, on average over some fates. */
async function errors(fortnight: Omit<Fortnight, 'seed' | 'days'>, seeds: readonly number[]) {
  const came: number[] = []
  const sums = Array.from({ length: DAYS }, () => ({ planned: 0, asSoFar: 0 }))
  for (const seed of seeds) {
    const spent = await spend({ ...fortnight, days: DAYS, seed })
    came.push(spent.came)
    for (const [day, { planned, asSoFar }] of spent.foretold.entries()) {
      const sum = sums[day] as (typeof sums)[number]
      sum.planned += (planned - spent.came) / seeds.length
      sum.asSoFar += (asSoFar - spent.came) / seeds.length
    }
  }
  return { came: came.reduce((sum, each) => sum + each, 0) / seeds.length, evenings: sums }
}

describe('a fortnight in which life does not keep to the plan', () => {
  it('is foretold each evening as it will come, if it goes on as so far', async () => {
    const { evenings } = await errors({ person: SIX_OF_TEN, minutes: 10, questions: 80, missingEvery: 2 }, [1])
    const off = evenings.map(({ asSoFar }) => asSoFar)
    // In the first days nobody knows of the Saturdays.
    for (const each of off.slice(DAYS / 2)) expect(Math.abs(each)).toBeLessThanOrEqual(9)
    expect(Math.abs(off.at(-1) ?? Number.NaN)).toBeLessThanOrEqual(4)
  }, 120_000)
})

// Twenty fortnights take minutes: PREP_LONG_TESTS=1 spends them, and prints the table of docs/scheduling.md.
describe.skipIf(process.env['PREP_LONG_TESTS'] === undefined)('fortnights of several people', () => {
  it.each(PEOPLE)(
    '$who',
    async ({ who, ...fortnight }) => {
      const { came, evenings } = await errors({ minutes: 10, questions: 80, ...fortnight }, [1, 2, 3, 4])
      const signed = (points: number) => `${Math.round(points) > 0 ? '+' : ''}${Math.round(points)}`
      const shown = [0, 1, 2, 4, 6, 8, 10, 12, 13].map((day) => signed(evenings[day]?.asSoFar ?? Number.NaN))
      console.log(`| ${[who, `${Math.round(came)} %`, ...shown].join(' | ')} |`)
      expect(Math.abs(evenings[DAYS - 1]?.asSoFar ?? Number.NaN)).toBeLessThanOrEqual(5)
    },
    900_000,
  )
})
