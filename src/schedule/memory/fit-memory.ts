import type { History } from '../calibration.ts'
import { inverse, logDeterminant, type Matrix, solve } from './linear.ts'
import { DEFAULT_PARAMETERS } from './memory.ts'
import { MemorySlopes, PARAMETERS } from './memory-slopes.ts'

/** Parameters fitted to a person, and how sure they are. */
export interface FittedMemory {
  readonly parameters: readonly number[]
  /** Answers, a day or more after the one before, that they were fitted to. */
  readonly answers: number
  /** How far the parameters may lie from the true ones: their covariance, row by row, on the scale of `toScale`. */
  readonly covariance: Matrix
}

/**
 * How parameters differ between people: standard deviations of FSRS-6's, as the FSRS projects publish them (fsrs-rs,
 * src/training.rs, PARAMS_STDDEV), but for the first four, the stabilities after a first answer: those are many times as large for
 * some as for others, so that their logarithms are looked at; and who forgets one soon forgets the others soon.
 */
const SPREAD = [
  0.6, 0.6, 0.6, 0.6, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14,
  0.27,
]
const COMMON_SPREAD = 0.7
const LOGARITHMIC = 4

/** Between what a parameter may lie: fsrs-rs, src/parameter_clipper.rs. */
const BOUNDS: readonly (readonly [number, number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0, 0.8],
  [0.1, 0.8],
]

const MOST_STEPS = 20
const SETTLED_WITHIN = 0.02
/** So that one answer against all expectation does not decide everything. */
const LEAST_CHANCE = 1e-4

/** Parameters on the scale on which they spread evenly: the first stabilities as logarithms. */
export const toScale = (parameters: readonly number[]): Float64Array =>
  Float64Array.from(parameters, (value, index) => (index < LOGARITHMIC ? Math.log(value) : value))

/** By what slopes by the parameters become slopes on that scale. */
export const slopeScale = (parameters: readonly number[]): readonly number[] =>
  parameters.map((value, index) => (index < LOGARITHMIC ? value : 1))

/** The other way round, within bounds. */
export const fromScale = (scaled: ArrayLike<number>): readonly number[] =>
  Array.from(scaled, (value, index) => {
    const [least, most] = BOUNDS[index] as readonly [number, number]
    return Math.min(Math.max(index < LOGARITHMIC ? Math.exp(value) : value, least), most)
  })

const NO_PRIOR: Matrix = SPREAD.map(() => new Float64Array(PARAMETERS))

/**
 * How people may differ from most. Whoever forgets a new question sooner mostly holds on to it worse afterwards as well: so one account
 * is that a memory is better or worse as a whole, and its parameters otherwise `apart` by that factor of `SPREAD`; the other that each
 * parameter is as different as it may be, by itself. `likely`: how likely an account is for who is not like everybody.
 */
const DIFFERENCES = [
  { asAWhole: 1, apart: 0.2, likely: 0.9 },
  { asAWhole: 0, apart: 1, likely: 0.1 },
]
/** A memory that is better as a whole, by a standard deviation: the logarithms of its first stabilities, and how stability grows. */
const BETTER = SPREAD.map((_, index) => (index < LOGARITHMIC ? 0.7 : index === 8 ? 0.4 : 0))

function priorPrecision({ asAWhole, apart }: Pick<(typeof DIFFERENCES)[number], 'asAWhole' | 'apart'>): Matrix {
  const common = (row: number, column: number) => (row < LOGARITHMIC && column < LOGARITHMIC ? COMMON_SPREAD ** 2 : 0)
  return inverse(
    SPREAD.map((spread, row) =>
      Float64Array.from(
        SPREAD,
        (_, column) =>
          apart ** 2 * ((row === column ? spread ** 2 : 0) + common(row, column)) +
          asAWhole ** 2 * (BETTER[row] as number) * (BETTER[column] as number),
      ),
    ),
  )
}

/** How likely it is, before anything was answered, that a person is like everybody. */
export const LIKE_EVERYBODY = {
  /** To foretell, and to plan by. */
  forecast: 0.4,
  /** To change a schedule: nobody is to be worse off for it, so that the answers must speak clearly. */
  schedule: 0.98,
} as const

/**
 * FSRS-6's parameters for a person with these histories: what fits most people, moved as far as the answers speak for it. For
 * each of `DIFFERENCES` the likeliest parameters are sought (maximum a posteriori), and what is found is weighed, beside everybody's,
 * by how likely it makes the answers (Laplace's evidence): who is like everybody stays there, however few the answers.
 * `around`: parameters that are likely before, instead of everybody's.
 */
