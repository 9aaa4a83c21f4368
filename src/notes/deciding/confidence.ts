import type { Decision } from './decide.ts'

/**
 * How well a note that is so doubtful, and has a question or none, is read on the whole: a logistic curve, fitted by
 * `bash test/training/measure.sh answers confidence` to notes read by models that never saw their authors'.
 */
const CURVE = { start: -0.1, doubt: -1.43, silent: 1.06 } as const
/** Even where every line is sure. */
const LEAST_DOUBT = 0.02
/** No line is surer than this. */
const SUREST = 0.001

/**
 * How the chance that a line is a question follows from the model's log odds, where it is above a half. Boosted trees are less
 * sure than they could be; fitted by `bash test/training/measure.sh cards` to notes read by models that never saw their authors'.
 */
const CARD_CURVE = { start: -0.27, slope: 1.23 } as const

/** The chance that a card is a question to its author, from the model's probability; what is certain stays so. */
export function cardConfidence(probability: number): number {
  if (probability >= 1 || probability <= 0) return probability
  return 1 / (1 + Math.exp(-(CARD_CURVE.start + CARD_CURVE.slope * Math.log(probability / (1 - probability)))))
}

/** How well a note is likely to be read, as the F1 to be expected: 0 to 1. */
export function confidenceOf(decisions: readonly Decision[]): number {
  const { doubt, isSilent } = doubtIn(decisions)
  const at = CURVE.start + CURVE.doubt * Math.log(doubt + LEAST_DOUBT) + (isSilent ? CURVE.silent : 0)
  return Math.round(100 / (1 + Math.exp(-at))) / 100
}

/** Lines of which the reader is unsure for each question that it expects, and whether it found none. */
export function doubtIn(decisions: readonly Pick<Decision, 'probability'>[]): { doubt: number; isSilent: boolean } {
  let [unsure, expected, isSilent] = [0, 0, true]
  for (const { probability } of decisions) {
    unsure += Math.max(SUREST, Math.min(probability, 1 - probability))
    expected += probability
    if (probability > 0.5) isSilent = false
  }
  return { doubt: unsure / Math.max(1, expected), isSilent }
}
