import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSqlite } from '../../src/exchange/containers/sqlite.ts'
import { ankiFile, PACKAGES, printed } from '../support/anki.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld({})
})
afterEach(() => world.remove())

const prep = (...args: string[]) => printed(world, args)

interface Listed {
  readonly question: string
  readonly prompt: string
  readonly answer: string | null
  readonly deck: string
  readonly tags: readonly string[]
  readonly suspended: boolean
  readonly schedule: Record<string, unknown> | null
}

const listed = async (): Promise<readonly Listed[]> => JSON.parse(await prep('list', 'notes', '--json'))
const asking = (cards: readonly Listed[], words: string) => cards.find(({ question }) => question.includes(words))

describe.each(PACKAGES)('a package that Anki made: %s', (name) => {
  it('becomes notes with all cards, their history and their schedules', async () => {
    await prep('import', ankiFile(name), '--into', 'notes')
    const cards = await listed()
    expect(cards.map(({ question }) => question)).toEqual([
      'France',
      'Paris',
      'Japan',
      'Tokyo',
      'Capital of Italy?',
      'TCP is […], UDP is connectionless. Both sit on […].',
      'TCP is connection-oriented, UDP is [one word]. Both sit on IP.',
      'bridge & tower.png',
      'Which formula?',
      'Compare',
      'A bridge ▢ 1/2 (x 10 %, y 20 %)',
      'A bridge ▢ 2/2 (x 50 %, y 60 %)',
      '漢字 漢字を書く',
      'Chinese character (Words)',
      '本 (no example)',
      'book (Words)',
      'What is a process?',
      '교착 상태의 조건은?',
    ])
    const process = asking(cards, 'process')
    expect(process).toMatchObject({
      deck: '컴퓨터/운영체제',
      tags: ['os', '면접::1차', 'flag-red'],
      answer: 'A running program.\n\n- own memory\n- threads inside\n\n```c\nint x = 1 < 2;\n```',
      schedule: { due: '2026-12-09T19:00:00.000Z', stability: 33.75, difficulty: 6.421, intervalDays: 34, reps: 3 },
    })
    expect(asking(cards, '교착')?.answer).toBe('상호 배제\\\n점유와 대기\\\n비선점\\\n순환 대기')
    expect(asking(cards, 'Which formula')?.answer).toBe('$a_1^2 * b < c$ and $x_i$\\\n$\\frac{1}{2}$')
    expect(asking(cards, 'Compare')?.answer).toMatch(/^\| TCP \| UDP \|\n[\s\S]*\| slow \| fast \|\n\nH<sub>2<\/sub>O$/)
    expect(asking(cards, 'TCP is […]')).toMatchObject({ suspended: true, schedule: { lapses: 1, intervalDays: 8 } })
    expect(asking(cards, 'France')?.schedule).toMatchObject({ phase: 'learning', due: '2026-11-21T00:01:00.000Z' })
    expect(cards.filter(({ schedule }) => schedule === null)).toHaveLength(15)
    expect(readFileSync(join(world.folder, 'notes/media/안녕.mp3'), 'utf8')).toBe('ID3 hello')
    const history = JSON.parse(await prep('history', 'process', '--notes', 'notes', '--json')) as {
      type: string
      at: string
    }[]
    expect(history.filter(({ type }) => type === 'reviewed').map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-06',
    ])
  })

  it('adds nothing the second time', async () => {
    await prep('import', 'anki', ankiFile(name), '--into', 'notes')
    const before = { list: await listed(), files: readdirSync(join(world.folder, 'notes'), { recursive: true }) }
    expect(await prep('import', ankiFile(name), '--into', 'notes')).toMatch('Nothing new')
    expect({ list: await listed(), files: readdirSync(join(world.folder, 'notes'), { recursive: true }) }).toEqual(
      before,
    )
  })
})

describe('an import from Anki', () => {
  it('only says what it would do with --dry-run', async () => {
    const said = await prep('import', ankiFile('latest.apkg'), '--into', 'notes', '--dry-run')
    expect(said).toMatch('18 cards, 18 of them new here')
    expect(readdirSync(world.folder)).not.toContain('notes')
    expect(await prep('history')).toMatch('No reviews yet')
  })

  it('is taken back whole by one undo', async () => {
    await prep('import', ankiFile('latest.apkg'), '--into', 'notes')
    expect(await prep('undo')).toMatch(/imported latest\.apkg$/m)
    expect((await listed()).filter(({ schedule }) => schedule !== null)).toEqual([])
    expect((await runInProcess(world, ['undo', '--redo'])).stderr).toContain('Redone: 1.')
    expect((await listed()).filter(({ schedule }) => schedule !== null)).toHaveLength(3)
  })

  it('brings the same cards from another package into the same notes', async () => {
    await prep('import', ankiFile('legacy1.apkg'), '--into', 'notes')
    expect(await prep('import', ankiFile('latest.apkg'), '--into', 'notes')).toMatch('Nothing new')
  })
})

