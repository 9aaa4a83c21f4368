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
interface Sitting {
  readonly kind: keyof AnswerSeconds
  day: number
  seconds: number
  isTimed: boolean
  isOpen: boolean
}

/** As many answers of a kind weigh as much as the default does. */
const ANSWERS_THAT_WEIGH_AS_MUCH = 5

/**
 * How long this person's answers take, by what was answered: the median over each question's time until it is learnt, its
 * steps included, those too that were left for another day; drawn towards the defaults while there are few. Answers that were not timed,
 * and questions that are still being learnt, say nothing.
 */
export function answerSeconds(reviews: Iterable<PastReview>): AnswerSeconds {
  const sittings: Sitting[] = []
  const last = new Map<PastReview['card'], Sitting>()
  for (const { card, day, tested, grade, seconds, stepFollows } of reviews) {
    const sitting = last.get(card)
    // Whoever stops when the time is over has steps left on most days: their time belongs to what began them.
    if (sitting !== undefined && (sitting.day === day || tested === 'step')) {
      sitting.day = day
      sitting.seconds += seconds ?? 0
      sitting.isTimed &&= seconds !== null
      sitting.isOpen = stepFollows
      continue
    }
    // A step of which the beginning is not known.
    if (tested === 'step') continue
    const kind = tested === 'new' ? 'firstTime' : kindOf({ grade })
    const begun: Sitting = { kind, day, seconds: seconds ?? 0, isTimed: seconds !== null, isOpen: stepFollows }
    sittings.push(begun)
    last.set(card, begun)
  }
  const timed = sittings.filter(({ isTimed, isOpen }) => isTimed && !isOpen)
  const of = (kind: keyof AnswerSeconds) => {
    const own = timed.filter((sitting) => sitting.kind === kind).map(({ seconds }) => seconds)
    const share = own.length / (own.length + ANSWERS_THAT_WEIGH_AS_MUCH)
    return share * median(own) + (1 - share) * DEFAULT_ANSWER_SECONDS[kind]
  }
  return { firstTime: of('firstTime'), recalled: of('recalled'), forgotten: of('forgotten') }
}

const kindOf = ({ grade }: Pick<PastReview, 'grade'>) => (grade === 'again' ? 'forgotten' : 'recalled')

/** 0 for none. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** Nobody answers in less, whatever a clock says that stands still. */
const LEAST_SECONDS = 1

/** A review, and the seconds that it took, or is likely to have taken. */
export interface TimedReview {
  readonly card: PastReview['card']
  readonly day: number
  readonly seconds: number
}

/**
 * The seconds of each review. Of those that were not timed (graded from a script, say), the first of a card on a day counts as
 * long as such answers take, its steps included; the others of that day nothing.
 */
export function timedReviews(reviews: Iterable<PastReview>, seconds: AnswerSeconds): readonly TimedReview[] {
  const begun = new Set<string>()
  return Array.from(reviews, (review) => {
    const { card, day } = review
    const key = `${day} ${card}`
    const isFirst = !begun.has(key)
    begun.add(key)
    const usual = isFirst ? seconds[review.tested === 'new' ? 'firstTime' : kindOf(review)] : 0
    return { card, day, seconds: review.seconds === null ? usual : Math.max(review.seconds, LEAST_SECONDS) }
  })
}
