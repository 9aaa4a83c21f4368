import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCard } from '../../test/support/cards.ts'
import { CardFinder, finderQuery, type State } from './finder.ts'

const cards = [
  makeCard({ id: 'aaaaaaaaaa', question: '제1 정규형 설명해 보세요', section: ['데이터베이스'], tags: ['db', '면접'] }),
  makeCard({
    id: 'bbbbbbbbbb',
    question: '트랜잭션이란?',
    section: ['데이터베이스'],
    status: 'unanswered',
    answer: null,
  }),
  makeCard({ id: 'cccccccccc', question: '왜 필요한가요?', parent: 'bbbbbbbbbb', tags: ['db/acid'] }),
  makeCard({ id: 'dddddddddd', question: 'What is a B-tree?', deck: 'cs/storage', number: '8', answer: '정렬된 나무' }),
  makeCard({ id: 'eeeeeeeeee', question: '프로세스와 스레드', deck: '운영체제', answer: '트랜잭션과는 다르다' }),
]
const suspended = new Set(['eeeeeeeeee'])
const is = ({ id, status }: { id: string; status: string }, state: State): boolean =>
  state === 'suspended' ? suspended.has(id) : state === status
const finder = new CardFinder(cards, is)
const found = (query: string) =>
  finder
    .find(query)
    .map(({ id }) => id[0])
    .join('')

describe('CardFinder', () => {
  it.each([
    ['', 'abcde'],
    ['정규형', 'a'],
    ['트랜잭션', 'bce'],
    ['ㅈㄱㅎ', 'a'],
    ['ㅌㄹㅈㅅ', 'b'],
    ['ㅅㄹㄷ', 'e'],
    ['ㅍㄹㅅㅅㅇㅅㄹㄷ', 'e'],
    ['데이터베이스', 'ab'],
    ['db', 'ac'],
    ['b tree', 'd'],
    ['8', 'd'],
    ['2', 'b'],
    ['dddddddddd', 'd'],
    ['나무', 'd'],
    ['tag:db', 'ac'],
    ['#db/acid', 'c'],
    ['태그:면접', 'a'],
    ['deck:cs', 'd'],
    ['덱:운영', 'e'],
    ['section:데이터', 'ab'],
    ['is:unanswered', 'b'],
    ['is:un', 'b'],
    ['상태:답없음', 'b'],
    ['is:suspended', 'e'],
    ['is:unanswered is:suspended', 'be'],
    ['is:', 'abcde'],
    ['tag:', 'abcde'],
    ['is:answered 트랜잭션', 'ce'],
    ['코끼리', ''],
    ['tag:nowhere', ''],
  ])('%s finds %s', (query, ids) => expect(found(query)).toBe(ids))

  it('finds decomposed Hangul, and that of full width and upper case', () => {
    expect(found('정규형'.normalize('NFD'))).toBe('a')
    expect(found('Ｂ-ＴＲＥＥ')).toBe('d')
  })

  it('takes any query, and finds no card twice', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        const ids = finder.find(query).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    ))
})

it('reads words, fields and states apart', () =>
  expect(finderQuery('  #os is:due deck:CS 프로세스 http://x')).toEqual({
    words: ['프로세스', 'http://x'],
    tags: ['os'],
    decks: ['cs'],
    sections: [],
    states: ['due'],
  }))
