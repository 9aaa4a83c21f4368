import type { History } from '../calibration.ts'

/** How likely each grade is: at the first answer to a question, and where one is recalled. */
export interface GradeChances {
  readonly first: { readonly again: number; readonly hard: number; readonly good: number; readonly easy: number }
  readonly recalled: { readonly hard: number; readonly good: number; readonly easy: number }
}

/**
 * How often people give each grade. What fsrs-rs simulates with unless told otherwise (SimulatorConfig, src/optimal_retention.rs),
 * measured over many people's reviews.
 */
export const USUAL_CHANCES: GradeChances = {
  first: { again: 0.24, hard: 0.094, good: 0.495, easy: 0.171 },
  recalled: { hard: 0.224, good: 0.631, easy: 0.145 },
}

/** What is usual counts as so many answers of the person's own. */
const USUAL_ANSWERS = 40

/** How often a person gives each grade, by the answers so far and, while they are few, by what is usual. */
export function gradeChances(histories: Iterable<History>): GradeChances {
  const first = { again: 0, hard: 0, good: 0, easy: 0 }
  const recalled = { hard: 0, good: 0, easy: 0 }
  for (const history of histories)
    for (const [index, { grade, elapsedDays }] of history.entries()) {
      if (index === 0) first[grade]++
      else if (elapsedDays > 0 && grade !== 'again') recalled[grade]++
    }
  return { first: shares(first, USUAL_CHANCES.first), recalled: shares(recalled, USUAL_CHANCES.recalled) }
}

function shares<Grades extends string>(
  given: Readonly<Record<Grades, number>>,
  usual: Readonly<Record<Grades, number>>,
): Record<Grades, number> {
  const grades = Object.keys(usual) as Grades[]
  const all = grades.reduce((sum, grade) => sum + given[grade], USUAL_ANSWERS)
  return Object.fromEntries(
    grades.map((grade) => [grade, (given[grade] + USUAL_ANSWERS * usual[grade]) / all]),
  ) as Record<Grades, number>
}
