import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expandTabs, pad, truncate, width } from './width.ts'
import { wrapCode, wrapSpans, wrapText } from './wrap.ts'

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '가',
        '뷁',
        '질문',
        '이란?',
        '漢',
        '字',
        '。',
        '「',
        '、',
        'か',
        '👨‍👩‍👧',
        '❤️',
        '🇰🇷',
        'e\u0301',
        '\t',
        ' ',
        '  ',
      ),
      fc.constantFrom('word', 'a', '/', '-', 'https://example.com/a/very/long/path', '\n', '한글'.normalize('NFD')),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('wrapText', () => {
  it('is what wrapSpans makes of one span', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('', '   ', ' 가 나 ', 'a b  ')),
        fc.integer({ min: 0, max: 50 }),
        (any, columns) => {
          const text = any.replaceAll('`', "'")
          expect(wrapText(text, columns)).toEqual(wrapSpans([{ text }], columns))
        },
      ),
    )
  })

  it('breaks Korean at spaces, not inside a word', () => {
    expect(wrapText('트랜잭션 격리 수준을 설명해 보세요', 14)).toEqual(['트랜잭션 격리', '수준을 설명해', '보세요'])
  })

  it('breaks Chinese and Japanese anywhere but before a closing mark', () => {
    expect(wrapText('进程是资源分配的基本单位。', 8)).toEqual(['进程是资', '源分配的', '基本单', '位。'])
    expect(wrapText('プロセスとは「実行」です', 10)).toEqual(['プロセスと', 'は「実行」', 'です'])
  })

  it('breaks a word wider than the line where it must, an address after its marks', () => {
    expect(wrapText('가나다라마바사', 6)).toEqual(['가나다', '라마바', '사'])
    expect(wrapText('https://example.com/path/to', 16)).toEqual(['https://example.', 'com/path/to'])
  })

  it('begins no line with what closes a sentence or a bracket', () => {
    expect(wrapText('가나다라마바.', 12)).toEqual(['가나다라마', '바.'])
    expect(wrapText('abcdefgh)', 8)).toEqual(['abcdefg', 'h)'])
    expect(wrapText('확률은 55 % 예요', 9)).toEqual(['확률은', '55 % 예요'])
  })

  it('keeps indentation and line feeds', () => {
    expect(wrapText('    return x\n\n  y', 20)).toEqual(['    return x', '', '  y'])
  })

  it('keeps a command between backticks on one line where it fits into one', () => {
    const sentence = '답이 없는 질문이 3개 있어요: `prep drill --unanswered` 또는 `prep list --unanswered`'
    for (const columns of [26, 30, 40, 60, 80]) {
      const lines = wrapText(sentence, columns)
      expect(lines.join(' ')).toBe(sentence)
      for (const command of ['`prep drill --unanswered`', '`prep list --unanswered`'])
        expect(lines.filter((line) => line.includes(command))).toHaveLength(1)
    }
    expect(wrapText('`prep drill --unanswered`', 12)).toEqual(['`prep drill', '--unanswered', '`'])
  })

  it('never makes a line wider than the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 50 }), (text, columns) => {
        for (const line of wrapText(text, columns)) expect(width(line)).toBeLessThanOrEqual(columns)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never makes a line of code wider either, and hangs what goes on', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 50 }), (text, columns) => {
        for (const line of wrapCode([{ text }], columns)) expect(width(line)).toBeLessThanOrEqual(columns)
      }),
      { numRuns: 1_000 },
    )
    expect(wrapCode([{ text: '  user = find(name, email)' }], 16)).toEqual(['  user =', '    find(name,', '    email)'])
  })

  it('loses nothing but blanks', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 8, max: 50 }), (text, columns) => {
        const bare = (lines: string) => lines.replace(/\s/g, '')
        fc.pre(!/[\u1100-\u11ff]/.test(text))
        expect(bare(wrapText(text, columns).join(''))).toBe(bare(text))
      }),
    )
  })
})

describe('wrapSpans', () => {
  it('paints each line by itself', () => {
    const loud = (text: string) => `<${text}>`
    expect(wrapSpans([{ text: 'plain and ' }, { text: 'loud words', paint: loud }], 14)).toEqual([
      'plain and <loud>',
      '<words>',
    ])
  })
})

describe('widths', () => {
  it('counts Hangul and emoji as two', () => {
    expect(width('가a👩')).toBe(5)
  })

  it('truncates by columns with an ellipsis', () => {
    expect(truncate('가나다라', 8)).toBe('가나다라')
    expect(truncate('가나다라', 7)).toBe('가나다…')
    expect(truncate('가나다라', 6)).toBe('가나…')
    fc.assert(fc.property(anyText, fc.nat(30), (text, columns) => width(truncate(text, columns)) <= columns))
  })

  it('pads to a width on either side', () => {
    expect(pad('가', 4)).toBe('가  ')
    expect(pad('가', 4, 'right')).toBe('  가')
    expect(pad('가', 5, 'center')).toBe(' 가  ')
  })

  it('expands tabs to the next stop', () => {
    expect(expandTabs('a\tb\n가\tc')).toBe('a   b\n가  c')
  })
})
