import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'

const hasGit = spawnSync('git', ['--version']).status === 0

// Each setting or file that names a program names one of its own, which leaves a file when it runs.
describe.skipIf(!hasGit || process.platform === 'win32')('prep sync --git in a repository made to harm', () => {
  let world: World
  let ran: string
  let repository: string
  let env: Record<string, string>
  const git = (...args: string[]) => {
    const done = spawnSync('git', args, { cwd: repository, env: { ...process.env, ...env } })
    expect(done.status, String(done.stderr)).toBe(0)
  }
  const canary = (name: string, then = 'exit 1'): string => {
    const path = join(world.folder, 'programs', name)
    writeFileSync(path, `#!/bin/sh\necho > '${join(ran, name)}'\n${then}\n`, { mode: 0o755 })
    return path
  }

  beforeEach(() => {
    world = makeWorld({ 'notes/os.md': '## 프로세스란?\n실행 중인 프로그램.\n' })
    ran = join(world.folder, 'ran')
    repository = join(world.folder, 'shared')
    for (const folder of [ran, repository, join(world.folder, 'programs')]) mkdirSync(folder)
    env = {
      PATH: process.env['PATH'] ?? '',
      HOME: world.home,
      PREP_STATE_DIR: join(world.home, 'state'),
      GIT_AUTHOR_NAME: 'Kim',
      GIT_AUTHOR_EMAIL: 'kim@example.com',
      GIT_COMMITTER_NAME: 'Kim',
      GIT_COMMITTER_EMAIL: 'kim@example.com',
      GIT_CONFIG_NOSYSTEM: '1',
    }
    git('init', '--quiet', '--bare', '--initial-branch=main', '../remote.git')
    git('init', '--quiet', '--initial-branch=main', '.')
    git('remote', 'add', 'origin', '../remote.git')
  })
  afterEach(() => world.remove())

  const prep = (...args: string[]) => runBinary(world, ['--notes', 'notes', ...args], { env })
  const syncTwice = async () => {
    await prep('grade', '프로세스', 'good')
    await prep('sync', 'shared')
    const first = await prep('sync', '--git')
    await prep('grade', '프로세스', 'hard')
    return [first, await prep('sync', '--git')]
  }

  it('runs no hook, watcher, editor, pager, prompt, external diff or transport that the repository names', async () => {
    for (const hook of [
      'pre-commit',
      'post-commit',
      'post-checkout',
      'pre-push',
      'pre-rebase',
      'post-merge',
      'commit-msg',
    ])
      writeFileSync(join(repository, '.git/hooks', hook), `#!/bin/sh\nexec ${canary(hook)}\n`, { mode: 0o755 })
    git('config', 'core.hooksPath', join(repository, '.git/hooks'))
    for (const name of [
      'core.fsmonitor',
      'core.editor',
      'sequence.editor',
      'core.pager',
      'core.askPass',
      'diff.external',
      'core.gitProxy',
    ])
      git('config', name, canary(name))
    git('config', 'submodule.recurse', 'true')
    git('config', 'protocol.ext.allow', 'always')
    git('config', 'remote.other.url', `ext::${canary('ext')}`)
    writeFileSync(join(repository, '.gitmodules'), `[submodule "x"]\n\tpath = x\n\turl = ext::${canary('submodule')}\n`)
    const results = await syncTwice()
    for (const { exitCode, stderr } of results) expect(exitCode, stderr).toBe(0)
    expect(readdirSync(ran)).toEqual([])
  })

  it('fetches from no address that is a command', async () => {
    git('config', 'protocol.ext.allow', 'always')
    git('config', 'remote.origin.url', `ext::${canary('ext')} %S`)
    await syncTwice()
    expect(readdirSync(ran)).toEqual([])
  })

  // Git's own and the person's, who may need them; who can set them had the whole `.git` folder. See docs/security.md.
  it('leaves filters and the transport of SSH to git', async () => {
    git('config', 'filter.x.clean', canary('filter', 'cat'))
    writeFileSync(join(repository, '.gitattributes'), '*.jsonl filter=x\n')
    git('config', 'core.sshCommand', canary('ssh'))
    git('config', 'remote.origin.url', 'ssh://nowhere.invalid/x')
    await syncTwice()
    expect(readdirSync(ran).sort()).toEqual(['filter', 'ssh'])
  })

  it('writes through no link in the work tree, and shows no name as it is', async () => {
    const victim = join(world.folder, 'victim.txt')
    writeFileSync(victim, 'as it was\n')
    symlinkSync(victim, join(repository, 'linked.jsonl'))
    symlinkSync('/dev/zero', join(repository, 'endless.jsonl'))
    writeFileSync(join(repository, 'x\x1b[2J\u202e.jsonl'), '\x1b]0;owned\x07\n')
    appendFileSync(join(repository, '\x1b[31m.txt'), 'x')
    const results = await syncTwice()
    const told = await Promise.all([prep('sync'), prep('list'), prep('doctor'), prep('history')])
    for (const { stdout, stderr } of [...results, ...told]) expect(stdout + stderr).not.toMatch(/[\x1b\u202e]/)
    expect(told[1]?.stdout).toContain('프로세스란')
    expect(readFileSync(victim, 'utf8')).toBe('as it was\n')
    expect(existsSync(join(repository, 'linked.jsonl.tmp'))).toBe(false)
  })
})
