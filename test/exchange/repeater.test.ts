import { afterEach, beforeEach, expect, it } from 'vitest'
import { blake3Of } from '../../src/exchange/decks/hashcards-hash.ts'
import { readRepeaterDeck } from '../../src/exchange/decks/repeater-deck.ts'
import { hashesOf } from '../../src/exchange/decks/repeater-hash.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { sql, sqliteFile } from '../support/sqlite-file.ts'

const DECK = `Notes before the first card.

Q: What is a Socket?
A: An endpoint
of communication.
---
Not of a card.
  Q: indented, and none
C: A [port] is a [number].
Q: No answer
---
`

let world: World
beforeEach(() => {
  world = makeWorld({ 'decks/net/tcp.md': DECK })
})
afterEach(() => world.remove())

const prep = (...args: string[]) => runInProcess(world, args)

it('reads decks as repeater does', () =>
  expect(readRepeaterDeck(DECK).map(({ question, answer, piece }) => [question, answer, piece])).toEqual([
    ['What is a Socket?', 'An endpoint\nof communication.', 0],
    ['A […] is a number.', 'port', 0],
    ['A port is a […].', 'number', 1],
  ]))

it('takes the hashes that repeater takes', () => {
  expect(hashesOf({ block: 'Q: What  is\n2+2?\nA: 4\n\n', piece: 0 })).toEqual([
    blake3Of('q: what is 2+2? a: 4'),
    blake3Of('qwhatis2+2a4'),
  ])
  expect(hashesOf({ block: 'C: [a] [b]', piece: 1 })[0]).toBe(blake3Of('c: [a] [b]\0cloze1'))
})

/** `cards.db` by repeater's schema, with a card in review, one being learnt, and one that is new. */
async function database(): Promise<Uint8Array> {
  const [socket = '', port = '', number = ''] = readRepeaterDeck(DECK).map((card) => hashesOf(card)[0] ?? '')
  const values = (...each: readonly (string | number | null)[]) =>
    `insert into cards values (${each.map(sql).join(', ')})`
  return sqliteFile([
    'create table cards (card_hash text primary key, added_at text not null, last_reviewed_at text, stability real, difficulty real, interval_raw real, interval_days integer not null default 0, due_date text, review_count integer not null default 0)',
    values(
      socket,
      '2026-10-01T00:00:00+00:00',
      '2026-11-01T03:00:00.123456+00:00',
      31.7,
      4.2,
      31.7,
      31,
      '2026-12-02T20:48:00+00:00',
      5,
    ),
    values(
      port,
      '2026-10-01T00:00:00+00:00',
      '2026-11-22 10:50:00 UTC',
      0.4,
      6.5,
      0.005,
      0,
      '2026-11-22 11:00:00 UTC',
      1,
    ),
    values(number, '2026-10-01T00:00:00+00:00', null, null, null, null, 0, null, 0),
  ])
}

it.each(['beside the decks', 'where repeater keeps it'])(
  'imports cards with where they stand: the database %s',
  async (where) => {
    const inHome = where.startsWith('where')
    world.write(inHome ? '../home/.local/share/repeater/cards.db' : 'decks/cards.db', await database())
    const done = await prep('import', ...(inHome ? ['repeater'] : []), 'decks', '--into', 'in', '--json')
    expect(done, done.stderr).toMatchObject({ exitCode: 0 })
    expect(JSON.parse(done.stdout)).toMatchObject({ cards: 3, newCards: 3, notes: ['net/tcp.md'] })
    const cards = JSON.parse((await prep('list', 'in', '--json')).stdout)
    expect(cards).toMatchObject([
      {
        question: 'What is a Socket?',
        deck: 'net/tcp',
        schedule: {
          due: '2026-12-02T19:00:00.000Z',
          phase: 'review',
          stability: 31.7,
          difficulty: 4.2,
          intervalDays: 32,
          reps: 5,
        },
      },
      {
        question: 'A […] is a number.',
        schedule: { due: '2026-11-22T11:00:00.000Z', phase: 'learning', intervalDays: 0 },
      },
      { question: 'A port is a […].', schedule: null },
    ])
    expect((await prep('import', 'repeater', 'decks', '--into', 'in')).stdout).toContain('Nothing new')
  },
)

it('refuses a database that is none', async () => {
  world.write('decks/cards.db', 'SQLite format 3\0 and then nothing')
  const done = await prep('import', 'decks', '--into', 'in')
  expect(done).toMatchObject({ exitCode: 1, stdout: '' })
  expect(done.stderr).toContain('cards.db was not imported')
})
