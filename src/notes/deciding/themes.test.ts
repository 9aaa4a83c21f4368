import { expect, it } from 'vitest'
import { shippedReader } from '../model/reader.ts'
import { parseNote } from '../parse-note.ts'
import { strongestThemes, THEMES, themeOf } from './themes.ts'

const { features } = shippedReader()

it.each(features.map((name) => [name]))('%s is about something', (name) => expect(themeOf(name)).not.toBeNull())

it('has no theme that no feature is about', () =>
  expect(THEMES.filter((theme) => !features.some((name) => themeOf(name) === theme))).toEqual([]))

it.each([
  ['own', 'words'],
  ['ownTitle', 'title'],
  ['titleSection', 'name'],
  ['listWords', 'list'],
  ['nthInForm', 'form'],
  ['beforeAsks', 'neighbours'],
  ['below', 'below'],
  ['level', 'shape'],
  ['inFold', 'place'],
  ['noteIsDrill', 'title'],
  ['noteHeadings', 'note'],
])('%s is about the %s', (name, theme) => expect(themeOf(name)).toBe(theme))

it('names the strongest themes first, and only those in the direction of what was decided', () => {
  const names = ['own', 'voiceAsks', 'listAsking', 'level', 'noteCode', 'repeats']
  const shares = Float64Array.of(1, 1.5, 1, -2, -0.1, 0.1)
  expect(strongestThemes(names, shares, true)).toEqual(['words+', 'list+'])
  expect(strongestThemes(names, shares, false)).toEqual(['shape-'])
})

it('says what weighed most only where it is asked for', () => {
  const file = { path: 'note.md', text: '## What is a mutex?\n\nA lock.\n\n## Q. Why?\n\nBecause.\n' }
  const plain = parseNote(file).explanations
  const explained = parseNote(file, { withReasons: true }).explanations
  expect(plain.map(({ reasons }) => reasons.length)).toEqual([0, 0, 1, 0])
  expect(explained.every(({ reasons }) => reasons.length > 0)).toBe(true)
  expect(explained[0]?.reasons).toContain('words+')
})
