// How often a card is a question to its author, by how sure prep says it is: each note read by the model that learnt from other
// people's notes, the curve fitted to the notes of the other four folds. `bash test/training/measure.sh cards` prints it.
// To the curve each note counts the same: a list of two hundred lines that are right or wrong together would decide alone.
import { openNote } from '../../src/notes/open-note.ts'
import { isCorpusThere, unseenNotes } from './unseen.ts'

interface Line {
  readonly logOdds: number
  readonly isQuestion: number
  readonly fold: number
  readonly note: number
}

const BOUNDS = [0, 0.55, 0.65, 0.75, 0.85, 0.95, 1]

async function cardLines(): Promise<Line[]> {
  const lines: Line[] = []
  for (const [note, { gold, file, fold, reader }] of (await unseenNotes()).entries()) {
    const [from, to] = gold.lines ?? [1, Number.POSITIVE_INFINITY]
    const asked = new Map(gold.questions.map((question) => [question.line, question]))
    for (const { line, verdict, probability } of openNote(file, { reader }).read().note.explanations) {
      const isSaid = line >= from && line <= to && asked.get(line)?.ambiguous !== true
      if (!isSaid || verdict !== 'question' || probability >= 1) continue
      lines.push({
        logOdds: Math.log(probability / (1 - probability)),
        isQuestion: asked.has(line) ? 1 : 0,
        fold,
        note,
      })
    }
  }
  return lines
}

/** A logistic curve by Newton's method. */
function fitted(lines: readonly Line[]): { start: number; slope: number } {
  const cards = new Map<number, number>()
  for (const { note } of lines) cards.set(note, (cards.get(note) ?? 0) + 1)
  let [start, slope] = [0, 1]
  for (let round = 0; round < 50; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0]
    for (const { logOdds, isQuestion, note } of lines) {
      const chance = 1 / (1 + Math.exp(-(start + slope * logOdds)))
      const share = 1 / (cards.get(note) as number)
      const [off, weight] = [share * (isQuestion - chance), share * chance * (1 - chance)]
      g0 += off
      g1 += off * logOdds
      h00 += weight
      h01 += weight * logOdds
      h11 += weight * logOdds * logOdds
    }
    const determinant = h00 * h11 - h01 * h01
    start += (h11 * g0 - h01 * g1) / determinant
    slope += (h00 * g1 - h01 * g0) / determinant
  }
  return { start, slope }
}

if (!isCorpusThere()) throw new Error('no labelled notes beside this folder')
const lines = await cardLines()
const curves = [0, 1, 2, 3, 4].map((left) => fitted(lines.filter(({ fold }) => fold !== left)))
const said = lines.map((line) => {
  const { start, slope } = curves[line.fold] as ReturnType<typeof fitted>
  return 1 / (1 + Math.exp(-(start + slope * line.logOdds)))
})
const all = fitted(lines)
console.log(`all folds: start ${all.start.toFixed(2)}, slope ${all.slope.toFixed(2)}`)
console.log('said           cards   on average   are questions   notes   on average in a note')
for (const [index, from] of BOUNDS.slice(0, -1).entries()) {
  const to = BOUNDS[index + 1] as number
  const places = [...said.keys()].filter((place) => (said[place] as number) >= from && (said[place] as number) < to)
  const share = (of: (place: number) => number) => places.reduce((sum, place) => sum + of(place), 0) / places.length
  const byNote = new Map<number, { right: number; cards: number }>()
  for (const place of places) {
    const { note, isQuestion } = lines[place] as Line
    const known = byNote.get(note) ?? { right: 0, cards: 0 }
    byNote.set(note, { right: known.right + isQuestion, cards: known.cards + 1 })
  }
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  console.log(
    `${percent(from)}–${percent(to)}`.padEnd(15),
    String(places.length).padEnd(7),
    percent(share((place) => said[place] as number)).padEnd(12),
    percent(share((place) => lines[place]?.isQuestion ?? 0)).padEnd(15),
    String(byNote.size).padEnd(7),
    percent([...byNote.values()].reduce((sum, { right, cards }) => sum + right / cards, 0) / byNote.size),
  )
}
