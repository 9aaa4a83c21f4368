import { weekdayOf } from '../day.ts'
import type { PlanInput } from './interview.ts'

/** One study day on which a plan promised time, and what was done of it. */
export interface PlannedDay {
  /** Study day. */
  readonly day: number
  readonly promisedSeconds: number
  /** 0: nothing was done, or there was nothing to do (`askedAll`). */
  readonly doneSeconds: number
  /** The plan ended before the time did: there may have been more of it than was done. */
  readonly askedAll: boolean
}

/** What is expected of a day: the chance, 0–1, that anything is done, and then the share of the promised time (above 1: more than promised). */
export interface Attendance {
  readonly chance: number
  readonly share: number
}

/** Which weekdays are alike, from 0, Sunday: all; working days and the weekend; none. How likely each is before anything is known. */
const ALIKE: readonly { readonly likely: number; readonly kindOf: (weekday: number) => number }[] = [
  { likely: 0.66, kindOf: () => 0 },
  { likely: 0.3, kindOf: (weekday) => (weekday === 0 || weekday === 6 ? 1 : 0) },
  { likely: 0.04, kindOf: (weekday) => weekday },
]

const CHANCES = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20)

/** What is believed of a habit before anything is known of it. */
export interface Beginning {
  /** How likely it is, each day, that a habit ends and another begins. */
  readonly ends: number
  /** How likely it is that days are kept with each of `CHANCES`. */
  readonly chances: readonly number[]
}

const beginning = (ends: number, likelyAt: (chance: number) => number): Beginning => ({
  ends,
  chances: normalised(CHANCES.map(likelyAt)),
})

/** Most days of a plan are kept, as by Beta(8, 1); three in ten habits may be any. */
const OF_A_PLAN = beginning(0.03, (chance) => 0.7 * 8 * chance ** 7 + 0.3)
/** Answers are written on most days, on any of them, or no more: who has written for a week may well be through with it. */
export const OF_WRITING = beginning(0.08, (chance) => 0.4 * 8 * chance ** 7 + 0.3 + 0.3 * 8 * (1 - chance) ** 7)

const SHARES = Array.from({ length: 33 }, (_, index) => 0.1 * 40 ** (index / 32))
/** By what factor, as a logarithm, shares of one habit differ from day to day. */
const SPREAD_OF_DAYS = 0.2
/** Before anything is known shares are near 1; three in ten habits lie far from it. */
const SHARES_BEFORE = normalised(
  SHARES.map((share) => {
    const log = Math.log(share)
    return (0.7 * Math.exp(-0.5 * (log / 0.12) ** 2)) / 0.12 + (0.3 * Math.exp(-0.5 * ((log + 0.3) / 0.8) ** 2)) / 0.8
  }),
)

/**
 * Learns from the days so far (oldest first) what of a promise is kept, for any study day. Three accounts of which weekdays are alike
 * are weighed by how well each foretold the days; each kind of day has a habit, which may change from one day to the next
 * (a hidden Markov model on a grid of chances and one of shares). Days without a promise say nothing. `habits`: what is believed before.
 */
export function learnAttendance(
  past: Iterable<PlannedDay>,
  habits: Beginning = OF_A_PLAN,
): (day: number) => Attendance {
  const accounts = ALIKE.map(({ likely, kindOf }) => ({
    logLikely: Math.log(likely),
    kindOf,
    begun: habits,
    habits: new Map<number, Habit>(),
  }))
  for (const each of past) {
    if (each.promisedSeconds <= 0) continue
    for (const account of accounts) account.logLikely += habitOf(account, each.day).see(each)
  }
  const most = Math.max(...accounts.map(({ logLikely }) => logLikely))
  const weights = normalised(accounts.map(({ logLikely }) => Math.exp(logLikely - most)))
  return (day) => {
    let chance = 0
    let seconds = 0
    for (const [index, account] of accounts.entries()) {
      const habit = habitOf(account, day)
      const weight = weights[index] as number
      chance += weight * habit.chance
      seconds += weight * habit.chance * habit.share
    }
    return { chance, share: seconds / chance }
  }
}

