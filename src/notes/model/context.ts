import type { View } from '../features/view.ts'

/** What is put for a value that there is none of: less than any log odds. */
const NONE = -9

/**
 * What scores of a note's lines say of each line's surroundings: the others of its form and of its list, the note, the line above
 * it in the outline, the first heading, what stands under it, its neighbours.
 */
export const CONTEXTS = [
  '',
  'Form',
  'List',
  'Note',
  'NoteHigh',
  'Above',
  'Title',
  'Kids',
  'Next',
  'Before',
  'FormMax',
  'ListMax',
] as const

/** Writes the contexts of every line into its row of a table, `width` numbers each, from `first` on. Scores are in the order of the views. */
export function addContexts(
  views: readonly View[],
  scores: Float64Array,
  table: Float64Array,
  { width, first }: { readonly width: number; readonly first: number },
): void {
  const forms = sums(views, scores, (view) => view.formId)
  const lists = sums(views, scores, (view) => view.listId)
  const kids = sums(views, scores, (view) => view.above + 1)
  const title = views.findIndex(({ candidate }) => candidate.block.kind === 'heading')
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length)
  const high = quantile(scores, 0.9)
  views.forEach((view, place) => {
    const at = place * width + first
    const score = scores[place] as number
    const under = kids[place + 1]
    table[at] = score
    table[at + 1] = others(forms[view.formId], score)
    table[at + 2] = others(lists[view.listId], score)
    table[at + 3] = mean
    table[at + 4] = high
    table[at + 5] = view.above < 0 ? NONE : (scores[view.above] as number)
    table[at + 6] = scores[Math.max(0, title)] as number
    table[at + 7] = under === undefined ? NONE : under.sum / under.count
    table[at + 8] = scores[place + 1] ?? NONE
    table[at + 9] = place === 0 ? NONE : (scores[place - 1] as number)
    table[at + 10] = forms[view.formId]?.most ?? NONE
    table[at + 11] = lists[view.listId]?.most ?? NONE
  })
}

interface Sum {
  sum: number
  count: number
  most: number
}

function sums(views: readonly View[], scores: Float64Array, idOf: (view: View) => number): (Sum | undefined)[] {
  const all: (Sum | undefined)[] = []
  views.forEach((view, place) => {
    const score = scores[place] as number
    const id = idOf(view)
    const known = all[id]
    if (known === undefined) all[id] = { sum: score, count: 1, most: score }
    else {
      known.sum += score
      known.count++
      known.most = Math.max(known.most, score)
    }
  })
  return all
}

const others = (all: Sum | undefined, score: number): number =>
  all === undefined || all.count < 2 ? NONE : (all.sum - score) / (all.count - 1)

/** Between the two values that stand around the quantile's place, in proportion. */
function quantile(scores: Float64Array, share: number): number {
  const sorted = scores.toSorted()
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)] ?? 0
  return low + ((sorted[Math.ceil(place)] ?? 0) - low) * (place - Math.floor(place))
}
