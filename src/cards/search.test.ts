import { describe, expect, it } from 'vitest'
import { makeCard } from '../../test/support/cards.ts'
import { findCards } from './search.ts'

const cards = [
  makeCard({
    id: 'k3v9aaaaaa',
    question: 'celery쓰셨는데 celery 어떤 식으로 동작하는지?',
    number: '8',
    answer: '워커가 큐에서 꺼낸다',
  }),
  makeCard({ id: 'm2aaaaaaaa', question: '제 1 정규형, 제 2 정규형 설명해보시오.', number: '12' }),
  makeCard({ id: 'p7aaaaaaaa', question: 'What is a closure?', deck: 'javascript', tags: ['scope'] }),
  makeCard({ id: 'q1aaaaaaaa', question: 'sql join 이란?' }),
  makeCard({ id: 'q2aaaaaaaa', question: 'sql 에서 trigger란?' }),
]
const found = (query: string) => findCards(cards, query).map((card) => card.id.slice(0, 2))

describe('findCards', () => {
  it('hides no question behind one that begins with the word', () => {
    const beans = ['빈이란 무엇인가요?', '스프링 빈은 언제 만들어지나요?'].map((question) =>
      makeCard({ id: question, question }),
    )
    expect(findCards([...beans].reverse(), '빈').map(({ question }) => question)).toEqual(
      beans.map(({ question }) => question),
    )
    expect(findCards(beans, '빈이란')).toHaveLength(1)
  })

  it.each([
    ['an id', 'k3v9aaaaaa', ['k3']],
    ['the beginning of an id', 'm2a', ['m2']],
    ['the number as the note writes it', '질문8', ['k3']],
    ['its place in the list', '4', ['q1']],
    ['the note’s number, past the end of the list', '12', ['m2']],
    ['a number with 번', '8번', ['k3']],
    ['a word', 'celery', ['k3']],
    ['words in any order', 'trigger sql', ['q2']],
    ['a word that several have', 'sql', ['q1', 'q2']],
    ['the beginning before the middle', '제 1', ['m2']],
    ['initial consonants', 'ㅈㄱㅎ', ['m2']],
    ['decomposed Hangul', '정규형'.normalize('NFD'), ['m2']],
    ['capitals', 'CLOSURE', ['p7']],
    ['a tag', 'scope', ['p7']],
    ['a slip of the finger', 'celrey 어떤'.replace('celrey', 'celory'), ['k3']],
    ['a word of the answer', '워커', ['k3']],
    ['nothing that there is', 'kubernetes', []],
    ['punctuation alone', '???', []],
  ])('finds by %s', (_, query, ids) => expect(found(query)).toEqual(ids))

  it('takes initial consonants at the beginning of a word before those inside one', () => {
    const both = [
      makeCard({ id: 'aaaaaaaaaa', question: '반정규화는 언제?' }),
      makeCard({ id: 'bbbbbbbbbb', question: '제 2 정규형' }),
    ]
    expect(findCards(both, 'ㅈㄱㅎ').map((card) => card.id)).toEqual(['bbbbbbbbbb'])
    expect(findCards(both, 'ㅂㅈㄱㅎ').map((card) => card.id)).toEqual(['aaaaaaaaaa'])
  })

  it('takes the whole question before its parts', () => {
    const both = [
      makeCard({ id: 'aaaaaaaaaa', question: 'TCP' }),
      makeCard({ id: 'bbbbbbbbbb', question: 'TCP vs UDP' }),
    ]
    expect(findCards(both, 'tcp').map((card) => card.id)).toEqual(['aaaaaaaaaa'])
  })
})
