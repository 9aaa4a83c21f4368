import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const hasGit = spawnSync('git', ['--version']).status === 0
const NOTE = '## 프로세스란?\n실행 중인 프로그램.\n\n## 스레드란?\n실행의 흐름.\n'

// Notes and reviews in one repository, as people keep them; two clones, each with a device of its own.
describe.skipIf(!hasGit)('notes and reviews in one repository (skipped where git is not installed)', () => {
  let world: World
  const identity = {
    GIT_AUTHOR_NAME: 'Kim',
    GIT_AUTHOR_EMAIL: 'kim@example.com',
    GIT_COMMITTER_NAME: 'Kim',
    GIT_COMMITTER_EMAIL: 'kim@example.com',
    GIT_EDITOR: ':',
  }
  beforeEach(() => {
    world = makeWorld()
    gitIn('.', 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git')
    gitIn('.', 'clone', '--quiet', 'remote.git', 'one')
    world.write('one/os.md', NOTE)
    gitIn('one', 'add', 'os.md')
    gitIn('one', 'commit', '--quiet', '-m', 'notes')
    gitIn('one', 'push', '--quiet', '-u', 'origin', 'HEAD')
    gitIn('.', 'clone', '--quiet', 'remote.git', 'two')
  })
  afterEach(() => world.remove())

  const tryGit = (folder: string, ...args: string[]) =>
    spawnSync('git', ['-C', folder, ...args], {
      cwd: world.folder,
      env: { ...process.env, ...identity },
      encoding: 'utf8',
    })
  const gitIn = (folder: string, ...args: string[]): string => {
    const { status, stdout, stderr } = tryGit(folder, ...args)
    expect(status, stderr).toBe(0)
    return stdout
  }
  const tryOn = (device: string, ...args: string[]) =>
    runInProcess(world, ['--notes', `${device}/os.md`, ...args], {
      env: { ...identity, PATH: process.env['PATH'] ?? '', PREP_STATE_DIR: join(world.home, device) },
    })
  const on = async (device: string, ...args: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await tryOn(device, ...args)
    expect(exitCode, stderr).toBe(0)
    return stdout
  }
  const reviews = async (device: string): Promise<number> =>
    JSON.parse(await on(device, 'history', '--limit', '999', '--json')).filter(
      ({ type }: { type: string }) => type === 'reviewed',
    ).length
  const syncBoth = async () => {
    for (const device of ['one', 'two']) {
      await on(device, 'grade', '프로세스', 'good')
      await on(device, 'sync', `${device}/prep`)
      await on(device, 'sync', '--git')
    }
    await on('one', 'sync', '--git')
  }
  /** Both edit the same line; the second is behind, and git cannot put the two together. */
  const editBoth = () => {
    for (const device of ['one', 'two']) {
      world.write(`${device}/os.md`, NOTE.replace('실행의 흐름.', `${device}이 고친 답.`))
      gitIn(device, 'commit', '--quiet', '-am', `edited on ${device}`)
    }
    gitIn('one', 'push', '--quiet')
  }

  it('loses no review where the notes meet a conflict, whatever git is then told', async () => {
    await syncBoth()
    editBoth()
    await on('two', 'grade', '스레드', 'good')
    const stopped = await tryOn('two', 'sync', '--git')
    expect(stopped.exitCode).toBe(1)
    expect(stopped.stderr).toMatch(/os\.md/)
    // Nothing is left half done: the branch, the work tree and the journal are as they were.
    expect(gitIn('two', 'status', '--porcelain')).toBe('')
    expect(existsSync(join(world.folder, 'two/.git/rebase-merge'))).toBe(false)
    expect(readFileSync(join(world.folder, 'two/os.md'), 'utf8')).toContain('two이 고친 답.')
    expect(await reviews('two')).toBe(3)
    await on('two', 'grade', '스레드', 'easy')
    expect((await tryOn('two', 'sync', '--git')).exitCode).toBe(1)
    tryGit('two', 'rebase', '--abort')
    tryGit('two', 'merge', '--abort')
    expect(await reviews('two')).toBe(4)
    // The person settles it as git says, and all goes on.
    expect(tryGit('two', 'pull', '--rebase').status).not.toBe(0)
    world.write('two/os.md', NOTE)
    gitIn('two', 'add', 'os.md')
    gitIn('two', 'rebase', '--continue')
    await on('two', 'sync', '--git')
    await on('one', 'sync', '--git')
    expect([await reviews('one'), await reviews('two')]).toEqual([4, 4])
    expect(await on('two', 'doctor')).toMatch('No problems found')
  })

  it('acknowledges no review while a rebase is under way, and goes on behind it', async () => {
    await syncBoth()
    editBoth()
    await on('two', 'grade', '스레드', 'good')
    expect((await tryOn('two', 'sync', '--git')).exitCode).toBe(1)
    // The journal of what was just graded leaves the work tree here.
    expect(tryGit('two', 'pull', '--rebase').status).not.toBe(0)
    for (const command of [['grade', '스레드', 'easy'], ['suspend', '스레드'], ['undo'], ['sync', '--git']]) {
      const refused = await tryOn('two', ...command)
      expect(refused, command.join(' ')).toMatchObject({ exitCode: 1, stdout: '' })
      expect(refused.stderr).toMatch(/git rebase --continue.*git rebase --abort/s)
    }
    expect((await tryOn('two', 'list')).exitCode).toBe(0)
    gitIn('two', 'rebase', '--abort')
    await on('two', 'grade', '스레드', 'easy')
    expect(await reviews('two')).toBe(4)
  })

  it.each([
    ['merge', () => tryGit('two', 'pull', '--no-rebase')],
    ['cherry-pick', () => tryGit('two', 'cherry-pick', 'origin/main')],
  ] as const)('acknowledges nothing during a %s either', async (name, begin) => {
    await syncBoth()
    editBoth()
    gitIn('two', 'fetch', '--quiet')
    expect(begin().status).not.toBe(0)
    const refused = await tryOn('two', 'grade', '스레드', 'good')
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toMatch(`git ${name} --abort`)
    gitIn('two', name, '--abort')
    await on('two', 'grade', '스레드', 'good')
    expect(await reviews('two')).toBe(3)
  })

  it('commits its own journals alone, and leaves staged what was staged', async () => {
    await syncBoth()
    await on('one', 'grade', '스레드', 'good')
    world.write('one/draft.txt', '아직 올리지 않을 글\n')
    world.write('one/prep/mine.jsonl', '{"a":1}\n')
    world.write('one/prep/readme.txt', 'what lies here\n')
    world.write('one/os.md', `${NOTE}\n## 락이란?\n`)
    gitIn('one', 'add', 'draft.txt', 'prep/mine.jsonl')
    await on('one', 'sync', '--git')
    const committed = gitIn('one', 'show', '--name-only', '--format=', 'HEAD').trim().split('\n')
    expect(committed).toHaveLength(1)
    expect(committed[0]).toMatch(/^prep\/.*\.jsonl$/)
    expect(gitIn('one', 'status', '--porcelain').split('\n').sort()).toEqual(
      ['', ' M os.md', '?? prep/readme.txt', 'A  draft.txt', 'A  prep/mine.jsonl'].sort(),
    )
    // Also where the other device has been meanwhile.
    await on('two', 'grade', '스레드', 'good')
    await on('two', 'sync', '--git')
    await on('one', 'grade', '스레드', 'easy')
    await on('one', 'sync', '--git')
    expect(gitIn('one', 'status', '--porcelain').split('\n').sort()).toEqual(
      ['', ' M os.md', '?? prep/readme.txt', 'A  draft.txt', 'A  prep/mine.jsonl'].sort(),
    )
    expect(gitIn('one', 'rev-list', '--merges', '--count', 'HEAD').trim()).toBe('0')
    await on('two', 'sync', '--git')
    expect([await reviews('one'), await reviews('two')]).toEqual([5, 5])
  })

  it('merges the commits of the notes without touching them, and two journals of one name as a union', async () => {
    await syncBoth()
    const [journal = ''] = readdirSync(join(world.folder, 'one/prep'))
    for (const device of ['one', 'two']) {
      world.write(`${device}/${device}.md`, '## 락이란?\n')
      gitIn(device, 'add', `${device}.md`)
      gitIn(device, 'commit', '--quiet', '-m', `note of ${device}`)
      // A state folder was copied with its device's name.
      const text = readFileSync(join(world.folder, device, 'prep', journal), 'utf8')
      const [last] = [JSON.parse(text.trim().split('\n').at(-1) ?? '')].flat().reverse()
      const line = JSON.stringify({ ...last, id: `${journal.replace('.jsonl', '')}-${device}abcdefgh-00009` })
      writeFileSync(join(world.folder, device, 'prep', journal), `${text}\n${line}\n`)
      gitIn(device, 'commit', '--quiet', '-am', 'prep: reviews')
    }
    gitIn('one', 'push', '--quiet')
    await on('two', 'sync', '--git')
    await on('one', 'sync', '--git')
    expect([await reviews('one'), await reviews('two')]).toEqual([4, 4])
    for (const device of ['one', 'two'])
      expect(readdirSync(join(world.folder, device))).toEqual(expect.arrayContaining(['one.md', 'two.md']))
    expect(gitIn('two', 'worktree', 'list').trim().split('\n')).toHaveLength(1)
  })

  it('stops where a journal that was here is gone or shorter, and brings it back', async () => {
    await syncBoth()
    await on('one', 'grade', '스레드', 'good')
    await on('one', 'sync', '--git')
    await on('one', 'grade', '스레드', 'easy')
    // What was not committed yet is put away, as `git stash`, `git checkout .` and `git reset --hard` do.
    gitIn('one', 'reset', '--quiet', '--hard')
    for (const harm of [
      () => {},
      () => rmSync(join(world.folder, 'one/prep'), { recursive: true }),
      () => gitIn('one', 'reset', '--quiet', '--hard', 'HEAD~1'),
    ]) {
      harm()
      const refused = await tryOn('one', 'grade', '프로세스', 'good')
      if (existsSync(join(world.folder, 'one/prep'))) expect(refused.stderr).toMatch(/prep doctor --fix/)
      else gitIn('one', 'checkout', '--quiet', 'HEAD', '--', 'prep')
      expect(refused.exitCode).toBe(1)
      expect((await tryOn('one', 'doctor')).exitCode).toBe(1)
      await tryOn('one', 'doctor', '--fix')
      expect(await reviews('one')).toBe(4)
    }
    await on('one', 'grade', '프로세스', 'good')
    expect(await reviews('one')).toBe(5)
  })
})
