import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const lines = async (args: readonly string[], format: string) => {
  const { stdout, exitCode } = await runInProcess(world, ['list', '--format', format, ...args])
  expect(exitCode).toBe(0)
  return stdout.trimEnd().split('\n')
}

test('a README is a deck named by its folder, wherever prep runs', async () => {
  for (const folder of ['os', 'db']) world.write(`notes/${folder}/README.md`, `## What is ${folder}?\n\nIt is.\n`)
  world.write('notes/index.md', '## When does an index help?\n\nOften.\n')
  expect(await lines(['notes'], '{{deck}}')).toEqual(['db', 'index', 'os'])
  expect(await lines(['notes/os/README.md'], '{{deck}}')).toEqual(['os'])
  world.write('README.md', '## What is here?\n\nNotes.\n')
  expect(await lines(['README.md'], '{{deck}}')).toEqual(['work'])
  expect(await lines(['notes', '--deck', 'os'], '{{question}}')).toEqual(['What is os?'])
})

test('tags beside a question are its tags, and leave its words', async () => {
  world.write(
    'n.md',
    '---\ntags: [면접]\n---\n\n## TCP란? #network/tcp #기본\n\n연결.\n\n## #os/process 프로세스란?\n\n실행 중.\n\n## #id 선택자와 .class의 차이는?\n\n하나와 여럿.\n\n## C#과 Java의 차이는?\n\n문법.\n',
  )
  expect(await lines(['n.md'], '{{question}}|{{tags}}')).toEqual([
    'TCP란?|면접 network/tcp 기본',
    '프로세스란?|면접 os/process',
    '#id 선택자와 .class의 차이는?|면접',
    'C#과 Java의 차이는?|면접',
  ])
  expect(await lines(['n.md', '--tag', 'os'], '{{question}}')).toEqual(['프로세스란?'])
  expect(await lines(['n.md', '--tag', '#network'], '{{question}}')).toEqual(['TCP란?'])
  expect(await lines(['n.md', '--tag', 'os/process'], '{{question}}')).toEqual(['프로세스란?'])
  expect((await runInProcess(world, ['list', 'n.md', '--tag', 'o'])).stderr).toContain('o')
})

test('a line of tags below a question or at the end is its tags, and answers nothing', async () => {
  world.write(
    'n.md',
    [
      '## 프로세스란?\n#os/process #빈출\n',
      '## What is a fiber?\n\n#os/fiber\n\nA thread of its own.\n',
      '## ロックとは？\n\n待つこと。\n\n#同期 #基礎\n',
      '- What is a queue?\n  - #structures\n  - First in, first out.\n',
      '## 什么是缓存？\n#cache\n近的地方。\n',
      '## What does a macro do?\n\n#define\n',
      '## 세 단어로 자신을 소개하면?\n\n#성실 #열정\n',
    ].join('\n'),
  )
  expect(await lines(['n.md'], '{{question}}|{{answer}}|{{tags}}|{{status}}')).toEqual([
    '프로세스란?||os/process 빈출|unanswered',
    'What is a fiber?|A thread of its own.|os/fiber|answered',
    'ロックとは？|待つこと。|同期 基礎|answered',
    'What is a queue?|- First in, first out.|structures|answered',
    '什么是缓存？|近的地方。|cache|answered',
    'What does a macro do?|#define||answered',
    '세 단어로 자신을 소개하면?|#성실 #열정||answered',
  ])
  const { exitCode } = await runInProcess(world, ['--notes', 'n.md', 'answer', '프로세스란', '--text', '실행 중.'])
  expect(exitCode).toBe(0)
  expect(await lines(['n.md', '--tag', 'os/process'], '{{answer}}|{{tags}}')).toEqual(['실행 중.|os/process 빈출'])
})
