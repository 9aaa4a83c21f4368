import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Encoding } from '../../disk/decode.ts'
import { encode } from '../../disk/encode.ts'
import { parseNote } from '../parse-note.ts'
import { placeAnswer, tidyAnswer } from './place-answer.ts'

const read = (text: string) => parseNote({ path: 'n.md', text })

/** The note with the answer in it; the reason where it was refused. */
function answered(note: string, question: string, answer: string): string {
  const card = read(note).cards.find((each) => each.question === question)
  if (card === undefined) throw new Error(`no question ${question} among ${read(note).cards.map((c) => c.question)}`)
  const placed = placeAnswer(new TextEncoder().encode(note), card, answer, read)
  return 'refused' in placed ? placed.refused : new TextDecoder().decode(placed.bytes)
}

const TEXT = '실행 중인 프로그램.'

describe('an answer goes into the fold that waits for it', () => {
  it.each([
    ['<details>\n<summary>답</summary>\n\n</details>', '<details>\n<summary>답</summary>\n\nTEXT\n\n</details>'],
    ['<details><summary>Answer</summary></details>', '<details><summary>Answer</summary>\n\nTEXT\n\n</details>'],
    [
      '<details>\n<summary>답변 보기</summary>\n<br>\n\n</details>',
      '<details>\n<summary>답변 보기</summary>\n<br>\n\nTEXT\n\n</details>',
    ],
    ['<details>\n  <summary>答え</summary>\n</details>', '<details>\n  <summary>答え</summary>\n\nTEXT\n\n</details>'],
    [
      '<details>\n<summary>Click to reveal</summary>\n\n<!-- todo -->\n\n</details>',
      '<details>\n<summary>Click to reveal</summary>\n\n<!-- todo -->\n\nTEXT\n\n</details>',
    ],
  ])('%j', (fold, filled) => {
    const note = (below: string) => `## 프로세스란?\n\n${below}\n\n## 스레드란?\n\n흐름.\n`
    expect(answered(note(fold), '프로세스란?', TEXT)).toBe(note(filled.replace('TEXT', TEXT)))
  })
})

