import { expect, it } from 'vitest'
import { makeCard } from '../../test/support/cards.ts'
import { answerMock, endMock, mockQuestions, mockSecondsLeft, startMock } from './mock.ts'

const AT = new Date('2026-11-22T12:00:00Z')
const after = (seconds: number) => new Date(AT.getTime() + seconds * 1000)
const cards = [
  makeCard({ id: 'a', deck: 'os' }),
  makeCard({ id: 'a1', deck: 'os', parent: 'a' }),
  makeCard({ id: 'a2', deck: 'os', parent: 'a1' }),
  makeCard({ id: 'b', deck: 'os' }),
  makeCard({ id: 'c', deck: 'net' }),
  makeCard({ id: 'd', deck: 'net', answer: null, status: 'unanswered' }),
  makeCard({ id: 'd1', deck: 'net', parent: 'd' }),
]

it('asks decks in turn, follow-ups after their question, and nothing that the note does not answer', () => {
  for (const chance of [0, 0.3, 0.6, 0.99]) {
    const asked = mockQuestions(cards, () => chance)
    const ids = asked.map(({ id }) => id)
    expect([...ids].sort()).toEqual(['a', 'a1', 'a2', 'b', 'c', 'd1'])
    expect(ids.slice(ids.indexOf('a'), ids.indexOf('a') + 3)).toEqual(['a', 'a1', 'a2'])
    const firsts = asked.filter(({ id }) => !['a1', 'a2'].includes(id)).slice(0, 2)
    expect(new Set(firsts.map(({ deck }) => deck)).size).toBe(2)
  }
})

it('keeps how long each answer took, and ends with the answer during which time runs out', () => {
  let mock = startMock(cards.slice(0, 3), 1, AT)
  expect(mockSecondsLeft(mock, after(12.3))).toBe(48)
  mock = answerMock(mock, null, after(20))
  expect(mock.current?.id).toBe('a1')
  mock = answerMock(mock, '하나', after(75))
  expect(mock.current).toBeNull()
  expect(mock.said.map(({ card, seconds, typed }) => [card.id, seconds, typed])).toEqual([
    ['a', 20, null],
    ['a1', 55, '하나'],
  ])
  expect(answerMock(mock, null, after(80))).toBe(mock)
})

it('can be ended early', () => {
  const mock = endMock(answerMock(startMock(cards, 30, AT), null, after(5)))
  expect([mock.current, mock.said.length]).toEqual([null, 1])
})
