import { expect, test } from 'vitest'
import { parseNote } from '../parse-note.ts'
import { askedElsewhere, askedNumbers } from './asked-elsewhere.ts'

const note = (path: string, text: string) => parseNote({ path, text })
const found = (...notes: ReturnType<typeof note>[]) =>
  askedElsewhere(notes.map((each) => ({ ...each, asks: askedNumbers(each.cards) }))).map(
    ({ path, line, values }) => `${path}:${line} ${values?.['path']}:${values?.['line']}`,
  )

test('a question that stands in two notes is found with both places', () => {
  const one = note('one.md', '## What is a lock?\n\nA gate.\n\n## What is a queue?\n\nA line.\n')
  const two = note('two.md', '# More\n\n## What is a  LOCK?\n\nSomething else.\n')
  const three = note('three.md', '- What is a lock?\n- What is a stack?\n')
  expect(found(one, two, three)).toEqual(['two.md:3 one.md:1', 'three.md:1 one.md:1'])
  expect(found(one)).toEqual([])
})

test('follow-ups of the same words, and what stands twice in one note, are not', () => {
  const one = note('one.md', '## What is a lock?\n\n- Why?\n- Who needs it?\n\n## What is a queue?\n\nA line.\n')
  const two = note('two.md', '## What is a stack?\n\n- Why?\n- Who needs it?\n\n## What is a stack?\n\nThe same.\n')
  expect(found(one, two)).toEqual([])
})

test('many notes take time in step with their number', () => {
  const notes = Array.from({ length: 2000 }, (_, index) => note(`${index}.md`, `## What is a lock?\n\n${index}\n`))
  expect(found(...notes)).toHaveLength(1999)
})
