import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Paragraph, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { sampleOf, times } from '../../test/support/sample.ts'
import { cjkEmphasis } from './cjk-emphasis.ts'
import { parseMarkdown } from './markdown.ts'
import { meantLines } from './meant-lines.ts'
import { plainBlocks } from './plain-blocks.ts'
import { splitText } from './split-text.ts'

const whole = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(cjkEmphasis).freeze()
const BLOCKS =
  /^(?:heading|paragraph|list|listItem|code|thematicBreak|html|table|tableRow|blockquote|footnoteDefinition)$/
const TREES = Number(process.env['PREP_TREES'] ?? times(1500, 3))

/** The parser, as it is built for development, asserts that this does not happen. */
const EMPTY_TASK = /(?:[-+*]|\d[.)])[ \t]*\n+[ \t]*\[[ \txX]\]/

/** Empty lines at the end: what is left open takes them in with GFM's additions only, and prep leaves them out. */
const EMPTY_END = /(?:^|\n)\s+$/

/** Of places only the lines of blocks are read, and how loose a list is nowhere. */
const plain = (nodes: readonly RootContent[]) =>
  JSON.parse(
    JSON.stringify(nodes, (_name, value) => {
      if (typeof value?.type !== 'string') return value
      const { position, spread: _, ...rest } = value
      return BLOCKS.test(value.type) ? { ...rest, lines: [position.start.line, position.end.line] } : rest
    }),
  )
const parsed = (text: string) => plain([...parseMarkdown(text.split('\n'))])
const expected = (text: string) =>
  plain(
    (whole.parse(meantLines(text.split('\n')).join('\n')) as Root).children.filter(({ type }) => type !== 'definition'),
  )

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
      fc.pre(!EMPTY_TASK.test(text) && !EMPTY_END.test(text))
      expect(parsed(text)).toEqual(expected(text))
    }),
    { numRuns: TREES },
  )
})

it('makes the tree that remark makes of emphasis beside letters and marks of any script', () => {
  const piece = fc.constantFrom(
    ...[
      '가',
      '漢',
      'か',
      'a',
      'é',
      '1',
      ' ',
      '(',
      ')',
      '（',
      '）',
      '。',
      '、',
      '“',
      '”',
      '「',
      '」',
      '…',
      '-',
      '!',
      '·',
    ],
    ...[
      '**',
      '**',
      '**',
      '*',
      '*',
      '_',
      '`x`',
      '🚀',
      '\u{20000}',
      '\ufe0f',
      '\ufe01',
      '‘',
      '’',
      '→',
      '₩',
      '◆',
      '①',
      'ᄒ',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const text = `x${pieces.join('')}`
      expect(parsed(text)).toEqual(expected(text))
    }),
    { numRuns: 2 * TREES },
  )
})

it.each([
  ['**JWT(JSON Web Token)**는 무엇인가요?', 'JWT(JSON Web Token)'],
  ['**`volatile`**은 왜 쓰나요?', 'volatile'],
  ['이것이**“큐”**이다', '“큐”'],
  ['**「事务」**是什么', '「事务」'],
  ['**トランザクション（処理）**とは', 'トランザクション（処理）'],
  ['그는 **"왜?"**라고 물었다', '"왜?"'],
])('closes what is bold in %s', (text, bold) => {
  const [paragraph] = [...parseMarkdown([text])] as Paragraph[]
  const strong = paragraph?.children.find(({ type }) => type === 'strong')
  expect(strong === undefined ? null : textOf(strong)).toBe(bold)
})

/** Lines as people write them, and such as are nearly so. */
const LINES = [
  ...['', '', '', ' ', '\t', '\u00a0', '가나다', 'plain words', '  indented', '    far in', 'ends in two  ', 'one '],
  ...['# 제목', '## 3\\. 무엇인가?', '### a ###', '##', '#tag', '#  two', '####### seven', '## **굵게** 그리고 `code`'],
  ...[
    '- a',
    '- 가',
    '* b',
    '+ c',
    '-',
    '- ',
    '-a',
    '-  two',
    '-     code',
    '  - in',
    '    - deeper',
    '\t- tab',
    '\t\t- tabs',
  ],
  ...[
    '1. one',
    '2. two',
    '1) one',
    '7. seven',
    '   1. in',
    '1.',
    '10. ten',
    ' - one in',
    '3.14 is',
    '- 1. x',
    '- # h',
    '- [ ] t',
  ],
  ...['```', '```js', '```ts meta  more', '````', '~~~', '---', '- - -', '***', '===', '--', '----'],
  ...[
    '**굵게**',
    '**굵게**는',
    'a**b**c',
    '** no**',
    '**no **',
    '**a',
    'b**',
    '***x***',
    '*i*',
    'a * b',
    '2 * 3 * 4',
    '**a `b` c**',
  ],
  ...[
    '`a`',
    '`a',
    '``a``',
    '` a `',
    '`a` `b`',
    'a_b',
    '_a_',
    'a __b',
    'a < b',
    '<b>',
    '<div>',
    '</div>',
    'a & b',
    '&amp;',
    '&x',
  ],
  ...[
    '\\*',
    'a\\',
    '\\가',
    'a \\` b',
    '[a]',
    '[a](b)',
    '\n[a]: b',
    '[^1]',
    '[^1]: x',
    '> q',
    '| a |',
    '|---|',
    'a | b',
    '--- | ---',
  ],
  ...[
    'https://a.kr',
    'www.a.kr',
    'a@b.kr',
    '~~x~~',
    '~3',
    ':--',
    ': x',
    '<!-- c -->',
    '<!--',
    '-->',
    '<?x',
    '?>',
    '<!X',
    '<![CDATA[',
    ']]>',
    '<pre>',
    '</pre>',
    '! [x]',
  ],
]

it('makes the tree that remark makes of lines as notes have them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 12 }), (lines) => {
      const text = lines.join('\n')
      fc.pre(!EMPTY_TASK.test(text) && !EMPTY_END.test(text))
      // The parser takes a list right after indented code for a paragraph; prep does not.
      fc.pre(!/^(?: {4}| {0,3}\t)[^\n]*\n(?:[ \t]*\n)+(?:[-*+]|\d+[.)])/m.test(text))
      expect(parsed(text)).toEqual(expected(text))
    }),
    { numRuns: TREES },
  )
})

const HERE = import.meta.dirname
const FOLDERS = ['../../seeds', '../../test/fixtures/notes', '../../../shared/corpus/files'].map((path) =>
  join(HERE, path),
)

describe.each(FOLDERS)('a folder of notes', (folder) => {
  it.skipIf(!existsSync(folder))('is read without the parser only where it is plain', { timeout: 120_000 }, () => {
    let [plainLines, lines] = [0, 0]
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
    for (const name of sampleOf(names, 3)) {
      const text = readFileSync(join(folder, name), 'utf8').split(/\r\n|[\r\n]/)
      const { chunks, definitions } = splitText(meantLines(text), 1, () => false)
      for (const { lines: own, starts } of chunks) {
        const isAt = new Set(starts)
        const within = { lines: own, firstLine: 1, isStart: (at: number) => isAt.has(at) }
        for (const start of starts) {
          const found = plainBlocks({ ...within, defines: definitions.size > 0 }, start)
          if (found === null) continue
          const before = own.slice(0, start).map(() => '')
          expect(plain(found.nodes)).toEqual(expected([...before, ...own.slice(start, found.at)].join('\n')))
          plainLines += found.at - start
        }
        lines += own.length
      }
    }
    expect(plainLines).toBeGreaterThan(lines / 4)
  })
})
