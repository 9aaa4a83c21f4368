import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Imported } from '../../src/exchange/imported.ts'
import { readReviews, writeReviews } from '../../src/exchange/tables/csv-columns.ts'
import { FORMULA, withoutApostrophe } from '../../src/exchange/tables/csv-formulas.ts'
import { readCsv } from '../../src/exchange/tables/read-csv.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const reading = { zone: { timeZone: 'Asia/Seoul', rolloverHour: 4 }, now: new Date('2026-11-22T11:00:00Z') }

function read(name: string, content: string | Uint8Array): Promise<Imported> {
  return readCsv(world.write(name, content), reading)
}

const pairs = ({ notes }: Imported) =>
  notes.flatMap(({ cards }) => cards.map(({ question, answer }) => [question, answer]))

describe('reading tables', () => {
  it.each([
    ['commas', 'a.csv', 'question,answer\nWhy?,So.\n'],
    ['semicolons', 'a.csv', 'Front;Back\nWhy?;So.\n'],
    ['tabs', 'a.tsv', 'Why?\tSo.\n'],
    ['a hint of Excel', 'a.csv', 'sep=|\r\nWhy?|So.\r\n'],
    ['other columns between', 'a.csv', 'no,Question,x,ANSWER\n1,Why?,y,So.\n'],
    ['Korean names', 'a.csv', '질문,답\nWhy?,So.\n'],
    ['no names', 'a.csv', 'Why?,So.\n'],
    ['a byte order mark', 'a.csv', '\ufeffquestion,answer\r\nWhy?,So.\r\n'],
  ])('with %s', async (_, name, content) => expect(pairs(await read(name, content))).toEqual([['Why?', 'So.']]))

  it('reads what Excel calls Unicode text', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from('질문\t답\r\n커널?\t중심.\r\n', 'utf16le')])
    expect(pairs(await read('a.tsv', bytes))).toEqual([['커널?', '중심.']])
  })

  it('reads what Korean Excel calls CSV', async () => {
    // "질문,답" and "왜?,응" in CP949.
    const bytes = new Uint8Array([
      0xc1, 0xfa, 0xb9, 0xae, 0x2c, 0xb4, 0xe4, 0x0a, 0xbf, 0xd6, 0x3f, 0x2c, 0xc0, 0xc0, 0x0a,
    ])
    expect(pairs(await read('a.csv', bytes))).toEqual([['왜?', '응']])
  })

  it('takes quotes, line ends in cells, tags, decks and reviews', async () => {
    const { notes, problems } = await read(
      'a.csv',
      'question,answer,tags,deck,reviews\r\n"Say ""hi"", twice","- one\n- two","os #net, db",cs/os,2026-11-01T00:00:00.000Z good 12s; nonsense\r\n,empty,,,\r\n',
    )
    expect(notes).toMatchObject([
      {
        path: ['cs', 'os'],
        deck: 'cs/os',
        cards: [
          {
            question: 'Say "hi", twice',
            answer: '- one\n- two',
            tags: ['os', 'net', 'db'],
            reviews: [{ at: new Date('2026-11-01T00:00:00Z'), grade: 'good', seconds: 12 }],
          },
        ],
      },
    ])
    expect(problems).toEqual([
      { kind: 'badReviews', place: 'a.csv: row 2', count: 1 },
      { kind: 'noQuestion', place: 'a.csv: row 3', count: 1 },
    ])
  })

  it.each([
    ['a quote that is never closed', 'a,"b\nc,d\n'],
    ['nothing', ''],
  ])('refuses %s', async (_, content) =>
    expect(read('a.csv', content)).rejects.toMatchObject({ code: 'cannotImport', values: { why: 'badContents' } }),
  )
})

const cell = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\t', '\r', '\n', 'a', '1', '가'),
  maxLength: 8,
})

