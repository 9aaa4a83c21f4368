import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseNote } from '../parse-note.ts'
import { languages } from './languages.ts'

test('every file of cues is listed; the build does it', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /^[a-z]{2}\.ts$/.test(name))
  expect(languages.map(({ language }) => `${language}.ts`)).toEqual(files.sort())
})

test('every piece of every language is an expression by itself', () => {
  const pieces = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(pieces)
  for (const { language, ...cues } of languages)
    for (const piece of pieces(cues)) expect(() => new RegExp(piece), `${language}: ${piece}`).not.toThrow()
})

test('a language needs its file alone: French, without a question mark', () => {
  const text =
    '## Expliquez la normalisation\n\nOn ne répète rien.\n\n## Pourquoi un index\n\n## Références\n\n- un livre\n'
  const cards = parseNote({ path: 'entretien.md', text }).cards
  expect(cards.map(({ question, status }) => `${status} ${question}`)).toEqual([
    'answered Expliquez la normalisation',
    'unanswered Pourquoi un index',
  ])
})
