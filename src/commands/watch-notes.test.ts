import { expect, it, vi } from 'vitest'
import { gather, mergeChanges, type NoteChange } from './watch-notes.ts'

it.each([
  [undefined, 'changed', 'changed'],
  ['added', 'changed', 'added'],
  ['added', 'removed', null],
  ['removed', 'added', 'changed'],
  ['changed', 'removed', 'removed'],
] as const)('takes %s and then %s for %s', (first, then, both) => expect(mergeChanges(first, then)).toBe(both))

it('tells changes of a moment together, each file once, and waits for its turn', async () => {
  vi.useFakeTimers()
  try {
    const told: (readonly NoteChange[])[] = []
    let finish = () => {}
    const gathered = gather(
      (changes) => {
        told.push(changes)
        return new Promise((resolve) => {
          finish = resolve
        })
      },
      () => {},
    )
    gathered.note('a', 'changed')
    gathered.note('b', 'added')
    gathered.note('a', 'changed')
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    expect(told).toEqual([
      [
        { path: 'a', change: 'changed' },
        { path: 'b', change: 'added' },
      ],
    ])
    gathered.note('c', 'changed')
    await vi.advanceTimersByTimeAsync(5000)
    expect(told).toHaveLength(1)
    finish()
    await vi.advanceTimersByTimeAsync(1000)
    expect(told.slice(1)).toEqual([[{ path: 'c', change: 'changed' }]])
  } finally {
    vi.useRealTimers()
  }
})
