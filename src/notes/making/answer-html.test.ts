import { expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'

const answerOf = (answer: string) =>
  parseNote({ path: 'note.md', text: `## What is a cache?\n\n${answer}\n\n## What is a queue?\n\nA line.\n` }).cards[0]
    ?.answer

it('keeps tables in HTML as they are', () => {
  const table = '<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td><b>2</b></td></tr>\n</table>'
  expect(answerOf(`Before.\n\n${table}\n\nAfter.`)).toBe(`Before.\n\n${table}\n\nAfter.`)
})

it('keeps images in HTML as images', () => {
  expect(answerOf('Before.\n\n<p align="center">\n  <img src="a b.png" alt="a [cache]">\n</p>')).toBe(
    'Before.\n\n![a  cache ](<a b.png>)',
  )
})
