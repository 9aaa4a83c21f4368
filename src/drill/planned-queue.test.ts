import { describe, expect, it } from 'vitest'
import { card, reviewSchedule, SEOUL, seoul } from '../../test/support/drill-cards.ts'
import { plannedQueue } from './planned-queue.ts'
import type { Standing } from './queue.ts'

const now = seoul('2026-03-02T20:00')
const cards = ['a', 'b', 'c', 'd', 'e'].map((id) => card(id, id === 'e' ? { parent: 'a' } : {}))
const standing = (schedule: Standing['schedule'], suspended = false): Standing => ({ schedule, suspended })
const standings = new Map<string, Standing>([
  ['a', standing(reviewSchedule(seoul('2026-03-01T04:00'), 5))],
  ['b', standing(reviewSchedule(seoul('2026-03-09T04:00'), 9))],
  ['c', standing(reviewSchedule(seoul('2026-03-02T20:10'), 0, { phase: 'relearning' }))],
  ['d', standing(null, true)],
])
const queue = (planned: readonly string[], at = now) =>
  plannedQueue(cards, standings, planned, { now: at, zone: SEOUL })

describe('plannedQueue', () => {
  it('asks steps first, then what is planned in its order, each with its reason', () => {
    expect(queue(['e', 'b', 'a']).map((item) => `${item.card.id} ${item.reason}`)).toEqual([
      'c learning',
      'e follow-up',
      'b ahead',
      'a due',
    ])
  })

  it('leaves out what is suspended, what is not there, and steps that are far off; none comes twice', () => {
    expect(queue(['d', 'gone', 'c', 'a']).map((item) => item.card.id)).toEqual(['c', 'a'])
    expect(queue(['a'], seoul('2026-03-02T19:00')).map((item) => item.card.id)).toEqual(['a'])
  })
})
