import { describe, expect, it } from 'vitest'
import { card, reviewSchedule, SEOUL, seoul } from '../../test/support/drill-cards.ts'
import type { Card } from '../cards/card.ts'
import { buildQueue, type QueueOptions } from './queue.ts'
import { keptApart } from './siblings.ts'

const asks = (id: string, prompt: string, answer: string | null, more: Partial<Card> = {}) =>
  card(id, { question: prompt, prompt, answer, ...more })
const apart = (...cards: readonly Card[]) => {
  const { asked, waiting } = keptApart(
    cards.map((each) => ({ card: each })),
    [],
  )
  return [asked.map((item) => item.card.id), waiting.map((item) => item.card.id)]
}

describe('siblings', () => {
  it.each([
    ['clozes read from a note', 'A […] owns memory.', 'process', 'A process owns […].', 'memory'],
    [
      'clozes in Korean',
      '[…]은 메모리를 가진다.',
      '프로세스',
      '프로세스는 […]를 가진다.'.replace('는', '은'),
      '메모리',
    ],
    [
      'clozes answered by the whole text',
      'Seoul is [...] of Korea',
      'Seoul is **the capital** of Korea',
      'Seoul is the capital of [...]',
      'Seoul is the capital of **Korea**',
    ],
    [
      'clozes with a hint',
      'TCP is [how?] and [...]',
      'TCP is *reliable* and ordered',
      'TCP is reliable and [...]',
      'TCP is reliable and *ordered*',
    ],
    ['blanks to write on', 'El ____ gestiona la memoria', 'núcleo', 'El núcleo gestiona la […]', 'memoria'],
    ['both directions of a word', 'プロセスとは', 'process', 'process', 'プロセスとは'],
    [
      'both directions of two sentences',
      '교착 상태',
      '서로 자원을 기다리는 상태',
      '서로 자원을 기다리는 상태?',
      '**교착 상태**',
    ],
    ['twins', 'Qu’est-ce que TCP ?', 'Un protocole', 'Qu’est-ce que TCP ?', 'Un protocole.'],
  ])('keeps apart %s', (_, ...[first, its, second, answer]) => {
    const [a, b] = [asks('a', first, its), asks('b', second, answer)]
    expect(apart(a, b)).toEqual([['a'], ['b']])
    expect(apart(b, a)).toEqual([['b'], ['a']])
  })

  it.each([
    ['links', 'See [TCP](tcp.md) of A', 'one', 'See [TCP](tcp.md) of B', 'one'],
    ['clozes of different texts', 'A […] owns memory.', 'process', 'A […] owns files.', 'process'],
    ['questions with one answer', 'HTTP의 전송 계층은?', 'TCP', 'SMTP의 전송 계층은?', 'TCP'],
    ['questions without an answer', '교착 상태란?', null, '기아란?', null],
    ['indexes', 'What does a[0] give?', 'the first', 'What does a[1] give?', 'the second'],
  ])('asks %s on one day', (_, first, its, second, answer) => {
    expect(apart(asks('a', first, its), asks('b', second, answer))).toEqual([['a', 'b'], []])
  })

  it('keeps a follow-up apart from its question only where one says all of the other’s answer', () => {
    const parent = asks('p', 'TCP는 어떻게 연결하나요?', '3-way handshake로 연결한다.')
    const told = asks('f', '그 절차의 이름은?', '3-way handshake', { parent: 'p' })
    const untold = asks('g', '왜 세 번인가요?', '양쪽 순서 번호를 확인해야 하기 때문이다.', { parent: 'p' })
    expect(apart(parent, told, untold)).toEqual([['p', 'g'], ['f']])
    expect(apart(told, untold, parent)).toEqual([['f', 'g', 'p'], []])
  })
})

describe('a queue with siblings', () => {
  const now = seoul('2026-03-02T20:00')
  const [there, back, other] = [
    asks('there', 'process', '프로세스'),
    asks('back', '프로세스', 'process'),
    card('other'),
  ]
  const queue = (options: Partial<QueueOptions>, dueIds: readonly string[] = [], lastReview?: Date) => {
    const schedule = reviewSchedule(seoul('2026-03-02T04:00'), 5, lastReview === undefined ? {} : { lastReview })
    const standings = new Map(dueIds.map((id) => [id, { schedule, suspended: false }]))
    const { items, counts } = buildQueue([there, back, other], standings, { now, zone: SEOUL, ...options }, () => 0)
    return [items.map((item) => item.card.id), counts.siblingsBeyond]
  }

  it('asks the more urgent one, the other one on another day, and says so', () => {
    expect(queue({})).toEqual([['there', 'other'], 1])
    expect(queue({}, ['back'])).toEqual([['back', 'other'], 1])
    expect(queue({ siblingsApart: false })).toEqual([['there', 'back', 'other'], 0])
  })

  it('knows what was answered earlier today', () => {
    const answered = reviewSchedule(seoul('2026-03-09T04:00'), 7, { lastReview: seoul('2026-03-02T10:00') })
    const standings = new Map([['back', { schedule: answered, suspended: false }]])
    const { items } = buildQueue([there, back, other], standings, { now, zone: SEOUL }, () => 0)
    expect(items.map((item) => item.card.id)).toEqual(['other'])
  })

  it('crams them all, siblings last', () => {
    expect(queue({ mode: 'cram' })).toEqual([['there', 'other', 'back'], 0])
  })

  it('gives room to new questions before new follow-ups of these', () => {
    const family = [card('p'), card('p-1', { parent: 'p' }), card('p-2', { parent: 'p' }), card('q')]
    const ids = (options: Partial<QueueOptions>) =>
      buildQueue(family, new Map(), { now, zone: SEOUL, ...options }, () => 0).items.map((item) => item.card.id)
    expect(ids({ newLimit: 2 })).toEqual(['p', 'q'])
    expect(ids({ newLimit: 3 })).toEqual(['p', 'p-1', 'q'])
    expect(ids({ newLimit: 2, siblingsApart: false })).toEqual(['p', 'p-1'])
    expect(ids({ newLimit: 9 })).toEqual(['p', 'p-1', 'p-2', 'q'])
  })
})
