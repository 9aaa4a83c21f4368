import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type RunOptions, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const OS = `# 운영체제

## 프로세스와 스레드의 차이는 무엇인가요?

프로세스는 자원을 따로 갖는다.

## 교착 상태의 네 가지 조건은 무엇인가요?

상호 배제, 점유와 대기.
`
/** Asks what OS asks, with another answer. */
const JAVA = `# 자바

## 프로세스와 스레드의 차이는 무엇인가요?

자바에서는 스레드가 힙을 나눠 쓴다.

## 교착 상태의 조건을 아는 대로 말해 보세요

synchronized 두 개를 엇갈려 잡을 때.
`

interface Listed {
  readonly id: string
  readonly question: string
  readonly schedule: { readonly due: string } | null
  readonly source: { readonly path: string }
}

const say = (args: readonly string[], options: RunOptions = {}) => runInProcess(world, args, options)

async function listed(options: RunOptions = {}, paths: readonly string[] = []): Promise<readonly Listed[]> {
  return JSON.parse((await say(['list', ...paths, '--json'], options)).stdout)
}

const dueOf = (cards: readonly Listed[]) =>
  Object.fromEntries(
    cards.map(({ question, source, schedule }) => [`${source.path}: ${question}`, schedule?.due ?? null]),
  )

async function grade(question: string, options: RunOptions = {}): Promise<void> {
  const { exitCode, stderr } = await say(['grade', question, 'good'], options)
  expect([exitCode, stderr]).toEqual([0, ''])
}

describe('records wait for notes that may come back', () => {
  beforeEach(async () => {
    world.write('left/os.md', OS)
    world.write('right/java.md', JAVA)
    await say(['notes', 'add', 'left'])
    await say(['notes', 'add', 'right'])
    await listed()
    await grade('네 가지 조건은')
    const same = (await listed()).find(
      ({ source, question }) => source.path.includes('os') && question.includes('차이'),
    )
    await grade(same?.id ?? '')
  })

  const stories: readonly (readonly [string, () => void, () => void])[] = [
    [
      'a registered folder is not there',
      () => renameSync(join(world.folder, 'left'), join(world.home, 'left')),
      () => renameSync(join(world.home, 'left'), join(world.folder, 'left')),
    ],
    [
      'a drive is not mounted, and its folder is empty',
      () => rmSync(join(world.folder, 'left/os.md')),
      () => writeFileSync(join(world.folder, 'left/os.md'), OS),
    ],
    [
      'another branch has fewer questions and other words',
      () => {
        writeFileSync(join(world.folder, 'left/os.md'), '# 운영체제\n\n## 스케줄러란 무엇인가요?\n\n순서를 정한다.\n')
        writeFileSync(join(world.folder, 'right/java.md'), `${JAVA}\n## 가비지 컬렉션이란?\n\n치우기.\n`)
      },
      () => {
        writeFileSync(join(world.folder, 'left/os.md'), OS)
        writeFileSync(join(world.folder, 'right/java.md'), JAVA)
      },
    ],
  ]
  it.each(stories)('while %s', async (_, leave, comeBack) => {
    const before = dueOf(await listed())
    expect(Object.values(before).filter((due) => due !== null)).toHaveLength(2)
    leave()
    // Twice: what one reading remembers, the next one must not take for granted.
    for (const _ of [1, 2]) {
      const meanwhile = (await listed()).filter(({ source }) => source.path.includes('java'))
      expect(meanwhile.length).toBeGreaterThanOrEqual(2)
      expect(meanwhile.filter(({ schedule }) => schedule !== null)).toEqual([])
    }
    comeBack()
    expect(dueOf(await listed())).toEqual(before)
  })

  it('but go along when the folder is called otherwise', async () => {
    const before = Object.values(dueOf(await listed()))
    renameSync(join(world.folder, 'left'), join(world.folder, 'links'))
    await say(['notes', 'add', 'links'])
    await say(['notes', 'remove', 'left'])
    expect(Object.values(dueOf(await listed())).sort()).toEqual(before.sort())
  })
})

it('two copies of a note have the same ids each time, and the record stays with the first', async () => {
  world.write('notes/a/os.md', OS)
  await listed({}, ['notes'])
  await say(['grade', '네 가지 조건은', 'good', '--notes', 'notes'])
  world.write('notes/b/os.md', OS)
  const first = await listed({}, ['notes'])
  expect(first.map(({ schedule }) => schedule !== null)).toEqual([false, true, false, false])
  expect(new Set(first.map(({ id }) => id)).size).toBe(4)
  for (const _ of [1, 2]) expect(await listed({}, ['notes'])).toEqual(first)
})

