import { expect, it } from 'vitest'
import { spoken } from './spoken.ts'

it('leaves pictures out and says what stands beside them', () => {
  const text = [
    '지난 84일',
    '월 · · · ░ ▓ █',
    '──────',
    '',
    '답 있음 ✓, 일부만 ◐',
    'backend  ✓ 4  ◐ 1  █████▒▒▒░░',
    '  기억 90%   바 3',
  ].join('\n')
  expect(spoken(text).split('\n')).toEqual(['지난 84일', '', '답 있음, 일부만', 'backend, 4, 1', '  기억 90%, 바 3'])
})
