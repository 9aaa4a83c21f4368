import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
afterEach(() => world.remove())

const TEXT = '주소 공간이 따로 있다.'

async function added(note: string, text: string, options: readonly string[] = ['--add']) {
  world = makeWorld({ 'n.md': note })
  const result = await runInProcess(world, ['answer', '프로세스란', '--text', text, '--notes', 'n.md', ...options])
  return { ...result, note: readFileSync(join(world.folder, 'n.md'), 'utf8') }
}

it.each([
  [
    'a paragraph below a heading',
    '## 프로세스란?\n실행 중인 프로그램.\n\n## 힙이란?\n메모리.\n',
    TEXT,
    `## 프로세스란?\n실행 중인 프로그램.\n\n${TEXT}\n\n## 힙이란?\n메모리.\n`,
  ],
  [
    'a paragraph at the end of a note without a final line end',
    '## 힙이란?\n메모리.\n\n## 프로세스란?\n실행 중인 프로그램.',
    TEXT,
    `## 힙이란?\n메모리.\n\n## 프로세스란?\n실행 중인 프로그램.\n\n${TEXT}`,
  ],
  [
    'a paragraph above a follow-up in a quotation',
    '## 프로세스란?\n실행 중인 프로그램을 말한다.\n\n> 꼬리질문: 그럼 스레드는 무엇이 다른가요?\n> 메모리를 나눠 쓴다.\n',
    TEXT,
    `## 프로세스란?\n실행 중인 프로그램을 말한다.\n\n${TEXT}\n\n> 꼬리질문: 그럼 스레드는 무엇이 다른가요?\n> 메모리를 나눠 쓴다.\n`,
  ],
  [
    'an entry to a list',
    '## 프로세스란?\n- 실행 중인 프로그램.\n- PID가 있다.\n\n## 힙이란?\n메모리.\n',
    `- ${TEXT}`,
    `## 프로세스란?\n- 실행 중인 프로그램.\n- PID가 있다.\n- ${TEXT}\n\n## 힙이란?\n메모리.\n`,
  ],
  [
    'an entry to a list inside of an entry',
    '- 프로세스란?\n  - 실행 중인 프로그램.\n- 힙이란?\n  - 메모리.\n- 큐란?\n',
    `- ${TEXT}`,
    `- 프로세스란?\n  - 실행 중인 프로그램.\n  - ${TEXT}\n- 힙이란?\n  - 메모리.\n- 큐란?\n`,
  ],
  [
    'a paragraph behind a labelled answer',
    'Q: 프로세스란?\nA: 실행 중인 프로그램.\n\nQ: 힙이란?\nA: 메모리.\n',
    TEXT,
    `Q: 프로세스란?\nA: 실행 중인 프로그램.\n\n${TEXT}\n\nQ: 힙이란?\nA: 메모리.\n`,
  ],
  [
    'more to the cell of a table',
    '| 질문 | 답변 |\n| --- | --- |\n| 프로세스란? | 프로그램 |\n| 힙이란? | 메모리 |\n',
    TEXT,
    `| 질문 | 답변 |\n| --- | --- |\n| 프로세스란? | 프로그램<br>${TEXT} |\n| 힙이란? | 메모리 |\n`,
  ],
  [
    'a paragraph inside of a fold',
    '<details>\n<summary>프로세스란?</summary>\n\n프로그램.\n\n</details>\n\n<details>\n<summary>힙이란?</summary>\n\n메모리.\n\n</details>\n',
    TEXT,
    `<details>\n<summary>프로세스란?</summary>\n\n프로그램.\n\n${TEXT}\n\n</details>\n\n<details>\n<summary>힙이란?</summary>\n\n메모리.\n\n</details>\n`,
  ],
  [
    'code below prose, before the follow-up',
    '- 프로세스란?\n\n  실행 중인 프로그램.\n  - 스레드와 어떻게 다른지?\n- 힙이란?\n\n  메모리.\n',
    '```sh\nps\n```',
    '- 프로세스란?\n\n  실행 중인 프로그램.\n\n  ```sh\n  ps\n  ```\n  - 스레드와 어떻게 다른지?\n- 힙이란?\n\n  메모리.\n',
  ],
  [
    'below what is only a part of an answer',
    '## 프로세스란?\n**답변**\n[여기](https://e.org/) 참고.\n\n## 힙이란?\n메모리.\n',
    TEXT,
    `## 프로세스란?\n**답변**\n[여기](https://e.org/) 참고.\n\n${TEXT}\n\n## 힙이란?\n메모리.\n`,
  ],
  [
    'lines with the note’s ends',
    '## 프로세스란?\r\n프로그램.\r\n\r\n## 힙이란?\r\n메모리.\r\n',
    TEXT,
    `## 프로세스란?\r\n프로그램.\r\n\r\n${TEXT}\r\n\r\n## 힙이란?\r\n메모리.\r\n`,
  ],
])('adds %s', async (_, note, text, after) => {
  const { exitCode, note: now, stdout } = await added(note, text)
  expect(now).toBe(after)
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^Written at n\.md:\d+\.\n$/)
})

it('writes a first answer where there is none to add to', async () => {
  const { exitCode, note } = await added('## 프로세스란?\n->\n\n## 힙이란?\n-> 메모리.\n', TEXT)
  expect(exitCode).toBe(0)
  expect(note).toBe(`## 프로세스란?\n-> ${TEXT}\n\n## 힙이란?\n-> 메모리.\n`)
})

it('adds nothing without --add, and says how it would', async () => {
  const before = '## 프로세스란?\n프로그램.\n'
  const { exitCode, note, stderr } = await added(before, TEXT, [])
  expect(exitCode).toBe(1)
  expect(note).toBe(before)
  expect(stderr).toContain('`--add` adds to the answer')
})

it.each(['## 힙이란?\n메모리.', ' \n'])('writes nothing of what would not be part of the answer: %j', async (text) => {
  const before = '## 프로세스란?\n프로그램.\n'
  const { exitCode, note } = await added(before, text)
  expect(exitCode).toBe(1)
  expect(note).toBe(before)
})
