import { bounded, type Shifts, type Weighed } from './reweigh.ts'

/** A way to read a note: by the place of each line whether it is a question. */
export type Choice = Uint8Array

export interface Offer {
  readonly choices: readonly Choice[]
  /** How well the first of them is expected to fit, as F1. */
  readonly expected: number
}

/** How far readers are off together when other readings are drawn, and how sure they are of single lines. */
const DRAWN = { note: 2, form: 2, list: 1 } as const
const SHARPNESS = 1.3
const DRAWS = 100
const SEED = 20_261_130
/** Extra cards that a note without any question bears before its reading is worth nothing. */
const MOST_EXTRA = 5

/**
 * The readings worth offering, the present one first: of all that come about when the reader is off by shifts drawn at random (always
 * the same ones), those that together make a good one likeliest to be among them. `fixed` lines are what they are in each.
 */
export function offer(
  lines: Weighed,
  present: Choice,
  fixed: ReadonlyMap<number, boolean>,
  shifts: Shifts,
  most = 3,
): Offer {
  const count = present.length
  const draws = drawn(lines, fixed, shifts)
  const choices: Choice[] = [present]
  const seen = new Set([present.join('')])
  for (const odds of draws) {
    const choice = new Uint8Array(count)
    for (let place = 0; place < count; place++) choice[place] = (odds[place] as number) > 0 ? 1 : 0
    const key = choice.join('')
    if (seen.has(key)) continue
    seen.add(key)
    choices.push(choice)
  }
  const worlds = draws.map((odds) => worldOf(odds))
  const worth = choices.map((choice) => Float64Array.from(worlds, (world) => expectedF1(choice, world)))
  const best = Float64Array.from(worth[0] as Float64Array)
  const expected = meanOf(best)
  const picked = [0]
  while (picked.length < Math.min(most, choices.length)) {
    let [next, gained] = [-1, 0]
    worth.forEach((each, at) => {
      if (picked.includes(at)) return
      let gain = 0
      for (let draw = 0; draw < best.length; draw++)
        gain += Math.max(0, (each[draw] as number) - (best[draw] as number))
      if (gain > gained) [next, gained] = [at, gain]
    })
    if (next < 0 || gained / draws.length < LEAST_GAIN) break
    picked.push(next)
    const chosen = worth[next] as Float64Array
    for (let draw = 0; draw < best.length; draw++) best[draw] = Math.max(best[draw] as number, chosen[draw] as number)
  }
  return { choices: picked.map((at) => choices[at] as Choice), expected }
}

/** A reading that adds less than this to what is expected is not worth a person's look. */
const LEAST_GAIN = 0.002

interface World {
  readonly probabilities: Float64Array
  readonly questions: number
  /** How likely it is that there is no question at all. */
  readonly silent: number
}

function worldOf(odds: Float64Array): World {
  const probabilities = odds.map((each) => 1 / (1 + Math.exp(-each)))
  let [questions, none] = [0, 0]
  for (const probability of probabilities) {
    questions += probability
    none += Math.log1p(-Math.min(probability, 0.999_999))
  }
  return { probabilities, questions, silent: Math.exp(none) }
}

/** How well a reading is expected to fit, where lines are as likely to be questions as the world has it. */
function expectedF1(choice: Choice, { probabilities, questions, silent }: World): number {
  let [count, right] = [0, 0]
  for (let place = 0; place < choice.length; place++)
    if (choice[place] === 1) {
      count++
      right += probabilities[place] as number
    }
  if (count === 0) return silent
  return ((1 - silent) * 2 * right) / (count + questions) + silent * Math.max(0, 1 - count / MOST_EXTRA)
}

/** Log odds of all lines under shifts drawn at random; what is known of some lines narrows those that they share. */
function drawn({ odds, forms, lists }: Weighed, fixed: ReadonlyMap<number, boolean>, shifts: Shifts): Float64Array[] {
  const normal = normals(SEED)
  const known = knownOf({ odds, forms, lists }, fixed, shifts)
  const spread = (variance: number, bends: number): number => Math.sqrt(1 / (1 / variance + bends))
  return Array.from({ length: DRAWS }, () => {
    const note = shifts.note + normal() * spread(DRAWN.note, known.note)
    const ofForms = shifts.forms.map(
      (shift, form) => shift + normal() * spread(DRAWN.form, known.forms[form] as number),
    )
    const ofLists = shifts.lists.map(
      (shift, list) => shift + normal() * spread(DRAWN.list, known.lists[list] as number),
    )
    const drawnOdds = odds.map(
      (each, place) =>
        SHARPNESS * bounded(each) +
        note +
        (ofForms[forms[place] as number] as number) +
        (ofLists[lists[place] as number] as number),
    )
    for (const [place, isQuestion] of fixed) drawnOdds[place] = isQuestion ? SURE : -SURE
    return drawnOdds
  })
}

const SURE = 50

/** How sharply known lines bend what is likely of each shift. */
function knownOf({ odds, forms, lists }: Weighed, fixed: ReadonlyMap<number, boolean>, shifts: Shifts) {
  const known = { note: 0, forms: new Float64Array(shifts.forms.length), lists: new Float64Array(shifts.lists.length) }
  for (const place of fixed.keys()) {
    const [form, list] = [forms[place] as number, lists[place] as number]
    const at =
      bounded(odds[place] as number) + shifts.note + (shifts.forms[form] as number) + (shifts.lists[list] as number)
    const probability = 1 / (1 + Math.exp(-at))
    const bend = probability * (1 - probability)
    known.note += bend
    known.forms[form] = (known.forms[form] as number) + bend
    known.lists[list] = (known.lists[list] as number) + bend
  }
  return known
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Normal numbers, the same every time: mulberry32, and of two of its numbers one by Box and Muller. */
function normals(seed: number): () => number {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** How much an answer about each line would tell: what is unsure of it, and of the others of its form and list. */
export function tellings({ forms, lists }: Weighed, probabilities: Float64Array): Float64Array {
  const unsure = probabilities.map((probability) => Math.min(probability, 1 - probability))
  const [ofForm, ofList] = [sums(unsure, forms), sums(unsure, lists)]
  return unsure.map(
    (own, place) =>
      own * (1 + 0.3 * (ofForm[forms[place] as number] as number) + 0.3 * (ofList[lists[place] as number] as number)),
  )
}

function sums(values: Float64Array, ids: Int32Array): readonly number[] {
  const all: number[] = []
  values.forEach((value, place) => {
    const id = ids[place] as number
    all[id] = (all[id] ?? 0) + value
  })
  return all
}