it('keeps every cell from being a formula, and gives it back as it was', () =>
  fc.assert(
    fc.property(cell, (text) => {
      const line = Papa.unparse([['x', text]], { escapeFormulae: FORMULA })
      const written = Papa.parse<string[]>(line, { delimiter: ',', newline: '\r\n' }).data[0]?.[1] ?? ''
      expect(written).not.toMatch(/^[=+\-@\t\r]/)
      expect(withoutApostrophe(written)).toBe(text)
    }),
  ))

it('writes reviews in a cell and reads them again', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
          grade: fc.constantFrom('again', 'hard', 'good', 'easy'),
          seconds: fc.option(fc.nat({ max: 9999 })),
        }),
        { maxLength: 5 },
      ),
      (reviews) => void expect(readReviews(writeReviews(reviews))).toEqual({ reviews, bad: 0 }),
    ),
  ))

const NOTE = `---
tags: [os]
---
## What is a process?
- a running program
- =1+1

## 커널이란?
운영체제의 중심, "핵".

\`\`\`c
int main;
\`\`\`
`

describe.each(['csv', 'tsv', 'json'])('the way out and back: %s', (format) => {
  it('keeps texts, tags and history, and twice adds nothing', async () => {
    world.write('notes/os.md', NOTE)
    const prep = (...args: string[]) => runInProcess(world, args)
    const elsewhere = makeWorld()
    const there = (...args: string[]) => runInProcess(elsewhere, args)
    try {
      for (const [at, grade] of [
        ['2026-11-01T20:00', 'good'],
        ['2026-11-01T20:20', 'good'],
        ['2026-11-10T09:00', 'hard'],
      ] as const)
        await runInProcess(world, ['--notes', 'notes', 'grade', 'process', grade], { now: `${at}:00+09:00` })
      await prep('--notes', 'notes', 'suspend', '커널')
      const out = `out.${format}`
      expect(await prep('--notes', 'notes', 'export', out)).toMatchObject({
        exitCode: 0,
        stdout: `${out}: 2 cards, 3 reviews\n`,
      })
      const file = elsewhere.write(out, '')
      writeFileSync(file, await import('node:fs').then(({ readFileSync }) => readFileSync(join(world.folder, out))))

      expect(await there('import', out, '--into', 'in', '--json')).toMatchObject({ exitCode: 0 })
      const cards = async (run: typeof there, from: string) => {
        const { stdout } = await run('list', from, '--json')
        return (JSON.parse(stdout) as Record<string, unknown>[]).map(
          ({ question, answer, tags, deck, schedule, suspended }) => ({
            question,
            answer,
            tags,
            deck,
            suspended,
            schedule: schedule === null ? null : { ...(schedule as object), due: null, intervalDays: null },
          }),
        )
      }
      const before = await cards(prep, 'notes')
      expect(await cards(there, 'in')).toEqual(before)
      expect(before).toMatchObject([{ schedule: { reps: 3 } }, { suspended: true, schedule: null }])

      const again = await there('import', out, '--into', 'in')
      expect(again.stdout).toContain('Nothing new')
      expect(await cards(there, 'in')).toEqual(before)
    } finally {
      elsewhere.remove()
    }
  })
})

it.each(['csv', 'json'])('takes cards of our own back without making them twice: %s', async (format) => {
  world.write('notes/os.md', NOTE)
  const prep = (...args: string[]) => runInProcess(world, args)
  await prep('--notes', 'notes', 'grade', 'process', 'good')
  await prep('--notes', 'notes', 'export', `out.${format}`)
  await prep('undo')
  const done = JSON.parse((await prep('import', `out.${format}`, '--into', 'in', '--json')).stdout)
  expect(done).toMatchObject({ cards: 2, own: 1, newCards: 1 })
  const [process] = JSON.parse((await prep('list', 'notes', '--json')).stdout)
  expect(process.schedule).toMatchObject({ reps: 1 })
})

