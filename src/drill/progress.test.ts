import { describe, expect, it } from 'vitest'
import { card, reviewSchedule, seoul } from '../../test/support/drill-cards.ts'
import { hardest, statusByDeck } from './progress.ts'

describe('statusByDeck', () => {
  it('counts by deck, the largest first', () => {
    const cards = [
      card('a', { deck: 'small', status: 'partial' }),
      card('b', { deck: 'large' }),
      card('c', { deck: 'large', status: 'unanswered' }),
    ]
    expect(statusByDeck(cards)).toEqual([
      { deck: 'large', answered: 1, partial: 0, unanswered: 1 },
      { deck: 'small', answered: 0, partial: 1, unanswered: 0 },
    ])
  })
})

describe('hardest', () => {
  it('names what was forgotten most often, the more difficult first among equals, and nothing that never was', () => {
    const of = (lapses: number, difficulty: number) => ({
      schedule: reviewSchedule(seoul('2026-11-22T04:00'), 3, { lapses, difficulty }),
    })
    const records = new Map([
      ['a', of(0, 9)],
      ['b', of(2, 5)],
      ['c', of(2, 7)],
      ['d', of(5, 1)],
    ])
    const cards = ['a', 'b', 'c', 'd', 'new'].map((id) => card(id))
    expect(hardest(cards, records, 9).map((each) => each.card.id)).toEqual(['d', 'c', 'b'])
    expect(hardest(cards, records, 1)).toMatchObject([{ lapses: 5, difficulty: 1 }])
  })
})