export function fitMemory(
  histories: readonly History[],
  likeEverybody: number = LIKE_EVERYBODY.schedule,
  around: readonly number[] = DEFAULT_PARAMETERS,
): FittedMemory {
  const middle = toScale(around)
  const everybody = surfaceAt(histories, middle, { prior: NO_PRIOR, middle })
  let start = middle
  const fits = DIFFERENCES.map(({ likely, ...difference }) => {
    const fit = fitWith(histories, { start, middle, prior: priorPrecision(difference) })
    start = fit.scaled
    return { ...fit, evidence: fit.evidence + Math.log(likely * (1 - likeEverybody)) }
  })
  fits.push({
    scaled: middle,
    evidence: Math.log(likeEverybody) - everybody.loss,
    covariance: NO_PRIOR,
  })
  const best = Math.max(...fits.map(({ evidence }) => evidence))
  const weights = fits.map(({ evidence }) => Math.exp(evidence - best))
  const sum = weights.reduce((total, each) => total + each, 0)
  const mixed = (of: (fit: (typeof fits)[number]) => number) =>
    fits.reduce((total, fit, index) => total + ((weights[index] as number) / sum) * of(fit), 0)
  const scaled = Float64Array.from({ length: PARAMETERS }, (_, index) => mixed((fit) => fit.scaled[index] as number))
  const off = (fit: (typeof fits)[number], index: number) => (fit.scaled[index] as number) - (scaled[index] as number)
  return {
    parameters: fromScale(scaled),
    answers: everybody.answers,
    covariance: Array.from({ length: PARAMETERS }, (_, row) =>
      Float64Array.from({ length: PARAMETERS }, (_each, column) =>
        mixed((fit) => (fit.covariance[row]?.[column] as number) + off(fit, row) * off(fit, column)),
      ),
    ),
  }
}

/**
 * The likeliest parameters where people differ so, sought from `start` on. Steps go by Fisher scoring, with the slopes of
 * `MemorySlopes`, each shortened until what is sought has become better.
 */
function fitWith(
  histories: readonly History[],
  { start, middle, prior }: { start: Float64Array; middle: Float64Array; prior: Matrix },
) {
  let scaled = start
  let here = surfaceAt(histories, scaled, { prior, middle })
  let caution = 1e-3
  for (let step = 0; step < MOST_STEPS && here.answers > 0; step++) {
    const tilted = here.curvature.map((row, index) =>
      row.map((each, at) => (at === index ? each * (1 + caution) : each)),
    )
    const move = solve(tilted, here.slope)
    const tried = toScale(fromScale(scaled.map((value, index) => value - (move[index] as number))))
    const there = surfaceAt(histories, tried, { prior, middle })
    if (there.loss > here.loss) {
      if (caution > 1e3) break
      caution *= 8
      continue
    }
    const gain = here.loss - there.loss
    scaled = tried
    here = there
    caution /= 4
    if (gain < SETTLED_WITHIN) break
  }
  const evidence = 0.5 * (logDeterminant(prior) - logDeterminant(here.curvature)) - here.loss
  return { scaled, evidence, covariance: inverse(here.curvature) }
}

/** Minus the logarithm of how likely parameters are, its slope, and its curvature in expectation. */
interface Surface {
  readonly loss: number
  readonly slope: Float64Array
  readonly curvature: readonly Float64Array[]
  readonly answers: number
}

function surfaceAt(
  histories: readonly History[],
  scaled: Float64Array,
  { prior, middle }: { prior: Matrix; middle: Float64Array },
): Surface {
  const parameters = fromScale(scaled)
  const slope = new Float64Array(PARAMETERS)
  const curvature = Array.from({ length: PARAMETERS }, () => new Float64Array(PARAMETERS))
  let loss = 0
  let answers = 0
  const memory = new MemorySlopes(parameters)
  const { recallSlopes } = memory
  for (const history of histories)
    for (const [index, { grade, elapsedDays }] of history.entries()) {
      if (index === 0) {
        memory.begin(grade)
        continue
      }
      if (elapsedDays > 0) {
        memory.recallAfter(elapsedDays)
        answers += 1
        const chance = Math.min(Math.max(memory.recall, LEAST_CHANCE), 1 - LEAST_CHANCE)
        const recalled = grade !== 'again'
        loss -= Math.log(recalled ? chance : 1 - chance)
        const bySlope = recalled ? -1 / chance : 1 / (1 - chance)
        const byCurvature = 1 / (chance * (1 - chance))
        for (let row = 0; row < PARAMETERS; row++) {
          const own = recallSlopes[row] as number
          if (own === 0) continue
          slope[row] = (slope[row] as number) + bySlope * own
          const line = curvature[row] as Float64Array
          for (let column = 0; column <= row; column++)
            line[column] = (line[column] as number) + byCurvature * own * (recallSlopes[column] as number)
        }
      }
      memory.answer(grade, elapsedDays)
    }
  const scale = slopeScale(parameters)
  for (let row = 0; row < PARAMETERS; row++) {
    slope[row] = (slope[row] as number) * (scale[row] as number)
    for (let column = 0; column <= row; column++) {
      const line = curvature[row] as Float64Array
      line[column] = (line[column] as number) * (scale[row] as number) * (scale[column] as number)
    }
  }
  for (let row = 0; row < PARAMETERS; row++)
    for (let column = 0; column < PARAMETERS; column++) {
      const line = curvature[row] as Float64Array
      if (column > row) line[column] = curvature[column]?.[row] as number
    }
  for (let row = 0; row < PARAMETERS; row++) {
    let pull = 0
    for (let column = 0; column < PARAMETERS; column++) {
      const precision = prior[row]?.[column] as number
      pull += precision * ((scaled[column] as number) - (middle[column] as number))
      const line = curvature[row] as Float64Array
      line[column] = (line[column] as number) + precision
    }
    slope[row] = (slope[row] as number) + pull
    loss += 0.5 * pull * ((scaled[row] as number) - (middle[row] as number))
  }
  return { loss, slope, curvature, answers }
}
