import type { Look } from '../../look.ts'
import { flow } from '../../text/flow.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import { truncate } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'

/** An interview of the list. */
export interface InterviewRow {
  readonly name: string | null
  /** As 2026-11-22. */
  readonly date: string
  readonly time?: string
  readonly daysLeft: number
  readonly decks: readonly string[]
  readonly tags: readonly string[]
  readonly minutesPerDay: number
  readonly minutesByWeekday?: readonly (number | null)[]
  readonly isOver: boolean
  /** Whether it was told what was asked there. */
  readonly done?: boolean
  readonly asked?: readonly string[]
}

/** Interviews that are to come, then those that are over, with what was asked there. */
export function renderInterviews(rows: readonly InterviewRow[], look: Look): string {
  const { width, style, messages } = look
  const { interviews: say, planning } = messages
  if (rows.length === 0) return wrapText(say.none, width).join('\n')
  const coming = rows.filter(({ isOver }) => !isOver).flatMap((row) => flow(piecesOf(row, look), width, ' · '))
  const over = rows
    .filter(({ isOver }) => isOver)
    .flatMap((row) => {
      const title = planning.title({ name: row.name, date: row.date, time: null }, row.daysLeft)
      const asked = row.done ? say.askedThere(row.asked?.length ?? 0) : say.notTold
      return flow([truncate(sanitiseLine(title), width), asked], width, ' · ').map((line) => style.dim(line))
    })
  return [...coming, ...(coming.length > 0 && over.length > 0 ? [''] : []), ...over].join('\n')
}

function piecesOf(row: InterviewRow, { width, style, messages }: Look): readonly string[] {
  const { planning } = messages
  const about = [...row.decks, ...row.tags.map((tag) => `#${tag}`)].map(sanitiseLine)
  const title = planning.title({ name: row.name, date: row.date, time: row.time ?? null }, row.daysLeft)
  return [
    style.strong(truncate(sanitiseLine(title), width)),
    truncate(about.length === 0 ? planning.everything : planning.about(about), width),
    planning.minutesADay(row.minutesPerDay, row.minutesByWeekday),
  ]
}
