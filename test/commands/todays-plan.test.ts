import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const NOTE = Array.from({ length: 8 }, (_, index) => `## What is thing ${index}?\nIt is number ${index}.\n`).join('\n')
const EVENING = '2026-11-22T20:00:00+09:00'

let world: World
beforeEach(async () => {
  world = makeWorld({ 'note.md': NOTE })
  await prep(['plan', '--by', '2026-12-06', '--minutes', '3'])
})
afterEach(() => world.remove())

async function prep(args: readonly string[], now = EVENING): Promise<string> {
  const { stdout, stderr, exitCode } = await runInProcess(world, ['--notes', 'note.md', ...args], { now })
  expect(exitCode, stderr).toBe(0)
  return stdout
}
const queue = async (now = EVENING) =>
  (JSON.parse(await prep(['queue', '--json'], now)) as readonly { id: string }[]).map(({ id }) => id)
const file = () => join(world.env['PREP_STATE_DIR'] ?? '', 'todays-plan.json')
/** Puts another plan in the place of the one that is kept, to see who reads it. */
function keepInstead(change: (asks: string[]) => string[]): void {
  const kept = JSON.parse(readFileSync(file(), 'utf8'))
  writeFileSync(file(), JSON.stringify({ ...kept, asks: change(kept.asks) }))
}

it('is worked out once as long as nothing changes', async () => {
  const asked = await queue()
  keepInstead((asks) => asks.slice(0, 1))
  expect(await queue()).toEqual(asked.slice(0, 1))
  expect(await prep([])).toContain('1 new')
})

it.each<[string, () => Promise<unknown>, string]>([
  ['an answer', () => prep(['grade', 'What is thing 7?', 'good']), EVENING],
  ['other minutes', () => prep(['plan', '--minutes', '4']), EVENING],
  [
    'a question in the note',
    async () => world.write('note.md', `${NOTE}\n## What is thing 8?\nIt is number 8.\n`),
    EVENING,
  ],
  [
    'a weight',
    async () => world.write('note.md', NOTE.replace('## What is thing 5', '## ⭐ What is thing 5')),
    EVENING,
  ],
  ['a setting', () => prep(['config', 'set', 'rolloverHour', '5']), EVENING],
  ['the next day', async () => undefined, '2026-11-23T20:00:00+09:00'],
])('is worked out anew after %s', async (_, change, now) => {
  await queue()
  keepInstead(() => [])
  await change()
  expect(await queue(now)).not.toEqual([])
})

it.each(['', '{', 'null', '{"version":1,"of":"1 2","asks":[3]}', '{"version":9}'])(
  'is worked out anew from %j',
  async (text) => {
    const asked = await queue()
    writeFileSync(file(), text)
    expect(await queue()).toEqual(asked)
  },
)
