import fc from 'fast-check'
import { expect, it } from 'vitest'
import { namedTerms } from './named-terms.ts'

const shown = (reference: string, question = '?') => namedTerms(reference, question).map((term) => term.shown)

it('names few, without particles, names of several words as one', () =>
  expect(
    shown(
      '프로세스는 운영체제로부터 독립된 메모리 공간을 할당받은 실행 단위이고, 스레드는 프로세스 안에서 힙과 코드를 공유하며 스택만 따로 가지는 실행 흐름이다.',
      '프로세스와 스레드의 차이는?',
    ),
  ).toEqual(['메모리 공간', '실행 흐름', '운영체제', '힙', '코드']))

it.each([
  ['verbs, adjectives and adverbs', '먼저 자원을 빠르게 나눠 주는 커널', ['자원', '커널']],
  ['questions inside of a sentence', '무엇을 포기할지 정하는 노드', ['노드']],
  ['gerunds', '버퍼에 쌓아 두고 나중에 보내기', ['버퍼']],
])('leaves out %s', (_, reference, terms) => expect(shown(reference)).toEqual(terms))

it.each([
  ['what ends like a particle', '속도와 순서가 다른 메시지의 추가', ['속도', '순서', '메시지', '추가']],
  ['a number with its unit', '버퍼는 8MB', ['8MB', '버퍼']],
  ['what has hyphens', 'The header is Access-Control-Allow-Origin.', ['Access-Control-Allow-Origin', 'header']],
  ['both names of a thing', '전제는 상호 배제(mutual exclusion)', ['상호 배제(mutual exclusion)', '전제']],
  ['the name in brackets after what is none', '다 바꾼다(introsort)', ['introsort']],
])('keeps %s', (_, reference, terms) => expect(shown(reference)).toEqual(terms))

it('puts what the author marked first, and what was asked last', () =>
  expect(shown('배열은 연속된 메모리에 있고 **지역성**이 좋다. 캐시도 쓴다.', '배열이란?')).toEqual([
    '지역성',
    '메모리',
    '캐시',
    '연속',
    '배열',
  ]))

it('takes nothing from a block of code', () =>
  expect(shown('힙에 둔다.\n\n```js\nconst leftPad = require("left-pad")\n```\n')).toEqual(['힙']))

it('names five at most, each once, of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (reference) => {
      const terms = shown(reference)
      expect(terms.length).toBeLessThanOrEqual(5)
      expect(new Set(terms).size).toBe(terms.length)
      for (const term of terms) expect(term.trim()).not.toBe('')
    }),
  )
})
