import type { Grade } from '../grade.ts'
import { G } from './memory.ts'

/** Parameters of FSRS-6. */
export const PARAMETERS = 21

/**
 * FSRS-6's memory of one card together with its slopes: how stability and difficulty would change with each of the 21 parameters.
 * The same equations as `memoryModel` (the tests hold the two together), differentiated by hand, from the first answer on.
 * Made once and used for card after card.
 */
export class MemorySlopes {
  readonly #w: readonly number[]
  readonly #decay: number
  readonly #factor: number
  /** Slope of the factor by w20. */
  readonly #factorSlope: number
  readonly #easiest: number
  stability = 0
  difficulty = 0
  readonly stabilitySlopes = new Float64Array(PARAMETERS)
  readonly difficultySlopes = new Float64Array(PARAMETERS)
  /** Of the last `recallAfter`. */
  recall = 1
  readonly recallSlopes = new Float64Array(PARAMETERS)

  constructor(parameters: readonly number[]) {
    this.#w = parameters
    const decay = this.#at(20)
    this.#decay = decay
    this.#factor = 0.9 ** (-1 / decay) - 1
    this.#factorSlope = ((this.#factor + 1) * Math.log(0.9)) / decay ** 2
    this.#easiest = this.#at(4) - Math.exp(3 * this.#at(5)) + 1
  }

