import { studyDay, type Weekday, weekdayOf, type Zone } from './day.ts'
import type { Schedule } from './schedule.ts'

/** How many cards are due on each study day, so that new due dates can go to quieter ones. */
export interface Load {
  /** Cards due on a study day; more than there are on an easy one, Infinity on a day off. */
  on(day: number): number
  /** A card's schedule has changed; null for one that had, or has, none. */
  move(before: Schedule | null, after: Schedule | null): void
}

/** On an easy day about half as many cards come as on another: this many there weigh as one elsewhere. */
const EASY_DAY_WEIGHT = 2

/** The load of cards as they are scheduled now; `easyDays` are weekdays on which less should come. */
export function createLoad(
  schedules: Iterable<Pick<Schedule, 'phase' | 'due'> | null>,
  zone: Zone,
  easyDays: readonly Weekday[] = [],
): Load {
  const counts = new Map<number, number>()
  const add = (schedule: Pick<Schedule, 'phase' | 'due'> | null, change: 1 | -1) => {
    if (schedule === null || schedule.phase !== 'review') return
    const day = studyDay(schedule.due, zone)
    counts.set(day, (counts.get(day) ?? 0) + change)
  }
  for (const schedule of schedules) add(schedule, 1)
  return {
    on: (day) => {
      const cards = counts.get(day) ?? 0
      return easyDays.includes(weekdayOf(day)) ? (cards + 1) * EASY_DAY_WEIGHT : cards
    },
    move(before, after) {
      add(before, -1)
      add(after, 1)
    },
  }
}
