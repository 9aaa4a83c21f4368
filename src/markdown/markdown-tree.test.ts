import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Root } from 'mdast'
import { expect, it } from 'vitest'
import { sampleOf, times } from '../../test/support/sample.ts'
import { parseMarkdown, shownTree } from './markdown-tree.ts'

const BLOCKS = /^(?:heading|paragraph|list|listItem|code|thematicBreak|html|table|tableRow|blockquote|definition)$/

/** Without the places of anything but the lines of blocks. */
const withoutPlaces = (root: Root) =>
  JSON.parse(
    JSON.stringify(root.children, (_name, value) => {
      if (typeof value?.type !== 'string') return value
      const { position, ...rest } = value
      return BLOCKS.test(value.type) ? { ...rest, lines: [position.start.line, position.end.line] } : rest
    }),
  )

const sameAsParsed = (text: string) =>
  expect(withoutPlaces(shownTree(text))).toEqual(withoutPlaces(parseMarkdown(text)))

it('makes the tree of a text to be shown as the parser does, lists as loose', () => {
  const piece = fc.constantFrom(
    ...['a', '가', 'snake_case', ' ', '  ', '\n', '\n', '\n\n', '- ', '- 가\n', '1. ', '2) b\n', '    ', '\t', '---\n'],
    ...['===\n', '# ', '> ', '```js\n', '```\n', '**', '*', '`', '[a](b)', '[a]', '![a](b)', '[a]: b\n', '\\', '<b>'],
    ...['$', '|', '| - |\n', '[ ] ', '~~', 'https://a.kr', '\r\n', '@', '&amp;', '「가」'],
  )
  const empty = /(?:[-+*]|\d[.)])[ \t]*[\r\n]+[ \t]*\[[ \txX]\]/
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const text = pieces.join('')
      // The parser, as it is built for development, asserts that this does not happen.
      fc.pre(!empty.test(text))
      sameAsParsed(text)
    }),
    { numRuns: times(3000, 3) },
  )
})

const folders = ['test/fixtures', '../shared/reading'].filter((folder) => existsSync(folder))
const notes = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)

it.each(sampleOf(notes, 40))('shows the parts of %s as the parser would', (path) => {
  const text = readFileSync(path, 'utf8').slice(0, 20_000)
  for (const part of text.split(/^#+ .*$/m)) sameAsParsed(part.trim())
})
