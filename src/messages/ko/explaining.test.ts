import { describe, expect, it } from 'vitest'
import { CERTAINTIES } from '../../notes/deciding/certain.ts'
import { THEMES } from '../../notes/deciding/themes.ts'
import { explaining as inEnglish } from '../en/explaining.ts'
import { explaining } from './explaining.ts'

/** What the reader gives as a reason. */
const codes = [...CERTAINTIES, ...THEMES.flatMap((theme) => [`${theme}+`, `${theme}-`])]

describe('explanations', () => {
  it.each(codes.map((code) => [code]))('have a sentence for %s in both languages', (code) => {
    expect(explaining.reason(code)).toMatch(/[가-힣]요$/)
    expect(inEnglish.reason(code)).toMatch(/^[a-z].* .*[a-z]$/)
  })

  it.each([explaining, inEnglish])('say no two things in the same words', ({ reason }) =>
    expect(new Set(codes.map(reason)).size).toBe(codes.length),
  )

  it.each([
    'heading 2',
    'number 1',
    'bullet 3 heading',
    'table row',
    'bold',
    'bold numbered',
    'bold start',
    'paragraph',
    'code line',
    'indented line',
    'paragraph line paragraph',
    'item line bold numbered',
  ])('name in Korean a line that is a %s', (shape) => expect(explaining.shape(shape)).toMatch(/^[가-힣 \d]+$/))

  it('name a line within a block', () => {
    expect(inEnglish.shape('paragraph line paragraph')).toBe('line of a paragraph')
    expect(inEnglish.shape('item line bold')).toBe('bold in an item')
    expect(explaining.shape('item line bold')).toBe('목록 항목 안의 굵은 줄')
  })
})