describe('an answer in the style of its note', () => {
  it.each([
    [
      'below a heading',
      '## 프로세스란?\n\n## 스레드란?\n흐름.\n',
      '## 프로세스란?\n실행 중인 프로그램.\n\n## 스레드란?\n흐름.\n',
    ],
    [
      'below a heading, after an empty line where the note has one',
      '## 프로세스란?\n\n## 스레드란?\n\n흐름.\n\n## 힙이란?\n',
      '## 프로세스란?\n\n실행 중인 프로그램.\n\n## 스레드란?\n\n흐름.\n\n## 힙이란?\n',
    ],
    [
      'at the end of a note without a final line end',
      '## 스레드란?\n흐름.\n\n## 프로세스란?',
      '## 스레드란?\n흐름.\n\n## 프로세스란?\n실행 중인 프로그램.',
    ],
    [
      'inside a list item, before its follow-up',
      '# 면접 질문\n\n- 프로세스란?\n  - 스레드와 어떻게 다른지?\n- 힙이란?\n',
      '# 면접 질문\n\n- 프로세스란?\n\n  실행 중인 프로그램.\n  - 스레드와 어떻게 다른지?\n- 힙이란?\n',
    ],
    [
      'in an empty place that stands deeper than what is there already',
      '## 프로세스란?\n메모리를 가진다.\n **정의** :\n **예** :\n\n## 힙이란?\n',
      '## 프로세스란?\n메모리를 가진다.\n **정의** :\n 실행 중인 프로그램.\n\n **예** :\n\n## 힙이란?\n',
    ],
    [
      'in an empty place of a list',
      '## 프로세스란?\n- 메모리를 가진다.\n- **정의** :\n- **예** :\n\n## 힙이란?\n',
      '## 프로세스란?\n- 메모리를 가진다.\n- **정의** :\n  실행 중인 프로그램.\n- **예** :\n\n## 힙이란?\n',
    ],
    [
      'inside a numbered item',
      '# 면접 질문\n\n1. 프로세스란?\n2. 힙이란?\n3. 큐란?\n',
      '# 면접 질문\n\n1. 프로세스란?\n\n   실행 중인 프로그램.\n2. 힙이란?\n3. 큐란?\n',
    ],
    [
      'right below its question in a list that has it so',
      '# 면접 질문\n\n- 스레드란?\n  흐름.\n- 프로세스란?\n- 힙이란?\n',
      '# 면접 질문\n\n- 스레드란?\n  흐름.\n- 프로세스란?\n  실행 중인 프로그램.\n- 힙이란?\n',
    ],
    [
      'apart from a bold question, which it would be one paragraph with',
      '**프로세스란?**\n\n**스레드란?**\n\n- 흐름.\n\n**힙이란?**\n',
      '**프로세스란?**\n\n실행 중인 프로그램.\n\n**스레드란?**\n\n- 흐름.\n\n**힙이란?**\n',
    ],
    [
      'between the questions of a loose list',
      '# 면접 질문\n\n- 프로세스란?\n\n- 힙이란?\n\n## 다음\n',
      '# 면접 질문\n\n- 프로세스란?\n\n  실행 중인 프로그램.\n\n- 힙이란?\n\n## 다음\n',
    ],
    [
      'behind an empty label',
      'Q: 스레드란?\nA: 흐름.\n\nQ: 프로세스란?\nA:\n',
      'Q: 스레드란?\nA: 흐름.\n\nQ: 프로세스란?\nA: 실행 중인 프로그램.\n',
    ],
    [
      'with the label that the note uses',
      'Q: 스레드란?\nA: 흐름.\n\nQ: 프로세스란?\n\nQ: 힙이란?\nA: 메모리.\n',
      'Q: 스레드란?\nA: 흐름.\n\nQ: 프로세스란?\nA: 실행 중인 프로그램.\n\nQ: 힙이란?\nA: 메모리.\n',
    ],
    [
      'in the cell of a table',
      '| 질문 | 답변 |\n| --- | --- |\n| 스레드란? | 흐름 |\n| 프로세스란? | |\n',
      '| 질문 | 답변 |\n| --- | --- |\n| 스레드란? | 흐름 |\n| 프로세스란? | 실행 중인 프로그램. |\n',
    ],
    [
      'in a column of its own where a table has none',
      '| No | 질문 |\n| --- | --- |\n| 1 | 스레드란? |\n| 2 | 프로세스란? |\n',
      '| No | 질문 | 답변 |\n| --- | --- | --- |\n| 1 | 스레드란? |\n| 2 | 프로세스란? | 실행 중인 프로그램. |\n',
    ],
    [
      'inside a fold',
      '<details>\n<summary>프로세스란?</summary>\n\n</details>\n\n<details>\n<summary>힙이란?</summary>\n\n메모리.\n\n</details>\n',
      '<details>\n<summary>프로세스란?</summary>\n\n실행 중인 프로그램.\n\n</details>\n\n<details>\n<summary>힙이란?</summary>\n\n메모리.\n\n</details>\n',
    ],
    [
      'in the place of a placeholder',
      '**What is a process?**\n\nAnswer here\n\n**What is a heap?**\n\nMemory.\n',
      '**What is a process?**\n\nA running program.\n\n**What is a heap?**\n\nMemory.\n',
    ],
  ])('stands %s', (_, before, after) => {
    const question = /프로세스란\?|What is a process\?/.exec(before)?.[0] ?? ''
    expect(answered(before, question, question.startsWith('W') ? 'A running program.' : TEXT)).toBe(after)
  })

  it('keeps ends of lines', () =>
    expect(answered('## 프로세스란?\r\n\r\n## 힙이란?\r\n메모리.\r\n', '프로세스란?', '하나\n\n둘')).toBe(
      '## 프로세스란?\r\n하나\r\n\r\n둘\r\n\r\n## 힙이란?\r\n메모리.\r\n',
    ))
})

