import { describe, expect, it } from 'vitest'
import { makeCard } from '../../test/support/cards.ts'
import { answerMock, endMock, mockQuestions, mockSecondsLeft, passMock, startMock } from './mock.ts'

const AT = new Date('2026-11-22T12:00:00Z')
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000)
const cards = [
  makeCard({ id: 'a', deck: 'os', answer: '서로 자원을 기다리는 상태다. 순환 대기가 조건이다.' }),
  makeCard({ id: 'a1', deck: 'os', parent: 'a' }),
  makeCard({ id: 'a11', deck: 'os', parent: 'a1' }),
  makeCard({ id: 'a2', deck: 'os', parent: 'a' }),
  makeCard({ id: 'b', deck: 'os' }),
  makeCard({ id: 'c', deck: 'net' }),
  makeCard({ id: 'd', deck: 'net', answer: null, status: 'unanswered' }),
  makeCard({ id: 'd1', deck: 'net', parent: 'd' }),
]
const ids = (asked: readonly { readonly id: string }[]) => asked.map(({ id }) => id)
const asked = (meant = cards, every = cards, chance = 0) => ids(mockQuestions(meant, every, () => chance))

describe('the questions of a mock interview', () => {
  it('come from the decks in turn, follow-ups in order after their question, what the note does not answer, too', () => {
    for (const chance of [0, 0.3, 0.6, 0.99]) {
      const order = asked(cards, cards, chance)
      expect([...order].sort()).toEqual(['a', 'a1', 'a11', 'a2', 'b', 'c', 'd', 'd1'])
      expect(order.slice(order.indexOf('a'), order.indexOf('a') + 4)).toEqual(['a', 'a1', 'a11', 'a2'])
      expect(order.slice(order.indexOf('d'), order.indexOf('d') + 2)).toEqual(['d', 'd1'])
      const firsts = order.filter((id) => id.length === 1).slice(0, 2)
      expect(new Set(firsts.map((id) => cards.find((card) => card.id === id)?.deck)).size).toBe(2)
    }
  })

  it('bring the question of a follow-up along, and leave out a follow-up whose question may not be asked', () => {
    const only = cards.filter(({ id }) => id === 'a11')
    expect(asked(only)).toEqual(['a', 'a1', 'a11'])
    expect(
      asked(
        only,
        cards.filter(({ id }) => id !== 'a1'),
      ),
    ).toEqual([])
  })

  it.each([
    ['1분 자기소개를 해 주세요.', '우리 회사에 지원한 이유는?'],
    ['본인을 간단히 소개해 주세요', '지원 동기가 무엇인가요?'],
    ['Tell me about yourself.', 'Why do you want to work here?'],
    ['自己紹介をお願いします', '志望動機を教えてください'],
    ['请做一下自我介绍', '为什么想加入我们公司？'],
    ['Présentez-vous en deux minutes', 'Pourquoi avez-vous postulé ?'],
    ['Расскажите о себе', 'Почему вы хотите работать в нашей компании?'],
  ])('open with %s and %s', (self, why) => {
    const notes = [
      ...cards,
      makeCard({ id: 'why', question: why }),
      makeCard({ id: 'project', question: '프로젝트를 소개해 주세요' }),
      makeCard({ id: 'self', question: self }),
      makeCard({ id: 'self-1', question: '그때 맡은 일은?', parent: 'self' }),
    ]
    for (const chance of [0, 0.99]) expect(asked(notes, notes, chance).slice(0, 3)).toEqual(['self', 'self-1', 'why'])
  })
})

describe('a mock interview', () => {
  it('keeps how long each answer took, and ends with the answer during which time runs out', () => {
    let mock = startMock(cards.slice(0, 3), 1, AT)
    expect(mockSecondsLeft(mock, later(12.3))).toBe(48)
    mock = answerMock(mock, null, later(20), '/a.wav')
    expect(mock.current?.id).toBe('a1')
    mock = answerMock(mock, '하나', later(75))
    expect(mock.current).toBeNull()
    expect(mock.said.map(({ card, seconds, typed, recording }) => [card.id, seconds, typed, recording])).toEqual([
      ['a', 20, null, '/a.wav'],
      ['a1', 55, '하나', null],
    ])
    expect(answerMock(mock, null, later(80))).toBe(mock)
    expect(passMock(mock, later(80))).toBe(mock)
  })

  it('asks on after a good answer, a little after half of one, and not where there was nothing', () => {
    const next = (typed: string | null) => ids(answerMock(startMock(cards, 30, AT), typed, later(9)).waiting)
    const all = ['a11', 'a2', 'b', 'c', 'd', 'd1']
    expect(next(null)).toEqual(all)
    expect(next('서로 자원을 기다리는 상태이고 순환 대기가 조건이다')).toEqual(all)
    const half = answerMock(startMock(cards, 30, AT), '순환', later(9))
    expect([half.current?.id, ...ids(half.waiting)]).toEqual(['a1', 'a11', 'b', 'c', 'd', 'd1'])
    const none = answerMock(startMock(cards, 30, AT), '모르겠다', later(9))
    expect([none.current?.id, ...ids(none.waiting)]).toEqual(['b', 'c', 'd', 'd1'])
    const passed = passMock(startMock(cards, 30, AT), later(9))
    expect([passed.current?.id, passed.said[0]?.passed]).toEqual(['b', true])
  })

  it('can be ended early', () => {
    const mock = endMock(answerMock(startMock(cards, 30, AT), null, later(5)))
    expect([mock.current, mock.said.length]).toEqual([null, 1])
  })
})
