import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BINARY } from '../support/binary.ts'
import { runInProcess, type World } from '../support/host.ts'
import { type Pty, spawnPty } from '../support/pty.ts'

export type Language = 'ko' | 'en'

/** A screen as a person sees it, and what it is called in the document. */
export interface Captured {
  readonly title: string
  readonly text: string
}

export interface Window {
  readonly columns: number
  readonly rows: number
}

export const WINDOWS: readonly Window[] = [
  { columns: 120, rows: 24 },
  { columns: 80, rows: 24 },
  { columns: 40, rows: 24 },
]

const NOW = '2026-11-22T20:00:00+09:00'
const NOTES = { ko: 'backend.ko.md', en: 'networks.en.md' }
const READ = { ko: 'reading.ko.md', en: 'reading.en.md' }
const FORMATS = { ko: 'formats.ko.md', en: 'formats.en.md' }

/** One is past by now, and nobody has said what was asked there. */
const INTERVIEWS = {
  ko: [
    ['카카오', '12월 6일 오후 2시'],
    ['네이버', '11월 20일'],
  ],
  en: [
    ['Kakao', 'dec 6 at 2pm'],
    ['Naver', 'nov 20'],
  ],
} as const

const WORDS = {
  ko: {
    reveal: '답 보기',
    quit: '끝내기',
    back: '돌아가요',
    several: '나요',
    choose: '엔터 선택',
    leave: '단축키로 돌아가기',
    reading: '? 키',
    more: '다음 쪽',
    found: 'Esc 나가기',
    acting: 'q 나가기',
    said: '말했어요',
    pass: '넘기기',
    end: '면접 끝내기',
  },
  en: {
    reveal: 'show the answer',
    quit: 'quit',
    back: 'to go back',
    several: 'what',
    choose: 'Enter choose',
    leave: 'back to the keys',
    reading: '? keys',
    more: 'for more',
    found: 'Esc leave',
    acting: 'q leave',
    said: 'I said this',
    pass: 'pass',
    end: 'end the interview',
  },
}
type Words = (typeof WORDS)[Language]

/** A screen arrives in pieces: it is whole once its last line is there. */
const ends = (screen: string, text: string) => screen.split('\n').at(-1)?.includes(text) === true
const UNTIL = {
  asked: (screen: string, words: Words) => screen.includes(words.reveal) && ends(screen, words.quit),
  graded: (screen: string, words: Words) => /^ ?1 .*\d/m.test(screen) && ends(screen, words.quit),
  parts: (screen: string, words: Words) => screen.includes(words.said) && ends(screen, words.quit),
  speaking: (screen: string, words: Words) => screen.includes(words.pass) && ends(screen, words.end),
  entering: (screen: string, words: Words) => ends(screen, words.leave),
  help: (screen: string, words: Words) => ends(screen, words.back),
  marks: (screen: string, words: Words) => ends(screen, words.back) || ends(screen, words.more),
  reading: (screen: string, words: Words) => ends(screen, words.reading),
  typing: (screen: string) => screen.endsWith(':'),
  /** The prompts of a dialogue, and not the line that ends in a colon before its choices. */
  answering: (screen: string) => /(?:skip|help|넘어가세요|도움말):$/.test(screen),
  /** The next prompt, with nothing typed behind it. */
  told: (screen: string) => /(?:help|도움말)\)?:$/.test(screen),
  /** All of the query is there, which is typed at once. */
  finding: (screen: string, words: Words) => /: (?:is:unanswered)?_/.test(screen) && ends(screen, words.found),
  acting: (screen: string, words: Words) => ends(screen, words.acting),
  choosing: (screen: string, words: Words) => screen.includes('❯') && ends(screen, words.choose),
}
type Until = keyof typeof UNTIL

/** What somebody types who knows half of it. */
const TYPED = 'SYN, ACK, sequence number; 메일 발송을 뒤로 미루려고'

const TYPED_BEFORE = 'SYN; 오래 걸려서'

/** Keys, what the screen then is, and what that is called where it is to be kept. */
type Step = readonly [keys: string, until: Until, title?: string]

/** What is typed after `prep`, and the screens on the way; without steps, what is left when it has ended. */
interface Scene {
  readonly args: (language: Language) => readonly string[]
  readonly steps?: readonly Step[]
  /** The keys that end it. */
  readonly close?: string
  /** What to call the lines that it leaves. */
  readonly title?: string
  /** Begins with nothing remembered. */
  readonly afresh?: true
}

