import type { CardId } from '../cards/card.ts'
import type { Grade } from './grade.ts'
import { type Memory, memoryModel } from './memory/memory.ts'
import type { PastReview } from './memory/past-review.ts'

/** One answer in the history of a card. `elapsedDays`: study days since the answer before; 0 for the first. */
export interface HistoryAnswer {
  readonly grade: Grade
  readonly elapsedDays: number
  readonly atMs: number
}

/** All answers of one card since it was new, oldest first. */
export type History = readonly HistoryAnswer[]

/** What FSRS expected of one answer, and what came. Only answers a day or more after the one before. */
export interface Prediction {
  readonly atMs: number
  /** Expected recall, 0–1. */
  readonly expected: number
  readonly recalled: boolean
  readonly elapsedDays: number
  /** Answers before this one, and how many of them were `again` a day or more after the one before. */
  readonly answersBefore: number
  readonly lapsesBefore: number
}

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
  for (const { card, grade, atMs, day, tested } of reviews) {
    if (tested === 'new') histories.set(card, { answers: [{ grade, elapsedDays: 0, atMs }], day })
    else {
      const history = histories.get(card)
      if (history === undefined) continue
      history.answers.push({ grade, elapsedDays: Math.max(0, day - history.day), atMs })
      history.day = day
    }
  }
  return new Map([...histories].map(([card, { answers }]) => [card, answers]))
}

/** What FSRS with these parameters would have expected of each answer, oldest first. */
export function predictions(histories: readonly History[], parameters: readonly number[]): readonly Prediction[] {
  const model = memoryModel(parameters)
  const all: Prediction[] = []
  for (const history of histories) {
    const learner = new Learner(model)
    for (const answer of history) {
      const prediction = learner.answer(answer)
      if (prediction !== null) all.push(prediction)
    }
  }
  return all.sort((a, b) => a.atMs - b.atMs)
}

/** As `predictions` of `historiesIn`, without histories of all cards in memory. `reviews` are gone through twice. */
export function predictionsIn(reviews: readonly PastReview[], parameters: readonly number[]): readonly Prediction[] {
  const model = memoryModel(parameters)
  const cards = new Map<CardId, { learner: Learner; day: number; beginningsLeft: number }>()
  for (const { card, tested } of reviews) {
    if (tested !== 'new') continue
    const known = cards.get(card)
    if (known === undefined) cards.set(card, { learner: new Learner(model), day: 0, beginningsLeft: 1 })
    else known.beginningsLeft += 1
  }
  const all: Prediction[] = []
  for (const { card, grade, atMs, day, tested } of reviews) {
    const known = cards.get(card)
    if (known === undefined) continue
    if (tested === 'new') known.beginningsLeft -= 1
    // What was answered before a card was reset is of a history that is over, or begins before the first answer known.
    if (known.beginningsLeft > 0) continue
    const elapsedDays = tested === 'new' ? 0 : Math.max(0, day - known.day)
    const prediction = known.learner.answer({ grade, elapsedDays, atMs })
    if (prediction !== null) all.push(prediction)
    known.day = day
  }
  return all
}

/** FSRS's memory of one card, answer by answer. */
class Learner {
  readonly #model: ReturnType<typeof memoryModel>
  #memory: Memory | null = null
  #answers = 0
  #lapses = 0

  constructor(model: ReturnType<typeof memoryModel>) {
    this.#model = model
  }

  /** Takes an answer in; what was expected of it, null for the first one and for those on the day of the one before. */
  answer({ grade, elapsedDays, atMs }: HistoryAnswer): Prediction | null {
    const recalled = grade !== 'again'
    const [memory, answersBefore, lapsesBefore] = [this.#memory, this.#answers, this.#lapses]
    this.#memory = this.#model.next(memory, elapsedDays, grade)
    this.#answers += 1
    if (memory === null || elapsedDays === 0) return null
    if (!recalled) this.#lapses += 1
    const expected = this.#model.recall(elapsedDays, memory.stability)
    return { atMs, expected, recalled, elapsedDays, answersBefore, lapsesBefore }
  }
}

/** Loss of one prediction: −ln of the probability given to what came; bounded, so that no single answer is infinitely bad. */
export function lossOf({ expected, recalled }: Prediction): number {
  const likely = recalled ? expected : 1 - expected
  return -Math.log(Math.min(Math.max(likely, 1e-4), 1))
}

/** How good predictions were; null for none. */
export function fitOf(all: readonly Prediction[]): Fit | null {
  if (all.length === 0) return null
  return { logLoss: mean(all.map(lossOf)), rmse: rmseOver(groupsOf(all), all.length) }
}

/** True beside expected recall of a group of answers. */
export interface CalibrationBin {
  readonly expected: number
  readonly recalled: number
  readonly answers: number
}

/** True beside expected recall, by expected recall: for each tenth (or other part) that holds any answers, the lowest first. */
export function calibration(all: readonly Prediction[], parts = 10): readonly CalibrationBin[] {
  const bins = grouped(all, ({ expected }) => Math.min(parts - 1, Math.floor(expected * parts)))
  return [...bins.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, group]) => ({
      expected: mean(group.map(({ expected }) => expected)),
      recalled: mean(group.map(({ recalled }) => Number(recalled))),
      answers: group.length,
    }))
}

/**
 * Answers that are alike in days elapsed, answers and lapses before, by the steps of the FSRS projects' own RMSE
 * (open-spaced-repetition/fsrs-optimizer, `rmse_matrix`).
 */
function groupsOf(all: readonly Prediction[]): readonly (readonly Prediction[])[] {
  const step = (value: number, base: number) => (value <= 0 ? -1 : Math.floor(Math.log(value) / Math.log(base)))
  // No step is beyond 62: a number for all three.
  const alike = ({ elapsedDays, answersBefore, lapsesBefore }: Prediction) =>
    ((step(elapsedDays, 3.62) + 1) * 64 + step(answersBefore + 1, 1.89) + 1) * 64 + step(lapsesBefore, 1.73) + 1
  return [...grouped(all, alike).values()]
}

function grouped<Key>(
  all: readonly Prediction[],
  keyOf: (each: Prediction) => Key,
): ReadonlyMap<Key, readonly Prediction[]> {
  const groups = new Map<Key, Prediction[]>()
  for (const each of all) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return groups
}

function rmseOver(groups: readonly (readonly Prediction[])[], answers: number): number {
  const squares = groups.map((group) => {
    const gap = mean(group.map(({ expected }) => expected)) - mean(group.map(({ recalled }) => Number(recalled)))
    return group.length * gap ** 2
  })
  return Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / answers)
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length
