import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeCard } from '../../../test/support/cards.ts'
import { PrepError } from '../../errors.ts'
import { compileTemplate } from './list-template.ts'

const card = makeCard({ id: 'abcdefghij', question: 'What is a process?', answer: 'One\nand two.\t' })
const line = { card, place: 3, record: undefined }

it('fills in fields, in any spacing, and leaves other text alone', () => {
  const make = compileTemplate('{{ path }}:{{line}} {{question}} {x} }}')
  expect(make(line)).toBe(`${card.source.path}:${card.source.line} What is a process? {x} }}`)
})

it('writes tabs and line feeds as they are asked for', () =>
  expect(compileTemplate('{{number}}\\t{{id}}\\n\\\\n')(line)).toBe('3\tabcdefghij\n\\n'))

it('makes one line of a value', () => expect(compileTemplate('{{answer}}|')(line)).toBe('One and two.|'))

it('is empty for what there is not', () => expect(compileTemplate('[{{due}}{{parent}}]')(line)).toBe('[]'))

it.each(['{{nope}}', '{{constructor}}', '{{}}', 'no field'])('refuses %s and names what there is', (template) => {
  expect(() => compileTemplate(template)).toThrow(PrepError)
  try {
    compileTemplate(template)
  } catch (error) {
    expect(error).toMatchObject({ code: 'badTemplate', exitCode: 2 })
    expect((error as PrepError<'badTemplate'>).values.fields).toContain('question')
  }
})

it('never lets a value end the line', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (question) => {
      expect(compileTemplate('{{question}}')({ ...line, card: { ...card, question } })).not.toMatch(
        /[\n\r\u2028\u2029]/,
      )
    }),
  ))
