import process from 'node:process'

/** Whether everything is to be tried that a test else tries a sample of: `PREP_WHOLE=1`, as once a week. */
export const isWhole: boolean = (process.env['PREP_WHOLE'] ?? '') !== ''

/** Another sample with `PREP_SEED`; without it the same one each time, so that a failure can be looked at again. */
const SEED = Number(process.env['PREP_SEED'] ?? 7)

/** One in `oneIn` of the items, spread over all of them, in their order; all with `PREP_WHOLE`. */
export const sampleOf = <T>(items: readonly T[], oneIn: number): readonly T[] =>
  isWhole ? items : items.filter((_, index) => (index + SEED) % oneIn === 0)

/** How often to try: `most` with `PREP_WHOLE`, else a part of it. */
export const times = (most: number, oneIn: number): number => (isWhole ? most : Math.ceil(most / oneIn))