it('writes notes whole as Markdown that reads the same', async () => {
  world.write('notes/os.md', NOTE)
  world.write('notes/db.md', 'Q: What is an index?\nA: A *sorted* copy.\n')
  const prep = (...args: string[]) => runInProcess(world, args)
  expect(await prep('--notes', 'notes', 'export', 'out.md')).toMatchObject({ exitCode: 0 })
  const texts = async (path: string) =>
    (
      JSON.parse((await prep('list', path, '--json')).stdout) as { question: string; answer: string; tags: string[] }[]
    ).map(({ question, answer, tags }) => ({ question, answer, tags }))
  expect(await texts('out.md')).toEqual(await texts('notes'))
  expect(await texts('out.md')).toHaveLength(3)
})

it('refuses a document of a later version, and one that is none of prep', async () => {
  world.write('new.json', '{"format": "prep", "version": 2, "cards": []}')
  world.write('other.json', '{"format": "other"}')
  expect(await runInProcess(world, ['import', 'new.json'])).toMatchObject({ exitCode: 1, stdout: '' })
  expect(await runInProcess(world, ['import', 'json', 'other.json'])).toMatchObject({ exitCode: 1, stdout: '' })
})

it('says when the same cards stand in another folder from an earlier import, and how to have them once', async () => {
  world.write('a.csv', 'question,answer\nWhat is paging?,Fixed blocks.\nWhat is a heap?,Memory.\n')
  expect((await runInProcess(world, ['import', 'a.csv', '--into', 'one'])).stderr).not.toContain('already')
  world.write('b.csv', 'question,answer\nWhat is paging?,Fixed blocks.\nWhat is a stack?,Memory, too.\n')
  for (const args of [['--dry-run'], []]) {
    const { exitCode, stderr } = await runInProcess(world, ['import', 'b.csv', '--into', 'two', ...args])
    expect(exitCode).toBe(0)
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('1 of these cards is already in one')
    expect(stderr).toContain('--into one')
  }
  expect((await runInProcess(world, ['import', 'b.csv', '--into', 'two'])).stderr).not.toContain('already')
})

const FOLLOWED = `# 면접

## 프로세스란?
실행 중인 프로그램.

### 스레드와 어떻게 다른지?
메모리를 함께 쓰는지가 다르다.

#### 코루틴과는?

### 언제 나누는지?
**격리** : 서로 못 보게
**성능** :

## 힙이란?
메모리.
`

describe.each(['csv', 'json', 'md'])('follow-ups and half-written answers on the way out and back: %s', (format) => {
  it('stay what they are, and twice adds nothing', async () => {
    world.write('notes/os.md', FOLLOWED)
    const shape = async (from: World, notes: string) => {
      const { stdout } = await runInProcess(from, ['list', notes, '--json'])
      const cards = JSON.parse(stdout) as readonly {
        id: string
        question: string
        status: string
        parent: string | null
      }[]
      const question = new Map(cards.map((card) => [card.id, card.question]))
      return cards.map((card) => [card.question, card.status, question.get(card.parent ?? '') ?? null])
    }
    const before = await shape(world, 'notes')
    expect(before).toContainEqual(['코루틴과는?', 'unanswered', '스레드와 어떻게 다른지?'])
    expect(before).toContainEqual(['언제 나누는지?', 'partial', '프로세스란?'])
    await runInProcess(world, ['--notes', 'notes', 'export', `out.${format}`])
    const elsewhere = makeWorld()
    try {
      elsewhere.write(`out.${format}`, readFileSync(join(world.folder, `out.${format}`)))
      if (format === 'md') expect(await shape(elsewhere, 'out.md')).toEqual(before)
      else {
        for (const _ of [1, 2])
          expect(await runInProcess(elsewhere, ['import', `out.${format}`, '--into', 'in'])).toMatchObject({
            exitCode: 0,
          })
        expect(await shape(elsewhere, 'in')).toEqual(before)
        const again = await runInProcess(elsewhere, ['import', `out.${format}`, '--into', 'in'])
        expect(again.stdout).toContain('Nothing new')
      }
      expect((await runInProcess(elsewhere, ['check', format === 'md' ? 'out.md' : 'in'])).exitCode).toBe(0)
    } finally {
      elsewhere.remove()
    }
  })
})

