import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BINARY } from '../support/binary.ts'
import type { World } from '../support/host.ts'
import { type Pty, spawnPty } from '../support/pty.ts'

export type Language = 'ko' | 'en'

/** A screen as a person sees it, and what it is called in the document. */
export interface Captured {
  readonly title: string
  readonly text: string
}

interface Window {
  readonly columns: number
  readonly rows: number
}

export const WINDOWS: readonly Window[] = [
  { columns: 120, rows: 30 },
  { columns: 80, rows: 24 },
  { columns: 40, rows: 24 },
]

const NOTES = { ko: 'backend.ko.md', en: 'networks.en.md' }
const WORDS = {
  ko: { reveal: '답 보기', quit: '끝내기', back: '돌아가요', several: '나요', choose: '엔터 선택' },
  en: { reveal: 'show the answer', quit: 'quit', back: 'goes back', several: 'what', choose: 'enter chooses' },
}

/** Every screen that a person meets on the way, in the order in which they meet them. */
export async function captureScreens(world: World, language: Language, window: Window): Promise<Captured[]> {
  const note = NOTES[language]
  world.write(note, readFileSync(fileURLToPath(new URL(`../fixtures/screens/${note}`, import.meta.url))))
  const words = WORDS[language]
  const captured: Captured[] = []
  const keep = (title: string, text: string) => captured.push({ title, text })

  const start = (args: readonly string[], env: Record<string, string> = {}): Pty =>
    spawnPty({
      args: [BINARY, ...args, '--now', '2026-11-22T20:00:00+09:00', '--lang', language],
      ...window,
      cwd: world.folder,
      env: { ...world.env, ...env },
    })
  const run = async (args: readonly string[]) => {
    const pty = start(args)
    await pty.exit
    return pty.kept()
  }

  const drill = start(['drill', note])
  // A screen arrives in pieces: it is whole once its last line is there.
  const whole = (screen: string, end: string) => screen.split('\n').at(-1)?.includes(end) === true
  const asked = (screen: string) => screen.includes(words.reveal) && whole(screen, words.quit)
  const grades = (screen: string) => /^ ?1 .*\d/m.test(screen) && whole(screen, words.quit)
  keep('A question', await drill.waitFor(asked))
  drill.send(' ')
  keep('Its answer', await drill.waitFor(grades))
  for (const title of ['Code', 'A table', 'An answer longer than the window']) {
    drill.send('3')
    await drill.waitFor(asked)
    drill.send(' ')
    keep(title, await drill.waitFor(grades))
  }
  drill.send('?')
  keep('Help', await drill.waitFor((screen) => whole(screen, words.back)))
  drill.send(' 1')
  await drill.waitFor(asked)
  drill.send('q')
  await drill.exit
  // How long it took is another time each time.
  keep('The end', drill.kept().replace(/ · [^·]*(?:하나에|each)[^·]*?(?= ·|\n)/, ''))

  const unanswered = start(['drill', note, '--unanswered'])
  await unanswered.waitFor(asked)
  unanswered.send(' ')
  keep('A question without an answer', await unanswered.waitFor(grades))
  unanswered.send('q')
  await unanswered.exit

  keep('prep list', await run(['list', note]))
  keep('prep show', await run(['show', '--notes', note, '6']))
  const picker = start(['show', '--notes', note, words.several])
  keep('Several questions match', await picker.waitFor((screen) => screen.includes('❯') && whole(screen, words.choose)))
  picker.send('\x03')
  await picker.exit
  keep('A mistake', await run(['list', 'no-such-note.md']))
  return captured
}
