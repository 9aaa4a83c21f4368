import { expect, it } from 'vitest'
import { makeCard } from '../../test/support/cards.ts'
import { queryMeant, slipsBetween } from './spelling.ts'

it.each([
  ['트렌젝션', '트랜잭션', 0],
  ['인덱쓰', '인덱스', 1],
  ['celary', 'celery', 1],
  ['레디쓰', '레디스', 1],
  ['Kubernets', 'kubernetes', 1],
  ['프로세쓰', '프로새스', 1],
])('%s may be meant for %s', (one, other, slips) => expect(slipsBetween(one, other)).toBe(slips))

it.each([
  ['트랜잭션', '프로세스'],
  ['락', '큐'],
  ['tcp', 'udp'],
  ['java', 'lisp'],
])('%s is no slip for %s', (one, other) => expect(slipsBetween(one, other)).toBeNull())

const cards = [
  makeCard({ id: 'aaaaaaaaaa', question: '트랜잭션이 보장하는 것은?', section: ['데이터베이스'] }),
  makeCard({ id: 'bbbbbbbbbb', question: 'celery를 왜 쓰셨나요?', tags: ['queue'] }),
  makeCard({ id: 'cccccccccc', question: 'Explain a clustered index', deck: 'database' }),
  makeCard({ id: 'dddddddddd', question: '프로세스와 스레드의 차이는?' }),
]

it.each([
  ['트렌젝션', '트랜잭션'],
  ['트랜젝션 보장', '트랜잭션 보장'],
  ['데이타베이스', '데이터베이스'],
  ['celary', 'celery'],
  ['clusterd indx', 'clustered index'],
  ['프로새쓰', '프로세스'],
  ['xmfoswortus', '트랜잭션'],
  ['ㅊ디ㄷ교', 'celery'],
  ['quue', 'queue'],
])('a search for %s probably means %s', (typed, meant) => expect(queryMeant(cards, typed)).toBe(meant))

it.each(['', '   ', 'zebra', '코끼리', '트랜잭션', 'ㅈㄱ'])('nothing is meant by “%s” but itself', (typed) =>
  expect(queryMeant(cards, typed)).toBeNull(),
)
