import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, type World } from '../support/host.ts'
import { png } from '../support/png.ts'
import { spawnPrep } from '../support/pty.ts'

const NOTE =
  '## What is a cache?\n\nA store, see [this][1] and [[Queues|queues]].\n\n![[cache.png|80]]\n\n![of old][pic]\n\nEnd.\n\n## 큐란?\n\n![[Queues#정의]]\n\n[1]: https://e.org/cache\n[pic]: pictures/old.png\n'

let world: World
beforeEach(() => {
  world = makeWorld({
    'notes/n.md': NOTE,
    'notes/more/Queues.md': '# 정의\n\n먼저 넣은 것을 먼저 꺼내는 구조다. 끝까지 읽으면 두 줄이 된다.\n\n# 끝\n',
    'notes/pictures/cache.png': png(160, 64),
    'notes/pictures/old.png': png(32, 32),
  })
})
afterEach(() => world.remove())

const drill = (args: readonly string[] = [], options: Parameters<typeof spawnPrep>[2] = {}) =>
  spawnPrep(world, ['drill', 'notes', '--now', '2026-11-22T20:00:00+09:00', ...args], options)

it('draws pictures that a note names, one as wide as its author has it', async () => {
  const pty = drill([], { env: { PREP_GRAPHICS: 'kitty' } })
  await pty.waitFor('What is a cache?')
  pty.send(' ')
  await pty.waitFor(() => (pty.raw().match(/\x1b_Ga=T/g)?.length ?? 0) === 2)
  // 80 of its 160 pixels, and the other one whole.
  expect(pty.raw()).toMatch(/\x1b_Ga=T[^;]*,c=10,r=2/)
  expect(pty.raw()).toMatch(/\x1b_Ga=T[^;]*,c=4,r=2/)
  const screen = pty.screen()
  expect(screen).not.toContain('[[')
  pty.send('q')
  await pty.exit
})

it.each([80, 40])('shows what another note says in the place of its name, at %s columns', async (columns) => {
  const pty = drill(['--deck', 'n', '--lang', 'ko'], { columns })
  await pty.waitFor('What is a cache?')
  pty.send('s')
  await pty.waitFor('큐란?')
  pty.send(' ')
  const screen = await pty.waitFor('꺼내는')
  expect(screen).toMatch(/│ (?:# )?정의\n *│\n *│ 먼저 넣은 것을 먼저 꺼내는/)
  for (const line of screen.split('\n')) expect([...line].length).toBeLessThanOrEqual(columns)
  pty.send('q')
  await pty.exit
})

it('opens what a name stands for, and the note that a link leads to', async () => {
  world.write('bin/xdg-open', '#!/bin/sh\necho "$@" >> opened\n')
  chmodSync(join(world.folder, 'bin/xdg-open'), 0o755)
  const pty = drill([], { env: { PATH: `${join(world.folder, 'bin')}:/usr/bin:/bin` } })
  await pty.waitFor('What is a cache?')
  pty.send(' ')
  await pty.waitFor('e.org/cache')
  for (const place of ['1', '2', '3', '4']) {
    pty.send('o')
    await pty.waitFor(new RegExp(`${place} ?(?:of|/) ?4`))
  }
  pty.send('q')
  await pty.exit
  expect(existsSync(join(world.folder, 'opened'))).toBe(true)
  expect(readFileSync(join(world.folder, 'opened'), 'utf8').split('\n').sort().slice(1)).toEqual(
    [
      'https://e.org/cache',
      join(world.folder, 'notes/more/Queues.md'),
      join(world.folder, 'notes/pictures/cache.png'),
      join(world.folder, 'notes/pictures/old.png'),
    ].sort(),
  )
})

it('shows what it refers to where nothing can be redrawn', async () => {
  const pty = drill(['--deck', 'n'], { env: { TERM: 'dumb' } })
  await pty.waitFor('What is a cache?')
  pty.send('\r')
  const screen = await pty.waitFor('End.')
  expect(screen).toContain('A store, see this (e.org/cache) and queues (more/Queues.md).')
  expect(screen).toContain('[image: of old]')
  pty.send('q\r')
  await pty.exit
})
