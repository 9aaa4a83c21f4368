import { describe, expect, it } from 'vitest'
import { ASKED, fieldsIn, fillTemplate } from './template.ts'

const fields = new Map([
  ['Front', 'What?'],
  ['Back', 'That.'],
  ['Empty', '<br>'],
  ['Text', 'A {{c1::b::hint}} c {{c2::d {{c1::e}} f}}.'],
  ['Kanji', '漢字[かんじ] を'],
])
const special = new Map([['Deck', 'A::B']])
const fill = (template: string, side: 'front' | 'back' = 'front', cloze = 0) =>
  fillTemplate(template, { fields, special, cloze, side })?.replaceAll(ASKED.open, '‹').replaceAll(ASKED.close, '›')

describe('fillTemplate', () => {
  it.each([
    ['{{Front}} ({{Deck}}) {{Nowhere}}', 'What? (A::B) '],
    ['{{#Back}}yes {{Back}}{{/Back}}{{^Back}}no{{/Back}}', 'yes That.'],
    ['{{#Empty}}yes{{/Empty}}{{^Empty}}no{{/Empty}}', 'no'],
    ['{{#Front}}{{^Empty}}both{{/Empty}}{{/Front}}', 'both'],
    ['{{text:Empty}}|{{ Front }}', '|What?'],
    ['{{type:Back}}|{{hint:Back}}', '|'],
    ['{{furigana:Kanji}} {{kanji:Kanji}} {{kana:Kanji}}', '漢字(かんじ) を 漢字 を かんじ を'],
    ['{{tts en_US:Front}}<!-- {{Back}} -->', ''],
  ])('%s', (template, filled) => expect(fill(template)).toBe(filled))

  it('shows on the back what is typed or hidden on the front', () =>
    expect(fill('{{FrontSide}}{{type:Back}}{{hint:Back}}', 'back')).toBe('That.That.'))

  it('asks one deletion and shows the others', () => {
    expect(fill('{{cloze:Text}}', 'front', 1)).toBe('A ‹[hint]› c d ‹[…]› f.')
    expect(fill('{{cloze:Text}}', 'back', 1)).toBe('A ‹b› c d ‹e› f.')
    expect(fill('{{cloze:Text}}', 'front', 2)).toBe('A b c ‹[…]›.')
    expect(fill('{{#c2}}two{{/c2}}{{#c1}}one{{/c1}}', 'front', 2)).toBe('two')
  })

  it('gives nothing for a section that is not closed', () => {
    expect(fill('{{#Front}}x')).toBeUndefined()
    expect(fill('x{{/Front}}')).toBeUndefined()
  })

  it('names the fields that a side shows', () =>
    expect([
      fieldsIn('{{Front}} {{type:Back}} {{#Empty}}{{cloze:Text}}{{/Empty}}', 'front'),
      fieldsIn('{{type:Back}}', 'back'),
    ]).toEqual([['Front'], ['Back']]))
})
