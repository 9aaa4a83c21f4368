/** A line as it is weighed: its log odds, and which others are of its form and of its list. */
export interface Weighed {
  readonly odds: Float64Array
  readonly forms: Int32Array
  readonly lists: Int32Array
}

/** How far a note's lines, those of a form, and those of a list are held to be off together: variances of log odds. */
const SHARED = { note: 1, form: 2, list: 1 } as const

/** Beyond this, odds are as good as certain: more would let no answer move the others of the form. */
const MOST_ODDS = 6.9

/** What lines are off by, together: by note, form and list; and how much is still unknown of each (variances). */
export interface Shifts {
  readonly note: number
  readonly forms: Float64Array
  readonly lists: Float64Array
}

const STEPS = 60
const STILL = 1e-4

/**
 * What is known of lines (by place, whether each is a question) says how far off the reader is in this note: the most likely shifts
 * shared by all lines, by those of a form, by those of a list, each a normal variable around 0. By ascent of one shift at a time;
 * what is climbed has one top.
 */
export function shiftsFrom({ odds, forms, lists }: Weighed, fixed: ReadonlyMap<number, boolean>): Shifts {
  const shifts = { note: 0, forms: new Float64Array(countOf(forms)), lists: new Float64Array(countOf(lists)) }
  if (fixed.size === 0) return shifts
  const places = [...fixed.keys()]
  const byForm = grouped(places, forms)
  const byList = grouped(places, lists)
  const atOf = (place: number): number =>
    bounded(odds[place] as number) +
    shifts.note +
    (shifts.forms[forms[place] as number] as number) +
    (shifts.lists[lists[place] as number] as number)
  /** One step towards the top along one shift. */
  const step = (value: number, variance: number, of: readonly number[]): number => {
    let slope = -value / variance
    let bend = 1 / variance
    for (const place of of) {
      const probability = 1 / (1 + Math.exp(-atOf(place)))
      slope += (fixed.get(place) === true ? 1 : 0) - probability
      bend += probability * (1 - probability)
    }
    return Math.max(-2, Math.min(2, slope / bend))
  }
  for (let round = 0; round < STEPS; round++) {
    let moved = 0
    const by = step(shifts.note, SHARED.note, places)
    shifts.note += by
    moved = Math.abs(by)
    for (const [groups, values, variance] of [
      [byForm, shifts.forms, SHARED.form],
      [byList, shifts.lists, SHARED.list],
    ] as const)
      for (const [group, of] of groups) {
        const change = step(values[group] as number, variance, of)
        values[group] = (values[group] as number) + change
        moved = Math.max(moved, Math.abs(change))
      }
    if (moved < STILL) break
  }
  return shifts
}

/** Log odds of all lines, with what they are off by together. */
export function shifted({ odds, forms, lists }: Weighed, shifts: Shifts): Float64Array {
  return odds.map(
    (each, place) =>
      bounded(each) +
      shifts.note +
      (shifts.forms[forms[place] as number] as number) +
      (shifts.lists[lists[place] as number] as number),
  )
}

export const bounded = (odds: number): number => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds))

const countOf = (ids: Int32Array): number => ids.reduce((most, id) => Math.max(most, id + 1), 0)

function grouped(places: readonly number[], ids: Int32Array): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  for (const place of places) {
    const id = ids[place] as number
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [place])
    else group.push(place)
  }
  return groups
}
