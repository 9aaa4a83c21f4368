import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { changesBetween, soon } from './watch-notes.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('says of each note once what happened between two looks', () => {
  const before = new Map([
    ['same', '1'],
    ['written', '1'],
    ['gone', '1'],
  ])
  const now = new Map([
    ['same', '1'],
    ['written', '2'],
    ['new', '1'],
  ])
  expect(changesBetween(before, now)).toEqual([
    { path: 'written', change: 'changed' },
    { path: 'new', change: 'added' },
    { path: 'gone', change: 'removed' },
  ])
})

it('looks once for all that woke it in a moment, and never twice at a time', async () => {
  let looks = 0
  let finish: (nextMs: number) => void = () => {}
  const looking = soon(
    () => {
      looks += 1
      return new Promise((resolve) => {
        finish = resolve
      })
    },
    () => {},
  )
  for (const _ of '123') looking.wake()
  expect(looks).toBe(0)
  await vi.advanceTimersByTimeAsync(1000)
  expect(looks).toBe(1)
  looking.wake()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(looks).toBe(1)
  finish(2000)
  await vi.advanceTimersByTimeAsync(1000)
  expect(looks).toBe(2)
  looking.stop()
})

it('looks again where nothing wakes it, and even while something always does', async () => {
  let looks = 0
  const looking = soon(
    async () => {
      looks += 1
      return 5000
    },
    () => {},
  )
  await vi.advanceTimersByTimeAsync(10_000)
  expect(looks).toBe(2)
  for (let index = 0; index < 100; index += 1) {
    looking.wake()
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(looks).toBeGreaterThanOrEqual(5)
  looking.stop()
})

it('ends with what the look failed with', async () => {
  const failed = vi.fn()
  soon(() => Promise.reject(new Error('gone')), failed)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(failed.mock.calls).toEqual([[new Error('gone')]])
})
