import { chmodSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { spawnPrep } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': '## 프로세스란?\n\n## 스레드란?\n실행 흐름이다.\n' })
})
afterEach(() => world.remove())

/** An editor that does one replacement in the file it is given, and notes down how it was called. */
function editor(from: string, to: string): string {
  const path = world.write(
    'editor',
    `#!${process.execPath}\nconst fs = require('node:fs'); const path = process.argv.at(-1)\nfs.writeFileSync('called.json', JSON.stringify(process.argv.slice(2)))\nfs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace(${JSON.stringify(from)}, ${JSON.stringify(to)}))\n`,
  )
  chmodSync(path, 0o755)
  return path
}

it('shows the note as it is after editing, and keeps the grade with the reworded question', async () => {
  const pty = spawnPrep(world, ['drill', 'n.md', '--unanswered', '--now', NOW, '--lang', 'ko'], {
    env: {
      EDITOR: editor('## 프로세스란?\n', '## 운영체제에서 프로세스는 무엇을 말하는지?\n실행 중인 프로그램.\n'),
    },
  })
  await pty.waitFor('프로세스란?')
  pty.send('e')
  await pty.waitFor('운영체제에서 프로세스는 무엇을 말하는지?')
  pty.send(' ')
  await pty.waitFor('실행 중인 프로그램.')
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
  expect(JSON.parse(readFileSync(`${world.folder}/called.json`, 'utf8'))[0]).toBe('+1')

  const { stdout } = await runBinary(world, ['list', 'n.md', '--json'], { now: NOW })
  const cards = JSON.parse(stdout) as { question: string; status: string; schedule: { reps: number } | null }[]
  expect(cards.map(({ question, status, schedule }) => [question, status, schedule?.reps ?? 0])).toEqual([
    ['운영체제에서 프로세스는 무엇을 말하는지?', 'answered', 1],
    ['스레드란?', 'answered', 0],
  ])
})

it('goes on when the editor cannot be run', async () => {
  const pty = spawnPrep(world, ['drill', 'n.md', '--now', NOW, '--lang', 'en'], { env: { EDITOR: '/nowhere/editor' } })
  await pty.waitFor('스레드란?')
  pty.send('E')
  await pty.waitFor('cannot run the editor /nowhere/editor')
  pty.send(' 4')
  expect((await pty.exit).code).toBe(0)
})