const SCENES: readonly Scene[] = [
  {
    args: (language) => ['drill', NOTES[language]],
    afresh: true,
    steps: [
      ['', 'asked', 'A question'],
      [' ', 'graded', 'Its answer'],
      ['3', 'asked'],
      [' ', 'graded', 'Code'],
      ['3', 'asked'],
      [' ', 'graded', 'A table'],
      ['3', 'asked'],
      [' ', 'graded', 'An answer longer than the window'],
      [' ', 'graded', 'Its next page'],
      ['?', 'help', 'Help, with `?`'],
      [' ', 'graded'],
      ['1', 'asked'],
    ],
    close: 'q',
    title: 'The end of a drill',
  },
  {
    args: (language) => ['drill', NOTES[language], '--unanswered'],
    afresh: true,
    steps: [
      ['', 'asked'],
      [' ', 'graded', 'A question without an answer'],
    ],
    close: 'q',
  },
  {
    args: (language) => ['drill', NOTES[language], '--type'],
    afresh: true,
    steps: [
      ['', 'entering', 'An answer typed'],
      [`${TYPED}\r`, 'graded', 'It beside the note’s'],
    ],
    close: 'q',
  },
  {
    args: (language) => ['drill', NOTES[language], '--type', '--limit', '1'],
    afresh: true,
    steps: [
      ['', 'entering'],
      [`${TYPED_BEFORE}\r`, 'graded'],
      ['1', 'entering'],
      [`${TYPED}\r`, 'graded'],
      ['\x1b[F', 'graded', 'What was answered before'],
    ],
    close: 'q',
  },
  {
    args: (language) => ['drill', NOTES[language]],
    afresh: true,
    steps: [
      ['', 'asked'],
      ['\x1b[C', 'parts', 'An answer part by part'],
      ['t\x1b[C', 'parts'],
      [' ', 'graded', 'Its parts that were said'],
    ],
    close: 'q',
  },
  {
    args: (language) => ['drill', FORMATS[language], '--mock', '30m', '--type', '--limit', '1'],
    afresh: true,
    steps: [
      ['', 'entering', 'A mock interview'],
      [`${TYPED}\r`, 'graded', 'Grading its answers'],
    ],
    close: '2',
    title: 'How it went',
  },
  {
    // One question alone, for chance decides which of several comes first.
    args: (language) => ['drill', FORMATS[language], '--mock', '30m'],
    afresh: true,
    steps: [['', 'speaking', 'A mock interview aloud']],
    close: 'q',
  },
  { args: (language) => ['list', NOTES[language]], title: '`prep list`' },
  { args: (language) => ['tags', NOTES[language]], title: '`prep tags`' },
  { args: (language) => ['show', '--notes', NOTES[language], '6'], title: '`prep show`' },
  { args: (language) => ['show', '--notes', FORMATS[language], '1'], title: 'All that a note may hold' },
  {
    args: (language) => ['show', '--notes', NOTES[language], WORDS[language].several],
    steps: [['', 'choosing', 'Several questions match']],
    close: '\x03',
  },
  {
    args: (language) => ['show', '--notes', NOTES[language]],
    afresh: true,
    steps: [
      ['', 'finding', 'Finding a question: `prep show`'],
      ['is:unanswered', 'finding', 'What has no answer yet'],
      ['\t', 'acting', 'Keys that act on it, after Tab'],
    ],
    close: 'q',
  },
  {
    args: (language) => ['read', READ[language]],
    afresh: true,
    steps: [
      ['', 'reading', 'How a note was read: `prep read`'],
      ['\x1b[A', 'reading'],
      ['\x1b[A', 'reading'],
      ['a', 'reading', 'All lines of a form put right, with `a`'],
      ['?', 'marks', 'Its keys and marks'],
      ['\x1b', 'reading'],
    ],
    close: '\r',
    title: 'What is kept',
  },
  { args: (language) => ['stats', NOTES[language]], title: '`prep stats`' },
  { args: (language) => ['plan', NOTES[language], '--by', '2026-12-01', '--minutes', '20'], title: '`prep plan`' },
  { args: (language) => ['--notes', NOTES[language]], title: '`prep`' },
  { args: () => ['interview'], title: '`prep interview`' },
  { args: () => ['--help'], title: '`prep --help`' },
  { args: () => ['drill', '--help'], title: '`prep drill --help`' },
  { args: () => ['list', 'no-such-note.md'], title: 'A mistake' },
  {
    args: (language) => ['drill', NOTES[language], '--plain'],
    afresh: true,
    steps: [
      ['', 'told'],
      ['\r', 'told'],
      ['3\r', 'told'],
    ],
    close: 'q\r',
    title: 'Read aloud: `--plain`',
  },
  {
    args: (language) => ['read', READ[language], '--plain'],
    afresh: true,
    steps: [
      ['', 'answering'],
      ['2\r', 'answering'],
      ['a\r', 'answering'],
    ],
    close: 'q\r',
    title: 'A reading put right line by line: `prep read --plain`',
  },
]

