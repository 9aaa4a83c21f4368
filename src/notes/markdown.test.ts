import fc from 'fast-check'
import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { parseMarkdown } from './markdown.ts'

const whole = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze()
/** Offsets count from the beginning of the piece that was parsed, and nothing reads them. */
const plain = (nodes: readonly RootContent[]) =>
  JSON.parse(JSON.stringify(nodes, (name, value) => (name === 'offset' ? undefined : value)))
const parsed = (text: string) => plain([...parseMarkdown(text.split('\n'))])
const expected = (text: string) =>
  plain((whole.parse(text) as Root).children.filter(({ type }) => type !== 'definition'))

it('makes the tree that remark makes with all of GFM, whatever a short text holds', () => {
  const piece = fc.constantFrom(
    ...['a', '가', ' ', '  ', '\n', '\n\n', '|', '-', ':', '- ', '[ ] ', '[x] ', '[\t] ', '[^a]', '[^a]: ', '~~', '~'],
    ...[
      'www.a.kr',
      'http://a.kr',
      'HTTPS://a.kr',
      'a@b.kr',
      '**',
      '`',
      '#',
      '# ',
      '> ',
      '1. ',
      '\\',
      '<',
      '>',
      '[a](b)',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      expect(parsed(text)).toEqual(expected(text))
    }),
    { numRuns: 1500 },
  )
})
