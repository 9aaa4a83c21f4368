import { dateOfDay } from '../../schedule/day.ts'
import type { Kept, PlanData } from '../../terminal/views/planning/plan.ts'
import type { WhatIf } from '../../terminal/views/planning/what-if.ts'

/** A plan as `--json` prints it: a public format, so names stay as they are. Days are dates, as 2026-11-22. */
export function planJson({ today, days, kept, ...rest }: PlanData) {
  const dated = days.map(({ day, ...each }) => ({ date: dateOfDay(day), ...each }))
  return { today: dateOfDay(today), ...rest, kept: keptJson(kept), days: dated }
}

/** What was kept of a plan, as `--json` prints it. */
export function keptJson(kept: Kept | null) {
  if (kept === null) return null
  return { ...kept, foretold: kept.foretold.map(({ day, ready }) => ({ date: dateOfDay(day), ready })) }
}

/** A comparison as `--json` prints it. */
export function whatIfJson({ today, dates, firstOfSeveral: _, ...rest }: WhatIf) {
  return {
    today: dateOfDay(today),
    ...rest,
    dates: dates.map(({ day, ...each }) => ({ date: dateOfDay(day), ...each })),
  }
}
