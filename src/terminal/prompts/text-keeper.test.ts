import { expect, it } from 'vitest'
import { TextKeeper } from './text-keeper.ts'

function setUp(begun: string) {
  const kept: string[] = []
  const keeper = new TextKeeper(begun, (text) => kept.push(text))
  return { keeper, kept }
}

it('keeps a text once typing has paused, and each state of it once', () => {
  const { keeper, kept } = setUp('begun')
  for (const text of ['begun', 'begun a', 'begun an', 'begun an', 'begun an', 'begun', 'begun']) keeper.look(text)
  expect(kept).toEqual(['begun an', 'begun'])
})

it('keeps a text that is typed without a pause after a while', () => {
  const { keeper, kept } = setUp('')
  for (let length = 1; length <= 25; length++) keeper.look('x'.repeat(length))
  expect(kept).toEqual(['x'.repeat(10), 'x'.repeat(20)])
})
