import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
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

/**
 * Notes that the reader does not read as their golden file has it, each with what it misses: fewer each time. They fail when
 * they are read as they should, so that they leave this list.
 */
const NOT_YET: Readonly<Record<string, string>> = {
  '08-bold-entries.md': 'a bold sub-head ends an answer',
  '08-bold-questions.md': 'a bold word in an answer begins another question',
  '11-question-inside.md': 'an unmarked question in an answer is read elsewhere',
  'asked-under-a-question.md': 'lines under a question follow nothing, and a table in an answer asks',
  'bold-words.md': 'what follows a bold question stands by itself',
  'counted-with-commas.md': 'an answer ends a line early',
  'grouping-items.md': 'an item among groups is missed',
  'wild-kubernetes.md': 'the title of follow-ups is a card',
}

describe('notes as people write them', () => {
  it('names only notes that are there', () =>
    expect(Object.keys(NOT_YET).filter((name) => !names.includes(name))).toEqual([]))

  const read = (name: string): void => {
    const note = parseNote({ path: name, text: readFileSync(folder + name, 'utf8') })
    // A missing golden file fails here: it is written by hand or not at all.
    const golden = JSON.parse(readFileSync(folder + name.replace(/\.md$/, '.json'), 'utf8'))
    expect(summary(note)).toEqual(golden)
  }
  test.each(names.filter((name) => !(name in NOT_YET)))('%s', read)
  test.fails.each(names.filter((name) => name in NOT_YET))('not yet: %s', read)
})