describe('a collection as it lies in Anki’s folder', () => {
  const opened = () => unzipSync(new Uint8Array(readFileSync(ankiFile('legacy2.apkg'))))

  it('is read like a package, with the media beside it', async () => {
    const files = opened()
    const bytes = Uint8Array.from(files['collection.anki21'] ?? [])
    // As Anki leaves it: with a log beside it, which is empty once Anki is closed.
    bytes.fill(2, 18, 20)
    world.write('User 1/collection.anki2', bytes)
    world.write('User 1/collection.media/안녕.mp3', 'ID3')
    world.write('User 1/collection.anki2-wal', '')
    expect(JSON.parse(await prep('import', 'User 1/collection.anki2', '--into', 'notes', '--json'))).toMatchObject({
      cards: 18,
      media: 1,
    })
  })

  it('is refused while Anki has it open', async () => {
    world.write('collection.anki2', opened()['collection.anki21'] ?? '')
    world.write('collection.anki2-wal', 'x')
    const refused = await runInProcess(world, ['import', 'collection.anki2', '--into', 'notes'])
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toContain('close Anki first')
  })
})

it('reads what CrowdAnki writes: decks below decks, their notes by their types, and the media beside', async () => {
  const model = (
    uuid: string,
    type: number,
    tmpls: readonly (readonly [string, string])[],
    flds: readonly string[],
  ) => ({
    __type__: 'NoteModel',
    crowdanki_uuid: uuid,
    name: uuid,
    type,
    css: '',
    sortf: 0,
    latexPre: '',
    latexPost: '',
    flds: flds.map((name, ord) => ({ name, ord, rtl: false, sticky: false, font: 'Arial', size: 20 })),
    tmpls: tmpls.map(([qfmt, afmt], ord) => ({
      name: `Card ${ord + 1}`,
      ord,
      qfmt,
      afmt,
      bqfmt: '',
      bafmt: '',
      did: null,
    })),
  })
  const note = (guid: string, uuid: string, fields: readonly string[], tags: readonly string[] = []) => ({
    __type__: 'Note',
    guid,
    note_model_uuid: uuid,
    fields,
    tags,
  })
  const back = '{{FrontSide}}<hr id=answer>{{Back}}'
  const deck = {
    __type__: 'Deck',
    name: 'CS',
    crowdanki_uuid: 'x',
    media_files: ['a.png', 'gone.png', '../secret.png'],
    note_models: [
      model(
        'both',
        0,
        [
          ['{{Front}}', back],
          ['{{#Extra}}{{Back}}{{/Extra}}', '{{Front}}'],
        ],
        ['Front', 'Back', 'Extra'],
      ),
      model('gap', 1, [['{{cloze:Text}}', '{{cloze:Text}}']], ['Text']),
    ],
    notes: [note('g1', 'both', ['Why? <img src="a.png">', 'So.', ''], ['t']), note('g2', 'both', ['one', 'two', 'y'])],
    children: [{ __type__: 'Deck', name: 'OS', notes: [note('g3', 'gap', ['{{c1::A}} and {{c2::B}}'])], children: [] }],
  }
  world.write('CS/deck.json', JSON.stringify(deck))
  world.write('CS/media/a.png', 'png')
  world.write('CS/secret.png', 'secret')
  expect(JSON.parse(await prep('import', 'CS', '--into', 'notes', '--json'))).toMatchObject({
    cards: 5,
    media: 1,
    notes: ['CS.md', 'CS/OS.md'],
    problems: [{ kind: 'missingMedia', count: 2 }],
  })
  expect((await listed()).map(({ question, answer, deck, tags }) => [question, answer, deck, tags])).toEqual([
    ['[…] and B', '**A** and B', 'CS/OS', []],
    ['A and […]', 'A and **B**', 'CS/OS', []],
    ['Why?', 'So.', 'CS', ['t']],
    ['one', 'two', 'CS', []],
    ['two', 'one', 'CS', []],
  ])
  expect(JSON.parse(await prep('import', 'CS/deck.json', '--into', 'notes', '--json'))).toMatchObject({ newCards: 0 })
  await prep('--notes', 'notes', 'export', 'back.apkg')
})

describe('a package of Anki’s first scheduler', () => {
  it('has its three buttons for cards in their steps: 2 is good, 3 easy', async () => {
    const files = unzipSync(new Uint8Array(readFileSync(ankiFile('legacy1.apkg'))))
    const sqlite = await loadSqlite()
    const database = new sqlite.Database(files['collection.anki2'])
    database.run(`UPDATE col SET conf = json_set(conf, '$.schedVer', 1)`)
    database.run('UPDATE revlog SET ease = ease - 1 WHERE type IN (0, 2) AND ease > 1')
    const old = world.write('old.apkg', zipSync({ ...files, 'collection.anki2': database.export() }))
    database.close()
    const grades = async (file: string, into: string) => {
      await prep('--state-dir', into, 'import', file, '--into', into)
      await prep('--state-dir', into, '--notes', into, 'export', `${into}.csv`)
      return [...readFileSync(join(world.folder, `${into}.csv`), 'utf8').matchAll(/Z (\w+) /g)].map(
        ([, grade]) => grade,
      )
    }
    const given = await grades(old, 'old')
    expect(given).toContain('good')
    expect(given).toEqual(await grades(ankiFile('legacy1.apkg'), 'new'))
  })
})
