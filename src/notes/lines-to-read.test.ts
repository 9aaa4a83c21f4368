import { expect, test } from 'vitest'
import { parentKey } from '../cards/pairing/identity.ts'
import { linesToRead, MOST_READ, readingCost } from './lines-to-read.ts'
import { parseNote } from './parse-note.ts'

test('all lines of an ordinary note are read, whatever ends them', () => {
  expect(linesToRead('a\r\nb\rc\n')).toEqual({ lines: ['a', 'b', 'c', ''], unreadFrom: null })
})

test.each([
  ['list items', '- a\n'],
  ['empty list items', '-\n'],
  ['headings', '# a?\n'],
  ['quotations in lists', '> - > - > - a\n'],
  ['empty lines', '\n'],
  ['lines of marks', `${'*a '.repeat(100)}\n`],
])('%s end where reading them would take too long', (_, line) => {
  const { lines, unreadFrom } = linesToRead(line.repeat(1_000_000).slice(0, 8 * 1024 * 1024))
  expect(unreadFrom).toBe(lines.length + 1)
  expect(readingCost(lines.join('\n'))).toBeLessThanOrEqual(MOST_READ)
})

test('references cost more where many definitions stand', () => {
  const defined = (count: number) => Array.from({ length: count }, (_, index) => `[a${index}]: b\n`).join('')
  const references = `${'[a1] '.repeat(20)}\n`.repeat(20_000)
  const few = linesToRead(defined(100) + references).lines.length - 100
  const many = linesToRead(defined(1_000) + references).lines.length - 1_000
  expect(few).toBeGreaterThan(2 * many)
})

test('the first line is read, however long', () => {
  const text = '가나 '.repeat(7_000_000)
  expect(linesToRead(`${text}\nb`).lines.length).toBeGreaterThan(0)
})

test('what is not read is one problem, at its line, and the answer before it ends there', () => {
  const lines = MOST_READ * 2
  const { cards, problems } = parseNote({ path: 'long.md', text: `# 왜?\n\n응.\n\n${'가\n'.repeat(lines)}` })
  expect(problems).toMatchObject([{ path: 'long.md', rule: 'too-long', column: 1 }])
  const line = problems[0]?.line ?? 0
  expect(line).toBeGreaterThan(MOST_READ / 2)
  expect(cards).toHaveLength(1)
  expect(cards[0]?.source.endLine).toBeLessThan(line)
  expect(cards[0]?.answer?.split('\n').length).toBeLessThan(line)
})

test('a long question with many follow-ups is told by something short in the id of each', () => {
  const question = `${'왜 '.repeat(5_000)}?`
  expect(parentKey(question).length).toBeLessThan(1_000)
  expect(parentKey(question)).not.toBe(parentKey(`다른 ${question}`))
  const text = `## ${question}\n\n${Array.from({ length: 500 }, (_, index) => `- ${index}번은 왜?\n`).join('')}`
  const { cards } = parseNote({ path: 'a.md', text })
  expect(new Set(cards.map(({ id }) => id)).size).toBe(501)
})
