import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { hearEscapeSoon } from './escape-key.ts'
import type { Key } from './prompts/key.ts'

/** An input whose keys are heard as a prompt's library has them heard. */
function setUp() {
  const input = new PassThrough()
  hearEscapeSoon(input)
  createInterface({ input, output: new PassThrough(), terminal: true })
  const keys: Key[] = []
  input.on('keypress', (_: unknown, key: Key) => keys.push(key))
  return { input, keys }
}

it('hears Esc, and the key behind it as a key of its own', async () => {
  const { input, keys } = setUp()
  // However busy a process is, its timers end in the order they are due in: this one lies between ours and readline's own.
  input.once('data', () => setTimeout(() => input.write('q'), 250))
  input.write('\x1b')
  await new Promise<void>((resolve) => {
    input.on('keypress', (_: unknown, { sequence }: Key) => {
      if (sequence?.endsWith('q')) resolve()
    })
  })
  expect(keys).toMatchObject([
    { name: 'escape', sequence: '\x1b' },
    { name: 'q', sequence: 'q', meta: false },
  ])
})

it.each([
  ['Alt-Enter', '\x1b\r', { name: 'return', meta: true }],
  ['an arrow key', '\x1b[D', { name: 'left' }],
  ['the beginning of pasted text', '\x1b[200~', { name: 'paste-start' }],
])('takes %s, which comes in one piece, for one key', (_, sequence, key) => {
  const { input, keys } = setUp()
  input.write(sequence)
  expect(keys).toMatchObject([key])
})
