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

  describe('by what a question stands under, in the words of a sentence', () => {
    const redis = makeCard({ id: 'r1aaaaaaaa', question: 'Redis란?', answer: '메모리 저장소' })
    const own = [
      redis,
      makeCard({ id: 'r2aaaaaaaa', question: '장단점은?', parent: redis.id }),
      makeCard({ id: 'r3aaaaaaaa', question: '언제 쓰지 않나요?', parent: 'r2aaaaaaaa' }),
      makeCard({ id: 'm1aaaaaaaa', question: 'Memcached는 무엇인가요?', answer: '캐시\n\n#### 특징\n\n- 멀티스레드' }),
      makeCard({ id: 'e1aaaaaaaa', question: 'Ehcache는 무엇인가요?', answer: '캐시\n\n#### 특징\n\n- 디스크' }),
      makeCard({ id: 'c1aaaaaaaa', question: 'Pros and cons', section: ['Databases', 'Cassandra'] }),
      makeCard({ id: 'c2aaaaaaaa', question: 'Pros and cons', section: ['Databases', 'PostgreSQL'] }),
      makeCard({ id: 'z1aaaaaaaa', question: '优缺点', section: ['Nginx'], deck: 'nginx' }),
      makeCard({ id: 'z2aaaaaaaa', question: '优缺点', section: ['HAProxy'], deck: 'nginx' }),
    ]
    it.each([
      ['redis 장단점', ['r2']],
      ['Redis의 장단점', ['r2']],
      ['redis 언제', ['r3']],
      ['memcached 특징', ['m1']],
      ['Ehcache의 특징은', ['e1']],
      ['pros and cons of cassandra', ['c1']],
      ['postgresql pros', ['c2']],
      ['nginx 优缺点', ['z1']],
      ['haproxy 优缺点', ['z2']],
      ['특징', ['m1', 'e1']],
      ['mongo의 특징', []],
    ])('%s', (query, ids) => expect(findCards(own, query).map(({ id }) => id.slice(0, 2))).toEqual(ids))
  })
})
