import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'
const NOTE =
  '# 면접\n\n## 교착 상태란?\n둘 이상의 프로세스가 서로 자원을 기다리는 상태. 상호 배제와 순환 대기가 조건이다.\n'

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': NOTE })
})
afterEach(() => world.remove())

const drill = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Pty =>
  spawnPrep(world, ['drill', 'n.md', '--now', NOW, '--lang', 'ko', ...args], { env })

/** The reviews that were kept. */
function reviews(): readonly { readonly grade: string; readonly seconds: number | null }[] {
  const folder = join(world.env['PREP_STATE_DIR'] ?? '', 'journal')
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line))
    .filter(({ type }) => type === 'reviewed')
    .map(({ review, grade, seconds }) => review ?? { grade, seconds })
}

it('compares what was typed with the note, and Enter takes the grade that it suggests', async () => {
  const pty = drill(['--type'])
  await pty.waitFor('내 답')
  pty.send('프로세스들이 서로 자원을 기다림. 상호배제, 순환대기\r')
  const screen = await pty.waitFor('노트의 답')
  expect(screen).toMatch(/✓ .*상호.*배제/)
  expect(screen).toContain('알맞음 (추천)')
  pty.send('\r')
  await pty.waitFor((text) => !text.includes('노트의 답'))
  pty.send('\x1b')
  await pty.waitFor('스페이스')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
  expect(reviews().map(({ grade }) => grade)).toEqual(['good'])
})

it('names what was missed', async () => {
  const pty = drill(['--type'])
  await pty.waitFor('내 답')
  pty.send('프로세스가 멈춘 것\r')
  expect(await pty.waitFor('노트의 답')).toMatch(/✗ .*자원/)
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
})

it('counts down while the answer is said aloud, and keeps the time', async () => {
  const pty = drill(['--time', '60'])
  await pty.waitFor('1:00 남음')
  await pty.waitFor('0:59 남음')
  pty.send('\r')
  await pty.waitFor('둘 이상의 프로세스가')
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
  const [review] = reviews()
  expect(review?.seconds).toBeGreaterThan(0)
})

it('shows no countdown where nothing can be redrawn', async () => {
  const pty = drill(['--speak'], { TERM: 'dumb' })
  await pty.waitFor('소리 내어 말해 보세요. 90초')
  pty.send('\r')
  await pty.waitFor('둘 이상의 프로세스가')
  pty.send('4\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.raw()).not.toContain('남음')
})

describe('a text that was left with Esc', () => {
  it('is there again with Esc, and compared when the answer is looked at', async () => {
    const pty = drill(['--type'])
    await pty.waitFor('내 답')
    pty.send('자원을 서로')
    await pty.waitFor('자원을 서로')
    pty.send('\x1b')
    expect(await pty.waitFor('스페이스')).toContain('Esc 이어서 입력')
    pty.send('\x1b')
    await pty.waitFor('자원을 서로')
    pty.send(' 기다림')
    await pty.waitFor('서로 기다림')
    pty.send('\x1b')
    await pty.waitFor('스페이스')
    pty.send(' ')
    expect(await pty.waitFor('노트의 답')).toContain('자원을 서로 기다림')
    pty.send('4')
    expect((await pty.exit).code).toBe(0)
    expect((await runInProcess(world, ['history', '--answers', '--lang', 'ko'])).stdout).toContain('자원을 서로 기다림')
  })

  it('is kept, and so is one that was compared and not graded, when the drill is quit', async () => {
    const left = drill(['--type'])
    await left.waitFor('내 답')
    left.send('쓰다 만 답')
    await left.waitFor('쓰다 만 답')
    left.send('\x1b')
    await left.waitFor('스페이스')
    left.send('q')
    expect((await left.exit).code).toBe(0)
    const compared = drill(['--type'])
    await compared.waitFor('내 답')
    compared.send('견준 답\r')
    await compared.waitFor('노트의 답')
    compared.send('q')
    expect((await compared.exit).code).toBe(0)
    const { stdout } = await runInProcess(world, ['history', '--answers', '--lang', 'ko'])
    expect(stdout).toContain('쓰다 만 답')
    expect(stdout).toContain('견준 답')
    expect(reviews()).toEqual([])
  })
})

describe('an answer that is recorded', () => {
  const folder = () => join(world.env['PREP_STATE_DIR'] ?? '', 'recordings')
  const recordings = (): readonly string[] => (existsSync(folder()) ? readdirSync(folder()) : [])
  const written = async (count: number) => {
    while (recordings().length < count) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  beforeEach(() => {
    world.write(
      'recorder.mjs',
      `import { writeFileSync } from 'node:fs'
      writeFileSync(process.argv[2], process.argv[3])
      setInterval(() => {}, 1000)`,
    )
    world.write('n.md', `${NOTE}\n## 스레드란?\n프로세스 안의 실행 흐름.\n\n## 힙이란?\n동적으로 할당하는 메모리.\n`)
  })
  const recorder = `'${process.execPath}' recorder.mjs {file} {seconds}`

  it('stops with the answer; the file stays with the review, and none of what was skipped or taken back', async () => {
    const pty = drill(['--time', '60', '--record', recorder])
    expect(await pty.waitFor('교착')).toContain('녹음 중')
    await written(1)
    pty.send('\r')
    expect(await pty.waitFor('1 다시')).not.toContain('녹음 중')
    pty.send('4')
    await pty.waitFor('스레드란?')
    await written(2)
    pty.send('\r')
    await pty.waitFor('1 다시')
    pty.send('4')
    await pty.waitFor('힙이란?')
    await written(3)
    pty.send('u')
    await pty.waitFor('되돌렸어요')
    pty.send('s')
    await pty.waitFor('힙이란?')
    await written(4)
    pty.send('q')
    expect((await pty.exit).code).toBe(0)
    const [file = '', ...others] = recordings()
    expect(others).toEqual([])
    expect(readFileSync(join(folder(), file), 'utf8')).toBe('60')
    const { stdout } = await runInProcess(world, ['history', '교착', '--answers', '--lang', 'ko', '--notes', 'n.md'])
    expect(stdout.replaceAll(/\s+/g, '')).toContain(`녹음:${join(folder(), file)}`)
  })

  it('is said aloud, within the usual time, and the drill goes on where the program is missing', async () => {
    const pty = drill(['--record', 'no-such-recorder'])
    await pty.waitFor('남음')
    pty.send('\r')
    await pty.waitFor('1 다시')
    pty.send('4q')
    expect((await pty.exit).code).toBe(0)
    expect(pty.kept()).toContain('녹음하지 못했어요')
    expect(reviews().map(({ grade }) => grade)).toEqual(['easy'])
  })
})
