import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseNote } from '../../src/notes/parse-note.ts'
import { changedBy, smallEdits } from '../support/small-edits.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))

const asked = (path: string, text: string): ReadonlySet<number> =>
  new Set(parseNote({ path, text }).cards.map(({ source }) => source.line))

/** Edits after which more are read otherwise still, as many as are said. They are to leave this list. */
const NOT_YET: readonly string[] = []

/** Of notes that prep has not learnt from, `test/training/measure.sh edits` tells the same. */
describe('a small edit changes the reading of at most one in fifty of the questions that it does not touch', () => {
  test.each(readdirSync(SEEDS).filter((name) => name.endsWith('.md')))('in %s', (name) => {
    const text = readFileSync(`${SEEDS}/${name}`, 'utf8')
    const before = asked(name, text)
    const lines = text.split('\n').length
    const tipped = smallEdits(text, before).flatMap((edit) => {
      const { changed, questions } = changedBy(edit, before, asked(name, edit.text), lines)
      return changed > 0.02 * questions ? [`${name}: ${edit.name}: ${changed} of ${questions}`] : []
    })
    expect(tipped).toEqual(NOT_YET.filter((each) => each.startsWith(`${name}: `)))
  })
})
