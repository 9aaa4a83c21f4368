import { expect, test } from 'vitest'
import { strayBytes } from './stray-bytes.ts'

test('says where the first byte stands that is no text', () => {
  expect(strayBytes('## a\nb\n', 0)).toEqual([])
  expect(strayBytes('## a\nb\ufffdc\ufffd\n', 2)).toEqual([
    { line: 2, column: 2, rule: 'stray-bytes', values: { count: 2 } },
  ])
})
