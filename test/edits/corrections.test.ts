import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../src/cards/normalise.ts'
import { likeness } from '../../src/cards/pairing/likeness.ts'
import { decode } from '../../src/disk/decode.ts'
import { type Correction, isOfLine, type LineCorrection } from '../../src/notes/correction.ts'
import { type Fresh, movedCorrections } from '../../src/notes/known-corrections.ts'
import type { NoteReading, OpenedNote } from '../../src/notes/note-reading.ts'
import { openNote } from '../../src/notes/open-note.ts'
import { EDITS, type Edit, type NoteText, ROUGH } from '../support/note-edits.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/files', import.meta.url))
/** Lines of each note that a person says something of. */
const SAID = 8

interface Corrected extends NoteText {
  readonly text: string
  readonly reading: NoteReading
}

const opened = (path: string, text: string): OpenedNote => openNote({ path, text })

/** Notes of which a person has corrected some lines: questions that are none, and others that are. */
function notesIn(folder: string): Corrected[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const path = join(folder, name)
      const { text } = decode(readFileSync(path))
      const note = opened(path, text)
      let reading = note.read()
      const { explanations, cards } = reading.note
      const step = Math.max(1, Math.floor(explanations.length / SAID))
      for (let place = step >> 1; place < explanations.length; place += step)
        reading = note.read(
          reading.correct(place, explanations[place]?.verdict === 'question' ? 'nothing' : 'question'),
        )
      return { path, text, lines: text.split(/\r\n|[\r\n]/), cards, reading }
    })
}

const freshOf = (path: string, text: string): Fresh => ({
  text,
  find: (corrections) => new Set(opened(path, text).read(corrections).places.keys()),
})

interface Tally {
  held: number
  /** Of lines that the edit has taken away or rewritten, or put into code: they wait. */
  gone: number
  missed: string[]
  wrong: string[]
  /** Wrong, of lines whose words stand several times in the note, such as “Answer:”. */
  unclear: string[]
}

function follow(note: Corrected, other: Corrected, edit: Edit, tally: Tally): void {
  const edited = edit(note)
  if (edited === null) return
  const { corrections, places } = note.reading
  const encode = edited.encode ?? ((text: string) => text)
  const path = edited.path ?? note.path
  const text = encode(edited.lines.join('\n'))
  const otherText = [...other.lines, ...(edited.moved ?? [])].join('\n')
  let reading = opened(path, text).read(corrections)
  let elsewhere: NoteReading | null = null
  if (path !== note.path) {
    const [moved] = movedCorrections(
      new Map([[note.path, corrections]]),
      new Set([note.path]),
      new Map([[path, freshOf(path, text)]]),
    )
    reading = opened(path, text).read(moved?.corrections ?? [])
  }
  if (edited.moved !== undefined) {
    const fresh = new Map([[other.path, freshOf(other.path, otherText)]])
    const [moved] = movedCorrections(new Map([[path, reading.note.lost]]), new Set(), fresh)
    elsewhere = opened(other.path, otherText).read(moved?.corrections ?? [])
  }
  const hasLine = ({ note: { explanations } }: NoteReading, line: number): boolean =>
    explanations.some((each) => each.line === line)
  for (const [at, place] of places) {
    const correction = corrections[at] as LineCorrection
    const line = note.reading.note.explanations[place]?.line ?? 0
    const target = edited.where(line)
    const inNote = lineOf(reading, correction)
    const inOther = elsewhere === null ? null : lineOf(elsewhere, correction)
    const found = inNote !== null ? `same:${inNote}` : inOther !== null ? `other:${inOther - other.lines.length}` : null
    const wanted = target === null ? null : `${target.note}:${target.line}`
    const isGone = (now: NonNullable<typeof target>): boolean =>
      now.note === 'same'
        ? !hasLine(reading, now.line) || !isStill(correction, edited.lines[now.line - 1] ?? '')
        : elsewhere === null ||
          !hasLine(elsewhere, other.lines.length + now.line) ||
          !isStill(correction, edited.moved?.[now.line - 1] ?? '')
    const told = `${note.path}:${line} ${correction.form}: ${correction.text.slice(0, 60)} (${found}, not ${wanted})`
    if (found === null && (target === null || isGone(target))) tally.gone += 1
    else if (found === wanted) tally.held += 1
    else if (found === null) tally.missed.push(told)
    else if (correction.isElsewhere) tally.unclear.push(told)
    else tally.wrong.push(told)
  }
}

/** Whether a line has the words, or most of them: one that was rewritten is another line. */
function isStill({ text }: LineCorrection, line: string): boolean {
  const [was, is] = [normalise(text), normalise(line)]
  if (is.includes(was) || likeness(was, is) >= 0.8) return true
  const words = text.match(/[\p{L}\p{N}]{2,}/gu) ?? []
  return likeness(was, is) >= 0.5 && words.filter((word) => line.includes(word)).length * 2 >= words.length
}

function lineOf({ corrections, places, note }: NoteReading, wanted: Correction): number | null {
  const at = corrections.findIndex((each) => isOfLine(each) && JSON.stringify(each) === JSON.stringify(wanted))
  const place = places.get(at)
  return place === undefined ? null : (note.explanations[place]?.line ?? null)
}

function tallyOf(notes: readonly Corrected[], edit: Edit): Tally {
  const tally: Tally = { held: 0, gone: 0, missed: [], wrong: [], unclear: [] }
  for (const [index, note] of notes.entries()) follow(note, notes[(index + 1) % notes.length] as Corrected, edit, tally)
  return tally
}

describe.each([
  ['the seeds', notesIn(SEEDS)],
  // It takes a minute.
  ['the corpus (PREP_EDITS=1, where it is at hand)', process.env['PREP_EDITS'] === undefined ? [] : notesIn(CORPUS)],
] as const)('corrections stay with their lines in %s after', (_, notes) => {
  test.skipIf(notes.length === 0).each(Object.entries(EDITS))('%s', (name, edit) => {
    const tally = tallyOf(notes, edit)
    const { held, gone, missed, wrong, unclear } = tally
    const all = held + missed.length + unclear.length
    if (process.env['PREP_EDITS'] !== undefined) {
      const told = [
        ['missed', missed],
        ['unclear', unclear],
        ['WRONG', wrong],
      ] as const
      console.log(
        `${name}: ${held} of ${all} held, ${gone} gone\n${told.flatMap(([word, of]) => of.map((each) => `  ${word} ${each}`)).join('\n')}`,
      )
    }
    expect(wrong).toEqual([])
    // Of a few lines it is one at most.
    expect(unclear.length).toBeLessThanOrEqual(Math.max(1, all * 0.005))
    expect(held).toBeGreaterThanOrEqual(Math.floor(all * (ROUGH.has(name) ? 0.98 : 0.99)))
  })
})
