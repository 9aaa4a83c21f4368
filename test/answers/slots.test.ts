import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
afterEach(() => world.remove())

/** The note once `prep answer` has written a text under the first question, and what it said. */
async function answered(note: string, text: string, options: readonly string[] = []) {
  world = makeWorld({ 'n.md': note })
  const result = await runInProcess(world, [
    'answer',
    note.includes('프로세스') ? '프로세스란' : 'process',
    '--text',
    text,
    '--notes',
    'n.md',
    ...options,
  ])
  return { ...result, note: readFileSync(join(world.folder, 'n.md'), 'utf8') }
}

const TEXT = '실행 중인 프로그램.'

/** Notes in which a mark waits for the answer of the first question, and the second question is answered behind it. */
const shapes: Readonly<Record<string, (mark: string) => string>> = {
  heading: (mark) => `## 프로세스란?\n${mark}\n\n## 스레드란?\n${mark} 실행 흐름이다.\n\n## 힙이란?\n${mark}\n`,
  'numbered line': (mark) => `1. 프로세스란?\n${mark}\n\n2. 스레드란?\n${mark} 실행 흐름이다.\n\n3. 힙이란?\n${mark}\n`,
  'labelled line': (mark) => `Q. 프로세스란?\n${mark}\n\nQ. 스레드란?\n${mark} 실행 흐름이다.\n\nQ. 힙이란?\n${mark}\n`,
  entry: (mark) => `- 프로세스란?\n  ${mark}\n- 스레드란?\n  ${mark} 실행 흐름이다.\n- 힙이란?\n  ${mark}\n`,
  'bold line': (mark) =>
    `**What is a process?**\n\n${mark}\n\n**What is a thread?**\n\n${mark} 실행 흐름이다.\n\n**What is a heap?**\n\n${mark}\n`,
}

/** Marks behind which words come on the same line. */
const LEADING = [
  ...['->', '→', '⇒', '-->', '➡️', '▶', '↳', 'ㄴ', 'ㅡ>', '- ->', '- →'],
  ...['A:', 'A.', 'A)', 'A :', 'A1.', '**A:**', '**A.**', 'Ans:', 'Answer:', '**Answer:**', '_Answer:_', 'Solution:'],
  ...['답)', '답:', '답.', '답 :', '답변:', '**답변:**', '정답:', '해답:', '모범답안:', '- 답:', '- A:', '> A:'],
  ...['答:', '答え:', '回答:', '答案:', 'Ответ:', '**Ответ:**', 'О:', 'Respuesta:', 'R:', 'Antwort:', 'Réponse :'],
  ...['Resposta:', 'Risposta:', 'Trả lời:', 'Đáp án:', 'Odpowiedź:', 'Cevap:', '- [ ]'],
]

/** Where an answer of one line behind a bullet is read as something else, the place below the bullet is taken. */
const NOT_YET = new Set(['labelled line: - '])

describe.each(Object.entries(shapes))('under a %s', (name, shape) => {
  it.each(LEADING)('fills %s on its line', async (mark) => {
    const note = shape(mark)
    const { exitCode, note: now } = await answered(note, TEXT)
    expect(exitCode).toBe(0)
    expect(now).toBe(note.replace(`${mark}\n`, `${mark} ${TEXT}\n`))
  })

  const keepsSpace = async (mark: string): Promise<void> => {
    const note = shape(mark.trimEnd()).replace(`${mark.trimEnd()}\n`, `${mark}\n`)
    const { note: now } = await answered(note, TEXT)
    expect(now).toBe(note.replace(`${mark}\n`, `${mark}${/\s$/.test(mark) ? '' : ' '}${TEXT}\n`))
  }
  const waiting = ['A:', '->', '- ', '답) ', '回答： ']
  const isTried = (mark: string): boolean => !NOT_YET.has(`${name}: ${mark}`)
  it.each(waiting.filter(isTried))('keeps the space that waits behind “%s”', keepsSpace)
  it.fails.each(waiting.filter((mark) => !isTried(mark)))('not yet: keeps the space behind “%s”', keepsSpace)
})

/** Labels alone on their line, which answers stand below. */
const ALONE = ['A', '답', '답변', '**답변**', '정답', '[답]', '**A**', 'Answer', '答', '回答', 'Ответ', 'Respuesta']

