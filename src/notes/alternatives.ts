import { type Correction, isOfLine, withCorrections } from './correction.ts'
import { bind } from './deciding/bind.ts'
import { type Decided, decide, type WeighedNote } from './deciding/decide.ts'
import type { Choice } from './deciding/readings.ts'
import { correctionOf, correctionOfForm } from './deciding/say-of.ts'

/** A way to read a note. */
export interface Alternative {
  /** The places of the lines that are questions. */
  readonly places: readonly number[]
  readonly count: number
  /** How many lines of each form are questions, most first: `heading 3` of which there are 12. */
  readonly forms: readonly { readonly form: string; readonly count: number; readonly of: number }[]
  /** Places of lines that are questions here and not in the present reading, and the other way round. */
  readonly added: readonly number[]
  readonly removed: readonly number[]
}

/** A reading that was offered, beside the present one. */
export function alternativeOf({ views, forms }: WeighedNote, choice: Choice, present: Choice): Alternative {
  const places = [...choice.keys()].filter((place) => choice[place] === 1)
  const counts = new Map<number, { form: string; count: number; of: number }>()
  forms.forEach((id, place) => {
    const known = counts.get(id) ?? { form: views[place]?.candidate.shape ?? '', count: 0, of: 0 }
    counts.set(id, { ...known, of: known.of + 1, count: known.count + (choice[place] ?? 0) })
  })
  return {
    places,
    count: places.length,
    forms: [...counts.values()].filter(({ count }) => count > 0).sort((one, other) => other.count - one.count),
    added: places.filter((place) => present[place] === 0),
    removed: [...present.keys()].filter((place) => present[place] === 1 && choice[place] === 0),
  }
}

/** As few corrections as it takes: of whole forms where the reading has them whole, then of the lines that still differ. */
export function adopted(
  weighed: WeighedNote,
  before: readonly Correction[],
  { places }: Alternative,
): readonly Correction[] {
  const { views, forms, certain } = weighed
  const wanted = new Set(places)
  let corrections = before
  // Every line once, and every form: more cannot be left to say.
  for (let left = 2 * views.length; left > 0; left--) {
    const { decisions } = decide(weighed, bind(views, corrections))
    const wrong = decisions.flatMap(({ isQuestion }, place) => (isQuestion === wanted.has(place) ? [] : [place]))
    if (wrong.length === 0) return corrections
    const surest = wrong.reduce((best, place) => (doubtOf(decisions, place) < doubtOf(decisions, best) ? place : best))
    const { shape } = (views[surest] as (typeof views)[number]).candidate
    const form = views.filter((view) => forms[view.place] === forms[surest] && certain[view.place] === null)
    const asked = form.filter(({ place }) => wanted.has(place)).length
    const isWhole = (asked === 0 || asked === form.length) && certain[surest] === null && form.length > 1
    const isSaid = corrections.some((correction) => !isOfLine(correction) && correction.form === shape)
    const is = wanted.has(surest) ? 'question' : 'nothing'
    corrections = withCorrections(corrections, [
      isWhole && !isSaid ? correctionOfForm(views, shape, is) : correctionOf(views, surest, is),
    ])
  }
  return corrections
}

const doubtOf = (decisions: Decided['decisions'], place: number): number => {
  const { probability } = decisions[place] as Decided['decisions'][number]
  return Math.min(probability, 1 - probability)
}
