import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { explaining } from './explaining.ts'

const folder = fileURLToPath(new URL('../../notes', import.meta.url))
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n')

/** What the reader gives as a reason, with an example for each part that varies. */
const reasons = [
  ...source.matchAll(/\bquestion\(\s*(?:label === 'question' \? )?(['`])(.*?)\1/gs),
  ...source.matchAll(/\bnot\(\s*'\w+',\s*(['`])(.*?)\1/gs),
  ...source.matchAll(/reasons:\s*\[\s*(['`])(.*?)\1/gs),
  ...source.matchAll(/mostAsk = .*?(['`])(.*?)\1/gs),
].map((match) => (match[2] ?? '').replace(/\$\{[^}]*count[^}]*\}/g, '3').replace(/\$\{[^}]*\}/g, 'section'))

describe('explanations in Korean', () => {
  it('finds the reasons of the reader', () => expect(new Set(reasons).size).toBeGreaterThan(40))

  it.each([...new Set(reasons)].map((reason) => [reason]))('says in src/messages/ko/explaining.ts: %s', (reason) => {
    expect(explaining.reason(reason)).toMatch(/[가-힣]/)
    expect(explaining.reason(reason)).not.toBe(reason)
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
  ])('a block: %s', (shape) => expect(explaining.shape(shape)).toMatch(/^[가-힣 \d]+$/))
})
