import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readHashDeck } from '../../src/exchange/decks/hashcards-deck.ts'
import { blake3Of, hashOf } from '../../src/exchange/decks/hashcards-hash.ts'
import { createScheduler } from '../../src/schedule/scheduler.ts'
import { SETTINGS } from '../support/drill-cards.ts'
import { DECK, type HashReview, hashcardsAfter, hashcardsDatabase, hashcardsExport } from '../support/hashcards.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

// hashcards has no steps within a day, and no fuzz.
const scheduler = createScheduler({ ...SETTINGS, fuzz: false, learningStepsMinutes: [], relearningStepsMinutes: [] })
const zone = { timeZone: 'Asia/Seoul', rolloverHour: 4 }
const REVIEWS: readonly HashReview[] = [
  { card: 0, at: '2026-10-01T09:00:00.000', grade: 'good' },
  { card: 2, at: '2026-10-01T09:01:00.500', grade: 'hard' },
  { card: 0, at: '2026-10-04T21:30:00.000', grade: 'good' },
  { card: 0, at: '2026-10-20T08:00:00.000', grade: 'forgot' },
  { card: 2, at: '2026-10-21T08:00:00.000', grade: 'easy' },
  { card: 0, at: '2026-10-22T08:00:00.000', grade: 'good' },
]
const remembered = hashcardsAfter(DECK, REVIEWS, scheduler, zone)

let world: World
beforeEach(() => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
  world = makeWorld({ 'decks/os.md': DECK, 'decks/notes.txt': 'Q: no\nA: no\n', 'decks/lock.png': png })
})
afterEach(() => world.remove())

const prep = (...args: string[]) => runInProcess(world, args)

interface Listed {
  readonly question: string
  readonly answer: string
  readonly deck: string
  readonly schedule: {
    readonly due: string
    readonly stability: number
    readonly difficulty: number
    readonly intervalDays: number
    readonly reps: number
    readonly lapses: number
  } | null
}
const listed = async (path: string): Promise<Listed[]> => JSON.parse((await prep('list', path, '--json')).stdout)

const EXPECTED = [
  ['What is a process?', 'A running program.'],
  ['List the states of a process.', '- ready\n- running\n- blocked'],
  ['A […] lets one thread in; see .', 'mutex'],
  ['A mutex lets […] in; see .', 'one thread'],
  ['커널은 […]이다.', '운영체제의 중심'],
]

it('reads decks as hashcards does', () => {
  const { name, contents, wrong } = readHashDeck(DECK)
  expect(name).toBe('Operating Systems')
  expect(wrong).toEqual([])
  expect(contents).toHaveLength(6)
  expect(contents[2]).toEqual({
    kind: 'cloze',
    text: 'A mutex lets one thread in; see ![a lock](lock.png).',
    start: 2,
    end: 6,
  })
  // Places are bytes: 커널은 and a space are ten, 운영체제의 중심 twenty-two.
  expect(contents[4]).toMatchObject({ start: 10, end: 31 })
})

it('names the lines that hashcards would refuse, and reads the rest', () =>
  expect(readHashDeck('A: lost\nQ: no answer\nQ: Why?\nA: So.\nC: no piece\n')).toMatchObject({
    contents: [{ question: 'Why?', answer: 'So.' }],
    wrong: [1, 2, 5],
  }))

const SEPARATED = `Q: one?
A: 1

---

Q: two?
A:
2
  ---
C: three is [3], \\[not\\] ![a [lock](art/lock.png).
---
`

it('ends a card at a line of hyphens, and leaves brackets behind a backslash alone', () => {
  const { contents, wrong } = readHashDeck(SEPARATED)
  expect(wrong).toEqual([])
  expect(contents).toEqual([
    { kind: 'basic', question: 'one?', answer: '1' },
    { kind: 'basic', question: 'two?', answer: '2' },
    { kind: 'cloze', text: 'three is 3, [not] ![a [lock](art/lock.png).', start: 9, end: 9 },
  ])
  expect(readHashDeck('Q: what\n---\nQ: b?\nA: c\n')).toMatchObject({ contents: [{ question: 'b?' }], wrong: [1] })
})

