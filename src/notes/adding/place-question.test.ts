import { describe, expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'
import { placeQuestion } from './place-question.ts'

const read = (text: string) => parseNote({ path: 'note.md', text })

function added(text: string, question: string, under: string | null = null): string {
  const placed = placeQuestion(new TextEncoder().encode(text), question, read, { under })
  return 'refused' in placed ? placed.refused : new TextDecoder().decode(placed.bytes)
}

describe('a question is added in the note’s own style', () => {
  it.each([
    ['an empty note', '', '', '## 뮤텍스란 무엇인가요?\n'],
    ['a title alone', '# 운영체제\n', '', '\n## 뮤텍스란 무엇인가요?\n'],
    [
      'headings',
      '# OS\n\n## 프로세스란?\n\n실행 중인 프로그램.\n\n## 스레드란?\n\n실행의 흐름.\n',
      '',
      '\n## 뮤텍스란 무엇인가요?\n',
    ],
    [
      'headings with numbers',
      '# OS\n\n### 1. 프로세스란?\n실행 중인 프로그램.\n\n### 2. 스레드란?\n실행의 흐름.\n',
      '',
      '\n### 3. 뮤텍스란 무엇인가요?\n',
    ],
    [
      'labels',
      'Q. 프로세스란?\nA. 실행 중인 프로그램.\n\nQ. 스레드란?\nA. 실행의 흐름.\n',
      '',
      '\nQ. 뮤텍스란 무엇인가요?\n',
    ],
    [
      'bold leads',
      '# OS\n\n**프로세스란?**\n\n실행 중인 프로그램.\n\n**스레드란?**\n\n실행의 흐름.\n',
      '',
      '\n**뮤텍스란 무엇인가요?**\n',
    ],
    [
      'bullets with answers below',
      '# OS\n\n- 프로세스란 무엇인가요?\n  - 실행 중인 프로그램.\n- 스레드란 무엇인가요?\n  - 실행의 흐름.\n',
      '',
      '- 뮤텍스란 무엇인가요?\n',
    ],
    [
      'a bare list',
      '# 면접 질문\n\n1. 프로세스란 무엇인가요?\n2. 스레드란 무엇인가요?\n3. 세마포어란 무엇인가요?\n',
      '',
      '4. 뮤텍스란 무엇인가요?\n',
    ],
    [
      'folds',
      '# OS\n\n<details>\n<summary>프로세스란?</summary>\n\n실행 중인 프로그램.\n\n</details>\n\n<details>\n<summary>스레드란?</summary>\n\n실행의 흐름.\n\n</details>\n',
      '',
      '\n<details>\n<summary>뮤텍스란 무엇인가요?</summary>\n\n</details>\n',
    ],
    [
      'Windows’ ends of lines',
      '# OS\r\n\r\n## 프로세스란?\r\n실행 중인 프로그램.\r\n',
      '',
      '\r\n## 뮤텍스란 무엇인가요?\r\n',
    ],
  ])('%s', (_, text, rest, expected) => {
    const after = added(text + rest, '뮤텍스란 무엇인가요?')
    expect(after).toBe(text + expected + rest)
    expect(read(after).cards.at(-1)).toMatchObject({ question: '뮤텍스란 무엇인가요?', status: 'unanswered' })
  })

  it('under the section that was named, by its beginning too', () => {
    const text =
      '# 면접\n\n## 운영체제\n\n### 프로세스란?\n실행 중인 프로그램.\n\n## 네트워크\n\n### TCP란?\n연결을 맺는 규약.\n'
    const expected =
      '# 면접\n\n## 운영체제\n\n### 프로세스란?\n실행 중인 프로그램.\n\n### 뮤텍스란?\n\n## 네트워크\n\n### TCP란?\n연결을 맺는 규약.\n'
    expect(added(text, '뮤텍스란?', '운영체제')).toBe(expected)
    expect(added(text, '뮤텍스란?', '운영')).toBe(expected)
    expect(added(text, '뮤텍스란?', '자료구조')).toBe('noSection')
  })

  it('keeps marks of how often another is asked off the new one', () => {
    const after = added('# OS\n\n## ⭐⭐ 프로세스란?\n실행 중인 프로그램.\n', '뮤텍스란?')
    expect(after).toContain('\n## 뮤텍스란?\n')
  })

  it('takes words that are no question by themselves, and says so in the note', () => {
    const after = added('# OS\n\n## 프로세스란?\n실행 중인 프로그램.\n\n## 회고\n잘 못 말했다.\n', '뮤텍스')
    expect(read(after).cards.map(({ question }) => question)).toContain('뮤텍스')
  })

  it.each([
    ['empty', '# OS\n', '  '],
    ['asked', '## 프로세스란?\n실행 중인 프로그램.\n', '프로세스란'],
  ])('refuses: %s', (refused, text, question) => expect(added(text, question)).toBe(refused))
})
