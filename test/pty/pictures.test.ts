import { encode } from 'fast-png'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, type World } from '../support/host.ts'
import { spawnPrep } from '../support/pty.ts'

const NOTE = `## What does a cache look like?

Like this:

![the cache](img/cache.png)

And that is all.

## What is a queue?

A line.
`
const bytes = encode({ width: 160, height: 64, data: new Uint8Array(160 * 64 * 4).fill(120), channels: 4 })

let world: World
beforeEach(() => {
  world = makeWorld({ 'note.md': NOTE })
  world.write('img/cache.png', Buffer.from(bytes))
})
afterEach(() => world.remove())

const start = (args: readonly string[], graphics: string) =>
  spawnPrep(world, args, { env: { PREP_GRAPHICS: graphics } })

it('draws a picture in a drill where its lines are, and takes it away with the question', async () => {
  const pty = start(['drill', 'note.md'], 'kitty')
  await pty.waitFor('show the answer')
  expect(pty.raw()).not.toContain('\x1b_Ga=T')
  pty.send(' ')
  await pty.waitFor(() => pty.raw().includes('\x1b_Ga=T'))
  const screen = pty.screen().split('\n')
  const above = screen.findIndex((line) => line.includes('Like this:'))
  expect(screen.slice(above + 1, above + 6)).toEqual(['', '', '', '', ''])
  expect(screen[above + 7]).toContain('And that is all.')
  const at = /\x1b7\x1b\[(\d+);(\d+)H\x1b_Ga=T[^;]*,c=20,r=4/.exec(pty.raw())
  expect([at?.[1], at?.[2]]).toEqual([String(above + 3), '2'])
  const before = pty.raw().length
  pty.send('3')
  await pty.waitFor('2/2')
  await pty.waitFor(() => pty.raw().slice(before).includes('\x1b_Ga=d'))
  expect(pty.raw().slice(before)).not.toContain('\x1b_Ga=T')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
})

it('draws it in `prep show`, and names it elsewhere', async () => {
  const shown = start(['show', '--notes', 'note.md', '1'], 'iterm2')
  await shown.exit
  expect(shown.raw()).toMatch(/\x1b7\r\x1b\[3A\x1b\]1337;File=inline=1;[^\x07]+\x07\x1b8/)
  const named = start(['show', '--notes', 'note.md', '1'], 'none')
  await named.exit
  expect(named.kept()).toContain('[image: the cache]')
  expect(named.raw()).not.toContain('1337')
})
