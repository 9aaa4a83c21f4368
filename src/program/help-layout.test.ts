import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../../test/support/host.ts'
import { width } from '../terminal/text/width.ts'
import { definitions } from './definitions.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

it.each(['ko', 'en'])('lays every help out within the window (%s)', async (language) => {
  for (const name of ['', ...Object.keys(definitions)])
    for (const columns of [30, 40, 80, 120]) {
      const args = [...(name === '' ? [] : [name]), '--help', '--lang', language]
      const { stdout } = await runInProcess(world, args, { columns })
      for (const line of stdout.split('\n')) expect(width(line), `${name}: ${line}`).toBeLessThanOrEqual(columns)
    }
})

it('sets what options do in one column, beside Korean too', async () => {
  const { stdout } = await runInProcess(world, ['drill', '--help', '--lang', 'ko'], { columns: 100 })
  const columns = stdout.split('\n').flatMap((line) => {
    const match = /^ {2}-\S.*? {2,}(?=\S)/.exec(line)
    return match === null ? [] : [width(match[0])]
  })
  expect(columns.length).toBeGreaterThan(5)
  expect(new Set(columns).size).toBe(1)
})
