import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'

const hasGit = spawnSync('git', ['--version']).status === 0
let world: World
afterEach(() => world.remove())

describe.skipIf(!hasGit)('prep sync --git (skipped where git is not installed)', () => {
  it('brings what two devices did apart together through a repository that both push to', async () => {
    world = makeWorld({ 'notes/os.md': '## 프로세스란?\n실행 중인 프로그램.\n\n## 스레드란?\n실행의 흐름.\n' })
    const identity = {
      GIT_AUTHOR_NAME: 'Kim',
      GIT_AUTHOR_EMAIL: 'kim@example.com',
      GIT_COMMITTER_NAME: 'Kim',
      GIT_COMMITTER_EMAIL: 'kim@example.com',
    }
    const git = (...args: string[]) => {
      const { status, stderr } = spawnSync('git', args, { cwd: world.folder, env: { ...process.env, ...identity } })
      expect(status, String(stderr)).toBe(0)
    }
    git('init', '--quiet', '--bare', '--initial-branch=main', 'remote.git')
    const devices = ['one', 'two'].map((name) => ({
      name,
      env: { ...identity, PATH: process.env['PATH'] ?? '', PREP_STATE_DIR: join(world.home, name) },
    }))
    const on = async (index: number, ...args: string[]) => {
      const result = await runBinary(world, ['--notes', 'notes', ...args], { env: devices[index]?.env ?? {} })
      expect(result.exitCode, result.stderr).toBe(0)
      return result.stdout
    }
    const records = async (index: number) =>
      JSON.parse(await on(index, 'list', '--json')).map(
        (card: { schedule: { reps: number } | null }) => card.schedule?.reps ?? 0,
      )

    git('clone', '--quiet', 'remote.git', 'one')
    await on(0, 'grade', '프로세스', 'good')
    await on(0, 'sync', 'one')
    expect(await on(0, 'sync', '--git')).toMatch('Pulled and pushed')
    git('clone', '--quiet', 'remote.git', 'two')
    await on(1, 'sync', 'two')
    expect(await records(1)).toEqual([1, 0])

    await on(0, 'grade', '스레드', 'easy')
    await on(1, 'grade', '프로세스', 'hard')
    expect(await on(1, 'sync', '--git')).toMatch('Pulled and pushed.')
    expect(await on(0, 'sync', '--git')).toMatch('Pulled and pushed.')
    expect(await on(1, 'sync', '--git')).toMatch(/Nothing new to commit\.\nPulled and pushed\./)
    expect(await records(0)).toEqual([2, 1])
    expect(await on(0, 'list', '--json')).toEqual(await on(1, 'list', '--json'))
  })

  it('says so when the folder is in no repository', async () => {
    world = makeWorld({ 'notes/os.md': '## 프로세스란?\n실행 중인 프로그램.\n' })
    const env = { PATH: process.env['PATH'] ?? '' }
    await runBinary(world, ['sync', 'plain'], { env })
    const result = await runBinary(world, ['sync', '--git'], { env })
    expect(result.exitCode).toBe(1)
    expect(result.stderr).toMatch(/is not in a git repository/)
  })
})
