import process from 'node:process'
import { afterEach, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { replay } from '../../src/store/replaying/replay-all.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { BINARY } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { plainScheduler } from '../support/plain-scheduler.ts'
import { spawnPty } from '../support/pty.ts'

let world: World
afterEach(() => world.remove())

const NOTE = Array.from(
  { length: 20 },
  (_, index) =>
    `## 질문${index + 1}. ${index + 1}번째 자료구조는 무엇인가요?\n값을 늘어놓고 찾는 방법이 다른 것들과 다르다.\n`,
).join('\n')

async function reviews(stateDir: string): Promise<readonly StoredEvent[]> {
  const store = await openStore({ stateDir, scheduler: plainScheduler, device: 'reader' })
  return (await store.events()).filter(({ type }) => type === 'reviewed')
}

it.skipIf(process.platform === 'win32')('a drill that cannot save says so and goes no further', async () => {
  world = makeWorld({ 'notes/data.md': NOTE })
  // A file of 4 KB at most: room for some grades.
  const limited = `ulimit -f 8; exec '${process.execPath}' '${BINARY}' --notes notes drill`
  const script = `process.exitCode = require('node:child_process').spawnSync('sh', ['-c', ${JSON.stringify(limited)}], { stdio: 'inherit' }).status`
  const drill = spawnPty({ args: ['-e', script], cwd: world.folder, env: { ...world.env, TZ: 'Asia/Seoul' } })
  await drill.waitFor('1/20')
  drill.send(' 4'.repeat(20))
  expect(await drill.exit).toEqual({ code: 1, signal: 0 })
  expect(drill.kept().replace(/\s+/g, ' ')).toMatch(/prep: cannot save to .*(file too large|the disk is full)/)
  const saved = (await reviews(world.env['PREP_STATE_DIR'] ?? '')).length
  expect(saved).toBeGreaterThan(2)
  expect(saved).toBeLessThan(20)
})

it('two drills of the same twenty questions in two terminals at once keep all forty grades', async () => {
  world = makeWorld({ 'notes/data.md': NOTE })
  const start = () =>
    spawnPty({
      args: [BINARY, '--notes', 'notes', 'drill'],
      cwd: world.folder,
      env: { ...world.env, TZ: 'Asia/Seoul' },
    })
  const drills = [start(), start()]
  await Promise.all(drills.map((drill) => drill.waitFor('1/20')))
  for (const drill of drills) drill.send(' 4'.repeat(20))
  expect(await Promise.all(drills.map(({ exit }) => exit))).toEqual([
    { code: 0, signal: 0 },
    { code: 0, signal: 0 },
  ])
  const stateDir = world.env['PREP_STATE_DIR'] ?? ''
  const store = await openStore({ stateDir, scheduler: plainScheduler, device: 'reader' })
  const events = await store.events()
  expect(events.filter(({ type }) => type === 'reviewed')).toHaveLength(40)
  expect(replay(events, plainScheduler).size).toBe(20)
  expect(store.problems()).toEqual([])
})
