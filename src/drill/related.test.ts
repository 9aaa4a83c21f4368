import { expect, it } from 'vitest'
import { card } from '../../test/support/drill-cards.ts'
import { relatedAnswers } from './related.ts'

const asked = [
  ['process', '프로세스와 스레드의 차이는?'],
  ['deadlock', '데드락이 생기는 조건은?'],
  ['tcp', 'TCP와 UDP의 차이는?'],
  ['index', '인덱스는 언제 쓰나요?'],
  ['cache', '캐시란 무엇인가요?'],
  ['gc', 'What does the garbage collector do?'],
] as const
const cards = asked.map(([id, question]) => ({ ...card(id), question, status: 'answered' as const }))
const related = (question: string) => relatedAnswers({ id: 'new', question }, cards, 2).map(({ id }) => id)

it.each([
  ['데드락을 피하는 방법은?', ['deadlock']],
  ['스레드 풀이란?', ['process']],
  ['TCP의 혼잡 제어는?', ['tcp']],
  ['Which garbage collectors do you know?', ['gc']],
  ['샤딩이란?', []],
])('finds what helps to answer %s', (question, ids) => expect(related(question)).toEqual(ids))

it('offers no question that has no answer itself', () => {
  const open = cards.map((each) => ({ ...each, status: 'unanswered' as const }))
  expect(relatedAnswers({ id: 'new', question: '데드락을 피하는 방법은?' }, open, 2)).toEqual([])
})