describe('a row of names', () => {
  it.each([
    ['a number before, and a longer name', '번호,질문,내 답변\n1,Why?,So.\n', [['Why?', 'So.']]],
    ['Korean words and meanings', '단어,뜻\n뮤텍스,락\n', [['뮤텍스', '락']]],
    ['readings between', 'Kanji,Reading,Meaning\n猫,ねこ,cat\n', [['猫', 'cat\n\n- Reading: ねこ']]],
    [
      'choices',
      'Question,Option A,Option B,Correct answer\nWhich?,x,y,B\n',
      [['Which?\n\n- Option A: x\n- Option B: y', 'B']],
    ],
    ['other languages', 'Pregunta;Respuesta\n¿Qué?;Eso.\n', [['¿Qué?', 'Eso.']]],
    ['Japanese', '問題,答え\n何?,それ\n', [['何?', 'それ']]],
    ['one name that is known, and one that is not', 'Question,Réplique\nWhy?,So.\n', [['Why?', 'So.']]],
    ['only the answer known', 'Capital of,Answer\nFrance,Paris\n', [['France', 'Paris']]],
  ])('is none of the cards: %s', async (_, text, expected) => {
    const made = await read('a.csv', text)
    expect(pairs(made)).toEqual(expected)
    expect(made.notes.flatMap(({ cards }) => cards).flatMap(({ tags }) => tags)).toEqual([])
  })

  it('names the columns that it leaves out', async () =>
    expect(await read('a.csv', 'question,answer,Difficulty\nWhy?,So.,3\n')).toMatchObject({
      problems: [{ kind: 'unknownColumn', place: 'Difficulty', count: 1 }],
    }))

  it.each([
    ['no answer among several', 'Question,Option A,Option B\nWhich?,x,y\n'],
    ['nothing known among many', 'Lorem,Ipsum,Dolor,Sit\na,b,c,d\n'],
    ['question and two that may be the answer', 'Question,Lorem,Ipsum\na,b,c\n'],
  ])('is asked about where it is not clear: %s', async (_, text) => {
    world.write('a.csv', text)
    const refused = await runInProcess(world, ['import', 'a.csv'])
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toContain('a.csv: cannot tell which column is the question')
    expect(refused.stderr).toContain('--columns question=1,answer=2')
  })

  it.each([
    ['numbers', 'question=3,answer=1', ['c', 'a']],
    ['names', 'question=Ipsum,answer=Dolor,answer=Sit', ['b', 'c\n\nd']],
    ['Korean kinds', '질문=Lorem,답=2', ['a', 'b']],
  ])('is as --columns says, by %s', async (_, columns, card) => {
    world.write('a.csv', 'Lorem,Ipsum,Dolor,Sit\na,b,c,d\n')
    const { stdout, exitCode } = await runInProcess(world, [
      'import',
      'a.csv',
      '--columns',
      columns,
      '--dry-run',
      '--json',
    ])
    expect(exitCode).toBe(0)
    const { preview, cards } = JSON.parse(stdout)
    expect(preview.at(-1)).toMatchObject({ question: card[0], answer: card[1] })
    // Numbers alone do not say whether the first row is a card; a name does.
    expect(cards).toBe(columns === 'question=3,answer=1' ? 2 : 1)
  })

  it.each([
    ['question=9', 'cannot tell'],
    ['answer=1', '--columns cannot be answer=1'],
    ['nonsense', '--columns cannot be nonsense'],
  ])('refuses --columns %s', async (columns, said) => {
    world.write('a.csv', 'a,b\n')
    const refused = await runInProcess(world, ['import', 'a.csv', '--columns', columns])
    expect(refused.exitCode).toBeGreaterThan(0)
    expect(refused.stderr).toContain(said)
  })

  it('shows the first cards with --dry-run', async () => {
    world.write('a.csv', '단어,뜻,태그\n뮤텍스,락,os\n세마포어,\n큐,줄\n스택,더미\n')
    const { stdout } = await runInProcess(world, ['--lang', 'ko', 'import', 'a.csv', '--dry-run'])
    expect(stdout).toBe(
      '카드 4장, 그중 새 카드 4장 → a\na.md\n첫 카드 3장:\n  ? 뮤텍스\n    락\n    a #os\n  ? 세마포어\n    (답 없음)\n    a\n  ? 큐\n    줄\n    a\n',
    )
  })
})

