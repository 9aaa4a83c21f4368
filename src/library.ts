/**
 * prep for other programs: `import { openCollection, planSession, readNote } from 'prep-notes'`. Knows no terminal and no
 * process, and keeps nothing between calls. See docs/library.md.
 */
export type { Card, CardId, Gap, Kind, Source, Status } from './cards/card.ts'
export type { QueueItem, Reason } from './drill/queue-item.ts'
export { PrepError } from './errors.ts'
export { describeProblem } from './library/describe-problem.ts'
export {
  type Collection,
  type CollectionOptions,
  openCollection,
  type WritableCollection,
} from './library/open-collection.ts'
export { openNote } from './library/open-note.ts'
export { planSession, type SessionOptions, type SessionPlan } from './library/plan-session.ts'
export { readNote } from './library/read-note.ts'
export type { Alternative } from './notes/alternatives.ts'
export type { Correction, FormCorrection, LineCorrection, Said } from './notes/correction.ts'
export type { Note, NoteCounts, Problem } from './notes/note.ts'
export type { NoteReading, OpenedNote } from './notes/note-reading.ts'
export type { Zone } from './schedule/day.ts'
export type { Grade } from './schedule/grade.ts'
export type { Review, Schedule } from './schedule/schedule.ts'
export { stateDirectory } from './store/state-directory.ts'
export type { CardRecord } from './store/store.ts'
