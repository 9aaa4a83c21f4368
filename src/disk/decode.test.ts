import { expect, test } from 'vitest'
import { decode } from './decode.ts'

const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

test('UTF-8 is read with and without its mark', () => {
  expect(decode(Buffer.from('## 질문 1. 왜?'))).toEqual({
    text: '## 질문 1. 왜?',
    encoding: 'utf-8',
    bom: false,
    replaced: 0,
  })
  expect(decode(Buffer.from('\ufeff## 질문'))).toEqual({ text: '## 질문', encoding: 'utf-8', bom: true, replaced: 0 })
})

test('UTF-16 is read in both byte orders, with and without its mark', () => {
  const text = '## Q1. What is a queue?\n\n먼저 넣은 것이 먼저 나온다.\n'
  expect(decode(utf16(`\ufeff${text}`, false))).toEqual({ text, encoding: 'utf-16le', bom: true, replaced: 0 })
  expect(decode(utf16(`\ufeff${text}`, true))).toEqual({ text, encoding: 'utf-16be', bom: true, replaced: 0 })
  expect(decode(utf16(text, false)).encoding).toBe('utf-16le')
  expect(decode(utf16(text, true)).text).toBe(text)
})

test('EUC-KR and Shift_JIS are told apart', () => {
  const korean = Uint8Array.from([0xc1, 0xfa, 0xb9, 0xae, 0x20, 0xbf, 0xd6, 0x3f])
  expect(decode(korean)).toEqual({ text: '질문 왜?', encoding: 'euc-kr', bom: false, replaced: 0 })
  const japanese = Uint8Array.from([0x8e, 0xbf, 0x96, 0xe2, 0x82, 0xcd, 0x89, 0xbd, 0x82, 0xc5, 0x82, 0xb7, 0x82, 0xa9])
  expect(decode(japanese)).toEqual({ text: '質問は何ですか', encoding: 'shift_jis', bom: false, replaced: 0 })
})

test('bytes that are no text are refused', () => {
  expect(decode(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])).encoding).toBe(
    'binary',
  )
  expect(decode(Uint8Array.from([0, 1, 2, 3, 0xff, 0xfe, 0])).encoding).toBe('binary')
})

test('an empty file is an empty text', () => {
  expect(decode(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', bom: false, replaced: 0 })
})

const noteWith = (
  stray: readonly number[],
  text = '## 캐시란?\n가까이 두는 것.\n## 락이란?\n혼자 쓰는 것이다. 그동안 남은 기다린다.\n',
) => Buffer.concat([Buffer.from(text), Buffer.from(stray), Buffer.from(text)])

test.each([
  ['a byte of another encoding', [0xff]],
  ['half of a letter', [0xea, 0xb0]],
  ['a NUL', [0]],
  ['a byte of Latin-1', [0xe9, 0x0a]],
])('a note with %s is read on', (_name, stray) => {
  const { text, encoding, replaced } = decode(noteWith(stray))
  expect(encoding).toBe('utf-8')
  expect(replaced).toBe(1)
  expect(text.match(/## 락이란\?/g)).toHaveLength(2)
})

test('a stray byte in English, in UTF-16 and in EUC-KR hides nothing', () => {
  const english = '## What is a queue?\nFirst in, first out. Used for everything that waits.\n'
  expect(decode(noteWith([0x92], english))).toMatchObject({ encoding: 'utf-8', replaced: 1 })
  expect(decode(utf16(`\ufeff${english}\0${english}`, false))).toMatchObject({ encoding: 'utf-16le', replaced: 1 })
  const korean = Array.from({ length: 30 }, () => [0xc1, 0xfa, 0xb9, 0xae, 0x20, 0xbf, 0xd6, 0x3f, 0x0a]).flat()
  expect(decode(Uint8Array.from([...korean, 0xff, 0x0a, ...korean]))).toMatchObject({ encoding: 'euc-kr', replaced: 1 })
})

test('many stray bytes are no text', () => {
  expect(decode(noteWith([0xff, 0xfe, 0, 0xff, 0xfe, 0, 0xff, 0xfe, 0, 0])).encoding).toBe('binary')
  expect(decode(Uint8Array.from([0x61, 0xff])).encoding).toBe('binary')
})

test('one NUL in a note of a few words hides nothing', () => {
  const { text, replaced } = decode(Buffer.from('## 캐시란?\n가까이 두는 것.\n\0\n## 락이란?\n'))
  expect(replaced).toBe(1)
  expect(text).toContain('## 락이란?')
})

test.each([
  ['a NUL at the end', '## 락이란?\n\n잠금.\n', (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0)])],
  ['two of them', '## 락이란?\n\n잠금.\n', (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0, 0)])],
  ['a stray byte at the end', '락이란?\n잠금\n', (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0xff)])],
  ['one within a letter', '## 락이란?\n\n잠금.\n', (bytes: Buffer) => spoil(bytes, 8, 0xfe)],
  ['a NUL within a letter', '## 락이란?\n\n잠금 장치.\n', (bytes: Buffer) => spoil(bytes, 8, 0)],
  ['one in English', 'Lock?\nIt waits\n', (bytes: Buffer) => spoil(bytes, 8, 0x92)],
  ['one in Chinese', '锁是什么？\n', (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0xff)])],
])('a note of two lines with %s is read on', (_name, text, harm) => {
  const read = decode(harm(Buffer.from(text)))
  expect(read.encoding).toBe('utf-8')
  expect(read.replaced).toBeGreaterThan(0)
  expect(read.text.slice(0, 4)).toBe(text.slice(0, 4))
})

test('a NUL in a short note of EUC-KR hides nothing', () => {
  const short = [0xc1, 0xfa, 0xb9, 0xae, 0x20, 0xbf, 0xd6, 0x3f, 0x0a, 0xc1, 0xfa, 0x0a]
  expect(decode(Uint8Array.from([...short, 0]))).toMatchObject({ encoding: 'euc-kr', replaced: 1 })
})

test('a short file of another kind is no note', () => {
  for (const bytes of [
    [0, 0, 0, 1],
    [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0xff],
    [0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52],
  ])
    expect(decode(Uint8Array.from(bytes)).encoding).toBe('binary')
})

const spoil = (bytes: Buffer, at: number, byte: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)])
