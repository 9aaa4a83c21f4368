import fc from 'fast-check'
import { expect, it } from 'vitest'
import { heldBack, type Pair, tuning } from '../../../test/typed/pairs.ts'
import { judgeTyped } from './typed-answer.ts'

const agreed = (pairs: readonly Pair[]) =>
  pairs.filter(({ question, reference, typed, grade }) => judgeTyped(question, reference, typed).suggested === grade)

it('suggests the grade that a careful person gives, on the pairs it was tuned on', () =>
  expect(agreed(tuning).length / tuning.length).toBeGreaterThanOrEqual(0.85))

it('does so on the pairs held back', () =>
  expect(agreed(heldBack).length / heldBack.length).toBeGreaterThanOrEqual(0.85))

const missed = (reference: string, typed: string) => judgeTyped('?', reference, typed).missed

it.each([
  ['particles', '메모리는 커널이 관리한다', '커널에서 메모리를 관리합니다'],
  ['spacing', '상호 배제와 순환 대기', '상호배제, 순환대기'],
  ['verb forms', '결과를 기다리지 않는다', '결과를 안 기다려요'],
  ['plurals and forms of English', 'It decouples producers and retries failures.', 'decoupled producer, retry failure'],
  ['a slip of the finger', 'Idempotent requests', 'idempotant requests'],
  ['the other name in brackets', '교착 상태(deadlock)', 'deadlock'],
  ['the name before the brackets', '교착 상태(deadlock)', '교착상태'],
  ['an English word in Hangul', '교착 상태(deadlock)', '데드락'],
  ['code', 'Call `Array.isArray` first.', 'first call Array.isArray'],
])('takes no %s for a miss', (_, reference, typed) => expect(missed(reference, typed)).toEqual([]))

it.each([
  ['a turned comparison', '배열이 더 빠르다', '배열이 더 느리다'],
  ['a denial', 'HTTP is stateless.', 'HTTP is not stateless.'],
  ['a Korean denial', '스택은 공유하지 않는다', '스택은 공유한다'],
])('sees %s', (_, reference, typed) => {
  expect(judgeTyped('?', reference, typed)).toMatchObject({ suggested: 'again' })
  expect(judgeTyped('?', reference, typed).against).toHaveLength(1)
})

it('suggests more than again to who named most of what a long answer is known by', () => {
  const reference =
    '출판사에서 2년 동안 반품 도서 집계를 했고, 엑셀로 이틀 걸리던 걸 파이썬 스크립트로 10분 만에 끝낸 게 시작이었다고 말함. 그 스크립트를 동료들도 쓰게 웹 화면으로 만들어 보다가 아예 직업을 바꾸기로 했다는 데까지.'
  const { covered, missed, suggested } = judgeTyped('자기소개', reference, '출판사에서 반품 집계')
  expect(covered).toEqual(['출판사', '반품', '집계'])
  expect(missed).toEqual(['파이썬 스크립트', '웹 화면'])
  expect(suggested).toBe('hard')
})

it('finds nothing against an answer that repeats the note', () => {
  for (const { question, reference } of [...tuning, ...heldBack])
    expect(judgeTyped(question, reference, reference)).toMatchObject({ against: [], missed: [], suggested: 'good' })
})

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (reference, typed) => {
      const { share } = judgeTyped('?', reference, typed)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }),
  )
})
