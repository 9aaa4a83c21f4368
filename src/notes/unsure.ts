import type { Note } from './note.ts'

/** Notes that are read less well than this, as expected, are worth a person's look. */
const LEAST_SURE = 0.7
/** Lines that could be questions and are none, as a share of the questions, that are worth one too. */
const MOST_UNREAD = 0.5

/** Whether a note may be read wrongly. */
export const isUnsure = ({ confidence, counts, cards }: Pick<Note, 'confidence' | 'counts' | 'cards'>): boolean =>
  confidence < LEAST_SURE || (counts.unread >= 3 && counts.unread > cards.length * MOST_UNREAD)

/** Of notes without questions, the one in which most lines look like some; undefined without notes. */
export const likeliestOf = <Counted extends Pick<Note, 'counts'>>(notes: readonly Counted[]): Counted | undefined =>
  [...notes].sort((one, other) => other.counts.unread - one.counts.unread)[0]

/** The notes that may be read wrongly, the least sure first. */
export const unsureOf = (notes: readonly Note[]): readonly Note[] =>
  notes.filter(isUnsure).sort((one, other) => one.confidence - other.confidence)
