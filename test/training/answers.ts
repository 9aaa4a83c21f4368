// How well notes are read after a person has answered a few times, each note by the model that learnt from other people's notes.
// The person answers from the labels: `bash test/training/measure.sh answers` prints F1 and exact notes after 0, 1, 2, 3 and 5 answers.
import type { Correction } from '../../src/notes/correction.ts'
import { doubtIn } from '../../src/notes/deciding/confidence.ts'
import type { NoteReading, OpenedNote } from '../../src/notes/note-reading.ts'
import { openNote } from '../../src/notes/open-note.ts'
import { isCorpusThere, unseenNotes } from './unseen.ts'

const MOST = 5

/** A note, and of each of its lines whether it is a question: null where nobody says. */
interface Labelled {
  readonly opened: OpenedNote
  readonly fold: number
  readonly truth: readonly (boolean | null)[]
  readonly firm: number
  /** Questions that are no line of words to the reader. */
  readonly unseen: number
}

async function labelledNotes(): Promise<Labelled[]> {
  const notes: Labelled[] = []
  for (const { gold, file, fold, reader } of await unseenNotes()) {
    const opened = openNote(file, { reader })
    const [from, to] = gold.lines ?? [1, Number.POSITIVE_INFINITY]
    const questions = new Map(gold.questions.map((question) => [question.line, question]))
    const seen = new Set<number>()
    const truth = opened.read().note.explanations.map(({ line }) => {
      const question = seen.has(line) ? undefined : questions.get(line)
      if (question !== undefined) seen.add(line)
      if (line < from || line > to || question?.ambiguous === true) return null
      return question !== undefined
    })
    const firm = gold.questions.filter(({ ambiguous }) => ambiguous !== true)
    notes.push({ opened, fold, truth, firm: firm.length, unseen: firm.filter(({ line }) => !seen.has(line)).length })
  }
  return notes
}

interface Score {
  readonly f1: number
  readonly exact: number
}

function scoreOf({ truth, firm, unseen }: Labelled, asked: ReadonlySet<number>): Score {
  let [hit, extra, missed] = [0, 0, 0]
  truth.forEach((is, place) => {
    if (is === null) return
    if (is) asked.has(place) ? hit++ : missed++
    else if (asked.has(place)) extra++
  })
  const f1 = firm === 0 ? Math.max(0, 1 - extra / 5) : hit === 0 ? 0 : (2 * hit) / (hit + extra + firm)
  return { f1, exact: extra === 0 && missed === 0 && unseen === 0 ? 1 : 0 }
}

const askedIn = ({ note }: NoteReading): ReadonlySet<number> =>
  new Set(note.explanations.flatMap(({ verdict }, place) => (verdict === 'question' ? [place] : [])))

/** One answer of a person who knows the labels; null when there is nothing to say. `nth` counts answers from 0. */
type Way = (reading: NoteReading, note: Labelled, nth: number) => readonly Correction[] | null

const wrongIn = (reading: NoteReading, { truth }: Labelled): number[] => {
  const asked = askedIn(reading)
  return truth.flatMap((is, place) => (is !== null && is !== asked.has(place) ? [place] : []))
}

const said = ({ truth }: Labelled, place: number) => (truth[place] ? 'question' : 'nothing') as 'question' | 'nothing'

const flipped = (reading: NoteReading, note: Labelled, place: number | undefined): readonly Correction[] | null =>
  place === undefined ? null : reading.correct(place, said(note, place))

const best = (reading: NoteReading, note: Labelled): readonly Correction[] => {
  const alternatives = reading.alternatives()
  const scores = alternatives.map(({ places }) => scoreOf(note, new Set(places)).f1)
  const at = scores.indexOf(Math.max(...scores))
  return at <= 0 ? reading.corrections : reading.adopt(alternatives[at] as (typeof alternatives)[number])
}

const surest = (reading: NoteReading, note: Labelled): number | undefined => {
  const { explanations } = reading.note
  const sure = (place: number) => Math.abs((explanations[place]?.probability ?? 0.5) - 0.5)
  return wrongIn(reading, note).sort((one, other) => sure(other) - sure(one))[0]
}

const inDoubtOrder = (reading: NoteReading, note: Labelled): number | undefined => {
  const wrong = new Set(wrongIn(reading, note))
  return reading.asking().find((place) => wrong.has(place)) ?? [...wrong][0]
}

const WAYS: Readonly<Record<string, Way>> = {
  'yes or no to the line asked about': (reading, note) =>
    flipped(
      reading,
      note,
      reading.asking().find((place) => note.truth[place] !== null),
    ),
  'flips the first wrong line': (reading, note) => flipped(reading, note, wrongIn(reading, note)[0]),
  'flips the wrong line that was surest': (reading, note) => flipped(reading, note, surest(reading, note)),
  'flips the wrong line listed first, by doubt': (reading, note) => flipped(reading, note, inDoubtOrder(reading, note)),
  'chooses a reading, then flips the first wrong line': (reading, note, nth) =>
    nth === 0 ? best(reading, note) : flipped(reading, note, wrongIn(reading, note)[0]),
  'chooses a reading, then yes or no': (reading, note, nth) =>
    nth === 0 ? best(reading, note) : (WAYS['yes or no to the line asked about'] as Way)(reading, note, nth),
  'chooses a reading each time': (reading, note) => best(reading, note),
  'chooses a reading where it helps, else flips the first wrong line': (reading, note) => {
    const now = scoreOf(note, askedIn(reading)).f1
    const scores = reading.alternatives().map(({ places }) => scoreOf(note, new Set(places)))
    const top = Math.max(...scores.map(({ f1 }) => f1))
    return top > now + 0.05 ? best(reading, note) : flipped(reading, note, wrongIn(reading, note)[0])
  },
  'flips all of a form where it is all wrong, else the first wrong line': (reading, note) => {
    const { explanations } = reading.note
    const wrong = wrongIn(reading, note)
    const [first] = wrong
    if (first === undefined) return null
    const form = explanations[first]?.shape ?? ''
    const of = [...explanations.keys()].filter(
      (place) => explanations[place]?.shape === form && note.truth[place] !== null,
    )
    const isOne = of.length > 1 && new Set(of.map((place) => note.truth[place])).size === 1
    return isOne ? reading.correctForm(form, said(note, first)) : reading.correct(first, said(note, first))
  },
}

