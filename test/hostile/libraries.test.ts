import { PassThrough } from 'node:stream'
import { Chalk } from 'chalk'
import { wrapAnsi } from 'fast-wrap-ansi'
import inquirer from 'inquirer'
import { expect, it } from 'vitest'
import { en } from '../../src/messages/en.ts'
import { renderMarkdown } from '../../src/terminal/markdown/markdown.ts'
import { type PickPorts, pick } from '../../src/terminal/prompts/pick.ts'
import { createStyle } from '../../src/terminal/style.ts'

const PIECES = ['\x1b[2J', '\x1b]52;c;cm0=\x07', '\x9b31m', '\u202e']
const SEED = PIECES.join('')

/** What a prompt writes, from its first picture until it is left by Escape or Ctrl-C. */
async function written(ask: (input: PassThrough, output: PassThrough) => Promise<unknown>): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let text = ''
  const shown = new Promise<void>((resolve) => {
    output.on('data', (bytes) => {
      text += bytes
      if (text.includes('Why')) resolve()
    })
  })
  const asked = ask(input, output).catch(() => null)
  await shown
  input.write('\x03')
  await asked
  return text
}

// What prep builds on does not keep sequences of a note from the terminal: it is prep that must.
it('chalk, inquirer and what wraps its lines pass sequences on', async () => {
  expect(new Chalk({ level: 1 }).red(SEED)).toContain(SEED)
  for (const piece of PIECES) expect(wrapAnsi(`Why ${piece}?`, 40)).toContain(piece)
  const text = await written((input, output) =>
    inquirer.createPromptModule({ input, output })([
      { type: 'search', name: 'x', message: 'x', source: () => [{ name: `Why ${SEED}?`, value: 1 }] },
    ]),
  )
  for (const piece of PIECES) expect(text).toContain(piece)
})

it('prep takes them out before each of these', async () => {
  const coloured = renderMarkdown(`**Why ${SEED}?** \`${SEED}\``, { width: 40, style: createStyle(1) })
  const picked = await written((input, output) => {
    const screen = { input, output, columns: () => 80, rows: () => 24, redraws: true }
    const choices = [{ value: 1, label: `Why ${SEED}?`, about: SEED }]
    return pick(choices, { screen: screen as unknown as PickPorts['screen'], messages: en, style: createStyle(1) })
  })
  expect(picked).toContain('Why')
  for (const piece of PIECES) {
    // Inquirer clears the screen's lines by sequences of its own, none of which is one of these.
    expect(coloured).not.toContain(piece)
    expect(picked).not.toContain(piece)
  }
})
