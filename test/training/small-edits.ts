// How many questions of strangers' notes are no longer read, or newly read, on lines that a small edit did not touch.
import { parseNote } from '../../src/notes/parse-note.ts'
import { changedBy, smallEdits } from '../support/small-edits.ts'
import { isCorpusThere, unseenNotes } from './unseen.ts'

/** An edit that changes more of a note's untouched questions has tipped its reading. */
const MOST = 0.02

interface Tally {
  edits: number
  tipped: number
  changed: number
  questions: number
}

async function main(): Promise<void> {
  if (!isCorpusThere()) {
    console.log('skipped: no labelled notes beside this folder')
    return
  }
  const tallies = new Map<string, Tally>()
  const tippedNotes = new Map<string, number>()
  const notes = await unseenNotes()
  for (const { file, reader } of notes) {
    const asked = (text: string) =>
      new Set(parseNote({ ...file, text }, { reader }).cards.map(({ source }) => source.line))
    const before = asked(file.text)
    const lines = file.text.split(/\r\n|[\r\n]/u).length
    for (const edit of smallEdits(file.text, before)) {
      const { changed, questions } = changedBy(edit, before, asked(edit.text), lines)
      const isTipped = changed > MOST * Math.max(1, questions)
      for (const name of [edit.name, 'all']) {
        const tally = tallies.get(name) ?? { edits: 0, tipped: 0, changed: 0, questions: 0 }
        tallies.set(name, {
          edits: tally.edits + 1,
          tipped: tally.tipped + (isTipped ? 1 : 0),
          changed: tally.changed + changed,
          questions: tally.questions + questions,
        })
      }
      if (isTipped) tippedNotes.set(file.path, (tippedNotes.get(file.path) ?? 0) + 1)
    }
  }
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`
  for (const [name, { edits, tipped, changed, questions }] of tallies)
    console.log(
      `${name.padEnd(18)}${String(edits).padStart(5)} edits, ${percent(changed, questions)} of untouched questions changed, over 2 % in ${percent(tipped, edits)}`,
    )
  console.log(`notes without any such edit: ${notes.length - tippedNotes.size} of ${notes.length}`)
}

await main()
