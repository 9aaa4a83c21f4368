// `list FILE… --json` as prep has it, each note read by the model that learnt from other people's notes: for the corpus's scorer.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decode } from '../../src/disk/decode.ts'
import { unpackModel } from '../../src/notes/model/model.ts'
import { LineReader } from '../../src/notes/model/probabilities.ts'
import { parseNote } from '../../src/notes/parse-note.ts'
import { frontMatterOf } from '../../src/notes/read-file.ts'

const here = process.env['PREP_TRAINING'] ?? 'test/training'
const gold = process.env['PREP_GOLD'] ?? '../shared/reading/gold'
const readers = [0, 1, 2, 3, 4].map(
  (fold) => new LineReader(unpackModel(JSON.parse(readFileSync(join(here, `models/fold-${fold}.json`), 'utf8')))),
)

/** Notes of one repository are in one fold; a package's README is a repository of its own. */
function readerFor(file: string): LineReader {
  const labels = join(gold, `${file}.json`)
  const { repo = '' } = existsSync(labels) ? JSON.parse(readFileSync(labels, 'utf8')) : {}
  const key = existsSync(labels) ? repo || file : `readme/${file}`
  return readers[(createHash('sha1').update(key).digest()[0] ?? 0) % 5] as LineReader
}

const named = process.argv.slice(2).filter((word) => word !== 'list' && !word.startsWith('--'))
const files = named.flatMap((path) =>
  statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path],
)
const cards: unknown[] = []
for (const path of files) {
  const { text } = decode(readFileSync(path))
  const { frontMatter } = await frontMatterOf(text)
  // Two notes of one name have the same ids; the scorer reads them all at once.
  const id = (own: string): string =>
    createHash('sha1')
      .update(path + own)
      .digest('hex')
  for (const card of parseNote({ path, text, frontMatter }, { reader: readerFor(basename(path)) }).cards)
    cards.push({ ...card, id: id(card.id), parent: card.parent === null ? null : id(card.parent) })
}
process.stdout.write(`${JSON.stringify(cards)}\n`)
