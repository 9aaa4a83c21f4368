import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { en } from '../../messages/en.ts'
import { ko } from '../../messages/ko.ts'
import type { Messages } from '../../messages/messages.ts'
import type { Problem } from '../../notes/note.ts'
import { PROBLEM_FORMATS } from './problem-formats.ts'
import { renderProblems } from './problems.ts'

const look = { messages: en, version: '1.2.3' }
const link: Problem = {
  path: 'notes/면접 1.md',
  line: 12,
  column: 5,
  rule: 'empty-link',
  values: { label: 'a' },
}
const broken: Problem = {
  path: 'b.md',
  line: 1,
  column: 1,
  rule: 'unreadable',
  values: { reason: 'EACCES' },
}

it('writes a line for people', () =>
  expect(renderProblems([link], 'text', look)).toBe(
    'notes/면접 1.md:12:5: The link “a” has no address. (empty-link)\n',
  ))

it('writes lines as compilers do', () =>
  expect(renderProblems([link, broken], 'unix', look)).toBe(
    'notes/면접 1.md:12:5: warning: The link “a” has no address. [empty-link]\n' +
      'b.md:1:1: error: The file cannot be read: EACCES. [unreadable]\n',
  ))

it('escapes what ends a command or a property of GitHub', () => {
  const bad: Problem = { ...link, path: 'a,b:c%.md', values: { label: '100%\n::error::x\r' } }
  expect(renderProblems([bad], 'github', look)).toBe(
    '::warning file=a%2Cb%3Ac%25.md,line=12,col=5,title=prep empty-link::The link “100%25%0A::error::x%0D” has no address.\n',
  )
  expect(renderProblems([{ ...bad, values: { label: '\u2028::error::x' } }], 'github', look)).toContain('%0A::error::x')
})

const text = fc.string({ unit: 'binary', maxLength: 30 })
const anyProblem = fc.record({
  path: fc.string({ unit: 'grapheme', maxLength: 30 }),
  line: fc.integer({ min: 1, max: 9999 }),
  column: fc.integer({ min: 1, max: 9999 }),
  rule: fc.constantFrom('empty-link', 'no-such-rule'),
  values: fc.record({ label: text }),
})

it.each(['text', 'unix', 'github'] as const)('writes one line for each problem, whatever it says: %s', (format) =>
  fc.assert(
    fc.property(fc.array(anyProblem, { maxLength: 3 }), (problems) => {
      const lines = renderProblems(problems, format, look)
      expect(lines.split(/\r\n|[\r\n\u2028\u2029]/).length).toBe(problems.length + 1)
    }),
  ),
)

it('keeps to the schema of SARIF 2.1.0', () => {
  const validate = sarifValidator()
  const check = (problems: readonly Problem[], messages: Messages = en) => {
    const log = JSON.parse(renderProblems(problems, 'sarif', { ...look, messages }))
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
    return log
  }
  check([])
  check([link, broken], ko)
  fc.assert(fc.property(fc.array(anyProblem, { maxLength: 3 }), (problems) => void check(problems)))
  expect(validate({ version: '2.1.0', runs: [{}] }), 'a log without a tool').toBe(false)
  const [result] = check([link]).runs[0].results
  expect(result).toMatchObject({ ruleId: 'empty-link', ruleIndex: 0, level: 'warning' })
  expect(result.locations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'notes/%EB%A9%B4%EC%A0%91%201.md',
    uriBaseId: '%SRCROOT%',
  })
  expect(check([{ ...link, path: '/home/me/a b.md' }]).runs[0].results[0].locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: 'file:///home/me/a%20b.md' },
  })
})

it('prints something for nothing where a reader expects a document', () => {
  const empty = PROBLEM_FORMATS.filter((format) => renderProblems([], format, look) === '')
  expect(empty).toEqual(['text', 'unix', 'github'])
})

/** The schema is of draft 4, which is draft 7 but for the name of `id` as far as this one goes. */
function sarifValidator() {
  const file = new URL('../../../test/fixtures/schemas/sarif-2.1.0.json', import.meta.url)
  const { $schema: _, id: $id, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile({ $id, ...schema })
}
