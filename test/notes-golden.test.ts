import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Note } from '../src/notes/note.ts'
import { parseNote } from '../src/notes/parse-note.ts'

const folder = fileURLToPath(new URL('./fixtures/notes/', import.meta.url))
const names = readdirSync(folder).filter((name) => name.endsWith('.md'))

/** What a golden file holds of each card; a parent is named by its line. */
function summary({ cards }: Note) {
  return cards.map((card) => ({
    line: card.source.line,
    endLine: card.source.endLine,
    question: card.question,
    prompt: card.prompt,
    answer: card.answer,
    kind: card.kind,
    status: card.status,
    gaps: card.gaps,
    parent: cards.find((other) => other.id === card.parent)?.source.line ?? null,
    number: card.number,
  }))
}

describe('notes as people write them', () => {
  test.each(names)('%s', (name) => {
    const note = parseNote({ path: name, text: readFileSync(folder + name, 'utf8') })
    // A missing golden file fails here: it is written by hand or not at all.
    const golden = JSON.parse(readFileSync(folder + name.replace(/\.md$/, '.json'), 'utf8'))
    expect(summary(note)).toEqual(golden)
  })
})