it('joins all reviews of a deck with separators, finds pictures from the top, and counts what has no card', async () => {
  const deck = `${SEPARATED}Q: Which? ![](@/art/lock.png)\nA: This\n`
  const reviews: HashReview[] = [0, 1, 2, 3].map((card) => ({
    card,
    at: `2026-10-0${card + 1}T09:00:00.000`,
    grade: 'good',
  }))
  const all = hashcardsAfter(deck, reviews, scheduler, zone)
  world.write('more/in/deck.md', deck.replace('one?', 'reworded?'))
  world.write('more/art/lock.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]))
  world.write('more/hashcards.db', await hashcardsDatabase(all))
  const folder = JSON.parse((await prep('import', 'more', '--into', 'in', '--json')).stdout)
  expect(folder).toMatchObject({
    cards: 4,
    reviews: 3,
    media: 1,
    problems: [{ kind: 'unjoined', place: 'hashcards.db', count: 1 }],
  })
  expect((await prep('import', 'more', '--into', 'other', '--lang', 'en')).stderr).toContain(
    'hashcards.db: 1 review left out, of cards that are in no deck',
  )
})

it('takes the hash that hashcards takes', () => {
  // Of hashcards' own tests.
  expect(blake3Of('test')).toBe('4878ca0425c739fa427f7eda20fe845f6b2e46ba5fe2a14df5b1e32f50603215')
  expect(hashOf({ kind: 'basic', question: 'te', answer: 'st' })).toBe(blake3Of('Basictest'))
  expect(hashOf({ kind: 'cloze', text: 'ab', start: 0, end: 1 })).toBe(
    blake3Of('Clozeab\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0'),
  )
})

describe.each([
  ['the export', async () => world.write('export.json', hashcardsExport(remembered)), 'export.json'],
  ['the database', async () => world.write('decks/hashcards.db', await hashcardsDatabase(remembered)), 'decks'],
  [
    'the database by its name',
    async () => world.write('decks/hashcards.db', await hashcardsDatabase(remembered)),
    'decks/hashcards.db',
  ],
])('%s', (_, make, file) => {
  it('gives the same cards, with their history and where they stand', async () => {
    await make()
    const done = await prep('import', file, '--into', 'in', '--json')
    expect(done, done.stderr).toMatchObject({ exitCode: 0 })
    // The export lies elsewhere, and no picture in it.
    const missing = file === 'export.json' ? [{ kind: 'missingMedia', count: 2 }] : []
    expect(JSON.parse(done.stdout)).toMatchObject({ cards: 5, newCards: 5, reviews: 6, problems: missing })
    const cards = await listed('in')
    expect(cards.map(({ question, answer }) => [question, answer])).toEqual(EXPECTED)
    expect(new Set(cards.map(({ deck }) => deck))).toEqual(new Set(['Operating Systems']))
    cards.forEach(({ schedule }, index) => {
      const row = remembered.last(remembered.unique[index]?.hash ?? '')
      if (row === undefined) expect(schedule).toBeNull()
      else {
        expect(schedule?.due.slice(0, 10)).toBe(
          new Date(Date.parse(`${row.dueDate}T04:00+09:00`)).toISOString().slice(0, 10),
        )
        expect(schedule?.stability).toBeCloseTo(row.stability, 6)
        expect(schedule?.difficulty).toBeCloseTo(row.difficulty, 6)
        expect(schedule).toMatchObject({ intervalDays: row.intervalDays, reps: row.reviewCount })
      }
    })
    expect(cards[0]?.schedule?.lapses).toBe(1)
    const again = await prep('import', file, '--into', 'in')
    expect(again.stdout).toContain('Nothing new')
    expect(await listed('in')).toEqual(cards)
  })

  it('agrees with FSRS replayed in prep, but for the steps of the first day', async () => {
    await make()
    await prep('config', 'set', 'learningStepsMinutes', '1')
    await prep('import', file, '--into', 'in')
    const { stdout } = await prep('--notes', 'in', 'show', 'What is a process', '--json')
    const { reviews } = JSON.parse(stdout) as { reviews: { at: string; grade: string; after: { stability: number } }[] }
    expect(reviews.map(({ at, grade }) => [at, grade])).toEqual([
      ['2026-10-01T00:00:00.000Z', 'good'],
      ['2026-10-04T12:30:00.000Z', 'good'],
      ['2026-10-19T23:00:00.000Z', 'again'],
      ['2026-10-21T23:00:00.000Z', 'good'],
    ])
    const own = remembered.rows.filter(({ hash }) => hash === remembered.unique[0]?.hash)
    for (const [index, { after }] of reviews.entries())
      expect(after.stability / (own[index]?.stability ?? 0)).toBeCloseTo(1, 2)
  })
})

it('takes pictures of the folder along, and nothing from outside', async () => {
  world.write('secret.png', 'secret')
  world.write('decks/x.md', 'Q: ![out](../secret.png) or ![gone](gone.png)?\nA: So.\n')
  const done = JSON.parse((await prep('import', 'hashcards', 'decks', '--into', 'in', '--json')).stdout)
  expect(done.media).toBe(1)
  expect(done.problems).toEqual([{ kind: 'missingMedia', place: 'x.md', count: 2 }])
  const rules = JSON.parse((await prep('check', 'in/os.md', '--json')).stdout) as { rule: string }[]
  expect(rules.filter(({ rule }) => rule === 'missing-file')).toEqual([])
})

it('writes into no deck of hashcards’ own, also where no other folder is named', async () => {
  const refused = await prep('import', 'hashcards', 'decks')
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
  expect(refused.stderr.replaceAll(/\s+/g, ' ')).toContain('os.md already exists and is not from an earlier import')
})

it('imports decks without a database as new cards', async () => {
  expect(await prep('import', 'hashcards', 'decks', '--into', 'in')).toMatchObject({ exitCode: 0 })
  expect((await listed('in')).map(({ schedule }) => schedule)).toEqual([null, null, null, null, null])
})

it('refuses what is damaged in one line and changes nothing', async () => {
  const database = await hashcardsDatabase(remembered)
  world.write('decks/hashcards.db', database.subarray(0, 3000))
  const damaged = await prep('import', 'decks', '--into', 'in')
  expect(damaged).toMatchObject({ exitCode: 1, stdout: '' })
  expect(damaged.stderr).toContain('hashcards.db was not imported: its database is damaged')
  world.write('broken.json', hashcardsExport(remembered).slice(0, 500))
  expect(await prep('import', 'broken.json', '--into', 'in')).toMatchObject({ exitCode: 1, stdout: '' })
  expect((await prep('list', 'in')).exitCode).toBe(1)
  expect(JSON.parse((await prep('history', '--json')).stdout)).toEqual([])
})