describe('an export', () => {
  it('is refused where no notes are registered, and writes no examples', async () => {
    const refused = await runInProcess(world, ['export', 'out.csv'])
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toContain('no notes are registered')
    expect(existsSync(join(world.folder, 'out.csv'))).toBe(false)
  })

  it('has only answered questions with --answered', async () => {
    world.write('notes/a.md', '## Why?\n\nSo.\n\n## How?\n')
    const { stdout } = await runInProcess(world, ['--notes', 'notes', 'export', 'out.csv', '--answered'])
    expect(stdout).toBe('out.csv: 1 card, 0 reviews\n')
  })
})

describe('what a table has in it', () => {
  // A file with more of them is taken for no text.
  const padding = 'Enough words around for a file of text. '.repeat(20)
  it.each([
    [
      'a.csv',
      `question,answer,tags\nWhat is \x1b[31mred\x1b[0m\x07?,"So.\x1b]0;title\x07\vAnd \x9b2Jso.\x7f ${padding}",os\x1b[m\n`,
    ],
    [
      'a.json',
      JSON.stringify({
        format: 'prep',
        version: 1,
        cards: [{ id: 'x', question: 'What is \x1b[31mred\x1b[0m\x07?', answer: `So.\x85And\x08 so. ${padding}` }],
      }),
    ],
  ])('leaves no raw control character in a note (%s)', async (name, content) => {
    world.write(name, content)
    const once = () => runInProcess(world, ['import', name, '--into', 'notes'])
    expect((await once()).exitCode).toBe(0)
    const [file = ''] = readdirSync(join(world.folder, 'notes')).filter((each) => each.endsWith('.md'))
    const text = readFileSync(join(world.folder, 'notes', file), 'utf8')
    expect(text).toContain('## What is red?')
    expect(text).toMatch(/^So\.$/m)
    expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/)
    expect((await once()).stdout).toContain('Nothing new')
  })

  it('keeps the attributes of a note that a later import changes, and refuses one that is read-only', async () => {
    const long = '긴'.repeat(80)
    world.write('a.csv', `question,answer,deck\nWhy?,So.,${long}\n`)
    const once = () => runInProcess(world, ['import', 'a.csv', '--into', 'notes'])
    await once()
    const [file = ''] = readdirSync(join(world.folder, 'notes')).filter((each) => each.endsWith('.md'))
    const path = join(world.folder, 'notes', file)
    const { ino } = statSync(path)
    world.write('a.csv', `question,answer,deck\nWhy?,So.,${long}\nHow?,Thus.,${long}\n`)
    chmodSync(path, 0o444)
    const refused = await once()
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringMatching('read-only') })
    expect(readFileSync(path, 'utf8')).not.toContain('How?')
    chmodSync(path, 0o640)
    expect((await once()).exitCode).toBe(0)
    expect(readFileSync(path, 'utf8')).toContain('How?')
    expect(statSync(path)).toMatchObject({ ino, mode: 0o100640 })
    expect(readdirSync(join(world.folder, 'notes')).filter((each) => each.includes('prep-new'))).toEqual([])
  })
})
