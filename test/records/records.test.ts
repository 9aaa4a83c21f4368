import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type Result, runInProcess, type World } from '../support/host.ts'

const NOTE = `# 면접

## 프로세스와 스레드의 차이는?
프로세스는 자원을 따로 갖는다.

## 인덱스는 언제 손해인가?
자주 바뀌는 열에 걸 때.

## 교착 상태의 네 가지 조건은?
상호 배제, 점유와 대기, 비선점, 순환 대기.
`

let world: World
let stateDir: string
beforeEach(() => {
  world = makeWorld({ 'notes/os.md': NOTE })
  stateDir = world.env['PREP_STATE_DIR'] ?? ''
})
afterEach(() => world.remove())

const prep = (...args: string[]) => runInProcess(world, ['--notes', 'notes', ...args])
const ok = async (...args: string[]): Promise<Result> => {
  const result = await prep(...args)
  expect(result.exitCode, result.stderr).toBe(0)
  return result
}

interface Listed {
  readonly id: string
  readonly question: string
  readonly schedule: { readonly reps: number; readonly due: string } | null
  readonly suspended: boolean
}

async function listed(): Promise<readonly Listed[]> {
  return JSON.parse((await ok('list', '--json')).stdout)
}

const schedules = async () => (await listed()).map(({ schedule }) => schedule?.reps ?? 0)

const edit = (change: (text: string) => string) =>
  world.write('notes/os.md', change(readFileSync(join(world.folder, 'notes/os.md'), 'utf8')))

describe('prep grade', () => {
  it('records a review, by words or id, by name or number', async () => {
    expect((await ok('grade', '프로세스', 'good')).stdout).toMatch(
      /^good, next in 10 min: 프로세스와 스레드의 차이는\?/,
    )
    const [card] = await listed()
    await ok('grade', card?.id ?? '', '4')
    expect(await schedules()).toEqual([2, 0, 0])
    expect(await prep('grade', '프로세스', 'great')).toMatchObject({ exitCode: 2 })
    expect(await prep('grade', 'good')).toMatchObject({ exitCode: 2 })
  })

  it('takes JSON lines, saves the good ones together and names the others', async () => {
    const [first, second] = await listed()
    const lines = [
      JSON.stringify({ id: first?.id, grade: 'good', at: '2026-11-20T09:00:00+09:00', seconds: 8 }),
      '',
      '{"id": "nothing", "grade": "good"}',
      'good',
      JSON.stringify({ id: second?.id.slice(0, 6), grade: 'easy' }),
      JSON.stringify({ id: second?.id, grade: 'good', at: '2027-01-01T00:00:00Z' }),
      JSON.stringify({ id: second?.id, grade: 'good', seconds: -1 }),
      JSON.stringify({ id: second?.id, grade: 5 }),
      JSON.stringify({ id: first?.id, grade: 'hard', at: '2026-11-21T09:00:00+09:00' }),
    ]
    const result = await runInProcess(world, ['--notes', 'notes', 'grade', '--stdin'], { input: lines.join('\r\n') })
    expect(result.stderr.match(/line \d/g)).toEqual(['line 3', 'line 4', 'line 6', 'line 7', 'line 8'])
    expect(result).toMatchObject({ exitCode: 1, stdout: '3 reviews saved, 5 refused.\n' })
    expect(await schedules()).toEqual([2, 1, 0])
    const journals = readdirSync(join(stateDir, 'journal'))
    const written = readFileSync(join(stateDir, 'journal', journals[0] ?? ''), 'utf8')
      .split('\n')
      .filter(Boolean)
    expect(written).toHaveLength(2)
  })
})

