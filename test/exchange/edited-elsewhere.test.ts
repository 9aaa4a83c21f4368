import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadSqlite } from '../../src/exchange/containers/sqlite.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { schemaErrors } from '../support/schemas.ts'

const NOTE = `---
tags: [os]
---
# 운영체제

## What is a process? #exam

A running **program**:

* its memory
* its \`registers\`

## 커널이란?

운영체제의 중심, "핵"; x < y.

## What does this print?

\`\`\`c
printf("%d\\n", 1);
\`\`\`

1, and a newline.

## Deadlock

Q: 답이 없는 질문?
`

let world: World
beforeEach(() => {
  world = makeWorld({ 'notes/os.md': NOTE })
})
afterEach(() => world.remove())

const prep = async (...args: string[]) => {
  const result = await runInProcess(world, ['--notes', 'notes', ...args])
  expect(result.stderr, args.join(' ')).not.toContain('bug')
  return result
}
const note = () => readFileSync(join(world.folder, 'notes/os.md'), 'utf8')

interface Fields {
  readonly fields: string[]
  tags: string
}

/** Edits the notes of a package as a person does in Anki. */
async function editPackage(file: string, edit: (notes: readonly Fields[]) => void): Promise<void> {
  const path = join(world.folder, file)
  const entries = unzipSync(readFileSync(path))
  const sqlite = await loadSqlite()
  const database = new sqlite.Database(entries['collection.anki21'])
  const rows = database.exec('select id, flds, tags from notes order by id')[0]?.values ?? []
  const notes = rows.map(([, flds, tags]) => ({ fields: String(flds).split('\u001f'), tags: String(tags).trim() }))
  edit(notes)
  rows.forEach(([id], index) => {
    const { fields = [], tags = '' } = notes[index] ?? {}
    database.run('update notes set flds = ?, tags = ?, mod = mod + 60 where id = ?', [
      fields.join('\u001f'),
      ` ${tags} `,
      Number(id),
    ])
  })
  writeFileSync(path, zipSync({ ...entries, 'collection.anki21': database.export() }))
}

const noteOf = (notes: readonly Fields[], question: string): Fields => {
  const found = notes.find(({ fields }) => fields[0]?.includes(question))
  if (found === undefined) throw new Error(`no note ${question}`)
  return found
}

it('offers what was edited in Anki, writes it on request with only the bytes needed, and takes it back', async () => {
  await prep('export', 'out.apkg')
  const untouched = await prep('import', 'out.apkg', '--into', 'in', '--json')
  expect(JSON.parse(untouched.stdout)).toMatchObject({ newCards: 0, edited: [] })
  await editPackage('out.apkg', (notes) => {
    const process = noteOf(notes, 'process')
    process.fields[1] = process.fields[1]?.replace('its memory', 'its memory and files') ?? ''
    process.tags = 'os exam hard leech'
    const kernel = noteOf(notes, '커널')
    kernel.fields[0] = '커널은 무엇인가요?'
  })
  const dry = await prep('import', 'out.apkg', '--into', 'in', '--dry-run')
  expect(dry.stdout).toContain(`2 of your cards were edited there; \`prep drafts\` would offer:
  What is a process?
    - * its memory
    + * its memory and files
    + #hard
  커널이란?
    - 커널이란?
    + 커널은 무엇인가요?
`)
  expect((await prep('drafts')).stdout).toBe('No drafts are waiting.\n')
  const done = await prep('import', 'out.apkg', '--into', 'in')
  expect(done.stdout.replaceAll('\n', ' ')).toContain('2 of your cards were edited there and wait: `prep drafts`')
  expect(note()).toBe(NOTE)
  expect((await prep('drafts')).stdout).toContain('edited in out.apkg')
  expect((await prep('drafts', '--lang', 'ko')).stdout).toContain('out.apkg에서 고침')
  expect(schemaErrors('drafts', (await prep('drafts', '--json')).stdout)).toBeNull()

  const taken = await prep('drafts', 'take', 'process')
  expect(taken.exitCode, taken.stderr).toBe(0)
  expect(taken.stdout.replaceAll('\n', ' ')).toContain('`prep drafts undo QUESTION` puts the former text back.')
  expect(schemaErrors('drafts', (await prep('drafts', 'take', '커널', '--json')).stdout)).toBeNull()
  const edited = NOTE.replace('* its memory', '* its memory and files')
    .replace('#exam', '#exam #hard')
    .replace('커널이란?', '커널은 무엇인가요?')
  expect(note()).toBe(edited)
  expect((await prep('drafts')).stdout).toBe('No drafts are waiting.\n')
  // What stands in the note is no edit any more.
  expect(JSON.parse((await prep('import', 'out.apkg', '--into', 'in', '--json')).stdout)).toMatchObject({ edited: [] })

  expect((await prep('drafts', 'undo', 'process')).exitCode).toBe(0)
  expect((await prep('drafts', 'undo')).exitCode).toBe(0)
  expect(note()).toBe(NOTE)
})

