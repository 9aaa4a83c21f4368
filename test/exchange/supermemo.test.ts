import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSuperMemo } from '../../src/exchange/decks/read-supermemo.ts'
import { IMPORT_FORMATS } from '../../src/exchange/import-formats.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const reading = { zone: { timeZone: 'Asia/Seoul', rolloverHour: 4 }, now: new Date('2026-11-22T11:00:00Z') }
const prep = (...args: string[]) => runInProcess(world, args)

async function read(content: string | Uint8Array) {
  const { notes, problems } = await readSuperMemo(world.write('a.txt', content), reading)
  return { cards: notes.flatMap(({ cards }) => cards.map(({ question, answer }) => [question, answer])), problems }
}

describe('reading SuperMemo’s Q&A text', () => {
  it.each([
    ['a card', 'Q: 뮤텍스란?\nA: 잠금.\n', [['뮤텍스란?', '잠금.']]],
    [
      'small letters, Windows’ line ends',
      'q: river\r\na: rivero\r\n\r\nq:school\r\na:lernejo',
      [
        ['river', 'rivero'],
        ['school', 'lernejo'],
      ],
    ],
    [
      'no empty line between',
      'Q: one\nA: 1\nQ: two\nA: 2\n',
      [
        ['one', '1'],
        ['two', '2'],
      ],
    ],
    ['a label for each line', 'Q: Which\nQ: two?\nA: Uganda\nA: Kenya\n', [['Which\ntwo?', 'Uganda\\\nKenya']]],
    [
      'lines without a label',
      'Q: Why\nso?\n\nA: One.\n\nAnother: paragraph.\n',
      [['Why\nso?', 'One.\n\nAnother: paragraph.']],
    ],
    [
      'a list, and code',
      'Q: a?\nA: - one\nA: - two\n\nQ: b?\nA: ```js\nA: f()\nA: g()\nA: ```\n',
      [
        ['a?', '- one\n- two'],
        ['b?', '```js\nf()\ng()\n```'],
      ],
    ],
    [
      'a question without an answer',
      'Q: 데드락이란?\n\nQ: 세마포어란?\nA:\n\nQ: c\nA: d',
      [
        ['데드락이란?', null],
        ['세마포어란?', null],
        ['c', 'd'],
      ],
    ],
    [
      'answers to choose from',
      'Q: Who?\nA: Edison\nA1: Bell\nA2: Franklin\n',
      [['Who?\n\n- Bell\n- Edison\n- Franklin', 'Edison']],
    ],
    [
      'HTML, and tags that are only spoken of',
      'Q: H<sub>2</sub>O<br>is?\nA: <b>Water</b><br>&amp; ice\n\nQ: <script async>?\nA: List<String>',
      [
        ['H<sub>2</sub>O\\\nis?', '**Water**\\\n& ice'],
        ['<script async>?', 'List<String>'],
      ],
    ],
  ])('%s', async (_, content, cards) => expect(await read(content)).toEqual({ cards, problems: [] }))

  it('reads what older versions wrote in the code page of the machine', async () => {
    // "Q: 왜?" and "A: 응" in CP949.
    const bytes = new Uint8Array([
      ...Buffer.from('Q: '),
      0xbf,
      0xd6,
      ...Buffer.from('?\r\nA: '),
      0xc0,
      0xc0,
      0x0d,
      0x0a,
    ])
    expect((await read(bytes)).cards).toEqual([['왜?', '응']])
  })

  it('says what it left out, and where', async () => {
    const { problems } = await read('my cards\n\nQ:\nA: nothing asked\n\nQ: seen <img src="a.png">\nA: b\n')
    expect(problems).toEqual([
      { kind: 'unsupported', place: 'a.txt:1', count: 1 },
      { kind: 'noQuestion', place: 'a.txt:3', count: 1 },
      { kind: 'missingMedia', place: 'a.txt', count: 1 },
    ])
  })

  it('refuses a text without any question', async () =>
    expect(readSuperMemo(world.write('a.txt', 'one\ntwo\n'), reading)).rejects.toMatchObject({ code: 'cannotImport' }))
})

describe('which files are taken for it', () => {
  const formatOf = (name: string, head: string) =>
    IMPORT_FORMATS.find(({ fits }) => fits(name, new TextEncoder().encode(head)))?.name

  it.each([
    ['a.txt', 'Q: a; b\nA: c; d\n', 'supermemo'],
    ['a.qa', '\ufeff\r\nq: a\r\na: b\r\n', 'supermemo'],
    ['a.txt', 'Q: a\tb\nQ: c\td\n', 'csv'],
    ['a.txt', '#separator:tab\nQ: a\tA: b\n', 'anki-text'],
    ['a.csv', 'Q: a,b\n', 'csv'],
    ['a.txt', 'Quiz: a\nAnswer: b\n', undefined],
  ])('%s with %j', (name, head, format) => expect(formatOf(name, head)).toBe(format))
})

it('makes notes that are read as the same cards, and twice adds nothing', async () => {
  world.write('바다.txt', 'Q: Who?\nA: Edison\nA1: Bell\n\nQ: 파도는\nQ: 왜 치나요?\nA: 바람.\nA: 달.\n\nQ: 소금은?\n')
  const done = await prep('import', '바다.txt', '--into', 'in')
  expect(done).toMatchObject({ exitCode: 0 })
  expect(done.stdout).toContain('3 cards, 3 of them new here → in')
  // There is no history to take back.
  expect(done.stderr).toContain('prep drill in')
  expect(done.stderr).not.toContain('prep undo')
  const listed = JSON.parse((await prep('list', 'in', '--json')).stdout)
  expect(listed.map((card: Record<string, unknown>) => [card['prompt'], card['answer'], card['status']])).toEqual([
    ['Who?\n\n- Bell\n- Edison', 'Edison', 'answered'],
    ['파도는 왜 치나요?', '바람.\\\n달.', 'answered'],
    ['소금은?', null, 'unanswered'],
  ])
  const again = await prep('import', '바다.txt', '--into', 'in')
  expect(again.stdout).toContain('Nothing new')
})
