import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createStyle } from '../style.ts'
import { hasCode, loadHighlighter } from './code.ts'
import { highlight } from './highlight.ts'
import { renderMarkdown } from './markdown.ts'

const style = createStyle(1)
const textOf = (code: string, language: string) =>
  highlight(code, language, style)
    ?.map((span) => span.text)
    .join('')

it('colours what is known and leaves the rest to others', () => {
  const text = renderMarkdown('```py\nreturn "x"  # why\n```', { width: 40, style, highlight })
  expect(text).toBe('  \x1b[35mreturn\x1b[39m \x1b[32m"x"\x1b[39m  \x1b[2m# why\x1b[22m')
  expect(highlight('x', 'no-such-language', style)).toBeNull()
})

it('colours no code without colours', () => {
  expect(renderMarkdown('```py\nreturn 1\n```', { width: 40, style: createStyle(0), highlight })).toBe('  return 1')
})

it('knows a language by how notes write it', () => {
  for (const name of ['{.java .numberLines}', 'JAVA', 'java {1,3}']) {
    expect(renderMarkdown(`\`\`\`${name}\nint x;\n\`\`\``, { width: 40, style, highlight })).toContain(
      '\x1b[35mint\x1b[39m',
    )
  }
})

it('changes no character of the code', () => {
  const languages = ['js', 'java', 'sql', 'html', 'python', 'sh', 'cpp', 'yaml']
  const piece = fc.constantFrom(
    '<a href="x">',
    '&amp;',
    '"',
    "'",
    '/*',
    '*/',
    '//',
    '\n',
    '  ',
    'if',
    '0x1f',
    '`',
    '${',
    '}',
    '한글',
    'SELECT',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom(...languages), (parts, language) => {
      expect(textOf(parts.join(''), language)).toBe(parts.join(''))
    }),
  )
})

it('is worth loading only for a block with a language', async () => {
  expect(hasCode('text\n\n```js\nx\n```')).toBe(true)
  expect(hasCode('- item\n  ~~~ sql\n  x')).toBe(true)
  expect(hasCode('```\nplain\n```')).toBe(false)
  expect(hasCode(null)).toBe(false)
  expect(await loadHighlighter()).toBe(highlight)
})
