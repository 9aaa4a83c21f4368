import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../markdown/markdown.ts'
import { outline } from '../blocks/outline.ts'
import { candidatesOf } from '../candidates/candidates.ts'
import { makeCards } from '../making/make-cards.ts'
import { gather } from './gather.ts'

/** The cards of a note in which the lines that begin with `?? ` were chosen; the mark itself is taken off. */
function cardsOf(marked: readonly string[]) {
  const lines = marked.map((line) => line.replace('?? ', ''))
  const asking = new Set(marked.flatMap((line, index) => (line.includes('?? ') ? [index + 1] : [])))
  const root = outline(parseMarkdown(lines, 1), { isHeading: () => true, parse: parseMarkdown, lines }, lines.length)
  const chosen = new Set(candidatesOf(root, lines).filter(({ line }) => asking.has(line)))
  return makeCards(gather(root, chosen, lines), { path: 'note.md', deck: 'note', tags: [], lines })
}

const told = (...lines: string[]) => cardsOf(lines).map(({ question, answer }) => [question, answer])
const states = (...lines: string[]) => cardsOf(lines).map(({ question, status }) => [question, status])
function parents(...lines: string[]) {
  const cards = cardsOf(lines)
  return cards.map(({ question, parent }) => [question, cards.find(({ id }) => id === parent)?.question ?? null])
}

describe('an answer reaches', () => {
  it('from a heading to the next heading that is not deeper', () => {
    expect(
      told(
        '## ?? What is a lock?',
        'One at a time.',
        '### Example',
        'A door.',
        '## About me',
        'Hello.',
        '## ?? 캐시란?',
      ),
    ).toEqual([
      ['What is a lock?', 'One at a time.\n\n### Example\nA door.'.replace('\n\n', '\n')],
      ['캐시란?', null],
    ])
  })

  it('from a line to the next line that asks', () => {
    expect(told('?? TCP란?', '연결을 맺는다.', '순서를 지킨다.', '?? UDP란?', '연결이 없다.')).toEqual([
      ['TCP란?', '연결을 맺는다.\n순서를 지킨다.'],
      ['UDP란?', '연결이 없다.'],
    ])
  })

  it('over what stands between the items of one list', () => {
    expect(told('1. ?? 什么是死锁？', '', '互相等待。', '', '2. ?? 什么是索引？', '', '为了查得快。')).toEqual([
      ['什么是死锁？', '互相等待。'],
      ['什么是索引？', '为了查得快。'],
    ])
  })

  it.each([
    '오늘은 여기까지. 내일은 네트워크를 본다.',
    '수고하셨습니다!',
    '느낀 점: 운영체제를 더 봐야겠다.',
    '다음 시간에는 네트워크를 정리할 예정',
    "That's all for today! Next week: networking.",
    'To be continued',
    'Tomorrow: networking.',
    '今日はここまで。',
    '今天就到这里，明天继续。',
    '未完待续',
    'На сегодня всё.',
    'Eso es todo por hoy.',
    'C’est tout pour aujourd’hui.'.replaceAll('’', "'"),
    'Por hoje é só.',
  ])('no further than the line with which a day’s notes close: %s', (closing) => {
    expect(told('## ?? What is a lock?', 'One at a time.', '', '---', '', closing)).toEqual([
      ['What is a lock?', 'One at a time.'],
    ])
    expect(told('## ?? What is a lock?', 'One at a time.', '', closing, '', '## ?? 캐시란?', '빠르다.')).toEqual([
      ['What is a lock?', 'One at a time.'],
      ['캐시란?', '빠르다.'],
    ])
    // By itself it is what stands there.
    const alone = closing === 'To be continued' ? null : closing
    expect(told('## ?? What is a lock?', '', closing)).toEqual([['What is a lock?', alone]])
  })

  it.each([
    '여기까지 실행되면 잠금이 풀린다.',
    '이상 현상은 정규화로 줄인다.',
    '끝 포인터는 size를 넘지 않는다.',
    'That is all the heap that a process has.',
    'The end of the list is null.',
    'Next, the lock is released.',
    '以上三种措施都有其不足之处。',
    '以上の手順で鍵が外れる。',
  ])('over a last line that tells: %s', (line) => {
    expect(told('## ?? What is a lock?', 'One at a time.', '', '---', '', line)).toEqual([
      ['What is a lock?', `One at a time.\n\n---\n\n${line}`],
    ])
  })

  it('no further than the name of the next list', () => {
    expect(told('- ?? 뷰란?', '- ?? 트리거란?', '', 'Docker', '- ?? 이미지란?', '- ?? 볼륨이란?')).toEqual([
      ['뷰란?', null],
      ['트리거란?', null],
      ['이미지란?', null],
      ['볼륨이란?', null],
    ])
  })

  it('no further than a line across the page', () => {
    expect(told('?? What is a view?', '', 'A stored query.', '', '---', '', 'Thank you for reading.')).toEqual([
      ['What is a view?', 'A stored query.'],
    ])
  })

  it('not to a remark behind a list that answers nothing', () => {
    expect(told('- ?? 자기소개', '- ?? 지원 동기', '', '면접은 삼십 분 걸렸다. 다음에는 더 준비하자.')).toEqual([
      ['자기소개', null],
      ['지원 동기', null],
    ])
  })

  it('to items that are indented further, though Markdown takes them for neighbours', () => {
    expect(told('* ?? What is paging?', ' * Memory in pieces of one size.', '* ?? What is swapping?')).toEqual([
      ['What is paging?', '* Memory in pieces of one size.'],
      ['What is swapping?', null],
    ])
  })

  it('to the items that answer, where a list takes turns', () => {
    expect(told('- ?? Что такое индекс?', '- Ускоряет поиск.', '- ?? Что такое ключ?', '- Отличает строки.')).toEqual([
      ['Что такое индекс?', '- Ускоряет поиск.'],
      ['Что такое ключ?', '- Отличает строки.'],
    ])
  })

  it('from a question in a quotation to what stands behind it', () => {
    expect(
      told('> ?? デッドロックとは？', '', '互いに待つこと。', '', '> ?? 索引とは？', '', '速く探すため。'),
    ).toEqual([
      ['デッドロックとは？', '互いに待つこと。'],
      ['索引とは？', '速く探すため。'],
    ])
  })

  it('through code whose lines ask', () => {
    expect(
      told('```', '?? 스택이란?', '나중에 넣은 것을 먼저 꺼낸다', '?? 큐란?', '먼저 넣은 것을 먼저 꺼낸다', '```'),
    ).toEqual([
      ['스택이란?', '나중에 넣은 것을 먼저 꺼낸다'],
      ['큐란?', '먼저 넣은 것을 먼저 꺼낸다'],
    ])
  })

  it('to the other cells of a row', () => {
    expect(
      told('| no | term | meaning |', '|-|-|-|', '| 1 | ?? heap | grows at run time |', '| 2 | ?? stack | frames |'),
    ).toEqual([
      ['heap', 'grows at run time'],
      ['stack', 'frames'],
    ])
    expect(told('| 질문 | 답변 |', '|-|-|', '| ?? 힙이란? | 실행 중에 커진다 |', '| ?? 스택이란? | |')).toEqual([
      ['힙이란?', '실행 중에 커진다'],
      ['스택이란?', null],
    ])
  })

  it('to a list of answers further down', () => {
    expect(told('## 문제', '1. ?? TCP란?', '2. ?? UDP란?', '## 정답', '1. 연결형', '2. 비연결형')).toEqual([
      ['TCP란?', '1. 연결형'],
      ['UDP란?', '2. 비연결형'],
    ])
  })

  it('over a deletion and no more', () => {
    expect(told('?? C: A [process] owns memory.')).toEqual([['A […] owns memory.', 'process']])
  })
})