/** Puts the notes of a language into a world, with seven weeks of reviews behind them, and interviews. */
export async function furnish(world: World, language: Language): Promise<void> {
  for (const note of [NOTES[language], FORMATS[language], READ[language]])
    world.write(note, readFileSync(fileURLToPath(new URL(`../fixtures/screens/${note}`, import.meta.url))))
  const { stdout } = await runInProcess(world, ['list', NOTES[language], '--json'], { now: NOW })
  const ids = (JSON.parse(stdout) as readonly { readonly id: string; readonly status: string }[])
    .filter(({ status }) => status === 'answered')
    .map(({ id }) => id)
  const dayMs = 86_400_000
  const lines = Array.from({ length: 48 }, (_, back) => 48 - back).flatMap((daysAgo) =>
    ids.flatMap((id, index) => {
      // Each question now and then, one of them often forgotten.
      if ((daysAgo * 7 + index * 5) % 11 > 3) return []
      const grade =
        index === 2 && daysAgo % 3 === 0 ? 'again' : (['good', 'good', 'easy', 'hard'] as const)[daysAgo % 4]
      const at = new Date(Date.parse(NOW) - daysAgo * dayMs + index * 60_000).toISOString()
      return [JSON.stringify({ id, grade, at, seconds: 20 + 5 * index })]
    }),
  )
  const graded = await runInProcess(world, ['--notes', NOTES[language], 'grade', '--stdin'], {
    now: NOW,
    input: `${lines.join('\n')}\n`,
  })
  if (graded.exitCode !== 0) throw new Error(graded.stderr)
  for (const [name, on] of INTERVIEWS[language]) {
    const args = ['interview', 'add', name, '--on', on, '--minutes', '15m']
    const added = await runInProcess(world, args, { now: '2026-11-16T20:00:00+09:00' })
    if (added.exitCode !== 0) throw new Error(added.stderr)
  }
}

/** Every screen that a person meets on the way, in the order of the scenes. */
export async function captureScreens(world: World, language: Language, window: Window): Promise<Captured[]> {
  const said = WORDS[language]
  const captured: Captured[] = []
  for (const [index, scene] of SCENES.entries()) {
    const fresh = scene.afresh ? { PREP_STATE_DIR: `${world.env['PREP_STATE_DIR']}-${window.columns}-${index}` } : {}
    const words = [BINARY, ...scene.args(language), '--now', NOW, '--lang', language]
    const pty = spawnPty({
      args: words,
      ...window,
      cwd: world.folder,
      env: { ...world.env, ...fresh },
    })
    await perform(pty, scene.steps ?? [], said, captured)
    if (scene.close !== undefined) pty.send(scene.close)
    await pty.exit
    if (scene.title !== undefined) captured.push({ title: scene.title, text: withoutTimes(pty.kept()) })
  }
  return captured
}

async function perform(pty: Pty, steps: readonly Step[], words: Words, captured: Captured[]): Promise<void> {
  for (const [keys, until, title] of steps) {
    const before = pty.screen()
    if (keys !== '') pty.send(keys)
    const text = await pty.waitFor((screen) => (keys === '' || screen !== before) && UNTIL[until](screen, words))
    if (title !== undefined) captured.push({ title, text: withoutTimes(text) })
  }
}

/** How long somebody took is another time each time. */
function withoutTimes(text: string): string {
  return text
    .replace(/ · [^·\n]*(?:질문당|each)[^·\n]*?(?= ·|\n)/, '')
    .replace(/\d+:\d\d(?= 남음| left)/, '29:57')
    .replace(/\d\d:\d\d · (다시|again) · \d+/, '20:00 · $1 · 3')
    .replace(/(?<=이 질문 |this one )\d+:\d\d/, '0:03')
    .replace(/\d+(?=초(?:\)| \()|s(?:\)|,| each|\n *each))/g, '3')
}
