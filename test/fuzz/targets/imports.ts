import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { PrepError } from '../../../src/errors.ts'
import { IMPORT_FORMATS } from '../../../src/exchange/import-formats.ts'
import { composeNote, writeCard } from '../../../src/exchange/importing/write-notes.ts'
import { MEDIA_FOLDER, mediaLink, notePath, safeMediaName, safeName } from '../../../src/exchange/safe-names.ts'
import { frontMatterLines } from '../../../src/notes/front-matter.ts'
import { readFrontMatter } from '../../../src/notes/front-matter-yaml.ts'
import { parseNote } from '../../../src/notes/parse-note.ts'
import { fixtureNotes } from '../fixture-notes.ts'
import { bytesOf, NOTE_WORDS, noteText, numberOf } from '../note-pieces.ts'
import { must, type Target } from '../target.ts'

const folder = mkdtempSync(join(tmpdir(), 'prep-fuzz-import-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const EXTENSIONS = ['.md', '.apkg', '.colpkg', '.txt', '.csv', '.tsv', '.json', '.db', '.edn']
const MARK = '\n%%\n'
const WORDS = [
  ...NOTE_WORDS,
  ...[
    MARK,
    '<!-- prep: answer -->',
    '<!-- prep: tags a -->',
    '../',
    '..\\',
    '/',
    '\\',
    'C:',
    'con',
    'nul.md',
    '.git',
    '~',
    '%2e%2e',
    '..',
    '.',
    'a'.repeat(300),
  ],
  ...[
    '#separator:tab\n',
    '#html:true\n',
    '#tags column:3\n',
    '#notetype column:1\n',
    '\t',
    '";"',
    '""',
    '<img src="a.png">',
    '[sound:a.mp3]',
    '{{c1::a::b}}',
  ],
  ...[
    'Q: ',
    'A: ',
    'C: ',
    '---\n',
    '[a]',
    'PK\u0003\u0004',
    '<script>',
    '<b>',
    '&nbsp;',
    '{"cards":[',
    '"front":',
    '"back":',
    '(',
    '{:a 1}',
    '::',
  ],
]
const MEDIA_LINK = /^(?:\.\.\/)*media\/[^/\\]+$/

/** Cards of other programs become notes that are read as these cards; files of other programs give cards or a refusal. */
export const importsTarget: Target = {
  name: 'imports',
  seeds: () => [
    ...fixtureNotes(),
    bytesOf(`What?${MARK}That.${MARK}a/b`),
    bytesOf('front\tback\ttag\n'),
    bytesOf('Q: a\nA: b\n'),
  ],
  fresh: fc
    .tuple(noteText, noteText, fc.string({ unit: 'binary', maxLength: 20 }))
    .map((parts) => bytesOf(parts.join(MARK))),
  words: WORDS,
  async check(input) {
    const text = Buffer.from(input).toString('utf8')
    const [question = '', answer = null, name = '', extension = ''] = text.split(MARK)
    checkName(safeName(name))
    checkName(safeMediaName(name))
    for (const part of notePath([name, extension, question.slice(0, 200)]).split('/')) checkName(part)
    must(MEDIA_LINK.test(mediaLink([name, extension], name)), `the link ${mediaLink([name, extension], name)}`)
    checkWritten(question, answer, name)
    await checkFormats(input)
  },
}

function checkName(name: string): void {
  const what = JSON.stringify(name)
  must(name !== '' && name !== '.' && name !== '..' && !name.startsWith('.'), `the name ${what}`)
  must(!/[/\\:*?"<>|\x00-\x1f\x7f-\x9f]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u.test(name), `in a name: ${what}`)
  must(Buffer.byteLength(name) <= 255 || [...name].length <= 100, `a long name, ${name.length}`)
}

/** Two cards, written and read again as a note is: the same two. */
function checkWritten(question: string, answer: string | null, tag: string): void {
  const written = writeCard({ question, answer, tags: [tag] })
  const last = writeCard({ question: 'The last one?', answer: 'It is.', tags: [] })
  must(last !== null, 'a plain card that cannot be written')
  if (written === null) return
  const note = composeNote(tag, [written.text, last.text])
  const lines = note.split(/\r\n|[\r\n]/)
  const { frontMatter, unreadable } = readFrontMatter(lines.slice(0, frontMatterLines(lines)).join('\n'))
  must(unreadable === null, `front matter that prep cannot read: ${unreadable}`)
  const { cards } = parseNote({ path: `${MEDIA_FOLDER}.md`, text: note, frontMatter })
  must(cards.length === 2, `${cards.length} cards of two`)
  must(
    cards[0]?.question === written.card.question && cards[0].answer === written.card.answer,
    'another card than was written',
  )
  must(cards[1]?.question === 'The last one?' && cards[1].answer === 'It is.', 'a card that swallows the next one')
}

async function checkFormats(input: Uint8Array): Promise<void> {
  const path = join(folder, `import${EXTENSIONS[numberOf(input) % EXTENSIONS.length]}`)
  const format = IMPORT_FORMATS.find(({ fits }) => fits(path, input.subarray(0, 512)))
  if (format === undefined) return
  writeFileSync(path, input)
  const read = await format.load()
  try {
    const { notes, media } = await read(path, {
      zone: { timeZone: 'Asia/Seoul', rolloverHour: 4 },
      now: new Date('2026-11-22T11:00:00Z'),
    })
    for (const note of notes) for (const { key } of note.cards) must(key !== '', 'a card without a key')
    for (const { name } of media) checkName(safeMediaName(name))
  } catch (error) {
    if (!(error instanceof PrepError)) throw error
  }
}