describe('prep undo', () => {
  it('takes back several steps of earlier runs, shows them, and brings them back', async () => {
    await ok('grade', '프로세스', 'good')
    await ok('grade', '인덱스', 'easy')
    await ok('suspend', '교착')
    const before = await listed()
    const dry = await ok('undo', '--steps', '2', '--dry-run')
    expect(dry.stdout).toMatch(/suspended: 교착.*\n.*easy: 인덱스/)
    expect(await listed()).toEqual(before)
    await ok('undo', '--steps', '2')
    expect((await listed()).map(({ schedule, suspended }) => [schedule?.reps ?? 0, suspended])).toEqual([
      [1, false],
      [0, false],
      [0, false],
    ])
    await ok('undo')
    expect(await schedules()).toEqual([0, 0, 0])
    expect((await ok('undo')).stdout).toMatch('Nothing to undo')
    expect((await ok('undo', '--redo')).stdout).toMatch('good: 프로세스')
    await ok('undo', '--redo')
    expect(await listed()).toEqual(before)
    expect((await ok('undo', '--redo')).stdout).toMatch('Nothing to redo')
  })

  it('brings a reset question back as it was', async () => {
    await ok('grade', '프로세스', 'good')
    const before = await listed()
    await ok('reset', '프로세스')
    expect(await schedules()).toEqual([0, 0, 0])
    await ok('undo')
    expect(await listed()).toEqual(before)
    expect((await ok('reset', '인덱스')).stdout).toMatch('No history yet')
  })
})

describe('prep history', () => {
  it('tells what happened, with what was taken back', async () => {
    expect((await ok('history')).stdout).toMatch('No reviews yet')
    await ok('grade', '프로세스', 'good')
    await ok('grade', '프로세스', 'again')
    await ok('undo')
    const { stdout } = await ok('history', '프로세스')
    expect(stdout).toMatch(/20:00 first seen: .*\n.*20:00 good: 프로세스.*\(next 10m\)\n.*again: 프로세스.*\(undone\)/)
    const json = JSON.parse((await ok('history', '프로세스', '--json')).stdout)
    expect(
      json.map((each: { type: string; grade?: string; takenBack: boolean }) => [each.type, each.grade, each.takenBack]),
    ).toEqual([
      ['minted', undefined, false],
      ['reviewed', 'good', false],
      ['reviewed', 'again', true],
    ])
    expect((await ok('history', '인덱스')).stdout).toMatch('No history yet')
  })
})

describe('after an edit', () => {
  it('a record that lost its question is kept, listed, and linked by hand; the link can be taken back', async () => {
    await ok('grade', '교착', 'good')
    edit((text) => text.replace('교착 상태의 네 가지 조건은?', 'Deadlock?').replace(/상호 배제.*/, 'Four conditions.'))
    expect((await listed()).map(({ schedule }) => schedule)).toEqual([null, null, null])
    const orphans = await ok('link')
    expect(orphans.stdout).toMatch(/^[a-z2-7]{10} +교착 상태의 네 가지 조건은\? +\(1 review\)/)
    await ok('grade', 'deadlock', 'easy')
    expect((await ok('link', '교착', 'deadlock')).stdout).toMatch(
      'The history of "교착 상태의 네 가지 조건은?" now belongs to: Deadlock?',
    )
    const [, , linked] = await listed()
    expect(linked?.schedule?.reps).toBe(1)
    expect(linked?.id).toBe(orphans.stdout.slice(0, 10))
    await ok('undo')
    expect((await ok('link')).stdout).toMatch('교착 상태의 네 가지 조건은?')
    expect((await listed())[2]?.id).not.toBe(linked?.id)
  })

  it('check tells which questions were followed, and what lost its question', async () => {
    await ok('grade', '교착', 'good')
    await ok('grade', '인덱스', 'good')
    edit((text) =>
      text.replace('인덱스는 언제 손해인가?', '인덱스를 걸면 언제 손해인가?').replace(/## 교착[\s\S]*/, ''),
    )
    expect(await schedules()).toEqual([0, 1])
    const { stderr } = await ok('check')
    expect(stderr).toMatch('edited, schedule kept: "인덱스는 언제 손해인가?" → "인덱스를 걸면 언제 손해인가?"')
    expect(stderr).toMatch('1 record has lost its question')
    renameSync(join(world.folder, 'notes/os.md'), join(world.folder, 'notes/운영체제.md'))
    expect(await schedules()).toEqual([0, 1])
    expect((await ok('check')).stderr).toMatch(/moved, schedule kept: .*os\.md → .*운영체제\.md/)
  })

  it('notes reached through a link are the same notes, and a copy of them is another', async () => {
    await ok('grade', '프로세스', 'good')
    symlinkSync(join(world.folder, 'notes'), join(world.folder, 'shortcut'))
    const list = async (path: string) => {
      const { stdout } = await runInProcess(world, ['list', '--json', path])
      return JSON.parse(stdout).map(({ schedule }: Listed) => schedule?.reps ?? 0)
    }
    expect(await list('shortcut')).toEqual([1, 0, 0])
    cpSync(join(world.folder, 'notes'), join(world.folder, 'copy'), { recursive: true })
    expect(await list('copy')).toEqual([0, 0, 0])
    rmSync(join(world.folder, 'notes'), { recursive: true })
    // The copy stood there before, so it inherits nothing: the record waits for its own note, or for `prep link`.
    expect(await list('copy')).toEqual([0, 0, 0])
  })

  it('unlink puts a record aside, and the question is new for good', async () => {
    await ok('grade', '교착', 'good')
    await ok('unlink', '교착')
    expect(await schedules()).toEqual([0, 0, 0])
    expect((await ok('link')).stdout).toMatch('교착')
    expect(await prep('unlink', '교착')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching('there is no history'),
    })
    await ok('undo')
    expect(await schedules()).toEqual([0, 0, 1])
  })
})

