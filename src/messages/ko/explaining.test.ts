import { describe, expect, it } from 'vitest'
import type { Certainty } from '../../notes/deciding/certain.ts'
import { THEMES } from '../../notes/deciding/themes.ts'
import { explaining as english } from '../en/explaining.ts'
import { explaining } from './explaining.ts'

/** All that is certain of a line; a name that is missing here does not compile. */
const certain: Readonly<Record<Certainty, true>> = {
  'author-question': true,
  'author-ignore': true,
  'front-matter': true,
  'front-matter-others': true,
  'labelled-question': true,
  'labelled-answer': true,
  'card-mark': true,
  'question-column': true,
  'contents-link': true,
  'label-alone': true,
  'asked-by-label': true,
}
const reasons = [...Object.keys(certain), ...THEMES.flatMap((theme) => [`${theme}+`, `${theme}-`])]

describe('explanations', () => {
  it.each(reasons.map((reason) => [reason]))('%s has its sentence in both languages', (reason) => {
    expect(explaining.reason(reason)).toMatch(/[가-힣]/)
    expect(english.reason(reason)).toMatch(/^[a-z ,]+$/)
  })

  it.each([
    'heading 2',
    'number 1',
    'bullet 3 heading',
    'table row',
    'bold',
    'bold numbered',
    'bold start',
    'paragraph',
    'paragraph line bold start',
    'indented line',
  ])('a block: %s', (shape) => expect(explaining.shape(shape)).toMatch(/^[가-힣 \d]+$/))
})
