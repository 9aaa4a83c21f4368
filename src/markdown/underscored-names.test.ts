import { describe, expect, it } from 'vitest'
import { parseMarkdown } from './markdown.ts'
import { plainLines } from './plain-text.ts'

const plain = (line: string): string =>
  [...parseMarkdown([line])].flatMap((node) => (node.type === 'paragraph' ? plainLines(node.children, 1) : []))[0]
    ?.text ?? ''

describe('names between underscores', () => {
  it.each([
    '__init__ 메서드란?',
    'What is __name__ == "__main__"?',
    'prototype / __proto__',
    'что делает __call__?',
    '__new__和__init__的区别',
    '__toString() と __construct__',
  ])('%s stays as it is', (line) => {
    expect(plain(line)).toBe(line)
  })
  it.each([
    ['__selenium__ 이란?', 'selenium 이란?'],
    ['__중요__ 한 것', '중요 한 것'],
    ['**init** is run first', 'init is run first'],
    ['`__init__` is run first', '__init__ is run first'],
  ])('%s is emphasised or code', (line, text) => {
    expect(plain(line)).toBe(text)
  })
})
