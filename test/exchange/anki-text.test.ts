import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAnkiText, writeAnkiText } from '../../src/exchange/anki/text-file.ts'
import { ankiFile, hasAnki, PYTHON, printed } from '../support/anki.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const prep = (...args: string[]) => printed(world, args)
const told = async (file: string) => {
  const into = file.replaceAll('.', '-')
  await prep('import', file, '--into', into)
  const cards = JSON.parse(await prep('list', into, '--json')) as Record<string, unknown>[]
  return cards.map(({ prompt, answer, deck, tags }) => [prompt, answer, deck, tags])
}

const HEAD = '#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n'

describe('a text file of Anki', () => {
  it('is read by its first lines: guid, note type, deck, tags, HTML, quotes', async () => {
    world.write(
      'notes.txt',
      `${HEAD}a1\tBasic\t언어::한국어\tWhat is <b>ㄱ</b>?\t"A ""letter""<br>of two\nlines"\tx y\n"#b2"\tBasic\tDefault\tWhy?\tSo.\t\n`,
    )
    expect(await told('notes.txt')).toEqual([
      ['Why?', 'So.', 'Default', []],
      ['What is **ㄱ**?', 'A "letter"\\\nof two\nlines', '언어/한국어', ['x', 'y']],
    ])
  })

  it.each([
    ['Comma', ','],
    ['Semicolon', ';'],
    ['Pipe', '|'],
    [';', ';'],
  ])('has the separator that it names: %s', async (name, mark) => {
    world.write('a.txt', `#separator:${name}\n#html:false\nWhy <b>?${mark}So*.*\n`)
    expect(await told('a.txt')).toEqual([['Why \\<b>?', 'So\\*.\\*', 'a', []]])
  })

  it.each([
    [
      'names of columns',
      '#separator:tab\n#columns:Back\tno\tFront\tTags\nSo.\t1\tWhy?\tt\n',
      ['Why?', 'So.\\\n1', 'a', ['t']],
    ],
    ['one deck and tags for all', '\ufeff#deck:D::E\r\n#tags:t\r\nWhy?\tSo.\r\n', ['Why?', 'So.', 'D/E', ['t']]],
    ['a comment between', '#separator:tab\nWhy?\tSo.\n# no card\n', ['Why?', 'So.', 'a', []]],
    ['cards alone', '#separator:tab\n#html:true\n<div>Why?</div>\t<i>So.</i>\n', ['Why?', '*So.*', 'a', []]],
  ])('has %s', async (_, text, card) => {
    world.write('a.txt', text)
    expect(await told('a.txt')).toEqual([card])
  })

  it('has a card for every deletion, and for both sides of a reversed note', async () => {
    world.write(
      'a.txt',
      `${HEAD}c1\tCloze\tD\t{{c1::TCP}} is {{c2::safe::how}}\t\t\nr1\tBasic (and reversed card)\tD\tx\ty\t\n`,
    )
    expect((await told('a.txt')).map(([question]) => question)).toEqual([
      '**\\[…]** is safe',
      'TCP is **\\[how]**',
      'x',
      'y',
    ])
  })

  it('brings a note up to date by its guid, and no line at its head becomes a card', async () => {
    world.write('a.txt', `${HEAD}a1\tBasic\tD\tOld?\tSo.\t\n`)
    await prep('import', 'a.txt')
    world.write('a.txt', `${HEAD}a1\tBasic\tD\tNew?\tSo.\t\n`)
    expect(JSON.parse(await prep('import', 'a.txt', '--json'))).toMatchObject({ cards: 1, newCards: 0, updated: 1 })
    world.write('b.txt', HEAD)
    expect(await runInProcess(world, ['import', 'b.txt'])).toMatchObject({ exitCode: 1 })
  })

  it('is written with all fields of notes that came from Anki, and prep’s own under their guids', async () => {
    await prep('import', ankiFile('latest.apkg'), '--into', 'notes')
    world.write('notes/own.md', '## Why?\n\n- one\n- two\n')
    expect(await prep('--notes', 'notes', 'export', 'out.txt')).toContain('out.txt: 19 cards, 0 reviews')
    const { rows, isHtml } = readAnkiText(readFileSync(join(world.folder, 'out.txt'), 'utf8'))
    expect(isHtml).toBe(true)
    expect(rows).toHaveLength(13)
    expect(rows.map(({ fields }) => fields)).toContainEqual(expect.arrayContaining([expect.stringContaining('{{c1::')]))
    expect(rows.at(-1)).toMatchObject({ noteType: 'prep', deck: 'own', fields: expect.arrayContaining(['Why?']) })
    // What a note type of one's own makes of a note is not in the file; that the note is here already is.
    expect(await prep('--notes', 'notes', 'import', 'out.txt', '--into', 'again')).toContain('Nothing new')
  })

  it.skipIf(!hasAnki())('is taken by Anki itself', async () => {
    world.write('notes/own.md', '## Why?\n\n**So** it is.\n\n## "Quoted"\n\n```c\nint x;\n\ty;\n```\n')
    await prep('--notes', 'notes', 'export', 'out.txt')
    const script = `
import json, sys, tempfile
from anki.collection import Collection, ImportCsvRequest
col = Collection(tempfile.mkdtemp() + "/collection.anki2")
meta = col.get_csv_metadata(path=sys.argv[1], delimiter=None)
col.import_csv(ImportCsvRequest(path=sys.argv[1], metadata=meta))
print(json.dumps([[n.guid[:5], n.fields, col.decks.name(n.cards()[0].did)] for n in map(col.get_note, col.find_notes(""))]))
`
    const out = execFileSync(PYTHON, ['-c', script, join(world.folder, 'out.txt')], { encoding: 'utf8' })
    expect(JSON.parse(out)).toEqual([
      ['prep-', ['Why?', '<strong>So</strong> it is.'], 'own'],
      ['prep-', ['"Quoted"', '<pre><code class="language-c">int x;\n\ty;\n</code></pre>'], 'own'],
    ])
  })
})

const cell = fc.string({ unit: fc.constantFrom('#', '"', '\t', '\n', ' ', 'a', '가', '<', '&'), maxLength: 6 })
const word = fc.string({ unit: fc.constantFrom('#', '"', 'a', '가', ':'), minLength: 1, maxLength: 5 })

it('writes any fields so that it reads them again', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          guid: word,
          noteType: fc.constantFrom('Basic', 'prep'),
          deck: fc.constantFrom('A', 'A::가'),
          tags: fc.array(fc.constantFrom('x', 'y::z')),
          fields: fc.tuple(word, cell, cell),
        }),
        { minLength: 1 },
      ),
      (rows) => void expect(readAnkiText(writeAnkiText(rows)).rows).toEqual(rows),
    ),
  ))

describe('a table in a file of another name', () => {
  it.each([
    ['tabs', 'Why?\tSo.\nWhat?\tThat.\n'],
    ['semicolons', 'Why?;So.\nWhat?;That.\n'],
  ])('is read by what is in it: %s', async (_, text) => {
    world.write('a.txt', text)
    expect((await told('a.txt')).map(([question]) => question)).toEqual(['Why?', 'What?'])
  })

  it('is none where it is prose', async () => {
    world.write('a.txt', 'Dear diary,\ntoday; I\n')
    expect(await runInProcess(world, ['import', 'a.txt'])).toMatchObject({ exitCode: 1 })
  })
})
