import { startOfStudyDay, type Zone } from '../schedule/day.ts'
import type { ImportedSchedule } from './imported.ts'

/** What a program says of a card that it asks by the day: due on a study day, last answered at an instant. */
export const dueOn = (
  dueDay: number,
  lastReview: Date,
  zone: Zone,
): Pick<ImportedSchedule, 'due' | 'lastReview' | 'at' | 'phase' | 'step'> => ({
  due: startOfStudyDay(dueDay, zone),
  lastReview,
  at: lastReview,
  phase: 'review',
  step: 0,
})