function habitOf(
  account: {
    readonly kindOf: (weekday: number) => number
    readonly begun: Beginning
    readonly habits: Map<number, Habit>
  },
  day: number,
) {
  const kind = account.kindOf(weekdayOf(day))
  const known = account.habits.get(kind)
  if (known !== undefined) return known
  const habit = new Habit(account.begun)
  account.habits.set(kind, habit)
  return habit
}

/**
 * A plan that reckons with what will be done of its promises instead of with all of them. `spentSeconds`: of today's time, which
 * `secondsToday` does not hold any more, nor `owedSeconds`, which go before all else. `isThere`: whether today's session is certain; with time spent it is.
 */
export function asKept(
  plan: PlanInput,
  past: Iterable<PlannedDay>,
  {
    today,
    spentSeconds = 0,
    owedSeconds = 0,
    isThere,
  }: {
    readonly today: number
    readonly spentSeconds?: number
    readonly owedSeconds?: number
    readonly isThere: boolean
  },
): PlanInput {
  const attendance = learnAttendance(past)
  const known = new Map<number, Attendance>()
  const on = (day: number): Attendance => {
    const found = known.get(day) ?? attendance(today + day)
    known.set(day, found)
    return found
  }
  const { secondsToday, secondsPerDay, secondsOn = () => secondsPerDay } = plan
  const gone = spentSeconds + owedSeconds
  return {
    ...plan,
    secondsToday: Math.max(0, (secondsToday + gone) * on(0).share - gone),
    secondsOn: (day) => secondsOn(day) * on(day).share,
    chanceOn: (day) => (day === 0 && (isThere || spentSeconds > 0) ? 1 : on(day).chance),
  }
}

/** What is believed of days that are alike. */
class Habit {
  readonly #begun: Beginning
  #chances: readonly number[]
  #shares = SHARES_BEFORE

  constructor(begun: Beginning) {
    this.#begun = begun
    this.#chances = begun.chances
  }

  get chance(): number {
    return meanOf(CHANCES, this.#chances)
  }

  get share(): number {
    return meanOf(SHARES, this.#shares)
  }

  /** Takes a day in; the logarithm of how likely it was. */
  see({ promisedSeconds, doneSeconds, askedAll }: PlannedDay): number {
    const { ends } = this.#begun
    // Who came and found nothing to do was there as well.
    const isKept = doneSeconds > 0 || askedAll
    const [chances, likely] = after(this.#chances, this.#begun.chances, ends, (index) =>
      isKept ? (CHANCES[index] as number) : 1 - (CHANCES[index] as number),
    )
    this.#chances = chances
    if (doneSeconds <= 0) return Math.log(likely)
    const log = Math.log(doneSeconds / promisedSeconds)
    const [shares, likelyShare] = after(this.#shares, SHARES_BEFORE, ends, (index) => {
      const off = (log - Math.log(SHARES[index] as number)) / SPREAD_OF_DAYS
      return askedAll ? 1 / (1 + Math.exp(1.7 * off)) : Math.exp(-0.5 * off ** 2) + 1e-6
    })
    this.#shares = shares
    return Math.log(likely) + Math.log(likelyShare)
  }
}

/** Beliefs after something was seen, and how likely it was; beliefs then drift towards what is believed of a new habit. */
function after(
  beliefs: readonly number[],
  ofNew: readonly number[],
  ends: number,
  likelyAt: (index: number) => number,
): [readonly number[], number] {
  const weighed = beliefs.map((belief, index) => belief * likelyAt(index))
  const likely = weighed.reduce((sum, each) => sum + each, 0)
  const drifted = weighed.map((each, index) => (1 - ends) * (each / likely) + ends * (ofNew[index] as number))
  return [drifted, likely]
}

function normalised(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, each) => total + each, 0)
  return weights.map((each) => each / sum)
}

const meanOf = (values: readonly number[], weights: readonly number[]) =>
  values.reduce((sum, value, index) => sum + value * (weights[index] as number), 0)
