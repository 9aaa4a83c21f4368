import { studyDay, type Zone } from '../day.ts'
import type { Review } from '../schedule.ts'

/** Intervals from this on are those of a mature card, as Anki draws the line. */
const MATURE_DAYS = 21

/**
 * What an answer tested: a new card; a step of learning, also of learning again; a card that was answered on the same study
 * day already; or what was remembered over an interval below three weeks, or from there.
 */
export type Tested = 'new' | 'step' | 'today' | 'young' | 'mature'

/** What of a review is looked back at: years of them are many, and these take a tenth of the memory. */
export interface PastReview extends Pick<Review, 'card' | 'grade' | 'seconds'> {
  readonly atMs: number
  /** The study day it was given on. */
  readonly day: number
  readonly tested: Tested
  /** A step of learning was to follow. */
  readonly stepFollows: boolean
}

/** Makes reviews ones to look back at. */
export const pastReviews =
  (zone: Zone) =>
  (review: Review): PastReview => {
    const { card, grade, seconds, at, after } = review
    const day = studyDay(at, zone)
    return {
      card,
      grade,
      seconds,
      atMs: at.getTime(),
      day,
      tested: testedBy(review, day, zone),
      stepFollows: after.phase !== 'review',
    }
  }

function testedBy({ before }: Review, day: number, zone: Zone): Tested {
  if (before === null) return 'new'
  if (before.phase !== 'review') return 'step'
  if (day <= studyDay(before.lastReview, zone)) return 'today'
  return before.intervalDays >= MATURE_DAYS ? 'mature' : 'young'
}
