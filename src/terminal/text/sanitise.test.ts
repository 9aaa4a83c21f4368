import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutHazards } from './hazards.ts'
import { REMOVED_MARK, sanitise, sanitiseLine } from './sanitise.ts'

const M = REMOVED_MARK

describe('what stays', () => {
  it.each([
    ['plain text', 'Why Celery? 100 % of it.'],
    ['Hangul', '왜 celery를 사용했나요?'],
    ['decomposed Hangul', '왜'.normalize('NFD')],
    ['line feeds and tabs', 'a\n\tb'],
    ['Chinese, Japanese, accents', '什么是进程？ とは é ñ'],
    ['a family joined together', '👨‍👩‍👧‍👦'],
    ['skin tones and hearts', '👩🏽‍💻 ❤️‍🔥'],
    ['the flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a keycap', '1️⃣'],
    ['Persian with its joiners', 'می‌خواهم'],
  ])('%s', (_name, text) => {
    expect(sanitise(text)).toBe(text)
  })
})

describe('what goes', () => {
  it.each([
    ['colours', '\x1b[31mred\x1b[0m', `${M}red${M}`],
    ['a cleared screen', 'a\x1b[2Jb', `a${M}b`],
    ['the clipboard', 'a\x1b]52;c;cm0gLXJm\x07b', `a${M}b`],
    ['a title, ended by ST', 'a\x1b]0;title\x1b\\b', `a${M}b`],
    ['an OSC without an end keeps what follows', 'a\x1b]0;the rest of the note', `a${M}0;the rest of the note`],
    ['a CSI cut off', 'a\x1b[38;5', `a${M}`],
    ['DCS', 'a\x1bPq#0\x1b\\b', `a${M}b`],
    ['C1 CSI', 'a\x9b31mb', `a${M}b`],
    ['C1 OSC', 'a\x9d52;c;x\x9cb', `a${M}b`],
    ['a lone escape', 'a\x1b', `a${M}`],
    ['NUL, BS, BEL, DEL', 'a\x00b\x08c\x07d\x7f', `a${M}b${M}c${M}d${M}`],
    ['a carriage return that overwrites', 'real\rfake', `real${M}fake`],
    ['bidi override', 'user\u202egpj.exe', `user${M}gpj.exe`],
    ['bidi isolates', 'a\u2066b\u2069', `a${M}b${M}`],
    ['a run of invisible characters', 'pass\u200b\u200c\u200d\u2060word', `pass${M}word`],
    ['tag characters', 'hi\u{e0041}\u{e0042}', `hi${M}`],
    ['lone surrogates', 'a\ud800b\udc00', `a${M}b${M}`],
    ['a pile of marks', `a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(6)}${M}b`],
    ['an escape hidden by an invisible one', '\x1b\u200b[31m', `${M}[31m`],
  ])('%s', (_name, text, expected) => {
    expect(sanitise(text)).toBe(expected)
  })

  it('takes one invisible character away without a word, as copied text has them', () => {
    expect(sanitise('\ufeff정규형\u200b이란?')).toBe('정규형이란?')
  })

  it('makes line ends alike', () => {
    expect(sanitise('a\r\nb\u2028c')).toBe('a\nb\nc')
  })
})

describe('for every text', () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\x1b', '[', ']', '\x9b', '\x9d', '\x07', '\\', ';', '8', 'm', '\r', '\n', '\u202e', '\u200b'),
      fc.constantFrom('\u200d', '👩', '️', '\u{e0067}', '\u{1f3f4}', '가', 'P', '\x01', '\x02', '\ud83d'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    ),
    maxLength: 60,
  })

  it('no control byte, turn of direction, tag or lone surrogate comes out', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const clean = sanitise(text)
        expect(clean).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]/)
        expect(clean).not.toMatch(/\p{Surrogate}/u)
        expect(clean.replace(/\u{1f3f4}[\u{e0020}-\u{e007f}]+/gu, '')).not.toMatch(/[\u{e0000}-\u{e007f}]/u)
      }),
      { numRuns: 3_000 },
    )
  })

  it('twice is the same as once', () => {
    fc.assert(fc.property(nasty, (text) => sanitise(sanitise(text)) === sanitise(text)))
  })

  it('a line is one line', () => {
    fc.assert(fc.property(nasty, (text) => !/[\n\t]/.test(sanitiseLine(text))))
  })
})

it('takes for harmless what is', () => {
  for (let code = 0; code < 0x10000; code += 1) {
    const character = String.fromCharCode(code)
    expect(sanitise(character)).toBe(withoutHazards(character, REMOVED_MARK))
  }
})
