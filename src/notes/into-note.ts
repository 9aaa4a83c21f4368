import { type Edit, editText } from './answering/edit-bytes.ts'
import { isOfLine } from './correction.ts'
import { shortForm } from './deciding/forms.ts'
import { frontMatterLines } from './front-matter.ts'
import type { Note } from './note.ts'
import type { NoteReading } from './note-reading.ts'

/** Reads another text of the note, without corrections. */
export type ReadAgain = (text: string) => Promise<NoteReading>

/** A comment may change how the lines around it are read: those are told then, too, so many times. */
const MOST_ROUNDS = 6

/**
 * What to put into a note so that it is read as a person has corrected it, by anybody: its front matter where whole forms are the
 * questions, else a comment above each line that would be read otherwise. Null where neither says all of it.
 */
export async function intoNote(text: string, corrected: NoteReading, read: ReadAgain): Promise<readonly Edit[] | null> {
  const wanted = saidBy(corrected.note)
  const fits = async (edits: readonly Edit[]): Promise<boolean> =>
    saidBy((await read(editText(text, edits))).note) === wanted
  if (await fits([])) return []
  const front = corrected.corrections.some((each) => !isOfLine(each)) ? frontEdit(text, corrected) : null
  if (front !== null && (await fits([front]))) return [front]
  const marks = new Map<number, 'question' | 'ignore'>()
  const starts = lineStarts(text)
  const asked = askedLines(corrected.note)
  const lines = text.split(/\r\n|[\r\n]/)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = [...marks].map(([line, word]) => markEdit(lines, starts, line, word))
    const again = await read(editText(text, edits))
    if (saidBy(again.note) === wanted) return edits
    const now = askedLines(again.note)
    const moved = (line: number): number => line + [...marks.keys()].filter((mark) => mark <= line).length
    const wrong = corrected.note.explanations.filter(({ line }) => asked.has(line) !== now.has(moved(line)))
    const untold = wrong.filter(({ line }) => !marks.has(line))
    if (untold.length === 0) return null
    for (const { line } of untold) marks.set(line, asked.has(line) ? 'question' : 'ignore')
  }
  return null
}

/** What a note asks: its questions, and which of them each follows. */
function saidBy({ cards }: Note): string {
  const places = new Map(cards.map(({ id }, place) => [id, place]))
  return JSON.stringify(
    cards.map(({ question, answer, parent }) => [question, answer, parent && (places.get(parent) ?? null)]),
  )
}

const askedLines = ({ explanations }: Note): ReadonlySet<number> =>
  new Set(explanations.flatMap(({ line, verdict }) => (verdict === 'question' ? [line] : [])))

function frontEdit(text: string, { note }: NoteReading): Edit | null {
  const names = new Set<string>()
  for (const { verdict, shape } of note.explanations) {
    if (verdict !== 'question') continue
    const name = shortForm(shape)
    if (name === null) return null
    names.add(name)
  }
  const [only, ...others] = names
  if (only === undefined) return null
  const said = `prep: { questions: ${others.length === 0 ? only : `[${[...names].join(', ')}]`} }`
  const lines = text.split(/\r\n|[\r\n]/)
  const end = /\r\n|[\r\n]/.exec(text)?.[0] ?? '\n'
  const count = frontMatterLines(lines)
  const from = count === 0 ? (text.startsWith('\ufeff') ? 1 : 0) : (lineStarts(text)[count - 1] ?? 0)
  if (lines.slice(0, count).some((line) => /^["']?prep["']?\s*:/.test(line))) return null
  const insert = count === 0 ? `---${end}${said}${end}---${end}${end}` : `${said}${end}`
  return { from, to: from, insert }
}

function markEdit(lines: readonly string[], starts: readonly number[], line: number, word: string): Edit {
  const from = starts[line - 1] ?? 0
  const [lead = ''] = /^[\s>]*/.exec(lines[line - 1] ?? '') ?? []
  const here = (lines[line - 1] ?? '').length
  const end = (starts[line] ?? 0) - from - here === 2 ? '\r\n' : '\n'
  return { from, to: from, insert: `${lead}<!-- prep: ${word} -->${end}` }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  const ends = /\r\n|[\r\n]/g
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) starts.push(ends.lastIndex)
  return starts
}
