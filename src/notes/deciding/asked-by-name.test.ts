import { describe, expect, it } from 'vitest'
import { openNote } from '../open-note.ts'
import { parseNote } from '../parse-note.ts'

const cardsOf = (path: string, text: string) =>
  parseNote({ path, text }).cards.map(({ question, answer, status, source }) => ({
    question,
    answer,
    status,
    line: source.line,
  }))

describe('a file whose name asks is one question', () => {
  it.each([
    [
      '인덱스는 왜 쓰나요.md',
      '인덱스는 왜 쓰나요',
      '테이블 전체를 훑지 않고 찾기 위해서다.\n\n- B+Tree\n- 쓰기는 느려진다',
    ],
    [
      'What is a deadlock?.md',
      'What is a deadlock?',
      'Two threads each hold what the other one waits for.\n\n- hold and wait',
    ],
    [
      'cs/os/what-is-a-mutex.md',
      'what is a mutex',
      'A lock that one thread holds at a time. Only its holder frees it.',
    ],
    ['デッドロックとは.md', 'デッドロックとは', '二つのスレッドが互いに相手のロックを待ち続ける状態のことです。'],
    ['什么是死锁.md', '什么是死锁', '两个线程互相等待对方持有的锁，谁也无法继续执行。\n\n- 互斥\n- 占有并等待'],
    [
      'Что такое индекс.md',
      'Что такое индекс',
      'Структура данных, которая ускоряет поиск по таблице.\n\nЗамедляет запись.',
    ],
    ['qué es un índice.md', 'qué es un índice', 'Es una estructura de datos que acelera las búsquedas en una tabla.'],
  ])('%s', (path, question, answer) => {
    expect(cardsOf(path, `${answer}\n`)).toEqual([{ question, answer, status: 'answered', line: 1 }])
  })

  it('with front matter, a picture and a letter in parts before it', () => {
    const text = '---\ntags: [db]\n---\n\n![tree](tree.png)\n\n찾는 일을 빠르게 하는 자료 구조예요. 쓰기는 느려져요.\n'
    const [card, ...others] = cardsOf('인덱스란.md'.normalize('NFD'), text)
    expect(others).toEqual([])
    expect(card).toMatchObject({ question: '인덱스란', line: 7, status: 'answered' })
    expect(card?.answer).toContain('![tree](tree.png)')
  })
})

describe('nothing is asked by the name of', () => {
  it.each([
    [
      'why-we-left-aws.md',
      '# Leaving AWS\n\nLast year we left. It had become too expensive.\n\n## The bill\n\nIt rose every month.\n',
    ],
    ['how-to-install-docker.md', 'First, run the installer.\n\n```\napt install docker\n```\n'],
    ['어떻게 살 것인가.md', '유시민의 책을 읽었다. 생각하게 하는 책이었다.\n\n나는 오늘부터 매일 책을 읽기로 했다.\n'],
    ['왜 나는 개발자가 되었나.md', '어릴 때부터 컴퓨터를 좋아했다.\n\n그 뒤로 여러 회사를 다녔다.\n'],
    ['我为什么离职.md', '去年我离开了公司。\n\n我想休息一段时间。\n'],
    ['2024-03-02.md', '오늘은 면접을 봤다. 긴장했지만 잘 한 것 같다.\n'],
    ['인덱스란.md', ''],
  ])('%s', (path, text) => {
    expect(cardsOf(path, text)).toEqual([])
  })
})

it('is asked no more where the note has questions, its author says no, or a person does', () => {
  const told = '찾는 일을 빠르게 하는 자료 구조예요. 쓰기는 느려져요.\n'
  expect(cardsOf('인덱스란.md', `## B+Tree를 쓰는 이유는?\n\n${told}`).map(({ question }) => question)).toEqual([
    'B+Tree를 쓰는 이유는?',
  ])
  expect(cardsOf('인덱스란.md', `<!-- prep: ignore -->\n${told}`)).toEqual([])
  const note = openNote({ path: '인덱스란.md', text: told })
  expect(note.read().note.explanations[0]).toMatchObject({
    text: '인덱스란',
    verdict: 'question',
    reasons: ['asked-by-name'],
  })
  expect(note.read(note.read().correct(0, 'nothing')).note.cards).toEqual([])
})
