// prep's own notes as labelled ones, for extract.ts: fixtures with their golden cards, the seeds, and own-notes.json.
//   node own.mjs OUT [CASES.json]     OUT/files and OUT/gold
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [out, casesFile] = process.argv.slice(2)
const root = new URL('../../', import.meta.url).pathname
for (const folder of ['files', 'gold']) mkdirSync(join(out, folder), { recursive: true })
const put = (name, text, questions) => {
  writeFileSync(join(out, 'files', name), text)
  const gold = { file: name, repo: `own/${name}`, language: 'ko', lines: [1, 1e6], questions }
  writeFileSync(join(out, 'gold', `${name}.json`), JSON.stringify(gold))
}
const json = (path) => JSON.parse(readFileSync(path, 'utf8'))
const fixtures = join(root, 'test/fixtures/notes')
for (const name of readdirSync(fixtures).filter((one) => one.endsWith('.md')))
  put(`fixture-${name}`, readFileSync(join(fixtures, name)), json(join(fixtures, name.replace(/\.md$/, '.json'))))
for (const { file, questions } of json(join(root, 'test/fixtures/seed-labels.json')))
  put(`seed-${file.split('/').at(-1)}`, readFileSync(join(root, file)), questions)
for (const { name, note, lines } of json(join(root, 'test/training/own-notes.json')))
  put(
    `own-${name}.md`,
    note,
    lines.map((line) => ({ line })),
  )

const letters = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\*\*|`|==|<\/?code>/g, '')
    .replace(/[^\p{L}\p{N}+=#$&<>*]+/gu, '')
for (const one of casesFile === undefined ? [] : json(casesFile)) {
  const text = one.bytes ? Buffer.from(one.bytes, 'base64').toString('utf8') : one.note
  const lines = text.split('\n')
  let from = 0
  const questions = one.cards.flatMap(([question]) => {
    const at = lines.findIndex((line, place) => place >= from && letters(line).includes(letters(question).slice(0, 12)))
    if (at < 0) return []
    from = at + 1
    return [{ line: from }]
  })
  put(`case-${one.name}.md`, text, questions)
}
