import type { Explanation } from './note.ts'
import type { NoteReading } from './note-reading.ts'

export type LineKind = Explanation['verdict'] | 'follow-up'

/** A line of a note as a person reads it. */
export interface ReadLine extends Omit<Explanation, 'verdict'> {
  /** Its place among the note's lines of words, from 0. */
  readonly place: number
  readonly is: LineKind
  /** Whether a person's word made it that. */
  readonly isCorrected: boolean
}

/** The lines of words in a note, in their order: what each was read as. */
export function readLines({ note }: Pick<NoteReading, 'note'>): readonly ReadLine[] {
  const following = new Set(note.cards.flatMap(({ parent, source }) => (parent === null ? [] : [source.line])))
  return note.explanations.map(({ verdict, ...line }, place) => ({
    ...line,
    place,
    is: verdict === 'question' && following.has(line.line) ? 'follow-up' : verdict,
    isCorrected: line.reasons.some((reason) => reason.startsWith('corrected-')),
  }))
}