it.each([...ALONE, 'Antwort', '### 답변', '#### Answer'])('writes below %s, which stands alone', async (mark) => {
  const note = `## 프로세스란?\n${mark}\n\n## 스레드란?\n${mark}\n실행 흐름이다.\n\n## 힙이란?\n${mark}\n`
  const { exitCode, note: now } = await answered(note, TEXT)
  expect(exitCode).toBe(0)
  expect(now).toBe(note.replace(`${mark}\n`, `${mark}\n${TEXT}\n`))
})

it.each([
  ['no space where the note has none', '## 프로세스란?\n->\n\n## 힙이란?\n->메모리.\n', '->\n', `->${TEXT}\n`],
  [
    'no space behind a full-width colon',
    '## 프로세스란?\n答：\n\n## 힙이란?\n答：メモリ。\n',
    '答：\n',
    `答：${TEXT}\n`,
  ],
  ['below where the note has it so', '## 프로세스란?\nA:\n\n## 힙이란?\nA:\n메모리.\n', 'A:\n', `A:\n${TEXT}\n`],
  ['in the bullet below a label', '## 프로세스란?\n**답변**\n- \n\n## 힙이란?\n', '- \n', `- ${TEXT}\n`],
  ['in the first of several bullets', '## 프로세스란?\n- \n- \n\n## 힙이란?\n- 메모리.\n', '- \n', `- ${TEXT}\n`],
  ['in the place of dots', '## 프로세스란?\nA: ...\n\n## 힙이란?\nA: 메모리.\n', '...', TEXT],
  ['in the place of TODO', '## 프로세스란?\n- 답: TODO\n\n## 힙이란?\n- 답: 메모리.\n', 'TODO', TEXT],
  ['in the place of dots alone', '## 프로세스란?\n…\n\n## 힙이란?\n메모리.\n', '…', TEXT],
  [
    'behind an arrow on the question’s line',
    '- 프로세스란? ->\n- 힙이란? -> 메모리.\n- 큐란? ->\n',
    '->\n',
    `-> ${TEXT}\n`,
  ],
  [
    'behind a colon on the question’s line',
    '1. 프로세스란? :\n2. 힙이란? : 메모리.\n3. 큐란? :\n',
    ':\n',
    `: ${TEXT}\n`,
  ],
  ['in a quotation', '## 프로세스란?\n> \n\n## 힙이란?\n> 메모리.\n', '> \n', `> ${TEXT}\n`],
])('writes %s', async (_, note, slot, filled) => {
  const { exitCode, note: now } = await answered(note, TEXT)
  expect(exitCode).toBe(0)
  expect(now).toBe(note.replace(slot, filled))
})

it.each([
  [
    'a list takes the place of the empty bullet',
    '## 프로세스란?\n- \n\n## 힙이란?\n- 메모리.\n',
    '- 하나\n- 둘',
    '## 프로세스란?\n- 하나\n- 둘\n\n## 힙이란?\n- 메모리.\n',
  ],
  [
    'a list stands below a label',
    '## 프로세스란?\nA:\n\n## 힙이란?\nA: 메모리.\n',
    '- 하나\n- 둘',
    '## 프로세스란?\nA:\n- 하나\n- 둘\n\n## 힙이란?\nA: 메모리.\n',
  ],
  [
    'lines go on inside of a bullet',
    '- 프로세스란?\n  - \n- 힙이란?\n  - 메모리.\n',
    '하나\n\n```js\na()\n```',
    '- 프로세스란?\n  - 하나\n\n    ```js\n    a()\n    ```\n- 힙이란?\n  - 메모리.\n',
  ],
  [
    'ends of lines are the note’s',
    '## 프로세스란?\r\n->\r\n\r\n## 힙이란?\r\n-> 메모리.\r\n',
    '하나\n둘',
    '## 프로세스란?\r\n-> 하나\r\n둘\r\n\r\n## 힙이란?\r\n-> 메모리.\r\n',
  ],
])('%s', async (_, note, text, after) => {
  const { exitCode, note: now } = await answered(note, text)
  expect(exitCode).toBe(0)
  expect(now).toBe(after)
})
