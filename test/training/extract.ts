// Labelled notes as rows of numbers, for train.py; see docs/reading.md.
//   node extract.mjs OUT.jsonl SET=GOLD,FILES … SET=FOLDER-OF-NOTES-THAT-ASK-NOTHING …
import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '../../src/disk/decode.ts'
import { parseMarkdown } from '../../src/markdown/markdown.ts'
import { outline } from '../../src/notes/blocks/outline.ts'
import { underlinedHeadings } from '../../src/notes/blocks/underlined.ts'
import { candidatesOf } from '../../src/notes/candidates/candidates.ts'
import { FEATURES, numberFor } from '../../src/notes/features/features.ts'
import { viewsOf } from '../../src/notes/features/view.ts'
import { frontMatterLines } from '../../src/notes/front-matter.ts'
import { linesToRead } from '../../src/notes/lines-to-read.ts'

interface Gold {
  readonly file: string
  readonly repo?: string
  readonly language?: string
  readonly lines?: readonly [number, number]
  readonly questions: readonly {
    readonly line: number
    readonly ambiguous?: boolean
    readonly parent?: number | null
  }[]
}

const [out = '', ...sets] = process.argv.slice(2)
const features = Object.entries(FEATURES)
const stream = createWriteStream(out)
stream.write(`${JSON.stringify({ features: features.map(([name]) => name) })}\n`)

function add(set: string, path: string, gold: Gold): void {
  const { lines } = linesToRead(decode(readFileSync(path)).text)
  const skipped = frontMatterLines(lines)
  const rules = { isHeading: underlinedHeadings(lines), parse: parseMarkdown, lines }
  const root = outline(parseMarkdown(lines.slice(skipped), skipped + 1), rules, lines.length)
  const candidates = candidatesOf(root, lines)
  const views = viewsOf(root, candidates, lines)
  const [from, to] = gold.lines ?? [1, lines.length]
  const questions = new Map(gold.questions.map((question) => [question.line, question]))
  const taken = new Set<number>()
  const rows = views.map((view) => {
    const { line, raw, head, shape } = view.candidate
    const question = taken.has(line) ? undefined : questions.get(line)
    if (question !== undefined) taken.add(line)
    return {
      line,
      raw: raw.slice(0, 300),
      head: head.slice(0, 120),
      shape,
      form: view.formId,
      list: view.listId,
      above: view.above,
      asks: question === undefined ? 0 : 1,
      parent: question?.parent ?? null,
      ambiguous: question?.ambiguous === true ? 1 : 0,
      labelled: line >= from && line <= to ? 1 : 0,
      values: features.map(([, feature]) => {
        const value = numberFor(feature, view)
        return Number.isNaN(value) ? null : value
      }),
    }
  })
  const firm = gold.questions.filter((question) => question.ambiguous !== true)
  const note = {
    set,
    file: gold.file,
    repo: gold.repo || gold.file,
    language: gold.language ?? null,
    firm: firm.length,
    unmatched: firm.filter(({ line }) => !taken.has(line)).length,
    rows,
  }
  stream.write(`${JSON.stringify(note)}\n`)
}

for (const given of sets) {
  const [, set = '', gold = '', files] = /^(\w+)=([^,]+)(?:,(.+))?$/.exec(given) ?? []
  for (const name of readdirSync(gold).sort()) {
    if (files === undefined) {
      if (/\.(?:md|markdown)$/i.test(name)) add(set, join(gold, name), { file: `${set}/${name}`, questions: [] })
    } else if (name.endsWith('.json')) {
      const labels: Gold = JSON.parse(readFileSync(join(gold, name), 'utf8'))
      if (existsSync(join(files, labels.file))) add(set, join(files, labels.file), labels)
    }
  }
}
stream.end()
