// `list FILE… --json` as prep has it, each note read by the model that learnt from other people's notes: for the corpus's scorer.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decode } from '../../src/disk/decode.ts'
import type { LineReader } from '../../src/notes/model/probabilities.ts'
import { parseNote } from '../../src/notes/parse-note.ts'
import { frontMatterOf } from '../../src/notes/read-file.ts'
import { CORPUS, foldOf, readerOfFold } from './unseen.ts'

/** Notes of one repository are in one fold; a package's README is a repository of its own. */
function readerFor(file: string): LineReader {
  const labels = join(CORPUS, 'gold', `${file}.json`)
  const isLabelled = existsSync(labels)
  const { repo = '' } = isLabelled ? JSON.parse(readFileSync(labels, 'utf8')) : {}
  return readerOfFold(foldOf(isLabelled ? repo || file : `readme/${file}`))
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
