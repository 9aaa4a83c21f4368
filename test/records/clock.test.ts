import { execa } from 'execa'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BINARY } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { spawnPty } from '../support/pty.ts'

const DAY_MS = 86_400_000

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': '## 프로세스란?\n실행 중인 프로그램.\n' })
})
afterEach(() => world.remove())

/** What a process is started with whose clock is ahead by so many days; the disk's is not. */
function ahead(days: number): string[] {
  const path = world.write(
    `ahead-${days}.cjs`,
    `const now = Date.now
Date.now = () => now() + ${days * DAY_MS}
globalThis.Date = class extends Date {
  constructor(...given) {
    given.length === 0 ? super(Date.now()) : super(...given)
  }
}
`,
  )
  return ['--require', path, BINARY]
}
const under = (days: number, ...args: string[]) =>
  execa(process.execPath, [...ahead(days), '--notes', 'n.md', ...args], {
    cwd: world.folder,
    env: world.env,
    extendEnv: false,
    reject: false,
  })
const saved = async (): Promise<number> =>
  JSON.parse((await under(0, 'history', '--json')).stdout).filter(({ type }: { type: string }) => type === 'reviewed')
    .length

it('saves nothing in scripts under a clock that cannot be right, unless told the time', async () => {
  expect(await under(0, 'grade', '프로세스', 'good')).toMatchObject({ exitCode: 0, stderr: '' })
  for (const command of [['grade', '프로세스', 'easy'], ['suspend', '프로세스'], ['undo']]) {
    const refused = await under(3653, ...command)
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/the clock says 20[\s\S]*--now/) })
  }
  expect((await under(3653, 'list')).stdout).toContain('프로세스란?')
  expect(await saved()).toBe(1)
  const now = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10)
  expect(await under(3653, 'grade', '프로세스', 'easy', '--now', now)).toMatchObject({ exitCode: 0 })
  expect(await saved()).toBe(2)
})

it('asks before a drill, and takes yes or no', async () => {
  await under(0, 'grade', '프로세스', 'good')
  const drill = () =>
    spawnPty({ args: [...ahead(3653), '--notes', 'n.md', 'drill'], cwd: world.folder, env: world.env })
  const refused = drill()
  await refused.waitFor('Is the clock right? [y/N]')
  refused.send('\r')
  expect((await refused.exit).code).toBe(1)
  expect(await saved()).toBe(1)
  const told = drill()
  await told.waitFor('Is the clock right? [y/N]')
  told.send('y\r')
  await told.waitFor('프로세스란?')
  told.send(' ')
  await told.waitFor('실행 중인 프로그램.')
  told.send('3')
  await told.exit
  expect(await saved()).toBe(2)
})
