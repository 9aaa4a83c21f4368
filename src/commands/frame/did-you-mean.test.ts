import { describe, expect, it } from 'vitest'
import { didYouMean } from './did-you-mean.ts'

const commands = ['drill', 'list', 'show', 'stats', 'suspend', 'config', 'plan']

describe('didYouMean', () => {
  it.each([
    ['dril', 'drill'],
    ['lsit', 'list'],
    ['shwo', 'show'],
    ['confg', 'config'],
    ['Drill', 'drill'],
    ['ㅇ갸ㅣㅣ', 'drill'],
    ['ㅣㅑㄴㅅ', 'list'],
    ['ㅔㅣ무', 'plan'],
    ['susp', 'suspend'],
    ['zzz', null],
    ['', null],
  ])('%s means %s', (typed, meant) => expect(didYouMean(typed, commands)).toBe(meant))

  it('reads Hangul typed with Latin letters', () => expect(didYouMean('tlftlrks', ['실시간', '면접'])).toBe('실시간'))
  it('forgives decomposed Hangul', () => expect(didYouMean('면접'.normalize('NFD'), ['면접'])).toBe('면접'))
  it('knows nothing where there is nothing', () => expect(didYouMean('x', [])).toBeNull())
})
