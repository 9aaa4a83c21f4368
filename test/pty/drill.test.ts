import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { width } from '../../src/terminal/text/width.ts'
import { type Pty, type PtyOptions, spawnPty } from '../support/pty.ts'

let folder: string
let script: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prep-pty-'))
  script = join(folder, 'harness.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'harness.ts')],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
  })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

interface Settings {
  readonly lang?: 'ko' | 'en'
  readonly cards?: number
  readonly saveMs?: number
}

function start(settings: Settings, options: Partial<PtyOptions> = {}): Pty {
  return spawnPty({ args: [script], ...options, env: { HARNESS: JSON.stringify(settings), ...options.env } })
}

const widest = (screen: string) => Math.max(...screen.split('\n').map(width))

describe.each([
  [80, 24],
  [40, 20],
])('at %i columns', (columns, rows) => {
  it('drills ten Korean questions, and leaves only what came of it', async () => {
    const pty = start({ lang: 'ko' }, { columns, rows })
    for (let question = 1; question <= 10; question++) {
      await pty.waitFor(new RegExp(`${question}/10.*답 보기`, 's'))
      expect(widest(pty.screen())).toBeLessThanOrEqual(columns)
      pty.send(' ')
      await pty.waitFor(/1 (다시|1분)/)
      expect(widest(pty.screen())).toBeLessThanOrEqual(columns)
      pty.send('3')
    }
    expect(await pty.exit).toEqual({ code: 0, signal: 0 })
    expect(pty.kept().replace(/\n/g, '')).toMatch(/^ended finishedsaved( ?\w+:good){10}$/)
  })

  it('drills ten English questions from one burst of keys', async () => {
    const pty = start({ lang: 'en', saveMs: 20 }, { columns, rows })
    await pty.waitFor('1/10')
    pty.send(' 3'.repeat(10))
    expect(await pty.exit).toEqual({ code: 0, signal: 0 })
    expect(
      pty
        .kept()
        .replace(/\n/g, '')
        .match(/en\d:good/g),
    ).toHaveLength(10)
  })
})

it('counts what was graded before Ctrl-C, and shows the cursor again', async () => {
  const pty = start({ lang: 'en' })
  await pty.waitFor('1/10')
  pty.send(' 3 3')
  await pty.waitFor('3/10')
  pty.send('\x03')
  expect(await pty.exit).toEqual({ code: 130, signal: 0 })
  expect(pty.kept()).toBe('ended null\nsaved en0:good en1:good')
  expect(pty.raw().lastIndexOf('\x1b[?25h')).toBeGreaterThan(pty.raw().lastIndexOf('\x1b[?25l'))
})

it('takes Hangul typed by an input method that was left on', async () => {
  const pty = start({ lang: 'ko', cards: 4 })
  await pty.waitFor('1/4')
  pty.send(' ㅎ ㄷㄴ ㅁ')
  await pty.waitFor(/다시 · .*남은 질문 1개/)
  pty.send('ㅂ')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('saved celery:good broker:easy sqlite:again')
})

it('lays the screen out anew when the window changes', async () => {
  const pty = start({ lang: 'ko' }, { columns: 100, rows: 30 })
  await pty.waitFor('1/10')
  pty.send(' ')
  await pty.waitFor('docs.celeryq.dev')
  pty.resize(40, 20)
  const narrow = await pty.waitFor('스페이스 더 보기')
  expect(widest(narrow)).toBeLessThanOrEqual(40)
  expect(narrow.match(/1\/10/g)).toHaveLength(1)
  pty.resize(100, 30)
  const wide = await pty.waitFor('docs.celeryq.dev')
  expect(wide.match(/1\/10/g)).toHaveLength(1)
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
})

it('pages through a long answer, keeps its place when the window changes, and grades from anywhere in it', async () => {
  const pty = start({ lang: 'ko' }, { columns: 80, rows: 20 })
  await pty.waitFor('1/10')
  for (const place of ['2/10', '3/10', '4/10', '5/10', '6/10']) {
    pty.send(' 3')
    await pty.waitFor(place)
  }
  pty.send(' ')
  await pty.waitFor('42줄 중 1–')
  pty.send('\x1b[6~')
  await pty.waitFor((screen) => !screen.includes('중 1–') && screen.includes('42줄 중'))
  pty.send('\x1b[F')
  await pty.waitFor('40번째 줄이에요.')
  await pty.waitFor('–42')
  pty.resize(40, 14)
  await pty.waitFor((screen) => screen.includes('–42') && screen.includes('40번째 줄이에요.'))
  pty.send('\x1b[H')
  await pty.waitFor('42줄 중 1–')
  pty.send('\x1b[B')
  await pty.waitFor('42줄 중 2–')
  pty.send('4')
  await pty.waitFor('7/10')
  pty.send('q')
  await pty.exit
  expect(pty.kept()).toContain('long:easy')
})

