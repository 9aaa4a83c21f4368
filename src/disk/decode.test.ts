import { expect, test } from 'vitest'
import { decode } from './decode.ts'

const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

test('UTF-8 is read with and without its mark', () => {
  expect(decode(Buffer.from('## 질문 1. 왜?'))).toEqual({ text: '## 질문 1. 왜?', encoding: 'utf-8', bom: false })
  expect(decode(Buffer.from('\ufeff## 질문'))).toEqual({ text: '## 질문', encoding: 'utf-8', bom: true })
})

test('UTF-16 is read in both byte orders, with and without its mark', () => {
  const text = '## Q1. What is a queue?\n\n먼저 넣은 것이 먼저 나온다.\n'
  expect(decode(utf16(`\ufeff${text}`, false))).toEqual({ text, encoding: 'utf-16le', bom: true })
  expect(decode(utf16(`\ufeff${text}`, true))).toEqual({ text, encoding: 'utf-16be', bom: true })
  expect(decode(utf16(text, false)).encoding).toBe('utf-16le')
  expect(decode(utf16(text, true)).text).toBe(text)
})

test('EUC-KR and Shift_JIS are told apart', () => {
  const korean = Uint8Array.from([0xc1, 0xfa, 0xb9, 0xae, 0x20, 0xbf, 0xd6, 0x3f])
  expect(decode(korean)).toEqual({ text: '질문 왜?', encoding: 'euc-kr', bom: false })
  const japanese = Uint8Array.from([0x8e, 0xbf, 0x96, 0xe2, 0x82, 0xcd, 0x89, 0xbd, 0x82, 0xc5, 0x82, 0xb7, 0x82, 0xa9])
  expect(decode(japanese)).toEqual({ text: '質問は何ですか', encoding: 'shift_jis', bom: false })
})

test('bytes that are no text are refused', () => {
  expect(decode(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])).encoding).toBe(
    'binary',
  )
  expect(decode(Uint8Array.from([0, 1, 2, 3, 0xff, 0xfe, 0])).encoding).toBe('binary')
})

test('an empty file is an empty text', () => {
  expect(decode(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', bom: false })
})
