import { describe, expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'
import { placeFollowUp } from './place-follow-up.ts'

const read = (text: string) => parseNote({ path: 'note.md', text })

function added(text: string, parent: string, question: string): string {
  const above = read(text).cards.find((card) => card.question.includes(parent))
  if (above === undefined) return 'no parent'
  const placed = placeFollowUp(new TextEncoder().encode(text), above, question, read)
  return 'refused' in placed ? placed.refused : new TextDecoder().decode(placed.bytes)
}

const NEW = '그럼 뮤텍스와 무엇이 다른가요?'

describe('a follow-up is added below its question in the note’s own style', () => {
  it.each([
    [
      'headings with deeper ones',
      '# OS\n\n## 세마포어란?\n\n신호의 개수를 세어 동기화하는 도구예요.\n\n### 왜 쓰나요?\n\n여러 스레드를 동기화하려고 써요.\n\n## 스레드란?\n\n실행의 흐름.\n',
      '\n### 그럼 뮤텍스와 무엇이 다른가요?\n',
    ],
    [
      'headings without',
      '# OS\n\n## 세마포어란?\n\n신호의 개수를 세어 동기화하는 도구예요.\n\n## 스레드란?\n\n실행의 흐름.\n',
      '\n### 그럼 뮤텍스와 무엇이 다른가요?\n',
    ],
    [
      'quotes',
      '# OS\n\n### 세마포어란?\n신호의 개수를 세어 동기화하는 도구예요.\n\n> 꼬리질문: 왜 쓰나요?\n> 여러 스레드를 동기화하려고 써요.\n\n### 스레드란?\n실행의 흐름.\n',
      '> 꼬리질문: 그럼 뮤텍스와 무엇이 다른가요?\n',
    ],
    [
      'a list with follow-ups of another question',
      '# OS\n\n1) 세마포어란?\n   - 신호의 개수를 세어 동기화하는 도구예요.\n2) 스레드란?\n   - 실행의 흐름.\n   꼬리) 왜 쓰나요?\n     - 나눠서 하려고요.\n',
      '   꼬리) 그럼 뮤텍스와 무엇이 다른가요?\n',
    ],
    [
      'a list',
      '# OS\n\n- 세마포어란 무엇인가요?\n  - 신호의 개수를 세어 동기화하는 도구예요.\n- 스레드란 무엇인가요?\n  - 실행의 흐름.\n',
      '그럼 뮤텍스와 무엇이 다른가요?\n',
    ],
    [
      'labels',
      '**Q. 세마포어란?**\nA. 신호의 개수를 세어 동기화하는 도구예요.\n\n**Q. 스레드란?**\nA. 실행의 흐름.\n',
      '그럼 뮤텍스와 무엇이 다른가요?\n',
    ],
  ])('%s', (_, text, line) => {
    const after = added(text, '세마포어', NEW)
    expect(after).toContain(line)
    const card = read(after).cards.find(({ question }) => question === NEW)
    const above = read(after).cards.find(({ id }) => id === card?.parent)
    expect(above?.question).toContain('세마포어')
    const kept = after.split('\n').filter((each) => text.split('\n').includes(each))
    expect(kept.join('\n').replaceAll(/\n+/g, '\n')).toBe(text.replaceAll(/\n+/g, '\n'))
  })

  it('refuses what the note asks already, and what says nothing', () => {
    const text = '## 세마포어란?\n\n신호의 개수를 세어 동기화하는 도구예요.\n\n## 스레드란?\n'
    expect(added(text, '세마포어', '스레드란?')).toBe('asked')
    expect(added(text, '세마포어', '  ')).toBe('empty')
  })

  it('goes behind the follow-ups that are there', () => {
    const text =
      '## 세마포어란?\n\n신호.\n\n### 하나는?\n\n이유가 여러 개예요.\n\n### 둘은?\n\n이유가 여러 개예요.\n\n## 스레드란?\n\n흐름.\n'
    expect(added(text, '세마포어', NEW)).toMatch(
      /둘은\?\n\n이유가 여러 개예요\.\n\n### 그럼 뮤텍스와 무엇이 다른가요\?\n\n## 스레드/,
    )
  })
})

it('tears no lines of another program off their block: there it is not written', () => {
  const block = '- What is it? #card\n  id:: 65b00000-0000-0000-0000-000000000000\n'
  expect(added(block, 'What is it?', 'And why?')).toBe('noPlace')
  expect(added(`- Why so? #card\n\t- So.\n${block}`, 'What is it?', 'And why?')).toBe('noPlace')
})