describe('a note in another encoding', () => {
  const note = '## 프로세스란?\n\n## 스레드란?\n흐름이다.\n'
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'euc-kr'] as const satisfies readonly Encoding[])(
    'keeps %s and every other byte',
    (encoding) => {
      const mark = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff], 'euc-kr': [] }
      const bytes = Uint8Array.from([...mark[encoding], ...(encode(note, encoding) ?? [])])
      const card = read(note).cards[0]
      if (card === undefined) throw new Error('no card')
      const placed = placeAnswer(bytes, card, TEXT, read)
      if ('refused' in placed) throw new Error(placed.refused)
      const whole = encode(`## 프로세스란?\n${TEXT}\n\n## 스레드란?\n흐름이다.\n`, encoding) ?? []
      expect([...placed.bytes]).toEqual([...mark[encoding], ...whole])
    },
  )

  it('refuses a character that the encoding lacks', () => {
    const card = read(note).cards[0]
    if (card === undefined) throw new Error('no card')
    expect(placeAnswer(encode(note, 'euc-kr') ?? new Uint8Array(), card, '웃음 🙂', read)).toEqual({
      refused: 'encoding',
    })
  })
})

describe('what is refused', () => {
  const note = '## 프로세스란?\n\n## 스레드란?\n흐름.\n'
  it('says nothing', () => expect(answered(note, '프로세스란?', ' \n\u0000\n')).toBe('empty'))
  it('is answered', () => expect(answered(note, '스레드란?', TEXT)).toBe('answered'))
  it('would be other questions', () => expect(answered(note, '프로세스란?', '## 힙이란?\n메모리.')).toBe('noPlace'))
})

it('puts text beside a remark on one’s own attempt', () => {
  expect(answered('## 프로세스란?\n답변 못함\n\n## 스레드란?\n흐름.\n', '프로세스란?', TEXT)).toMatch(
    /실행 중인 프로그램\./,
  )
})

const shapes = [
  '## 프로세스란?\n\n## 스레드란?\n흐름.\n',
  '# 면접 질문\n\n- 프로세스란?\n- 힙이란?\n  메모리.\n- 큐란?\n',
  '# 면접 질문\n\n1. 프로세스란?\n2. 힙이란?\n3. 큐란?\n',
  'Q: 프로세스란?\n\nQ: 힙이란?\nA: 메모리.\n',
  '**프로세스란?**\n\n**힙이란?**\n\n메모리.\n',
  '<details>\n<summary>프로세스란?</summary>\n<p></p>\n</details>\n\n<details>\n<summary>힙이란?</summary>\n메모리.\n</details>\n',
  '| 질문 | 답변 |\n| --- | --- |\n| 프로세스란? | |\n| 힙이란? | 메모리 |\n',
]
const piece = fc.constantFrom(
  '가상 메모리를 쓴다.',
  'It runs in its own address space.',
  '- 첫째, 메모리를 나눠 쓴다.\n- 둘째, 문맥 교환이 싸다.',
  '```c\nint main(void) { return 0; }\n# no heading\n```',
  '> 운영체제가 만든다.',
  '',
  '왜 그런가? 격리 때문이다.',
  '| a | b |\n| --- | --- |\n| 1 | 2 |',
  '## 제목',
  'Q: 또?',
)

it('is read back as exactly that text, all else as before; or is refused', () => {
  let placedCount = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...shapes),
      fc.oneof(
        fc.array(piece, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n\n')),
        fc.string(),
      ),
      fc.constantFrom('\n', '\r\n'),
      (shape, answer, end) => {
        const note = shape.replaceAll('\n', end)
        const before = read(note)
        const index = before.cards.findIndex(({ question }) => question === '프로세스란?')
        const card = before.cards[index]
        if (card === undefined) throw new Error('no card')
        const placed = placeAnswer(new TextEncoder().encode(note), card, answer, read)
        if ('refused' in placed) return
        placedCount++
        const after = read(new TextDecoder().decode(placed.bytes)).cards
        expect(after[index]).toMatchObject({ question: '프로세스란?', status: 'answered', answer: tidyAnswer(answer) })
        const others = (cards: typeof after) =>
          cards
            .filter((_, at) => at !== index)
            .map(({ question, answer, status, id }) => ({ question, answer, status, id }))
        expect(others(after)).toEqual(others(before.cards))
      },
    ),
    { numRuns: 80 },
  )
  expect(placedCount).toBeGreaterThan(25)
})
