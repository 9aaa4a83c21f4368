// How long one thread takes to parse the notes of a folder with remark-parse, in a process of its own, as prep has one:
// prints the milliseconds of reading the files and parsing, start-up and loading left out.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const [folder] = process.argv.slice(2)
const started = performance.now()
const parser = unified().use(remarkParse).freeze()
for (const name of readdirSync(folder, { recursive: true }))
  if (name.endsWith('.md')) parser.parse(readFileSync(join(folder, name), 'utf8'))
console.log(performance.now() - started)
