import type { Decision } from './decide.ts'

/**
 * How well a note that is so doubtful, has a question or none, and is made of questions to such a share, is read on the whole: a
 * logistic curve, fitted by `bash test/training/measure.sh answers confidence` to notes read by models that never saw their authors'.
 */
const CURVE = { start: -0.4, doubt: -1.33, silent: 1.2, share: 1.87 } as const
/** Even where every line is sure. */
const LEAST_DOUBT = 0.02
/** No line is surer than this. */
const SUREST = 0.001

/**
 * How the chance that a line is a question follows from the model's log odds, where it is above a half. Boosted trees are less
 * sure than they could be; fitted by `bash test/training/measure.sh cards` to notes read by models that never saw their authors'.
 */
const CARD_CURVE = { start: 0.09, slope: 1.02 } as const

/** The chance that a card is a question to its author, from the model's probability; what is certain stays so. */
export function cardConfidence(probability: number): number {
  if (probability >= 1 || probability <= 0) return probability
  return 1 / (1 + Math.exp(-(CARD_CURVE.start + CARD_CURVE.slope * Math.log(probability / (1 - probability)))))
}

/** How well a note is likely to be read, as the F1 to be expected: 0 to 1. */
export function confidenceOf(decisions: readonly Pick<Decision, 'probability'>[]): number {
  const { doubt, isSilent, share } = doubtIn(decisions)
  const at =
    CURVE.start + CURVE.doubt * Math.log(doubt + LEAST_DOUBT) + (isSilent ? CURVE.silent : 0) + CURVE.share * share
  return Math.round(100 / (1 + Math.exp(-at))) / 100
}

/** What is to be known of a note's lines to tell how well it is read. */
export interface Doubt {
  /** Lines of which the reader is unsure for each question that it expects. */
  readonly doubt: number
  /** Whether it found no question. */
  readonly isSilent: boolean
  /** How many of the lines that could be questions are some. */
  readonly share: number
}

/** Sums up how sure the reader is of a note's lines. */
export function doubtIn(decisions: readonly Pick<Decision, 'probability'>[]): Doubt {
  let [unsure, expected, asked] = [0, 0, 0]
  for (const { probability } of decisions) {
    unsure += Math.max(SUREST, Math.min(probability, 1 - probability))
    expected += probability
    if (probability > 0.5) asked++
  }
  return {
    doubt: unsure / Math.max(1, expected),
    isSilent: asked === 0,
    share: asked / Math.max(1, decisions.length),
  }
}
