/** A drill on the real terminal over questions of our own, for the tests beside this file. Prints what was saved. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { runDrill } from '../../src/drilling/run-drill.ts'
import { en } from '../../src/messages/en.ts'
import { ko } from '../../src/messages/ko.ts'
import { createNodeTerminal } from '../../src/terminal/node-terminal.ts'
import { createStyle } from '../../src/terminal/style.ts'
import { fakeScheduler, makeSession } from '../support/cards.ts'
import { englishCards, koreanCards } from './cards.ts'

const settings = JSON.parse(process.env['HARNESS'] ?? '{}') as { lang?: 'ko' | 'en'; cards?: number; saveMs?: number }
const terminal = createNodeTerminal(process)
const { screen } = terminal
if (screen === null) throw new Error('no terminal')
const messages = settings.lang === 'en' ? en : ko
const cards = (settings.lang === 'en' ? englishCards : koreanCards).slice(0, settings.cards ?? 10)

const saved: string[] = []
const wait = () => new Promise<void>((resolve) => setTimeout(resolve, settings.saveMs ?? 5))
const session = await runDrill(makeSession(cards, new Date()), {
  screen,
  messages,
  scheduler: fakeScheduler,
  style: createStyle(terminal.colorLevel),
  hyperlinks: terminal.hyperlinks,
  now: () => new Date(),
  find: (id) => cards.find((card) => card.id === id) ?? null,
  async record(review) {
    await wait()
    saved.push(`${review.card}:${review.grade}`)
  },
  async suspend(card) {
    await wait()
    saved.push(`${card.id}:suspended`)
  },
  async takeBack() {
    await wait()
    saved.pop()
  },
  async edit(card) {
    const editor =
      "process.stdout.write('the editor has the terminal\\n'); process.stdin.once('data', () => process.exit())"
    await once(spawn(process.execPath, ['-e', editor], { stdio: 'inherit' }), 'exit')
    return { ...card, answer: 'Written in the editor.', status: 'answered', gaps: [] }
  },
})
terminal.write(`ended ${session.ended}\nsaved ${saved.join(' ')}\n`)
process.exitCode = session.ended === null ? 130 : 0
