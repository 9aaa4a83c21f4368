import { readSchedule } from '../../store/journal/stored-schedule.ts'
import type { PackedStanding, PocketDeck, StoredStanding } from '../deck.ts'

/** The deck that a page holds, with its dates as dates. Throws where the page is damaged. */
export function readDeck(text: string): PocketDeck {
  const deck: PocketDeck<StoredStanding> = JSON.parse(text)
  const standings = Object.entries(deck.standings).map(([card, { schedule, firstReview, locator }]) => {
    const read = schedule === null ? null : readSchedule(schedule)
    if (typeof read === 'string') throw new Error(read)
    return [card, { schedule: read, firstReview: firstReview && new Date(firstReview), locator } as PackedStanding]
  })
  return { ...deck, standings: Object.fromEntries(standings) }
}