describe('two devices', () => {
  const device = (name: string): RunOptions => {
    const folder = join(world.home, name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { env: { PREP_STATE_DIR: folder } }
  }
  const at = (options: RunOptions, now: string): RunOptions => ({ ...options, now })

  it('with other settings come to the same schedules', async () => {
    world.write('notes/os.md', OS)
    const [desk, laptop] = [device('desk'), device('laptop')]
    for (const options of [desk, laptop]) {
      await say(['sync', 'shared'], options)
      await say(['notes', 'add', 'notes'], options)
    }
    await say(['config', 'set', 'desiredRetention', '0.75'], laptop)
    await say(['config', 'set', 'rolloverHour', '0'], laptop)
    await say(['config', 'set', 'learningStepsMinutes', '30'], laptop)
    await grade('네 가지 조건은', at(desk, '2026-11-01T20:00:00+09:00'))
    await grade('네 가지 조건은', at(laptop, '2026-11-05T20:00:00+09:00'))
    await grade('네 가지 조건은', at(laptop, '2026-11-05T20:10:00+09:00'))
    await grade('네 가지 조건은', at(desk, '2026-11-12T20:00:00+09:00'))
    // Of all that was taken back, the outcome of what is left is worked out anew.
    await say(['undo', '--steps', '2'], at(desk, '2026-11-12T21:00:00+09:00'))
    const schedules = [await listed(desk), await listed(laptop)]
    for (const options of [desk, laptop])
      rmSync(join(options.env?.['PREP_STATE_DIR'] ?? '', 'checkpoint.json'), { force: true })
    expect([schedules[1], await listed(desk), await listed(laptop)]).toEqual([schedules[0], schedules[0], schedules[0]])
    expect(schedules[0]?.filter(({ schedule }) => schedule !== null)).toHaveLength(1)
  })

  it('that reviewed one question under two names are told so once, and it can be taken back', async () => {
    const [desk, laptop] = [device('desk'), device('laptop')]
    const reworded = OS.replace('네 가지 조건은 무엇인가요', '조건 네 가지를 말해 보세요')
    const own = (path: string) => ['--notes', path]
    world.write('desk/os.md', OS)
    world.write('laptop/os.md', reworded)
    for (const options of [desk, laptop]) await say(['sync', `apart-${options === desk}`], options)
    await say(['grade', '네 가지 조건', 'good', ...own('desk')], at(desk, '2026-11-01T20:00:00+09:00'))
    await say(['grade', '조건 네 가지', 'again', ...own('laptop')], at(laptop, '2026-11-02T20:00:00+09:00'))
    // The reworded note and the journals come together.
    for (const options of [desk, laptop]) await say(['sync', 'shared'], options)
    world.write('desk/os.md', reworded)
    // What lies on the laptop is not there on the desk.
    rmSync(join(world.folder, 'laptop'), { recursive: true })
    const told = await say(['list', ...own('desk')], at(desk, '2026-11-03T20:00:00+09:00'))
    expect(told.stderr).toContain('was reviewed on two devices before either knew of the other')
    const again = await say(['list', ...own('desk')], at(desk, '2026-11-03T20:00:00+09:00'))
    expect(again.stderr).toBe('')
    const history = await say(['history', '조건 네 가지', ...own('desk')], desk)
    expect(
      history.stdout
        .trim()
        .split('\n')
        .filter((line) => /good|again/i.test(line)),
    ).toHaveLength(2)
    world.write('laptop/os.md', reworded)
    const onLaptop = await say(['list', '--json', ...own('laptop')], laptop)
    const onDesk = await say(['list', '--json', ...own('desk')], desk)
    const known = ({ stdout }: typeof onDesk) =>
      (JSON.parse(stdout) as Listed[]).map(({ id, question, schedule }) => [id, question, schedule])
    expect(known(onLaptop)).toEqual(known(onDesk))
    const undone = await say(['undo'], at(desk, '2026-11-03T21:00:00+09:00'))
    expect(undone.stdout).toContain('counted together what two devices had reviewed apart')
    const after = await say(['list', ...own('desk')], at(desk, '2026-11-03T22:00:00+09:00'))
    expect(after.stderr).toBe('')
  })
})
