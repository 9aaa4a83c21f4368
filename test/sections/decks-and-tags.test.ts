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
