import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { spawnPrep } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'
const NOTE =
  '# OS\n\n## 데드락이 생기는 조건은?\n상호 배제와 점유 대기이다.\n\n## 데드락을 피하는 방법은?\n\n## 뮤텍스란?\n'

let world: World
afterEach(() => world.remove())

const prep = (...args: readonly string[]) =>
  runInProcess(world, ['--notes', 'n.md', '--lang', 'ko', ...args], { now: NOW })
const drill = (args: readonly string[] = []) =>
  spawnPrep(world, ['drill', '--notes', 'n.md', '--now', NOW, '--lang', 'ko', ...args])

it('offers the day’s answers after the questions of a plan, and has them written', async () => {
  world = makeWorld({ 'n.md': NOTE })
  await prep('interview', 'add', '카카오', '--on', 'D-3')
  const pty = drill()
  await pty.waitFor('답 보기')
  pty.send(' ')
  await pty.waitFor('4 쉬움')
  pty.send('4')
  const offered = await pty.waitFor('q로 나중에:')
  expect(offered).toContain('오늘 쓸 답 1개, 4분쯤')
  expect(offered).toContain('참고할 답: 데드락이 생기는 조건은?')
  pty.send('\r')
  await pty.waitFor('w 답 쓰기')
  pty.send('w')
  await pty.waitFor('Ctrl-S')
  pty.send('자원에 순서를 정한다.\x13')
  await pty.waitFor('노트 7행에 적었어요.')
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('답 1개를 노트에 적었어요.')
  expect(pty.kept()).toContain('오늘 몫은 다 했어요')
  expect(readFileSync(join(world.folder, 'n.md'), 'utf8')).toContain('방법은?\n자원에 순서를 정한다.\n')
  // One more is missing, and the day's share is done.
  expect((await prep('plan')).stdout).toContain('쓸 답: 오늘 몫은 다 썼어요')
  expect((await prep('history')).stdout).toContain('답을 씀: 데드락을 피하는 방법은?')
  expect((await prep('undo')).stdout).toContain('쉬움')
})

it('leaves them for later, and says so of nothing as done', async () => {
  world = makeWorld({ 'n.md': NOTE })
  await prep('interview', 'add', '카카오', '--on', 'D-3')
  for (const args of [[], ['--plain']]) {
    const pty = drill(args)
    if (args.length === 0) {
      await pty.waitFor('답 보기')
      pty.send(' ')
      await pty.waitFor('4 쉬움')
      pty.send('4')
    }
    await pty.waitFor('q로 나중에:')
    pty.send('q\r')
    expect((await pty.exit).code).toBe(0)
    expect(readFileSync(join(world.folder, 'n.md'), 'utf8')).toBe(NOTE)
  }
  expect((await prep()).stdout).toContain('쓸 답 1개')
})
