import type { Status } from '../../cards/card.ts'
import type { Grade } from '../../schedule/grade.ts'
import type { Style } from '../style.ts'

const MARKS: Record<Status, string> = { answered: '✓', partial: '◐', unanswered: '○' }

/** The mark of a status: ✓ answered, ◐ partial, ○ unanswered. Told apart by shape; the colour only helps. */
export function statusMark(status: Status, style: Style): string {
  const paint = { answered: style.good, partial: style.fair, unanswered: style.bad }[status]
  return paint(MARKS[status])
}

/** How a grade is painted wherever it is named. */
export function gradePaint(grade: Grade, style: Style): (text: string) => string {
  return { again: style.bad, hard: style.fair, good: style.good, easy: style.easy }[grade]
}
