import { describe, expect, it } from 'vitest'
import { josa } from './josa.ts'

describe('josa', () => {
  it.each([
    ['덱', '을/를', '덱을'],
    ['노트', '을/를', '노트를'],
    ['노트'.normalize('NFD'), '이/가', `${'노트'.normalize('NFD')}가`],
    ['"트랜잭션이란?"', '은/는', '"트랜잭션이란?"은'],
    ['`drill`', '을/를', '`drill`을'],
    ['list', '을/를', 'list를'],
    ['config', '이/가', 'config가'],
    ['reset', '이/가', 'reset이'],
    ['--deck', '을/를', '--deck을'],
    ['stack', '이/가', 'stack이'],
    ['check', '을/를', 'check를'],
    ['speak', '이/가', 'speak가'],
    ['file', '으로/로', 'file로'],
    ['--time', '을/를', '--time을'],
    ['--type', '은/는', '--type은'],
    ['week', '은/는', 'week는'],
    ['tag', '을/를', 'tag를'],
    ['drill', '으로/로', 'drill로'],
    ['plan', '으로/로', 'plan으로'],
    ['URL', '은/는', 'URL은'],
    ['API', '은/는', 'API는'],
    ['8', '을/를', '8을'],
    ['2026-12-01', '은/는', '2026-12-01은'],
    ['2026-12-02', '은/는', '2026-12-02는'],
    ['', '을/를', '를'],
  ] as const)('%s with %s is %s', (word, pair, whole) => expect(josa(word, pair)).toBe(whole))
})