describe('prep backup and restore', () => {
  it('go back to what was, after showing what that means, and forward again', async () => {
    await ok('grade', '프로세스', 'good')
    await ok('backup', 'then.prep')
    const then = await listed()
    expect(await prep('backup', 'then.prep')).toMatchObject({ exitCode: 1 })
    await ok('grade', '인덱스', 'good')
    await ok('suspend', '프로세스')
    const now = await listed()
    expect((await ok('restore', 'then.prep')).stdout).toMatch(/removes 3.*--yes/)
    expect(await listed()).toEqual(now)
    await ok('restore', 'then.prep', '--yes')
    expect(await listed()).toEqual(then)
    expect((await ok('undo')).stdout).toMatch('restored from then.prep')
    expect(await listed()).toEqual(now)
  })

  it('bring everything to an empty state folder', async () => {
    await ok('grade', '프로세스', 'good')
    await ok('grade', '인덱스', 'hard')
    await ok('backup', 'all.prep')
    const before = await listed()
    rmSync(stateDir, { recursive: true })
    expect(await schedules()).toEqual([0, 0, 0])
    expect((await ok('restore', 'all.prep', '--yes')).stdout).toMatch(/Restored: 4 events added/)
    expect(await listed()).toEqual(before)
    expect((await ok('restore', 'all.prep', '--yes')).stdout).toMatch('nothing was changed')
  })

  it('refuse what is no backup', async () => {
    expect(await prep('restore', 'notes/os.md', '--yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching('not a prep backup'),
    })
    expect(await prep('restore', 'gone.prep')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching('no such file'),
    })
    world.write('newer.prep', '{"prep":"backup","version":99}\n')
    expect(await prep('restore', 'newer.prep')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching('newer prep'),
    })
  })

  it('a copy is put aside once a day', async () => {
    await ok('grade', '프로세스', 'good')
    await ok('grade', '인덱스', 'good')
    expect(readdirSync(join(stateDir, 'backups'))).toEqual(['2026-11-22.jsonl.gz'])
    await ok('--now', '2026-11-23T12:00:00+09:00', 'grade', '인덱스', 'good')
    expect(readdirSync(join(stateDir, 'backups'))).toEqual(['2026-11-22.jsonl.gz', '2026-11-23.jsonl.gz'])
    rmSync(join(stateDir, 'journal'), { recursive: true })
    await ok('restore', join(stateDir, 'backups', '2026-11-23.jsonl.gz'), '--yes')
    expect(await schedules()).toEqual([1, 2, 0])
  })
})

