import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'

/** Notes of which the reader takes headings for questions, where their authors ask with the items below. */
const NOTES = {
  ko: {
    text: readFileSync(new URL('../fixtures/screens/reading.ko.md', import.meta.url), 'utf8'),
    find: '- 스레드\r',
    asked: ['프로세스', '스레드', '문맥 교환', '페이징', '세그멘테이션', '스래싱'],
    heading: '메모리',
    none: '어렵다',
    saved: '이제 질문',
    drill: 'prep drill',
  },
  en: {
    text: readFileSync(new URL('../fixtures/screens/reading.en.md', import.meta.url), 'utf8'),
    find: '- Thread\r',
    asked: ['Process', 'Thread', 'Context switch', 'Paging', 'Segmentation', 'Thrashing'],
    heading: 'Memory',
    none: 'Hard to remember',
    saved: 'questions now',
    drill: 'prep drill',
  },
}

let world: World
beforeEach(() => {
  world = makeWorld({ 'os.md': NOTES.ko.text, 'en.md': NOTES.en.text })
})
afterEach(() => world.remove())

const read = (path: string, columns = 80, args: readonly string[] = []): Pty =>
  spawnPrep(world, ['read', path, '--now', NOW, ...args], { columns, rows: 24 })

const questions = async (path: string): Promise<readonly string[]> =>
  (JSON.parse((await runInProcess(world, ['list', path, '--json'])).stdout) as { question: string }[]).map(
    ({ question }) => question,
  )

/** Waits for the screen to be drawn whole: its last line has the last key. */
const drawn = (pty: Pty, what: string | RegExp = ''): Promise<string> =>
  pty.waitFor(
    (screen) =>
      / \? (?:keys|키)$/.test(screen) && (typeof what === 'string' ? screen.includes(what) : what.test(screen)),
  )
/** Presses a key and waits for the screen to be another one. */
async function press(pty: Pty, key: string, what: string | RegExp = ''): Promise<string> {
  const before = pty.screen()
  pty.send(key)
  await pty.waitFor((screen) => screen !== before)
  return drawn(pty, what)
}

describe.each([
  ['ko', 80],
  ['ko', 40],
  ['en', 80],
  ['en', 40],
] as const)('a note that is read wrongly, in %s at %i columns', (language, columns) => {
  it('is put right with a few keys, and drilled', async () => {
    const note = NOTES[language]
    const path = language === 'ko' ? 'os.md' : 'en.md'
    expect(await questions(path)).not.toEqual(note.asked)
    const pty = read(path, columns, ['--lang', language])
    await drawn(pty, /^>/m)
    // The form of the items; then the headings, and one item, which are none.
    pty.send(`/${note.find}`)
    await drawn(pty, new RegExp(`^>.*- ${note.asked[1]}$`, 'm'))
    await press(pty, 'a', /^>.*\? .*$/m)
    for (const line of pty.screen().split('\n')) expect(line.length).toBeLessThan(columns)
    pty.send(`/## ${note.heading}\r`)
    await drawn(pty, new RegExp(`^>.*## ${note.heading}$`, 'm'))
    await press(pty, ' ', /^>(?!.{0,9}\?)/m)
    await press(pty, 'a', /^>(?!.{0,9}\?)/m)
    pty.send(`/${note.none}\r`)
    await drawn(pty, new RegExp(`^>.*- ${note.none}$`, 'm'))
    if (/^>.{0,9}\?/m.test(pty.screen())) await press(pty, ' ', /^>(?!.{0,9}\?)/m)
    pty.send('\r')
    expect((await pty.exit).code).toBe(0)
    expect(pty.kept()).toContain(note.saved)
    expect(pty.kept()).toContain(note.drill)
    expect(await questions(path)).toEqual(note.asked)

    const drill = spawnPrep(world, ['drill', path, '--now', NOW, '--lang', language], { columns })
    expect(await drill.waitFor(note.asked[0] ?? '')).toContain('1/5')
    drill.send('q')
    expect((await drill.exit).code).toBe(0)
  })
})

it('leaves all as it was for Esc, asks nothing, and says so where something had been said', async () => {
  const before = await questions('os.md')
  const pty = read('os.md')
  await drawn(pty)
  await press(pty, ' ', /^>[-+]/m)
  pty.send('\x1b')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('Nothing was saved')
  const again = read('os.md')
  await drawn(again)
  again.send('\x1b')
  expect((await again.exit).code).toBe(0)
  expect(again.kept().trim()).toBe('')
  expect(await questions('os.md')).toEqual(before)
})

it('leaves all as it was for Ctrl-C', async () => {
  const before = await questions('os.md')
  const pty = read('os.md')
  await drawn(pty)
  await press(pty, ' ', /^>[-+]/m)
  pty.send('\x03')
  expect((await pty.exit).code).toBe(130)
  expect(pty.kept()).toContain('Nothing was saved')
  expect(await questions('os.md')).toEqual(before)
})

