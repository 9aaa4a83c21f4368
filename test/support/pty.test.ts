import { expect, it } from 'vitest'
import { spawnPty } from './pty.ts'

it('reads a program that has ended to its end, however busy the reader is', async () => {
  let text = ''
  const pty = spawnPty({
    args: ['-e', "process.stdout.write(('가'.repeat(26) + '\\n').repeat(2_500)); process.stdout.write('the end')"],
    onOutput(chunk) {
      text += chunk
      const until = performance.now() + 25
      while (performance.now() < until);
    },
  })
  expect(await pty.exit).toEqual({ code: 0, signal: 0 })
  expect(text.slice(-7)).toBe('the end')
  expect(text).toHaveLength(2_500 * 28 + 7)
  expect(pty.raw()).toBe(text)
})

it('lets go at once of a terminal that is taken away', async () => {
  const pty = spawnPty({ args: ['-e', "console.log('ready'); setInterval(() => {}, 1_000)"] })
  await pty.waitFor('ready')
  pty.hangUp()
  expect((await pty.exit).signal).toBe(1)
})
