import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardKey } from '../../src/exchange/anki/package/collection.ts'
import { openPackage } from '../../src/exchange/anki/package/open-package.ts'
import { openArchive } from '../../src/exchange/containers/archive.ts'
import { loadSqlite } from '../../src/exchange/containers/sqlite.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { schemaErrors } from '../support/schemas.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const fixture = (name: string) => here(`../fixtures/anki/${name}`)
const PACKAGES = ['legacy1.apkg', 'legacy2.apkg', 'latest.apkg', 'latest.colpkg'] as const

const PYTHON = process.env['PREP_ANKI_PYTHON'] ?? 'python3'
const hasAnki = spawnSync(PYTHON, ['-c', 'import anki.collection']).status === 0

const NOTE = `---
tags: [cs, os]
---
# 운영체제

## What is a process?

A running **program**:

\`\`\`c
if (a < 1) fork();
\`\`\`

| own | shared |
| --- | --- |
| memory | code |

![states](img/states.png)

- 꼬리질문: What is a thread?
  - A path of execution.

## 교착 상태란?

## What does $O(n^2)$ mean?

Quadratic; it costs $5 or $6.
`

let world: World
beforeEach(() => {
  world = makeWorld({ 'mine/os.md': NOTE, 'mine/img/states.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]) })
})
afterEach(() => world.remove())

const path = (name: string) => join(world.folder, name)
const prep = async (args: readonly string[], now = '2026-11-22T20:00:00+09:00') => {
  const result = await runInProcess(world, args, { now })
  expect(result.exitCode, result.stderr).toBe(0)
  return result.stdout
}
const grade = (question: string, given: string, now: string) =>
  prep(['--notes', 'mine', 'grade', question, given], `${now}:00+09:00`)

async function gradeThree(): Promise<void> {
  await grade('process', 'good', '2026-11-10T09:00')
  await grade('process', 'good', '2026-11-10T09:12')
  await grade('process', 'hard', '2026-11-13T09:00')
  await grade('thread', 'again', '2026-11-22T19:58')
}

/** A package as plain data in which what may differ between two of the same cards is gone. */
async function told(file: string) {
  const { collection, media } = await openPackage(file)
  const { notes, cards, revlog, noteTypes, decks } = collection
  const noteById = new Map(notes.map((note) => [note.id, note]))
  const typeById = new Map(noteTypes.map((type) => [type.id, type]))
  const deckById = new Map(decks.map((deck) => [deck.id, deck.path.join('::')]))
  const keyOf = (id: number, ord: number) => cardKey(noteById.get(id)?.guid ?? '?', ord)
  return {
    notes: notes
      .map(({ guid, fields, tags, noteType, mod }) => {
        const { id, ...type } = typeById.get(noteType) ?? { id: 0 }
        return { guid, fields, tags, mod, type }
      })
      .sort((left, right) => (left.guid < right.guid ? -1 : 1)),
    cards: cards
      .map(({ id, nid, did, due, ...card }) => ({
        ...card,
        key: keyOf(nid, card.ord),
        deck: deckById.get(did),
        due: card.type === 2 ? Math.round(due + collection.crt / 86_400) : due,
        revlog: revlog.filter(({ cid }) => cid === id).map(({ cid, ...row }) => row),
      }))
      .sort((left, right) => (left.key < right.key ? -1 : 1)),
    media: media
      .map(({ name, bytes }) => [name, Buffer.from(bytes).toString('hex')])
      .sort((left, right) => ((left[0] ?? '') < (right[0] ?? '') ? -1 : 1)),
  }
}

describe.each(PACKAGES)('%s through prep and back', (name) => {
  it('keeps every note, field, tag, picture, due date and answer', async () => {
    await prep(['import', fixture(name), '--into', 'notes'])
    await prep(['--notes', 'notes', 'export', 'anki', 'back.apkg'])
    const back = await told(path('back.apkg'))
    expect(back).toEqual(await told(fixture(name)))
    expect(back.notes).toHaveLength(12)
    expect(back.cards.flatMap(({ revlog }) => revlog)).toHaveLength(7)
  })
})

describe('an export for Anki', () => {
  it('has the schema that Anki makes', async () => {
    await prep(['--notes', 'mine', 'export', 'own.apkg'])
    const archive = await openArchive(readFileSync(path('own.apkg')), 'own.apkg')
    expect([...archive.names].sort()).toEqual(['0', 'collection.anki2', 'collection.anki21', 'media', 'meta'])
    const sqlite = await loadSqlite()
    const plain = (sql: string) =>
      sql
        .replaceAll(/--[^\n]*/g, '')
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/ ?([(),]) ?/g, '$1')
        .trim()
    const expected = readFileSync(fixture('schema-11.sql'), 'utf8')
      .split(';\n')
      .map(plain)
      .filter((sql) => sql !== '')
    for (const name of ['collection.anki21', 'collection.anki2']) {
      const database = new sqlite.Database(await archive.read(name))
      const [schema] = database.exec('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name')
      expect(schema?.values.map(([sql]) => plain(String(sql)))).toEqual(expected)
      expect(database.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']])
      database.close()
    }
  })

  it('has HTML, tags, media, schedules and answers', async () => {
    await gradeThree()
    expect(await prep(['--notes', 'mine', 'export', 'anki', 'own.apkg'])).toBe(
      'own.apkg: 4 cards, 4 reviews, 1 picture or sound\n',
    )
    const { notes, cards, media } = await told(path('own.apkg'))
    const asking = (words: string) => notes.find(({ fields }) => fields[0]?.includes(words))
    const process = asking('process')
    expect(process?.tags).toEqual(['cs', 'os'])
    expect(process?.fields[1]).toMatch('<strong>program</strong>')
    expect(process?.fields[1]).toMatch('<pre><code class="language-c">if (a &#x3C; 1) fork();\n</code></pre>')
    expect(process?.fields[1]).toMatch('<td>memory</td>')
    expect(process?.fields[1]).toMatch('<img src="states.png" alt="states">')
    expect(asking('thread')?.fields[2]).toBe('운영체제<br>What is a process?')
    expect(asking('O(n^2)')?.fields.slice(0, 2)).toEqual([
      'What does \\(O(n^2)\\) mean?',
      'Quadratic; it costs $5 or $6.',
    ])
    expect(media).toEqual([['states.png', '89504e47']])
    const card = cards.find(({ key }) => key.startsWith(process?.guid ?? '?'))
    expect(card?.revlog.map(({ ease, ivl, type }) => [ease, ivl, type])).toEqual([
      [3, -600, 0],
      [3, expect.any(Number), 0],
      [2, expect.any(Number), 1],
    ])
    const [listed] = JSON.parse(await prep(['list', 'mine', '--json']))
    const { s, d, dr, decay, lrt } = JSON.parse(card?.data ?? '{}')
    expect([s, d]).toEqual([
      expect.closeTo(listed.schedule.stability, 3),
      expect.closeTo(listed.schedule.difficulty, 2),
    ])
    expect([dr, decay, lrt]).toEqual([0.9, 0.154, Date.parse('2026-11-13T09:00:00+09:00') / 1000])
    expect(card).toMatchObject({ type: 2, queue: 2, ivl: listed.schedule.intervalDays, reps: 3 })
    // The date of the study day on which it is due, in Seoul.
    expect(card?.due).toBe(Math.floor((Date.parse(listed.schedule.due) + 9 * 3_600_000) / 86_400_000))
    const learning = cards.find(({ key }) => key.startsWith(asking('thread')?.guid ?? '?'))
    expect(learning).toMatchObject({ type: 1, queue: 1, due: Date.parse('2026-11-22T19:59:00+09:00') / 1000 })
  })

  it('has the same notes again after an edit, also those that were never asked', async () => {
    await gradeThree()
    await prep(['--notes', 'mine', 'export', 'one.apkg'])
    writeFileSync(
      path('mine/os.md'),
      NOTE.replace('What is a process?', 'What is a process, exactly?').replace('What does $O', 'What exactly does $O'),
    )
    await prep(['--notes', 'mine', 'export', 'two.apkg'])
    const [one, two] = [await told(path('one.apkg')), await told(path('two.apkg'))]
    expect(two.notes.map(({ guid }) => guid)).toEqual(one.notes.map(({ guid }) => guid))
    expect(two.notes.some(({ fields }) => fields[0]?.startsWith('What exactly'))).toBe(true)
  })

  it('gives back a text that was edited in prep for its field alone, and what was answered in prep', async () => {
    await prep(['import', fixture('latest.apkg'), '--into', 'notes'])
    const edit = (file: string, from: string, to: string) => {
      const text = readFileSync(path(file), 'utf8')
      expect(text).toContain(from)
      writeFileSync(path(file), text.replace(from, to))
    }
    edit('notes/컴퓨터/운영체제.md', 'A running program.', 'A program that **runs**.')
    edit('notes/Capitals.md', 'Rome', 'Roma')
    edit('notes/Words.md', '本: book', '本: book, volume')
    edit('notes/Clozes.md', 'See RFC 793.', 'See RFC 9293.')
    edit('notes/Clozes.md', '## TCP is connection-oriented', '## TCP is connected')
    await prep(['--notes', 'notes', 'grade', 'process', 'good'])
    expect((await runInProcess(world, ['--notes', 'notes', 'export', 'back.apkg'])).stderr).toMatch('no single field')
    const [before, back] = [await told(fixture('latest.apkg')), await told(path('back.apkg'))]
    const changed = back.notes.filter(
      (note, index) => JSON.stringify(note.fields) !== JSON.stringify(before.notes[index]?.fields),
    )
    expect(changed.map(({ fields }) => fields)).toEqual(
      expect.arrayContaining([
        ['What is a <b>process</b>?', expect.stringMatching(/^<p>A program that <strong>runs<\/strong>\.<\/p>\n<ul>/)],
        ['Capital of Italy?', 'Roma'],
        ['本', 'hon', 'book, volume', '', 'not on any card'],
        [expect.stringMatching(/^TCP is \{\{c1::connection-oriented\}\}/), 'See RFC 9293.'],
      ]),
    )
    expect(changed).toHaveLength(4)
    const process = back.cards.find(({ revlog }) =>
      revlog.some(({ id }) => id === Date.parse('2026-11-22T20:00:00+09:00')),
    )
    expect(process?.revlog).toHaveLength(4)
    expect(process?.reps).toBe(4)
    expect(JSON.parse(process?.data ?? '{}').s).toBeGreaterThan(33.75)
    const rest = (all: typeof back) => all.cards.filter(({ key }) => key !== process?.key)
    expect(rest(back)).toEqual(rest(before))
  })

  it('comes back as the cards that it was made of, with the answers given there', async () => {
    await gradeThree()
    await prep(['--notes', 'mine', 'export', 'own.apkg'])
    const before = await prep(['list', 'mine', '--json'])
    const said = await prep(['--notes', 'mine', 'import', 'own.apkg', '--into', 'again'])
    expect(said).toMatch('4 cards, 0 of them new here')
    expect(said).toMatch('Nothing new')
    expect(said).not.toMatch('answers given there')
    // Nothing came, so that there is no folder for it either.
    expect(existsSync(path('again'))).toBe(false)
    expect(await prep(['list', 'mine', '--json'])).toBe(before)
  })

  it('says for how many cards answers come that were given elsewhere', async () => {
    await prep(['--notes', 'mine', 'export', 'one.apkg'])
    await prep(['--state-dir', 'elsewhere', 'import', 'one.apkg', '--into', 'again'])
    await prep(['--state-dir', 'elsewhere', '--notes', 'again', 'grade', 'process', 'good'])
    await prep(['--state-dir', 'elsewhere', '--notes', 'again', 'export', 'two.apkg'])
    await prep(['--notes', 'mine', 'grade', 'thread', 'good'])
    await prep(['--notes', 'mine', 'grade', 'process', 'again'], '2026-11-21T20:00:00+09:00')
    const said = await prep(['--notes', 'mine', 'import', 'two.apkg', '--into', 'here'])
    expect(said).toMatch(
      '4 cards in your notes already, not made again; answers given there to 1 of them were taken over',
    )
  })

  it('comes to a prep that knows none of it as the same questions and answers, in the same order', async () => {
    await gradeThree()
    await prep(['--notes', 'mine', 'export', 'own.apkg'])
    const told = async (args: readonly string[]) =>
      (JSON.parse(await prep([...args, '--json'])) as Record<string, unknown>[]).map(({ question, status }) => [
        question,
        status,
      ])
    const before = await told(['list', 'mine'])
    expect(before).toEqual([
      ['What is a process?', 'answered'],
      ['What is a thread?', 'answered'],
      ['교착 상태란?', 'unanswered'],
      ['What does $O(n^2)$ mean?', 'answered'],
    ])
    await prep(['--state-dir', 'elsewhere', 'import', 'own.apkg', '--into', 'again'])
    expect(await told(['--state-dir', 'elsewhere', 'list', 'again'])).toEqual(before)
    expect(readFileSync(path('again/os.md'), 'utf8')).not.toMatch('os.md')
    const twice = await prep(['--state-dir', 'elsewhere', 'import', 'own.apkg', '--into', 'again'])
    expect(twice).toMatch('Nothing new')
    expect(twice).not.toMatch('answers given there')
    // Answered there, they are no longer new, and a text written there goes back into the field it belongs to.
    writeFileSync(
      path('again/os.md'),
      readFileSync(path('again/os.md'), 'utf8').replace('## 교착 상태란?\n', '## 교착 상태란?\n\nA circle.\n'),
    )
    const elsewhere = ['--state-dir', 'elsewhere', '--notes', 'again']
    await prep([...elsewhere, 'grade', '교착', 'good'])
    await prep([...elsewhere, 'export', 'back.apkg'])
    await prep(['--state-dir', 'third', 'import', 'back.apkg', '--into', 'third-notes'])
    expect(await told(['--state-dir', 'third', 'list', 'third-notes'])).toEqual(
      before.map(([question]) => [question, 'answered']),
    )
  })

  it('prints JSON that its schema describes, like the import', async () => {
    expect(schemaErrors('export', await prep(['--notes', 'mine', 'export', 'own.apkg', '--json']))).toBeNull()
    expect(
      schemaErrors('import', await prep(['import', fixture('latest.apkg'), '--into', 'notes', '--json'])),
    ).toBeNull()
    expect(schemaErrors('history', await prep(['history', '--json']))).toBeNull()
  })

  it('takes nothing along that is no picture or sound of the notes', async () => {
    world.write('secret.png', 'key')
    world.write(
      'mine/more.md',
      '## One?\n\n![](../secret.png) ![](/etc/hostname) ![](img/../../secret.png) [x](os.md)\n',
    )
    await prep(['--notes', 'mine', 'export', 'own.apkg'])
    expect((await openPackage(path('own.apkg'))).media.map(({ name }) => name)).toEqual(['states.png'])
  })
})

interface Dump {
  readonly found: readonly { readonly new: number; readonly updated: number; readonly duplicate: number }[]
  readonly cards: readonly Record<string, unknown>[]
  readonly media: readonly string[]
  readonly configs: Readonly<Record<string, { readonly desiredRetention: number }>>
  readonly said: string
}

describe.skipIf(!hasAnki)('Anki itself (skipped where its Python package is not installed)', () => {
  const anki = (...files: string[]): Dump =>
    JSON.parse(
      execFileSync(PYTHON, [here('open_package.py'), ...files], {
        encoding: 'utf8',
        env: { ...process.env, TZ: 'Asia/Seoul' },
        maxBuffer: 1e8,
      }),
    )
  const order = (left: Record<string, unknown>, right: Record<string, unknown>) =>
    `${left['guid']} ${left['ord']}` < `${right['guid']} ${right['ord']}` ? -1 : 1

  it('opens an export with notes, tags, media, due dates and answers as in prep, and its FSRS goes on', async () => {
    await prep(['config', 'set', 'desiredRetention', '0.85'])
    await gradeThree()
    await prep(['--notes', 'mine', 'export', 'own.apkg'])
    const { found, cards, media, configs, said } = anki(path('own.apkg'))
    expect(found).toEqual([{ new: 4, updated: 0, duplicate: 0 }])
    expect(media).toEqual(['states.png'])
    expect(said).not.toMatch(/fixed|missing|invalid/i)
    expect(configs['prep']?.desiredRetention).toBeCloseTo(0.85)
    const [listed] = JSON.parse(await prep(['list', 'mine', '--json']))
    const process = cards.find((card) => String(card['question']).includes('process?') && card['type'] === 2)
    expect(process).toMatchObject({
      guid: `prep-${listed.id}`,
      deck: 'os',
      tags: ['cs', 'os'],
      due: new Date(Date.parse(listed.schedule.due) + 9 * 3_600_000).toISOString().slice(0, 10),
      ivl: listed.schedule.intervalDays,
      reps: 3,
      lapses: 0,
      stability: expect.closeTo(listed.schedule.stability, 3),
      difficulty: expect.closeTo(listed.schedule.difficulty, 2),
      desiredRetention: expect.closeTo(0.85),
    })
    expect(process?.['revlog']).toHaveLength(3)
    expect(process?.['retrievability']).toBeGreaterThan(0)
    expect(String(process?.['answer'])).toMatch('<td>memory</td>')
  })

  it('updates the notes of an earlier export', async () => {
    await prep(['--notes', 'mine', 'export', 'one.apkg'])
    writeFileSync(path('mine/os.md'), NOTE.replace('A running', 'A really running'))
    await prep(['--notes', 'mine', 'export', 'two.apkg'], '2026-11-23T20:00:00+09:00')
    const { found, cards } = anki(path('one.apkg'), path('two.apkg'))
    expect(found[1]).toMatchObject({ new: 0, updated: 4 })
    expect(cards).toHaveLength(4)
    expect(cards.some((card) => String(card['answer']).includes('A really running'))).toBe(true)
  })

  it.each(PACKAGES.filter((name) => name.endsWith('.apkg')))(
    'has all of %s after it went through prep',
    async (name) => {
      await prep(['import', fixture(name), '--into', 'notes'])
      await prep(['--notes', 'notes', 'export', 'back.apkg'])
      const [before, back] = [anki(fixture(name)), anki(path('back.apkg'))]
      // How well a card is known changes from second to second.
      const lasting = ({ cards }: Dump) => cards.map(({ retrievability: _, ...card }) => card).sort(order)
      expect(lasting(back)).toEqual(lasting(before))
      expect(back.media).toEqual(before.media)
    },
  )
})