it('does not take for an edit what changed in the notes since, and nothing that Anki writes itself', async () => {
  await prep('export', 'old.apkg')
  world.write(
    'notes/os.md',
    NOTE.replace('its memory', 'its address space').replace('## 커널이란?', '## 커널이란? #core'),
  )
  expect(JSON.parse((await prep('import', 'old.apkg', '--into', 'in', '--json')).stdout)).toMatchObject({ edited: [] })
  await prep('export', 'new.apkg')
  await editPackage('new.apkg', (notes) => {
    for (const each of notes) {
      each.fields[1] = each.fields[1]?.replaceAll('<br>', '<br />').replaceAll('</li>', ' </li>') ?? ''
      each.tags += ' marked'
    }
  })
  expect(JSON.parse((await prep('import', 'new.apkg', '--into', 'in', '--json')).stdout)).toMatchObject({ edited: [] })
})

it('offers answers given in Anki to questions without one, and edits of both sides', async () => {
  await prep('export', 'out.apkg')
  await editPackage('out.apkg', (notes) => {
    noteOf(notes, '답이 없는').fields[1] = 'Now <b>there</b> is.'
    const print = noteOf(notes, 'print')
    print.fields[0] = 'What does this show?'
    print.fields[1] = `${print.fields[1]}<p>Nothing else.</p>`
  })
  await prep('import', 'out.apkg', '--into', 'in')
  await prep('drafts', 'take', 'print')
  await prep('drafts', 'take', '답이')
  const cards = JSON.parse((await prep('list', '--json')).stdout) as readonly { question: string; answer: string }[]
  expect(cards.map(({ question }) => question)).toContain('What does this show?')
  expect(cards.find(({ question }) => question.includes('show'))?.answer).toContain(
    '1, and a newline.\n\nNothing else.',
  )
  expect(cards.find(({ question }) => question.includes('답이'))?.answer).toContain('Now **there** is.')
})

it('names what the note cannot say, lets it wait, and forgets what was dropped until it changes', async () => {
  await prep('export', 'out.apkg')
  await editPackage('out.apkg', (notes) => {
    const process = noteOf(notes, 'process')
    // A tag of the whole note, and an answer that would ask.
    process.tags = 'exam'
    noteOf(notes, '커널').fields[1] = ''
  })
  await prep('import', 'out.apkg', '--into', 'in')
  const taken = await prep('drafts', 'take', 'process')
  expect(taken.exitCode).toBe(1)
  expect(taken.stderr.replaceAll(/\s+/g, ' ')).toContain('notes/os.md:6: not written')
  expect(taken.stderr).toContain('the tags')
  expect((await prep('drafts', 'take', '커널', '--lang', 'ko')).stderr).toContain('답은 노트에서')
  expect(note()).toBe(NOTE)
  expect((await prep('drafts')).stdout).toContain('- #os')
  await prep('drafts', 'drop', 'process')
  await prep('drafts', 'drop', '커널')
  expect(JSON.parse((await prep('import', 'out.apkg', '--into', 'in', '--json')).stdout)).toMatchObject({ edited: [] })
  expect((await prep('drafts')).stdout).toBe('No drafts are waiting.\n')
})

it.each([
  ['anki-text', 'out.txt'],
  ['csv', 'out.csv'],
  ['json', 'out.json'],
])('offers what was edited in a file of %s', async (_, file) => {
  await prep('export', file)
  const path = join(world.folder, file)
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('its memory', 'its address space'))
  expect(JSON.parse((await prep('import', file, '--into', 'in', '--json')).stdout)).toMatchObject({
    newCards: 0,
    edited: [{ question: 'What is a process?', prompt: null, tags: null }],
  })
  await prep('drafts', 'take', 'process')
  expect(note()).toBe(NOTE.replace('its memory', 'its address space'))
})