describe('prep sync', () => {
  it('shares a folder between two devices, and both see what either did', async () => {
    const other = { ...world.env, PREP_STATE_DIR: join(world.home, 'other-state') }
    const there = (...args: string[]) => runInProcess(world, ['--notes', 'notes', ...args], { env: other })
    await ok('grade', '프로세스', 'good')
    await there('grade', '인덱스', 'good')
    expect((await ok('sync')).stdout).toMatch('this device only')
    await ok('sync', 'shared')
    expect((await there('sync', 'shared')).stdout).toMatch(/4 events/)
    const seen = JSON.parse((await there('list', '--json')).stdout)
    expect(await listed()).toEqual(seen)
    expect(await schedules()).toEqual([1, 1, 0])
    expect((await ok('sync')).stdout.match(/\.jsonl: 2 events/g)).toHaveLength(2)
    expect(readdirSync(join(world.folder, 'shared'))).toHaveLength(2)
    await ok('sync', '--off')
    expect(await schedules()).toEqual([1, 1, 0])
  })

  it('is switched off on a device that never reviewed', async () => {
    await ok('sync', 'shared')
    expect((await ok('sync', '--off')).stdout).toMatch('on this device (0 events)')
    expect((await ok('sync')).stdout).toMatch('on this device only')
  })

  it('takes the reviews along when its folder is set as a setting, and takes no folder that is not there', async () => {
    await ok('grade', '프로세스', 'good')
    const refused = await prep('config', 'set', 'syncFolder', 'nowhere')
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/no folder .*nowhere/) })
    expect(await schedules()).toEqual([1, 0, 0])
    mkdirSync(join(world.folder, 'shared'))
    await ok('config', 'set', 'syncFolder', 'shared')
    expect(await schedules()).toEqual([1, 0, 0])
    await ok('grade', '프로세스', 'good')
    expect(readdirSync(join(world.folder, 'shared'))).toHaveLength(1)
    await ok('config', 'unset', 'syncFolder')
    rmSync(join(world.folder, 'shared'), { recursive: true })
    expect(await schedules()).toEqual([2, 0, 0])
  })

  it('refuses to start anew when the folder is not there', async () => {
    await ok('sync', 'shared')
    await ok('grade', '프로세스', 'good')
    renameSync(join(world.folder, 'shared'), join(world.folder, 'elsewhere'))
    const refused = await prep('list')
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/sync folder is not there[\s\S]*sync --off/),
    })
    expect(existsSync(join(world.folder, 'shared'))).toBe(false)
    renameSync(join(world.folder, 'elsewhere'), join(world.folder, 'shared'))
    expect(await schedules()).toEqual([1, 0, 0])
  })
})

describe('a journal that is a link', () => {
  const journal = () => join(stateDir, 'journal', readdirSync(join(stateDir, 'journal'))[0] ?? '')

  it('is followed to a journal of the user, read and written', async () => {
    await ok('grade', '프로세스', 'good')
    const path = journal()
    const dotfiles = join(world.home, 'dotfiles')
    mkdirSync(dotfiles)
    renameSync(path, join(dotfiles, 'reviews.jsonl'))
    symlinkSync(join(dotfiles, 'reviews.jsonl'), path)
    expect(await schedules()).toEqual([1, 0, 0])
    await ok('grade', '프로세스', 'good')
    expect(await schedules()).toEqual([2, 0, 0])
    expect(lstatSync(path).isSymbolicLink()).toBe(true)
    expect((await ok('doctor')).stdout).toMatch(/events: 3.*\n[\s\S]*No problems found/)
  })

  it.each([
    ['a file that is none', (target: string) => writeFileSync(target, 'secret\n')],
    ['nothing', () => {}],
  ])('is named and written through by nobody where it leads to %s', async (_, make) => {
    await ok('grade', '프로세스', 'good')
    const path = journal()
    const target = join(world.home, 'target')
    rmSync(path)
    make(target)
    const before = existsSync(target) ? readFileSync(target, 'utf8') : null
    symlinkSync(target, path)
    const found = await prep('doctor')
    expect(found).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/this link leads to no journal/) })
    expect((await prep('grade', '프로세스', 'good')).exitCode).toBe(1)
    expect((await prep('list')).stderr).toMatch('this link leads to no journal')
    expect(existsSync(target) ? readFileSync(target, 'utf8') : null).toBe(before)
  })
})