it('gives one clear line in a window too small, and goes on when it grows', async () => {
  const pty = start({ lang: 'en' }, { columns: 12, rows: 5 })
  await pty.waitFor('The window')
  pty.resize(20, 8)
  await pty.waitFor('1/10')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
})

it('says which follow-ups go with a question that is skipped or suspended', async () => {
  const pty = start({ lang: 'ko' })
  await pty.waitFor(/1\/10.*답 보기/s)
  pty.send('s')
  await pty.waitFor('새 꼬리질문 1개와 함께 건너뛰었어요.')
  pty.send('u')
  await pty.waitFor(/1\/10.*건너뛴 질문으로 돌아왔어요/s)
  pty.send('x')
  await pty.waitFor(/새 꼬리질문\s+1개도\s+오늘은/)
  pty.send('s')
  await pty.waitFor('건너뛰었어요. 일정은 그대로예요.')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
})

it.skipIf(process.platform === 'win32')('steps aside for Ctrl-Z and goes on with fg', async () => {
  const settings = JSON.stringify({ lang: 'en' })
  const pty = spawnPty({ file: '/bin/sh', args: ['-i'], env: { PS1: 'shell> ', HARNESS: settings, ENV: undefined } })
  await pty.waitFor('shell>')
  pty.send(`"${process.execPath}" "${script}"\r`)
  await pty.waitFor('1/10')
  pty.send(' 3')
  await pty.waitFor('2/10')
  pty.send('\x1a')
  await pty.waitFor(/Stopped|Suspended/)
  expect(pty.screen()).not.toContain('2/10')
  pty.send('fg\r')
  await pty.waitFor('2/10')
  pty.send(' 4q')
  await pty.waitFor('saved en0:good en1:easy')
  pty.send('exit\r')
  await pty.exit
})

it('uses no colour with NO_COLOR', async () => {
  const pty = start({ lang: 'en', cards: 1 }, { env: { NO_COLOR: '1' } })
  await pty.waitFor('1/1')
  pty.send(' 3')
  await pty.exit
  expect(pty.raw()).not.toMatch(/\x1b\[[0-9;]*m/)
})

it('uses colour without it', async () => {
  const pty = start({ lang: 'en', cards: 1 })
  await pty.waitFor('1/1')
  pty.send('q')
  await pty.exit
  expect(pty.raw()).toMatch(/\x1b\[1m/)
})

describe('on a dumb terminal', () => {
  const env = { TERM: 'dumb' }

  it('writes line after line, without a single escape sequence', async () => {
    const pty = start({ lang: 'ko', cards: 3 }, { env })
    await pty.waitFor('질문 1/3')
    pty.send('\r')
    await pty.waitFor('1 다시 1분')
    pty.send('3\r')
    await pty.waitFor('질문 2/3')
    pty.send('?\r')
    await pty.waitFor('마지막 동작')
    pty.send('\rㅎ\r')
    await pty.waitFor('질문 3/3')
    pty.send('s\r')
    expect((await pty.exit).code).toBe(0)
    expect(pty.kept()).toContain('saved celery:good broker:good')
    expect(pty.raw()).not.toContain('\x1b')
  })

  it.each([
    ['Ctrl-C', '\x03'],
    ['the end of the input', '\x04'],
  ])('keeps what was graded when %s ends it', async (_name, key) => {
    const pty = start({ lang: 'en' }, { env })
    await pty.waitFor('Question 1 of 10')
    pty.send('\r4\r')
    await pty.waitFor('Question 2 of 10')
    pty.send(key)
    expect(await pty.exit).toEqual({ code: 130, signal: 0 })
    expect(pty.kept()).toContain('ended null\nsaved en0:easy')
  })
})

it('colours code once what colours it is loaded', async () => {
  const pty = start({ lang: 'ko' })
  await pty.waitFor('1/10')
  pty.send(' ')
  await pty.waitFor(() => /\x1b\[35mdef\x1b\[39m/.test(pty.raw()))
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
})

it('gives the terminal to the editor and takes it back', async () => {
  const pty = start({ lang: 'ko' })
  await pty.waitFor('1/10')
  pty.send('e')
  await pty.waitFor('the editor has the terminal')
  pty.send('typed for the editor\r')
  await pty.waitFor('1/10')
  pty.send(' ')
  await pty.waitFor('Written in the editor.')
  pty.send('3')
  await pty.waitFor('2/10')
  pty.send('q')
  await pty.exit
  expect(pty.kept()).toContain('saved celery:good')
})

it.each(['SIGTERM', 'SIGHUP'])('gives the screen and the cursor back on %s', async (signal) => {
  const pty = start({ lang: 'en' })
  await pty.waitFor('1/10')
  pty.kill(signal)
  const { signal: ended } = await pty.exit
  expect(ended).toBeGreaterThan(0)
  expect(pty.raw()).toMatch(/\x1b\[\?25h\x1b\[\?1049l/)
})
