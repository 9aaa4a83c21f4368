import { FORM_FEATURES, KIN_FEATURES, LIST_FEATURES, NOTE_FEATURES } from './kin-features.ts'
import { type Feature, LINE_FEATURES } from './line-features.ts'
import { PLACE_FEATURES } from './place-features.ts'
import type { View } from './view.ts'

/** All numbers that are known of a line before its words are weighed, by name. */
export const FEATURES: Readonly<Record<string, Feature>> = {
  ...LINE_FEATURES,
  ...PLACE_FEATURES,
  ...FORM_FEATURES,
  ...LIST_FEATURES,
  ...KIN_FEATURES,
  ...NOTE_FEATURES,
}

/** One feature's value for one line, rounded so that it is the same number wherever it is compared. */
export function numberFor(feature: Feature, view: View): number {
  const value = feature(view)
  if (typeof value === 'boolean') return value ? 1 : 0
  return Math.round(value * 1e4) / 1e4
}