/** How sure prep says it is of a note, and how well it then is read; the curve of `deciding/confidence.ts` fitted in five folds. */
function tellConfidence(notes: readonly Labelled[]): void {
  const rows = notes.map((note) => {
    const reading = note.opened.read()
    const { doubt, isSilent, share } = doubtIn(reading.note.explanations)
    const { f1 } = scoreOf(note, askedIn(reading))
    return {
      fold: note.fold,
      values: [1, Math.log(doubt + 0.02), isSilent ? 1 : 0, share],
      f1,
      confidence: reading.note.confidence,
    }
  })
  const unseen = rows.map(({ fold, values }) => chanceOf(fitted(rows.filter((row) => row.fold !== fold)), values))
  const [start = 0, slope = 0, silent = 0, share = 0] = fitted(rows)
  const curve = { start, doubt: slope, silent, share }
  console.log(
    `curve fitted to all: ${Object.entries(curve)
      .map(([name, value]) => `${name} ${value.toFixed(2)}`)
      .join(', ')}`,
  )
  for (const [name, sure] of [
    ['by curves fitted to the other folds', unseen],
    ['as prep says it', rows.map(({ confidence }) => confidence)],
  ] as const) {
    const order = [...rows.keys()].sort((one, other) => (sure[other] as number) - (sure[one] as number))
    const mean = (of: readonly number[], value: (at: number) => number) =>
      of.reduce((sum, at) => sum + value(at), 0) / Math.max(1, of.length)
    const half = order.slice(0, order.length >> 1)
    console.log(
      `${name}: F1 of the surest half ${(100 * mean(half, (at) => rows[at]?.f1 ?? 0)).toFixed(1)}, of the others ${(100 * mean(order.slice(half.length), (at) => rows[at]?.f1 ?? 0)).toFixed(1)}`,
    )
    console.log('  sure        notes  said   is')
    for (const [from, to] of [
      [0, 0.5],
      [0.5, 0.6],
      [0.6, 0.7],
      [0.7, 0.8],
      [0.8, 0.9],
      [0.9, 0.95],
      [0.95, 1.01],
    ] as const) {
      const of = order.filter((at) => (sure[at] as number) >= from && (sure[at] as number) < to)
      if (of.length === 0) continue
      console.log(
        `  ${from.toFixed(2)}–${Math.min(1, to).toFixed(2)}  ${String(of.length).padStart(5)}  ${mean(of, (at) => sure[at] ?? 0).toFixed(2)}  ${mean(of, (at) => rows[at]?.f1 ?? 0).toFixed(2)}`,
      )
    }
  }
}

interface Row {
  readonly values: readonly number[]
  readonly f1: number
}

function chanceOf(weights: readonly number[], values: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += (values[at] as number) * (weights[at] as number)
  return 1 / (1 + Math.exp(-sum))
}

/** A logistic curve by ascent, weights held small a little. */
function fitted(rows: readonly Row[]): number[] {
  const weights = [0, 0, 0, 0]
  for (let round = 0; round < 20_000; round++) {
    const slope = weights.map((weight) => -0.15 * weight)
    for (const { values, f1 } of rows) {
      const miss = f1 - chanceOf(weights, values)
      for (let at = 0; at < values.length; at++) slope[at] = (slope[at] as number) + miss * (values[at] as number)
    }
    for (let at = 0; at < slope.length; at++) weights[at] = (weights[at] as number) + (slope[at] as number) * 0.002
  }
  return weights
}

async function main(): Promise<void> {
  if (!isCorpusThere()) {
    console.log('skipped: no labelled notes beside this folder')
    return
  }
  const only = process.argv[2]
  const notes = await labelledNotes()
  console.log(
    `${notes.length} notes, of which ${notes.filter(({ unseen }) => unseen > 0).length} have questions that no line is`,
  )
  if (only === undefined || only === 'confidence') tellConfidence(notes)
  for (const [name, way] of Object.entries(WAYS)) {
    if (only !== undefined && !name.includes(only)) continue
    const sums = Array.from({ length: MOST + 1 }, () => ({ f1: 0, exact: 0 }))
    for (const note of notes) {
      let reading = note.opened.read()
      let isDone = false
      for (let answers = 0; answers <= MOST; answers++) {
        const score = scoreOf(note, askedIn(reading))
        const sum = sums[answers] as (typeof sums)[number]
        sum.f1 += score.f1
        sum.exact += score.exact
        const corrections = isDone ? null : way(reading, note, answers)
        if (corrections === null) isDone = true
        else reading = note.opened.read(corrections)
      }
    }
    const percent = (value: number) => ((100 * value) / notes.length).toFixed(1).padStart(5)
    console.log(name)
    for (const key of ['f1', 'exact'] as const)
      console.log(
        `  ${key.padEnd(6)}${[0, 1, 2, 3, 5].map((at) => `${at}: ${percent(sums[at]?.[key] ?? 0)}`).join('   ')}`,
      )
  }
}

await main()
