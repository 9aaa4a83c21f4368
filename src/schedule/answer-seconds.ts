import type { PastReview } from './memory/past-review.ts'

/** How long answers take. */
export interface AnswerSeconds {
  /** A new question, with what learning it takes at once. */
  readonly firstTime: number
  readonly recalled: number
  /** Forgotten and learnt again. */
  readonly forgotten: number
}

/** What answers take as long as nobody's own are known: thinking, saying it aloud and reading the answer of an interview question. */
export const DEFAULT_ANSWER_SECONDS: AnswerSeconds = { firstTime: 45, recalled: 15, forgotten: 50 }

/** A question from its first answer of a day until it is learnt. */
export interface Sitting {
  readonly kind: keyof AnswerSeconds
  /** The study day of its last answer so far. */
  readonly day: number
  /** In whole milliseconds, so that however many add up to the same in any order. */
  readonly ms: number
  readonly isTimed: boolean
  readonly isOpen: boolean
}

/** As many answers of a kind weigh as much as the default does. */
const ANSWERS_THAT_WEIGH_AS_MUCH = 5

/** Of what a person left lying on the screen for longer, no more counts; so there are at most so many times. */
const LONGEST_TENTHS = 36_000

/** A time in whole milliseconds; none for an answer that was not timed. */
export const msOf = (seconds: number | null): number => Math.round((seconds ?? 0) * 1000)

/**
 * The sitting that a review belongs to, behind the card's last one; null where that is a step of which the beginning is not known.
 * `goesOn`: it takes the place of the last one.
 */
export function sittingAfter(
  last: Sitting | null,
  { day, tested, grade, seconds, stepFollows }: PastReview,
): { readonly sitting: Sitting; readonly goesOn: boolean } | null {
  // Whoever stops when the time is over has steps left on most days: their time belongs to what began them.
  if (last !== null && (last.day === day || tested === 'step')) {
    const isTimed = last.isTimed && seconds !== null
    return { sitting: { ...last, day, ms: last.ms + msOf(seconds), isTimed, isOpen: stepFollows }, goesOn: true }
  }
  if (tested === 'step') return null
  const kind = tested === 'new' ? 'firstTime' : kindOf({ grade })
  const sitting = { kind, day, ms: msOf(seconds), isTimed: seconds !== null, isOpen: stepFollows } as const
  return { sitting, goesOn: false }
}

/**
 * How long sittings took, by their kind: how many took so many tenths of a second. Those that were not timed, and questions that are
 * still being learnt, say nothing.
 */
export class SittingTimes {
  /** By kind: how often, by tenths of a second. */
  readonly counts: Readonly<Record<keyof AnswerSeconds, Map<number, number>>>

  constructor(before?: SittingTimes) {
    const { firstTime, recalled, forgotten } = before?.counts ?? { firstTime: [], recalled: [], forgotten: [] }
    this.counts = { firstTime: new Map(firstTime), recalled: new Map(recalled), forgotten: new Map(forgotten) }
  }

  /** Counts a sitting in, or with −1 out again. */
  count({ kind, ms, isTimed, isOpen }: Sitting, by: 1 | -1): void {
    if (!isTimed || isOpen) return
    const tenths = Math.min(Math.round(ms / 100), LONGEST_TENTHS)
    const counts = this.counts[kind]
    const now = (counts.get(tenths) ?? 0) + by
    if (now === 0) counts.delete(tenths)
    else counts.set(tenths, now)
  }

  /** The median of each kind, drawn towards the defaults while there are few. */
  answerSeconds(): AnswerSeconds {
    const of = (kind: keyof AnswerSeconds) => {
      const { middle, count } = median(this.counts[kind])
      const share = count / (count + ANSWERS_THAT_WEIGH_AS_MUCH)
      return share * (middle / 10) + (1 - share) * DEFAULT_ANSWER_SECONDS[kind]
    }
    return { firstTime: of('firstTime'), recalled: of('recalled'), forgotten: of('forgotten') }
  }
}

/**
 * How long this person's answers take, by what was answered: the median over each question's time until it is learnt, its
 * steps included, those too that were left for another day; drawn towards the defaults while there are few. Answers that were not timed,
 * and questions that are still being learnt, say nothing.
 */
export function answerSeconds(reviews: Iterable<PastReview>): AnswerSeconds {
  const times = new SittingTimes()
  const last = new Map<PastReview['card'], Sitting>()
  for (const review of reviews) {
    const before = last.get(review.card) ?? null
    const next = sittingAfter(before, review)
    if (next === null) continue
    if (next.goesOn && before !== null) times.count(before, -1)
    times.count(next.sitting, 1)
    last.set(review.card, next.sitting)
  }
  return times.answerSeconds()
}

/** Which kind an answer is of that is not the first one of its card. */
export const kindOf = ({ grade }: Pick<PastReview, 'grade'>) => (grade === 'again' ? 'forgotten' : 'recalled')

/** 0 for none. */
function median(counts: ReadonlyMap<number, number>): { readonly middle: number; readonly count: number } {
  const sorted = [...counts].sort(([a], [b]) => a - b)
  const count = sorted.reduce((sum, [, often]) => sum + often, 0)
  const at = (place: number): number => {
    let before = 0
    for (const [value, often] of sorted) {
      before += often
      if (place < before) return value
    }
    return 0
  }
  return { middle: (at(Math.floor((count - 1) / 2)) + at(Math.ceil((count - 1) / 2))) / 2, count }
}