  #at(index: number): number {
    return this.#w[index] as number
  }

  /** The memory of a card after its first answer. */
  begin(grade: Grade): void {
    const g = G[grade]
    this.stabilitySlopes.fill(0)
    this.difficultySlopes.fill(0)
    const stability = this.#at(g - 1)
    this.stability = Math.max(stability, 0.1)
    this.stabilitySlopes[g - 1] = stability > 0.1 ? 1 : 0
    const difficulty = this.#at(4) - Math.exp((g - 1) * this.#at(5)) + 1
    this.difficulty = Math.min(Math.max(difficulty, 1), 10)
    if (difficulty !== this.difficulty) return
    this.difficultySlopes[4] = 1
    this.difficultySlopes[5] = -(g - 1) * Math.exp((g - 1) * this.#at(5))
  }

  /** Reckons the chance of recall so many days (above 0) after the last answer, and its slopes. */
  recallAfter(elapsedDays: number): void {
    const { stability, stabilitySlopes, recallSlopes } = this
    const decay = this.#decay
    const ratio = elapsedDays / stability
    const x = this.#factor * ratio
    this.recall = (1 + x) ** -decay
    const byStability = (this.recall * decay * x) / (stability * (1 + x))
    for (let index = 0; index < PARAMETERS; index++)
      recallSlopes[index] = byStability * (stabilitySlopes[index] as number)
    const byDecay = -Math.log(1 + x) - (decay * ratio * this.#factorSlope) / (1 + x)
    recallSlopes[20] = (recallSlopes[20] as number) + this.recall * byDecay
  }

  /** The memory after an answer; on a later day than the one before, `recallAfter` was asked first. */
  answer(grade: Grade, elapsedDays: number): void {
    const g = G[grade]
    if (elapsedDays === 0) this.#sameDay(g)
    else if (g === G.again) this.#lapse()
    else this.#recalled(g)
    this.#harder(g)
  }

  #sameDay(g: number): void {
    const { stability: s, stabilitySlopes } = this
    const exponent = this.#at(17) * (g - 3 + this.#at(18))
    const growth = s ** -this.#at(19) * Math.exp(exponent)
    if (g >= G.hard && growth < 1) return
    const next = s * growth
    this.#scale(next / s - (next * this.#at(19)) / s, next)
    stabilitySlopes[17] = (stabilitySlopes[17] as number) + next * (g - 3 + this.#at(18))
    stabilitySlopes[18] = (stabilitySlopes[18] as number) + next * this.#at(17)
    stabilitySlopes[19] = (stabilitySlopes[19] as number) - next * Math.log(s)
  }

  #lapse(): void {
    const { stability: s, difficulty: d, stabilitySlopes, difficultySlopes, recallSlopes, recall } = this
    const fall = Math.exp(this.#at(17) * this.#at(18))
    const power = (s + 1) ** this.#at(13)
    const forgotten = 1 - recall
    const next = this.#at(11) * d ** -this.#at(12) * (power - 1) * Math.exp(forgotten * this.#at(14))
    if (s / fall <= next) {
      const least = s / fall
      this.#scale(1 / fall, least)
      stabilitySlopes[17] = (stabilitySlopes[17] as number) - least * this.#at(18)
      stabilitySlopes[18] = (stabilitySlopes[18] as number) - least * this.#at(17)
      return
    }
    const byStability = (next * this.#at(13) * power) / ((s + 1) * (power - 1))
    const byDifficulty = (-next * this.#at(12)) / d
    const byRecall = -next * this.#at(14)
    for (let index = 0; index < PARAMETERS; index++)
      stabilitySlopes[index] =
        byStability * (stabilitySlopes[index] as number) +
        byDifficulty * (difficultySlopes[index] as number) +
        byRecall * (recallSlopes[index] as number)
    stabilitySlopes[11] = (stabilitySlopes[11] as number) + next / this.#at(11)
    stabilitySlopes[12] = (stabilitySlopes[12] as number) - next * Math.log(d)
    stabilitySlopes[13] = (stabilitySlopes[13] as number) + (next * power * Math.log(s + 1)) / (power - 1)
    stabilitySlopes[14] = (stabilitySlopes[14] as number) + next * forgotten
    this.stability = next
  }

  #recalled(g: number): void {
    const { stability: s, difficulty: d, stabilitySlopes, difficultySlopes, recallSlopes, recall } = this
    const bonusIndex = g === G.hard ? 15 : g === G.easy ? 16 : -1
    const bonus = bonusIndex < 0 ? 1 : this.#at(bonusIndex)
    const forgotten = 1 - recall
    const lift = Math.exp(forgotten * this.#at(10))
    const scale = Math.exp(this.#at(8)) * s ** -this.#at(9) * bonus
    const growth = scale * (11 - d) * (lift - 1)
    const byStability = 1 + growth - this.#at(9) * growth
    const byDifficulty = -s * scale * (lift - 1)
    const byRecall = -s * scale * (11 - d) * this.#at(10) * lift
    for (let index = 0; index < PARAMETERS; index++)
      stabilitySlopes[index] =
        byStability * (stabilitySlopes[index] as number) +
        byDifficulty * (difficultySlopes[index] as number) +
        byRecall * (recallSlopes[index] as number)
    stabilitySlopes[8] = (stabilitySlopes[8] as number) + s * growth
    stabilitySlopes[9] = (stabilitySlopes[9] as number) - s * growth * Math.log(s)
    stabilitySlopes[10] = (stabilitySlopes[10] as number) + s * scale * (11 - d) * forgotten * lift
    if (bonusIndex >= 0)
      stabilitySlopes[bonusIndex] = (stabilitySlopes[bonusIndex] as number) + (bonus === 0 ? 0 : (s * growth) / bonus)
    this.stability = s * (1 + growth)
  }

  #harder(g: number): void {
    const { difficulty: d, difficultySlopes } = this
    const back = this.#at(7)
    const damped = d - (this.#at(6) * (g - 3) * (10 - d)) / 9
    const next = back * this.#easiest + (1 - back) * damped
    this.difficulty = Math.min(Math.max(next, 1), 10)
    if (next !== this.difficulty) {
      difficultySlopes.fill(0)
      return
    }
    const by = (1 - back) * (1 + (this.#at(6) * (g - 3)) / 9)
    for (let index = 0; index < PARAMETERS; index++) difficultySlopes[index] = by * (difficultySlopes[index] as number)
    difficultySlopes[4] = (difficultySlopes[4] as number) + back
    difficultySlopes[5] = (difficultySlopes[5] as number) - 3 * back * Math.exp(3 * this.#at(5))
    difficultySlopes[6] = (difficultySlopes[6] as number) - ((1 - back) * (g - 3) * (10 - d)) / 9
    difficultySlopes[7] = (difficultySlopes[7] as number) + this.#easiest - damped
  }

  #scale(by: number, next: number): void {
    const { stabilitySlopes } = this
    for (let index = 0; index < PARAMETERS; index++) stabilitySlopes[index] = by * (stabilitySlopes[index] as number)
    this.stability = next
  }
}