it('takes back, moves, finds, helps, and says what a key cannot do', async () => {
  const pty = read('os.md')
  const first = await drawn(pty)
  await press(pty, ' ', /^>[-+]/m)
  expect(await press(pty, 'z', 'Undone.')).toContain(first.split('\n')[0])
  await press(pty, 'z', 'Nothing to undo')
  await press(pty, '\x1b[H', /^>.*# 운영체제 정리$/m)
  await press(pty, '\x1b[B', /^> +2 *$/m)
  await press(pty, ' ', 'no text for a question')
  await press(pty, 'k', /^>.*# 운영체제 정리$/m)
  await press(pty, 'f', 'no question above')
  await press(pty, '\x1b[F', /^>.*어렵다$/m)
  pty.send('/어디에도\r')
  await drawn(pty, 'Not found: 어디에도')
  await press(pty, 'q', 'Enter saves')
  pty.send('?')
  await pty.waitFor('press any key to go back')
  await press(pty, 'x', /^>.*어렵다$/m)
  pty.send('\x1b')
  await pty.exit
})

it('is drawn anew for another size of the window', async () => {
  const pty = read('os.md', 80)
  expect(await drawn(pty)).toContain('answer     ')
  pty.resize(40, 20)
  await pty.waitFor(
    (screen) => / \? keys$/.test(screen) && screen.split('\n').length < 20 && !screen.includes('answer     '),
  )
  pty.resize(12, 4)
  await pty.waitFor('The window')
  pty.resize(100, 30)
  await drawn(pty, 'answer     ')
  pty.send('\x1b')
  expect((await pty.exit).code).toBe(0)
})

it('keeps what still fits of a note that was changed meanwhile', async () => {
  const pty = read('os.md')
  await drawn(pty)
  pty.send('/스래싱\r')
  await drawn(pty, /^>.*- 스래싱$/m)
  await press(pty, ' ')
  pty.send('/느낀\r')
  await drawn(pty, /^>.*## 느낀 점$/m)
  await press(pty, ' ')
  const changed = NOTES.ko.text.replace('- 스래싱\n', '').replace('# 운영체제 정리', '# 운영체제')
  writeFileSync(join(world.folder, 'os.md'), changed)
  pty.send('\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('The note changed in the meantime; 1 of 2 corrections still fits and was saved.')
  expect(await questions('os.md')).toContain('느낀 점')
  expect(readFileSync(join(world.folder, 'os.md'), 'utf8')).toBe(changed)
})

it('keeps what was said of a note that is gone, and has it when it is back', async () => {
  const pty = read('os.md')
  await drawn(pty)
  pty.send('/느낀\r')
  await drawn(pty, /^>.*## 느낀 점$/m)
  await press(pty, ' ')
  renameSync(join(world.folder, 'os.md'), join(world.folder, '..', 'os.md'))
  pty.send('\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('os.md is gone')
  renameSync(join(world.folder, '..', 'os.md'), join(world.folder, 'os.md'))
  expect(await questions('os.md')).toContain('느낀 점')
})

it('says why nothing can be kept, and loses nothing of what was said', async () => {
  await runInProcess(world, ['grade', '--notes', 'os.md', '1', 'good'])
  const journal = join(world.env['PREP_STATE_DIR'] ?? '', 'journal')
  const pty = read('os.md')
  await drawn(pty)
  await press(pty, ' ', /^>[-+]/m)
  renameSync(journal, `${journal}-away`)
  // No folder any more, whoever runs this.
  writeFileSync(journal, '')
  await press(pty, '\r', 'nothing was saved')
  expect(pty.screen()).toMatch(/^>[-+]/m)
  rmSync(journal)
  renameSync(`${journal}-away`, journal)
  pty.send('\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toMatch(/questions? now|as many as before/)
})

it('says of a note that is not there so, in one line', async () => {
  const pty = read('none.md')
  expect((await pty.exit).code).toBe(1)
  expect(pty.kept()).toContain('none.md')
})

describe.each([
  ['--plain', ['--plain'], {}],
  ['TERM=dumb', [], { TERM: 'dumb' }],
] as const)('line by line: %s', (_, args, env) => {
  const start = (path: string): Pty => spawnPrep(world, ['read', path, '--now', NOW, ...args], { env })
  const NOT_FOR_THE_EAR = /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)|[\u2500-\u25ff\u2800-\u28ff]/

  it('offers the readings, then asks of one line after the other', async () => {
    const pty = start('os.md')
    await pty.waitFor('Which is right?')
    pty.send('2\r')
    await pty.waitFor('Is it a question?')
    expect(pty.kept()).toMatch(/^line \d+: /m)
    pty.send('?\r')
    await pty.waitFor(() => (pty.kept().match(/y yes, n no/g)?.length ?? 0) === 2)
    pty.send('ㅁ\r')
    await pty.waitFor(() => (pty.kept().match(/Is it a question\?/g)?.length ?? 0) === 3)
    pty.send('q\r')
    expect((await pty.exit).code).toBe(0)
    expect(pty.kept()).toContain('prep drill os.md')
    expect((await questions('os.md')).length).toBeGreaterThan(5)
    expect(pty.raw()).not.toMatch(NOT_FOR_THE_EAR)
  })

  it('keeps nothing after Ctrl-C', async () => {
    const before = await questions('os.md')
    const pty = start('os.md')
    await pty.waitFor('Which is right?')
    pty.send('2\r')
    await pty.waitFor('Is it a question?')
    pty.send('\x03')
    expect((await pty.exit).code).toBe(130)
    expect(pty.kept().replaceAll('\n', ' ')).toContain('Nothing was saved')
    expect(await questions('os.md')).toEqual(before)
  })
})
