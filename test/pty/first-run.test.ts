import { afterEach, describe, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { spawnPrep } from '../support/pty.ts'

let world: World
afterEach(() => world.remove())

async function onTerminal(args: readonly string[], columns = 80): Promise<string> {
  const pty = spawnPrep(world, args, { columns })
  await pty.exit
  return pty.kept()
}

describe('the first run', () => {
  it('greets in three lines and never again', async () => {
    world = makeWorld({}, { newcomer: true })
    const first = await onTerminal([])
    expect(first).toMatch(/^Welcome!.*\n.*prep notes add.*\n.*prep --help.*\n\n/)
    expect(first).toContain('prep drill')
    expect(await onTerminal([])).not.toContain('Welcome!')
    expect(await onTerminal(['list'])).not.toContain('Welcome!')
  })

  it('greets nobody who reads JSON or a pipe', async () => {
    world = makeWorld({ 'n.md': '## 프로세스란?\n실행 중인 프로그램.\n' }, { newcomer: true })
    expect(await onTerminal(['list', 'n.md', '--json'])).not.toContain('Welcome!')
    expect((await runBinary(world, ['list', 'n.md'])).stderr).toBe('')
    expect(await onTerminal(['list', 'n.md'])).toContain('Welcome!')
  })

  it('greets nobody who has used prep before there was a greeting', async () => {
    world = makeWorld({}, { newcomer: true })
    await runBinary(world, ['config', 'set', 'newPerDay', '5'])
    expect(await onTerminal(['list'])).not.toContain('Welcome!')
  })
})
