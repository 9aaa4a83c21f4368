import { afterEach, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

let world: World
afterEach(() => world.remove())

/** So much that the first question is there long before all of it is read. */
const FILLERS = Object.fromEntries(
  Array.from({ length: 60 }, (_, note) => [
    `notes/m${note}.md`,
    Array.from(
      { length: 120 },
      (_each, place) => `## What is thing ${note}-${place} good for?\n\nFor **others**.\n`,
    ).join('\n'),
  ]),
)

function begin(first: string): Pty {
  const last = '# Marked\n\n## What is a monitor? ⭐⭐⭐\n\nA lock with a queue.\n'
  world = makeWorld({ 'notes/a.md': first, ...FILLERS, 'notes/z.md': last })
  return spawnPrep(world, ['drill', '--notes', 'notes', '--lang', 'en'])
}
const graded = async () => {
  const { stdout } = await runBinary(world, ['history', '--notes', 'notes', '--lang', 'en'])
  return stdout.match(/What is [^?]*\?/g)
}

it('asks the first question before all notes are read, and then all as if they had been', async () => {
  const pty = begin('# A\n\n## What is a lock?\n\nA gate.\n')
  await pty.waitFor('What is a lock?')
  await pty.waitFor(/ 1\/20/)
  expect(pty.raw()).toMatch(/ 1\/1\D/)
  expect(pty.screen()).toContain('What is a lock?')
  pty.send(' ')
  await pty.waitFor(/3 good/)
  pty.send('4')
  await pty.waitFor('What is a monitor?')
  pty.send('u')
  await pty.waitFor('What is a lock?')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
})

it('keeps grades that are given meanwhile, asks on after the last question of the first note, and keeps them after Ctrl-C', async () => {
  const pty = begin('# A\n\n## What is a lock?\n\nA gate.\n')
  await pty.waitFor('What is a lock?')
  pty.send(' 4')
  await pty.waitFor('What is a monitor?')
  await pty.waitFor(/ 2\/20/)
  pty.send('\x03')
  expect((await pty.exit).code).toBe(130)
  expect(await graded()).toEqual(['What is a lock?'])
})

it('keeps what was graded by Ctrl-C before all notes are read', async () => {
  const pty = begin('# A\n\n## What is a lock?\n\nA gate.\n\n## What is a queue?\n\nA line.\n')
  await pty.waitFor('What is a lock?')
  pty.send(' 4')
  await pty.waitFor((screen) => !screen.includes('What is a lock?'))
  pty.send('\x03')
  expect((await pty.exit).code).toBe(130)
  expect(await graded()).toEqual(['What is a lock?'])
})
