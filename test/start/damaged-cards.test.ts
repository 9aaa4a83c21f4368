import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'

const NOTES = 6

let world: World
beforeEach(() => {
  const note = (number: number) => `## 질문 ${number}은?\n${`대답 ${number}. `.repeat(400)}\n`
  world = makeWorld(Object.fromEntries(Array.from({ length: NOTES }, (_, at) => [`notes/${at}.md`, note(at)])))
})
afterEach(() => world.remove())

// `list --json` prints as it goes, and asks for each answer only then.
it('prints a list once and whole, whichever byte of the kept cards is spoilt', async () => {
  const list = () => runBinary(world, ['list', 'notes', '--json'])
  const whole = await list()
  expect(JSON.parse(whole.stdout)).toHaveLength(NOTES)
  await list()
  const cache = join(world.home, '.cache', 'prep')
  const path = join(cache, readdirSync(cache).find((name) => name.endsWith('.cards')) ?? '')
  const bytes = readFileSync(path)
  const places = Array.from({ length: 7 }, (_, at) => Math.floor(((at + 0.5) / 7) * bytes.length))
  for (const place of [...places, bytes.length - 1]) {
    const spoilt = Buffer.from(bytes)
    spoilt[place] = (spoilt[place] ?? 0) ^ 0x41
    writeFileSync(path, spoilt)
    expect(await list()).toEqual(whole)
  }
  writeFileSync(path, bytes.subarray(0, bytes.length / 2))
  expect(await list()).toEqual(whole)
})
