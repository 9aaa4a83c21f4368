import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { spawnPrep } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'

/** Folders of notes, in one of which the items ask and two of them, without an answer, are taken for none. */
const FOLDERS = {
  ko: {
    unsure: `# 스프링

## 핵심
- IoC
  - 객체를 컨테이너가 만든다
- DI
  - 필요한 객체를 넣어 준다
- AOP
  - 여러 곳에 흩어진 일을 한데 모은다

## 웹
- DispatcherServlet
  - 요청을 먼저 받아 나눠 준다
- Filter
- Interceptor

## 메모
- 강의 7강까지 들음
`,
    surer: '# 자료구조\n\nQ. 스택이란?\nA. 나중에 넣은 것이 먼저 나온다\n\nQ. 큐란?\nA. 먼저 넣은 것이 먼저 나온다\n',
    silent: '# 일기\n\n오늘은 스터디에 늦었다. 다음 주에는 일찍 가야겠다.\n',
    none: ['- 강의 7강까지', '## 메모'],
    doubt: '잘못 읽었을 수 있어요: notes/web.md',
    table: ['질문', '질문이 없는 노트'],
    saved: '이제 질문 6개예요',
    reviewed: '질문 1개를 복습했어요',
  },
  en: {
    unsure: `# Spring

## Core
- IoC
  - The container makes the objects
- DI
  - Whoever needs an object is given it
- AOP
  - What is needed in many places, in one

## Web
- DispatcherServlet
  - Takes every request first and passes it on
- Filter
- Interceptor

## To do
- watched up to lesson 7
`,
    surer:
      '# Data structures\n\nQ. What is a stack?\nA. Last in, first out\n\nQ. What is a queue?\nA. First in, first out\n',
    silent: '# Diary\n\nI was late for the study group today. Next week I will leave earlier.\n',
    none: ['- watched up to', '## To do'],
    doubt: 'notes/web.md may have been misread',
    table: ['questions', 'without questions'],
    saved: '6 questions now',
    reviewed: '1 question reviewed',
  },
}
const ASKED = ['IoC', 'DI', 'AOP', 'DispatcherServlet', 'Filter', 'Interceptor']

const PYTHON = `# Python notes

GIL: only one thread runs bytecode at a time. Use multiprocessing for CPU work.

Decorators: functions that take a function and return one.

Generators: yield values lazily, keep state between calls.

\`is\` vs \`==\`: identity vs equality.

List comprehension vs map: readability; both build eagerly/lazily.

Remember to buy a new keyboard.
`

let world: World
afterEach(() => world.remove())

describe.each([
  ['ko', 80],
  ['ko', 40],
  ['en', 80],
  ['en', 40],
] as const)('somebody new, with a folder of notes, in %s at %i columns', (language, columns) => {
  it('is told which note is in doubt, puts it right, and drills it', async () => {
    const { unsure, surer, silent, none, doubt, table, saved, reviewed } = FOLDERS[language]
    world = makeWorld(
      { 'notes/web.md': unsure, 'notes/structures.md': surer, 'notes/diary.md': silent },
      { newcomer: true },
    )
    const prep = (...words: readonly string[]) =>
      spawnPrep(world, [...words, '--now', NOW, '--lang', language], { columns, rows: 24 })
    const questions = async (): Promise<readonly string[]> =>
      (
        JSON.parse((await runInProcess(world, ['list', 'notes/web.md', '--json'])).stdout) as { question: string }[]
      ).map(({ question }) => question)

    const added = prep('notes', 'add', 'notes')
    expect((await added.exit).code).toBe(0)
    const told = added.kept()
    for (const words of table) expect(told).toContain(words)
    expect(told.replaceAll(/\s+/g, ' ')).toContain(doubt)
    // What to type next is told, the look at the note and the drill.
    expect(told.replaceAll(/\s+/g, ' ')).toContain('`prep read notes/web.md`')
    expect(told.replaceAll(/\s+/g, ' ')).toContain('`prep drill`')
    expect(await questions()).not.toEqual(ASKED)

    const reading = prep('read', 'notes/web.md')
    const drawn = (what: RegExp): Promise<string> =>
      reading.waitFor((screen) => / \? (?:keys|키)$/.test(screen) && what.test(screen))
    await drawn(/^>/m)
    reading.send('/- Filter\r')
    await drawn(/^>.*- Filter$/m)
    reading.send('a')
    await drawn(/^>.*\? .*- Filter$/m)
    for (const line of none) {
      reading.send(`/${line}\r`)
      await drawn(new RegExp(`^>.*${line}`, 'm'))
      if (/^>.{0,9}\?/m.test(reading.screen())) {
        reading.send(' ')
        await drawn(/^>(?!.{0,9}\?)/m)
      }
    }
    reading.send('\r')
    expect((await reading.exit).code).toBe(0)
    expect(reading.kept()).toContain(saved)
    expect(reading.kept().replaceAll(/\s+/g, ' ')).toContain('prep drill notes/web.md')
    expect(await questions()).toEqual(ASKED)

    const drill = prep('drill', 'notes/web.md')
    await drill.waitFor(/IoC[\s\S]*q /)
    drill.send(' ')
    await drill.waitFor(/^ 1 /m)
    drill.send('3')
    await drill.waitFor(/\bDI\b/)
    drill.send('q')
    expect((await drill.exit).code).toBe(0)
    expect(drill.kept()).toContain(reviewed)
    // The notes are as they were.
    expect(readFileSync(join(world.folder, 'notes/web.md'), 'utf8')).toBe(unsure)
  })
})

it('says how a card that is no question is put right, where it was put away in the drill', async () => {
  world = makeWorld({
    'python.md': PYTHON,
  })
  const drill = spawnPrep(world, ['drill', 'python.md', '--now', NOW, '--lang', 'en'])
  await drill.waitFor(/GIL[\s\S]*q /)
  drill.send('x')
  await drill.waitFor(/Decorators[\s\S]*q /)
  drill.send('q')
  expect((await drill.exit).code).toBe(0)
  expect(drill.kept()).toContain('prep read python.md')
})
