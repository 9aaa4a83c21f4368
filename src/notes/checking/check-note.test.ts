import { expect, test } from 'vitest'
import { en } from '../../messages/en.ts'
import { ko } from '../../messages/ko.ts'
import { describeProblem } from '../describe-problem.ts'
import { parseNote } from '../parse-note.ts'
import { checkNote } from './check-note.ts'

function check(text: string, files: readonly string[] = []) {
  const { cards } = parseNote({ path: 'note.md', text })
  return checkNote(
    { path: 'note.md', text, cards },
    {
      exists: (link) => files.includes(link),
      finds: (name) => files.includes(name) || files.includes(`${name}.md`),
      textOf: () => null,
    },
  )
}
const found = (text: string, files?: readonly string[]) =>
  check(text, files).map(({ line, column, rule }) => `${line}:${column} ${rule}`)

test('a question asked twice is named where it stands the second time', () => {
  expect(found('## What is a lock?\n\nx\n\n## What is a queue?\n\ny\n\n## What is a lock?\n')).toEqual([
    '9:1 asked-twice',
  ])
  expect(found('## What is a lock?\n\n- Why?\n\n## What is a queue?\n\n- Why?\n')).toEqual([])
})

test.each([
  ['---\nprep: ignore\n---\n', []],
  ['---\nprep: { questions: h2, deck: 면접 }\n---\n', []],
  ['---\nprep:\n  questions: [h2, bold]\n  only: h3\n  ignore: false\n---\n', []],
  ['---\nprep:\n  questions:\n    - h2\n    - li\n---\n', []],
  ['---\nprep: ignroe\n---\n', ['2:7 unknown-instruction']],
  ['---\nprep: { quesions: h2 }\n---\n', ['2:9 unknown-instruction']],
  ['---\ntitle: x\nprep:\n  questions: h2, titel\n---\n', ['4:18 unknown-instruction']],
  ['---\nprep:\n  only: heading\n---\n', ['3:9 unknown-instruction']],
  ['<!-- prep: ignore -->\n<!-- prep: tags a b -->\n', []],
  ['<!-- prep: ingore -->\n\n`<!-- prep: x -->`\n\n    <!-- other: x -->\n', ['1:1 unknown-instruction']],
])('words to prep that it does not know: %j', (text, expected) => {
  expect(found(`${text}## What is a lock?\n\nx\n`)).toEqual(expected)
})

test('links that lead nowhere are found at their column, outside of code', () => {
  expect(found('## What is a lock?\n\nSee [this]() and `[not]()`.\n\n```\n[nor]()\n```\n')).toEqual(['3:5 empty-link'])
})

test('links and images to files that are not there', () => {
  const text =
    '## What is a lock?\n\n![a](img/a.png) ![b](img/b%20c.png)\n[other](../b.md#part) [web](https://x.org) [here](#y)\n'
  expect(found(text, ['img/a.png'])).toEqual(['3:17 missing-file', '4:1 missing-file'])
  expect(found(text, ['img/a.png', 'img/b c.png', '../b.md'])).toEqual([])
})

test('headings inside a fence that is never closed', () => {
  expect(found('## What is a lock?\n\n  ```js\nlock()\n\n## What is a queue?\n')).toEqual(['3:3 unclosed-fence'])
  expect(found('## What is a lock?\n\n```js\nlock()\n')).toEqual([])
})

test('a rule right under a paragraph, but not a title that is underlined on purpose', () => {
  expect(found('## What is a lock?\n\nIt keeps others out.\n---\n')).toEqual(['4:1 underlined-text'])
  expect(found('Locks\n=====\n\nWhat is a lock?\n---------------\n\nx\n')).toEqual([])
})

test('front matter without an end', () => {
  expect(found('---\ntitle: Locks\n\n## What is a lock?\n')).toEqual(['1:1 front-matter-open'])
  expect(found('---\n\n## What is a lock?\n')).toEqual([])
})

test('every problem has its sentence in both languages', () => {
  const problems = [
    ...check('---\ntags: a\n\n## What is a lock?\n'),
    ...check('## What is a lock?\n\n[a]() [b](b.md)\nx\n---\n\n## What is a lock?\n\n```\n## Q\n'),
  ]
  expect(new Set(problems.map(({ rule }) => rule)).size).toBe(6)
  for (const problem of problems) {
    expect(describeProblem(problem, en)).toMatch(/^[A-Z].* .*[.:?]/)
    expect(describeProblem(problem, ko)).toMatch(/[가-힣]/)
  }
})
