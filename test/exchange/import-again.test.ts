import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/anki/${name}`, import.meta.url))
const NOTE = '## What is a mutex?\n\nA lock.\n\n## What is a semaphore?\n\nA counter.\n'

let world: World
beforeEach(() => {
  world = makeWorld({ 'mine/os.md': NOTE })
})
afterEach(() => world.remove())

const prep = async (args: readonly string[], now = '2026-11-22T20:00:00+09:00') => {
  const result = await runInProcess(world, args, { now })
  expect(result.exitCode, result.stderr).toBe(0)
  return result.stdout
}
const there = (...args: string[]) => prep(['--state-dir', 'there', ...args])

interface Listed {
  readonly question: string
  readonly suspended: boolean
  readonly schedule: { readonly reps: number } | null
}
const listed = async (...args: string[]): Promise<readonly Listed[]> => JSON.parse(await prep([...args, '--json']))
const reviews = async (notes: string) =>
  (await prep(['--notes', notes, 'export', '--force', 'count.csv'])).split(', ')[1]

describe('the same review', () => {
  it.each(['csv', 'tsv', 'json', 'apkg'])('is one review, whoever brings it: Anki, then %s', async (format) => {
    await prep(['import', fixture('latest.apkg'), '--into', 'notes'])
    const before = await reviews('notes')
    const schedules = (await listed('list', 'notes')).map(({ schedule }) => schedule)
    for (let round = 0; round < 2; round += 1) {
      await prep(['--notes', 'notes', 'export', '--force', `out.${format}`])
      await prep(['--notes', 'notes', 'import', `out.${format}`, '--into', 'again'])
      expect(await reviews('notes')).toBe(before)
    }
    expect((await listed('list', 'notes')).map(({ schedule }) => schedule)).toEqual(schedules)
    expect(await prep(['--notes', 'notes', 'import', `out.${format}`, '--into', 'again'])).toContain('Nothing new')
  })

  it('comes again after it was taken back', async () => {
    await prep(['--notes', 'mine', 'grade', 'mutex', 'good'])
    await prep(['--notes', 'mine', 'export', 'out.json'])
    await there('--notes', 'mine', 'import', 'out.json')
    await there('undo')
    expect(await there('--notes', 'mine', 'import', 'out.json')).toContain('1 review')
  })
})

describe('what was said in answer', () => {
  /** A journal of another device: a review and a practice with what was said, and a review without. */
  const journal = (card: string) => {
    const schedule = [
      Date.parse('2026-11-30T11:00:00Z'),
      8,
      5,
      'review',
      0,
      8,
      1,
      0,
      Date.parse('2026-11-20T11:00:00Z'),
    ]
    const review = { type: 'reviewed', card, grade: 'easy', seconds: 4, before: null, after: schedule }
    return [
      { prep: 'journal', version: 1 },
      { id: 'phone-a-00001', at: '2026-11-20T11:00:00.000Z', ...review, said: { typed: 'A lock\nthat one holds' } },
      {
        ...{ id: 'phone-a-00002', at: '2026-11-20T12:00:00.000Z', type: 'practised', card, grade: null, seconds: 9 },
        said: { recording: '/rec/one.wav' },
      },
      { id: 'phone-a-00003', at: '2026-11-21T11:00:00.000Z', ...review, before: schedule },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n')
  }
  const answers = async (...state: string[]) => {
    const [mutex] = JSON.parse(await prep([...state, '--notes', 'mine', 'list', '--json'])) as { id: string }[]
    const { stdout } = await runInProcess(
      world,
      [...state, '--notes', 'mine', 'history', mutex?.id ?? '', '--json'],
      {},
    )
    return (JSON.parse(stdout) as { type: string; said?: object; takenBack: boolean }[]).flatMap(
      ({ type, said, takenBack }) => (said === undefined || takenBack ? [] : [[type, said]]),
    )
  }
  const SAID = [
    ['reviewed', { typed: 'A lock\nthat one holds', recording: null }],
    ['practised', { typed: null, recording: '/rec/one.wav' }],
  ]
  beforeEach(async () => {
    await prep(['--notes', 'mine', 'grade', 'mutex', 'hard'], '2026-11-19T20:00:00+09:00')
    const [mutex] = JSON.parse(await prep(['--notes', 'mine', 'list', '--json'])) as { id: string }[]
    world.write('phone.jsonl', journal(mutex?.id ?? ''))
    await prep(['import', 'phone.jsonl'])
    await prep(['--notes', 'mine', 'export', 'out.json'])
  })

  it('comes with the reviews, each once, by prep’s own export', async () => {
    expect(await answers()).toEqual(SAID)
    const first = await there('--notes', 'mine', 'import', 'out.json')
    expect(first).toContain('3 reviews')
    expect(first).toContain('2 answers of yours')
    expect(await answers('--state-dir', 'there')).toEqual(SAID)
    await there('--notes', 'mine', 'export', 'back.json')
    for (const [file, where] of [
      ['out.json', ['--state-dir', 'there']],
      ['back.json', []],
    ] as const) {
      expect(await prep([...where, '--notes', 'mine', 'import', file])).not.toMatch(/review|answers/)
      expect(await answers(...where)).toEqual(SAID)
    }
  })

  it('goes with one undo, comes again after it, and not after it was deleted', async () => {
    await there('--notes', 'mine', 'import', 'out.json')
    await there('undo')
    expect(await answers('--state-dir', 'there')).toEqual([])
    expect(await there('--notes', 'mine', 'import', 'out.json')).toContain('2 answers of yours')
    expect(await answers('--state-dir', 'there')).toEqual(SAID)
    await there('history', '--delete-answers')
    expect(await there('--notes', 'mine', 'import', 'out.json')).toContain('Nothing new')
    expect(await answers('--state-dir', 'there')).toEqual([])
  })
})

describe('a card that is here', () => {
  it.each(['csv', 'json', 'apkg'])('is not made again, and takes the history itself: %s', async (format) => {
    await prep(['--notes', 'mine', 'grade', 'mutex', 'good'])
    await prep(['--notes', 'mine', 'export', `out.${format}`])
    // The same text in another file has another id; nothing of it was ever asked there.
    world.write('other/locks.md', NOTE)
    const said = await there('--notes', 'other', 'import', `out.${format}`, '--into', 'in')
    expect(said).toContain(
      '2 cards in your notes already, not made again; answers given there to 1 of them were taken over',
    )
    const cards = JSON.parse(await there('list', 'other', '--json')) as readonly Listed[]
    expect(cards.map(({ schedule }) => schedule?.reps ?? 0)).toEqual([1, 0])
  })

  it('is found by what an earlier import kept, whatever its text says by now', async () => {
    await prep(['import', fixture('latest.apkg'), '--into', 'anki'])
    const files = await prep(['list', 'anki', '--json'])
    const [first] = JSON.parse(files) as { source: { path: string } }[]
    const path = first?.source.path ?? ''
    world.write(
      path,
      readFileSync(join(world.folder, path), 'utf8').replace('## France', '## Which country is France?'),
    )
    expect(
      JSON.parse(await prep(['--notes', 'anki', 'import', fixture('legacy2.apkg'), '--into', 'twice', '--json'])),
    ).toMatchObject({ newCards: 0, own: 18, reviews: 0 })
  })

  it('is one of two that read the same for one of two that come', async () => {
    world.write('two.csv', 'question,answer\nWhat is a mutex?,A lock.\nWhat is a mutex?,A lock.\n')
    expect(JSON.parse(await prep(['--notes', 'mine', 'import', 'two.csv', '--json']))).toMatchObject({
      newCards: 1,
      own: 1,
    })
  })
})

describe('a card suspended elsewhere', () => {
  beforeEach(async () => {
    await prep(['--notes', 'mine', 'export', 'out.json'], '2026-11-20T09:00:00+09:00')
    await there('--notes', 'mine', 'suspend', 'mutex')
    await there('--notes', 'mine', 'export', 'there.json')
  })
  const isSuspended = async () => (await listed('list', 'mine')).map(({ suspended }) => suspended)
  const take = (now: string) => prep(['--notes', 'mine', 'import', 'there.json'], now)

  it('is suspended here too, once, and undo takes it back', async () => {
    const said = await take('2026-11-23T09:00:00+09:00')
    expect(said).toContain('1 card suspended, or asked again, as there')
    expect(await isSuspended()).toEqual([true, false])
    expect(await take('2026-11-23T10:00:00+09:00')).toContain('Nothing new')
    await prep(['undo'], '2026-11-23T11:00:00+09:00')
    expect(await isSuspended()).toEqual([false, false])
  })

  it('stays asked where it was resumed here later', async () => {
    await prep(['--notes', 'mine', 'suspend', 'mutex'], '2026-11-23T09:00:00+09:00')
    await prep(['--notes', 'mine', 'resume', 'mutex'], '2026-11-23T09:01:00+09:00')
    await take('2026-11-23T10:00:00+09:00')
    expect(await isSuspended()).toEqual([false, false])
  })

  it('stays suspended where the other program was never told of it', async () => {
    await prep(['--notes', 'mine', 'suspend', 'semaphore'], '2026-11-21T09:00:00+09:00')
    await take('2026-11-23T10:00:00+09:00')
    expect(await isSuspended()).toEqual([true, true])
  })
})

describe('a card that was edited where it came from', () => {
  it.each([
    ['a table', 'deck.csv', 'question,answer\nWhat is a mutex?,A lock.\nWhat is DNS?,Names.\n'],
    ['hashcards', 'deck/deck.md', 'Q: What is a mutex?\nA: A lock.\n\nQ: What is DNS?\nA: Names.\n'],
    ['Obsidian', 'deck/deck.md', '#flashcards\n\nWhat is a mutex?::A lock.\n\nWhat is DNS?::Names.\n'],
  ])('stays one card, with its history: %s', async (program, file, text) => {
    const format = program === 'a table' ? 'csv' : program.toLowerCase()
    const take = async () =>
      JSON.parse(await prep(['import', format, file.split('/')[0] ?? '', '--into', 'in', '--json']))
    world.write(file, text)
    await take()
    await prep(['--notes', 'in', 'grade', 'mutex', 'good'])
    world.write(
      file,
      text.replace('What is a mutex?', 'What is a mutex good for?').replace('Names.', 'Names of hosts.'),
    )
    expect(await take()).toMatchObject({ cards: 2, newCards: 0, updated: 2, gone: 0 })
    const cards = await listed('list', 'in')
    expect(cards.map(({ question, schedule }) => [question, schedule?.reps ?? 0])).toEqual([
      ['What is a mutex good for?', 1],
      ['What is DNS?', 0],
    ])
    expect(await prep(['import', format, file.split('/')[0] ?? '', '--into', 'in'])).toContain('Nothing new')
  })

  it('is another one where another table comes into the same folder', async () => {
    world.write('a.csv', 'question,answer,deck\nIs TCP reliable?,Yes,net\nIs IP reliable?,No,net\nIs UDP?,No,net\n')
    world.write('b.csv', 'question,answer,deck\nIs QUIC reliable?,Yes,net\nIs HTTP reliable?,Yes,net\n')
    await prep(['import', 'a.csv', '--into', 'in'])
    expect(JSON.parse(await prep(['import', 'b.csv', '--into', 'in', '--json']))).toMatchObject({ newCards: 2 })
  })
})