describe('a question follows another', () => {
  it('on a label or a title that says so', () => {
    expect(parents('## ?? 캐시란?', '가까이 두는 것.', '### 꼬리질문', '- ?? 언제 지우나요?')).toEqual([
      ['캐시란?', null],
      ['언제 지우나요?', '캐시란?'],
    ])
    expect(parents('?? Q: What is a cache?', '', 'A: Near.', '', '?? Follow-up: When is it emptied?')).toEqual([
      ['What is a cache?', null],
      ['When is it emptied?', 'What is a cache?'],
    ])
  })

  it('on its number', () => {
    expect(parents('?? 2. 트랜잭션이란?', '', '모두 되거나 안 되거나.', '', '?? 2-1. 왜 필요한가요?')).toEqual([
      ['트랜잭션이란?', null],
      ['왜 필요한가요?', '트랜잭션이란?'],
    ])
  })

  it('nested under one that asks', () => {
    expect(parents('- ?? React 的优点是什么？', '  - ?? 缺点呢？', '- ?? 什么是路由？')).toEqual([
      ['React 的优点是什么？', null],
      ['缺点呢？', 'React 的优点是什么？'],
      ['什么是路由？', null],
    ])
    expect(parents('## ?? 슈퍼스칼라란?', '여러 개를 한 번에.', '### ?? 장점은 무엇인가요?')).toEqual([
      ['슈퍼스칼라란?', null],
      ['장점은 무엇인가요?', '슈퍼스칼라란?'],
    ])
  })

  it('but none under the name of a group', () => {
    expect(parents('## ?? Memory', 'Where data lives.', '### ?? Heap', 'Grows.', '### ?? Stack', 'Frames.')).toEqual([
      ['Memory', null],
      ['Heap', null],
      ['Stack', null],
    ])
  })
})

describe('an answer counts', () => {
  it('when it says something, be it one word', () => {
    expect(states('## ?? Which port?', '443', '## ?? 둘 다 참인지 보는 연산자는?', '&&')).toEqual([
      ['Which port?', 'answered'],
      ['둘 다 참인지 보는 연산자는?', 'answered'],
    ])
  })

  it('not when it says that there was none', () => {
    const none = [
      '모른다고 답함',
      '잘 모른다..',
      '패스',
      'X',
      'TODO: later',
      '(작성중)',
      '不知道',
      '没用过',
      'ㅁㄴㅇㄹ',
      '[!todo] 나중에',
    ]
    for (const answer of none)
      expect([answer, states('## ?? 인덱스란?', answer)]).toEqual([answer, [['인덱스란?', 'unanswered']]])
  })

  it('in part when a place in it is empty, or it only leads elsewhere', () => {
    expect(
      states(
        '## ?? 장단점은?',
        '- 장점: 빠르다',
        '- 단점:',
        '## ?? Event loop?',
        '[[Event Loop]]',
        '## ?? 배포는?',
        '[글](https://a.example)',
      ),
    ).toEqual([
      ['장단점은?', 'partial'],
      ['Event loop?', 'partial'],
      ['배포는?', 'partial'],
    ])
  })
})

it('takes time in step with the length of a list', () => {
  const list = (count: number) => Array.from({ length: count }, (_, at) => `- ?? Question ${at} is what?`)
  const started = performance.now()
  expect(cardsOf(list(10_000))).toHaveLength(10_000)
  expect(performance.now() - started).toBeLessThan(20_000)
})