describe('prep doctor', () => {
  it('is content with a new and with a used state folder', async () => {
    expect((await ok('doctor')).stdout).toMatch('No problems found.')
    await ok('grade', '프로세스', 'good')
    expect((await ok('doctor')).stdout).toMatch(/events: 2, cards: 1, journals: 1\n[\s\S]*No problems found/)
  })

  it('moves what was saved under a clock that was ahead, so that its cards are asked again', async () => {
    const at = (now: string, ...args: string[]) => ok('--now', now, ...args)
    const grades = async () =>
      JSON.parse((await ok('history', '--limit', '99', '--json')).stdout)
        .filter(({ type, takenBack }: { type: string; takenBack: boolean }) => type === 'reviewed' && !takenBack)
        .map((event: { grade: string; at: string }) => `${event.grade} ${event.at}`)
    await at('2026-11-20T20:00:00+09:00', 'grade', '프로세스', 'good')
    await at('2036-11-21T21:00:00+09:00', 'grade', '프로세스', 'easy')
    await at('2036-11-21T21:05:00+09:00', 'grade', '인덱스', 'good')
    await at('2036-11-21T21:06:00+09:00', 'suspend', '교착')
    // The clock is right again, and the card frozen until 2036.
    await at('2026-11-22T10:00:00+09:00', 'grade', '프로세스', 'hard')
    const found = await prep('doctor')
    expect(found.stdout).toMatch(/6 events dated in the future/)
    const fixed = await ok('doctor', '--fix')
    expect(fixed.stdout).toMatch(/moved out of the future, by whole days: \d+ events/)
    expect(fixed.stdout).toMatch('No problems found')
    expect(await grades()).toEqual([
      'good 2026-11-20T11:00:00.000Z',
      'easy 2026-11-21T12:00:00.000Z',
      'good 2026-11-21T12:05:00.000Z',
      'hard 2026-11-22T01:00:00.000Z',
    ])
    const cards = await listed()
    for (const { schedule } of cards) if (schedule !== null) expect(schedule.due < '2027').toBe(true)
    expect(cards.map(({ suspended }: { suspended: boolean }) => suspended)).toEqual([false, false, true])
    // And it stays so: the checkpoint and the journals say the same.
    rmSync(join(stateDir, 'checkpoint.json'), { force: true })
    expect(await listed()).toEqual(cards)
    await ok('grade', '프로세스', 'good')
    expect((await grades()).at(-1)).toBe('good 2026-11-22T11:00:00.000Z')
  })

  it('finds damage, a wrong checkpoint, open permissions and leftovers, and repairs what it can after a backup', async () => {
    await ok('grade', '프로세스', 'good')
    const [journal = ''] = readdirSync(join(stateDir, 'journal'))
    appendFileSync(join(stateDir, 'journal', journal), '\n{"broken\n')
    chmodSync(join(stateDir, 'journal', journal), 0o644)
    writeFileSync(join(stateDir, 'checkpoint.json'), '{"version":1')
    mkdirSync(join(stateDir, 'backups'), { recursive: true })
    const found = await prep('doctor')
    expect(found.exitCode).toBe(1)
    expect(found.stdout).toMatch(new RegExp(`${journal}:5: this line cannot be read`))
    expect(found.stdout).toMatch(/checkpoint\.json: does not match[\s\S]*other users[\s\S]*3 problems found/)
    const fixed = await prep('doctor', '--fix')
    expect(fixed.stderr).toMatch('Backup first')
    expect(fixed.stdout).toMatch(/repaired: [\s\S]*repaired: [\s\S]*1 problem found/)
    expect(await schedules()).toEqual([1, 0, 0])
  })
})
