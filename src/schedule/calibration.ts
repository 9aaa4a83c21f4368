import type { CardId } from '../cards/card.ts'
import { type HistoryAnswer, type Learner, learnt, NEVER_ANSWERED, type Prediction } from './memory/learner.ts'
import { memoryModel } from './memory/memory.ts'
import type { PastReview } from './memory/past-review.ts'

/** All answers of one card since it was new, oldest first. */
export type History = readonly HistoryAnswer[]

/** How far expectations were from what came: both are 0 at best. */
export interface Fit {
  /** Mean of −ln of the probability that was given to what came. */
  readonly logLoss: number
  /** Root mean square of the difference between expected and true recall, over groups of like answers. */
  readonly rmse: number
}

/**
 * The histories in reviews (oldest first), one for each card; a card that was reset begins anew, and answers before its
 * first known one are not made up: a history that does not begin with a new card is left out.
 */
export function historiesIn(reviews: Iterable<PastReview>): readonly History[] {
  return [...historiesByCard(reviews).values()]
}

/** As `historiesIn`, by card. */
export function historiesByCard(reviews: Iterable<PastReview>): ReadonlyMap<CardId, History> {
  const histories = new Map<CardId, { readonly answers: HistoryAnswer[]; day: number }>()
  for (const { card, grade, day, tested } of reviews) {
    if (tested === 'new') histories.set(card, { answers: [{ grade, elapsedDays: 0 }], day })
    else {
      const history = histories.get(card)
      if (history === undefined) continue
      history.answers.push({ grade, elapsedDays: Math.max(0, day - history.day) })
      history.day = day
    }
  }
  return new Map([...histories].map(([card, { answers }]) => [card, answers]))
}

/** What FSRS with these parameters would have expected of each answer, history by history. */
export function predictions(histories: readonly History[], parameters: readonly number[]): readonly Prediction[] {
  const model = memoryModel(parameters)
  return histories.flatMap((history) => {
    let learner: Learner = NEVER_ANSWERED
    return history.flatMap((answer) => {
      const { after, prediction } = learnt(learner, answer, model)
      learner = after
      return prediction ?? []
    })
  })
}

/** Loss of one prediction: −ln of the probability given to what came; bounded, so that no single answer is infinitely bad. */
export function lossOf({ expected, recalled }: Prediction): number {
  const likely = recalled ? expected : 1 - expected
  return -Math.log(Math.min(Math.max(likely, 1e-4), 1))
}

/** Predictions added up. Sums are in whole billionths, so that they come to the same in whatever order they were made. */
export interface Tally {
  answers: number
  recalled: number
  expected: number
  loss: number
}

const BILLION = 1e9

/** Adds a prediction to those of its kind. */
export function addTo(tallies: Map<number, Tally>, kind: number, prediction: Prediction): void {
  const tally = tallies.get(kind) ?? { answers: 0, recalled: 0, expected: 0, loss: 0 }
  tally.answers += 1
  tally.recalled += Number(prediction.recalled)
  tally.expected += Math.round(prediction.expected * BILLION)
  tally.loss += Math.round(lossOf(prediction) * BILLION)
  tallies.set(kind, tally)
}

/**
 * A number for answers that are alike in days elapsed, answers and lapses before, by the steps of the FSRS projects' own RMSE
 * (open-spaced-repetition/fsrs-optimizer, `rmse_matrix`).
 */
export function likenessOf({ elapsedDays, answersBefore, lapsesBefore }: Prediction): number {
  const step = (value: number, base: number) => (value <= 0 ? -1 : Math.floor(Math.log(value) / Math.log(base)))
  // No step is beyond 62: a number for all three.
  return ((step(elapsedDays, 3.62) + 1) * 64 + step(answersBefore + 1, 1.89) + 1) * 64 + step(lapsesBefore, 1.73) + 1
}

/** Which of so many equal parts of the scale from 0 to 1 the expectation lies in. */
export const partOf = ({ expected }: Prediction, parts: number): number =>
  Math.min(parts - 1, Math.floor(expected * parts))

/** How good predictions were; null for none. */
export function fitOf(all: readonly Prediction[]): Fit | null {
  const alike = new Map<number, Tally>()
  for (const each of all) addTo(alike, likenessOf(each), each)
  return fitOfAlike(alike)
}

/** As `fitOf`, of predictions added up by likeness. */
export function fitOfAlike(alike: ReadonlyMap<number, Tally>): Fit | null {
  let [answers, loss, squares] = [0, 0, 0]
  for (const [, group] of inOrder(alike)) {
    answers += group.answers
    loss += group.loss
    squares += (group.expected / BILLION - group.recalled) ** 2 / group.answers
  }
  return answers === 0 ? null : { logLoss: loss / BILLION / answers, rmse: Math.sqrt(squares / answers) }
}

/** True beside expected recall of a group of answers. */
export interface CalibrationBin {
  readonly expected: number
  readonly recalled: number
  readonly answers: number
}

/** True beside expected recall, by expected recall: for each tenth (or other part) that holds any answers, the lowest first. */
export function calibration(all: readonly Prediction[], parts = 10): readonly CalibrationBin[] {
  const byPart = new Map<number, Tally>()
  for (const each of all) addTo(byPart, partOf(each, parts), each)
  return calibrationBins(byPart)
}

/** As `calibration`, of predictions added up by part. */
export function calibrationBins(byPart: ReadonlyMap<number, Tally>): readonly CalibrationBin[] {
  return inOrder(byPart).map(([, { answers, expected, recalled }]) => ({
    expected: expected / BILLION / answers,
    recalled: recalled / answers,
    answers,
  }))
}

/** Sums of what is not whole depend on the order. */
const inOrder = (tallies: ReadonlyMap<number, Tally>) => [...tallies].sort(([a], [b]) => a - b)
