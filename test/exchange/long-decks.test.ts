import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MOST_READ, readingCost } from '../../src/notes/lines-to-read.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

it('divides a deck that is too long for one note, so that all of its cards are read', async () => {
  const count = Math.ceil(MOST_READ / 2)
  const row = (index: number) => `왜 ${index}?,그래서 ${index}.\n`
  const file = world.write('deck.csv', `question,answer\n${Array.from({ length: count }, (_, n) => row(n)).join('')}`)
  mkdirSync(join(world.folder, 'to'))
  const to = join(world.folder, 'to')
  const done = await runInProcess(world, ['import', file, '--into', to, '--json'])
  expect(done.stderr).toBe('')
  const notes = readdirSync(to).filter((name) => name.endsWith('.md'))
  expect(notes.length).toBeGreaterThan(1)
  for (const name of notes) expect(readingCost(readFileSync(join(to, name), 'utf8'))).toBeLessThanOrEqual(MOST_READ)
  const listed = await runInProcess(world, ['list', to, '--json'])
  expect(JSON.parse(listed.stdout)).toHaveLength(count)
  expect(listed.stderr).toBe('')
}, 120_000)

it('leaves out a card that nobody could read, and says so', async () => {
  const file = world.write('deck.csv', `question,answer\n왜?,"${'가\n'.repeat(MOST_READ)}"\n어떻게?,이렇게.\n`)
  mkdirSync(join(world.folder, 'to'))
  const done = await runInProcess(world, ['import', file, '--into', join(world.folder, 'to')])
  expect(done.exitCode).toBe(0)
  expect(done.stdout + done.stderr).toMatch(/far too long/)
})
