import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Status } from '../src/cards/card.ts'
import { readNotes } from '../src/notes/read-notes.ts'

interface Labelled {
  readonly file: string
  /** As a careful reader lists them; `parent` is the line of the question that a follow-up follows. */
  readonly questions: readonly { line: number; text: string; status: Status; parent: number | null }[]
}

const root = new URL('..', import.meta.url)
const labels = JSON.parse(readFileSync(new URL('test/fixtures/seed-labels.json', root), 'utf8')) as readonly Labelled[]

/** Lines that the reader does not read yet as a careful reader does: a slot taken for filled, and follow-ups of a follow-up. */
const NOT_YET: Readonly<Record<string, readonly number[]>> = {
  'seeds/backend-interview.md': [61],
  'seeds/cs-basics.md': [453, 574],
}

describe.each(labels.map((each) => [each.file, each] as const))('%s', (_, { file, questions }) => {
  it('is read as a careful reader reads it', async () => {
    const { notes, problems } = await readNotes([file], { cwd: root.pathname })
    const cards = notes.flatMap((note) => note.cards)
    const lineOf = new Map(cards.map((card) => [card.id, card.source.line]))
    const read = cards.map(({ source, question, status, parent }) => ({
      line: source.line,
      text: question,
      status,
      parent: parent === null ? null : (lineOf.get(parent) ?? null),
    }))
    const left = NOT_YET[file] ?? []
    const others = <Line extends { line: number }>(lines: readonly Line[]): Line[] =>
      lines.filter(({ line }) => !left.includes(line))
    expect(others(read)).toEqual(others(questions))
    expect(problems).toEqual([])
  })
})
