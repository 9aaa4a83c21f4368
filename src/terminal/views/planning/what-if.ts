import type { Look } from '../../look.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import { seenOrSpoken } from '../../text/spoken.ts'
import { pad, truncate, width as widthOf } from '../../text/width.ts'
import { dateOf } from '../time.ts'

/** What other choices would come to. Shares are 0–1, hours the sum until the interviews. */
export interface WhatIf {
  /** Today's study day. */
  readonly today: number
  readonly presentMinutes: number
  readonly presentRetention: number
  /** The first of several interviews, whose day `dates` tell; null of one, or none. */
  readonly firstOfSeveral: { readonly name: string | null } | null
  readonly minutes: readonly { readonly minutes: number; readonly ready: number; readonly hours: number }[]
  /** `days` later than now planned; `day`: the study day of the first interview then. */
  readonly dates: readonly {
    readonly days: number
    readonly day: number
    readonly ready: number
    readonly hours: number
  }[]
  /** After a year of usual scheduling. */
  readonly retentions: readonly {
    readonly desiredRetention: number
    readonly minutesPerDay: number
    readonly recalled: number
  }[]
}

interface Row {
  readonly cells: readonly string[]
  /** What is chosen now. */
  readonly isPresent: boolean
}

/** Small tables side by side in time: minutes a day, the day, the desired retention; what is chosen now is marked. */
export function renderWhatIf(data: WhatIf, look: Look): string {
  return seenOrSpoken(drawWhatIf(data, look), look.style)
}

function drawWhatIf(data: WhatIf, look: Look): string {
  const { whatIf } = look.messages.planning
  const { time } = look.messages.drilling
  const outcome = ({ ready, hours }: { readonly ready: number; readonly hours: number }) => [
    percent(ready),
    hours.toFixed(1),
  ]
  const tables = [
    table(
      [whatIf.minutes, whatIf.ready, whatIf.total],
      data.minutes.map((each) => ({
        cells: [String(each.minutes), ...outcome(each)],
        isPresent: each.minutes === data.presentMinutes,
      })),
      look,
    ),
    table(
      [dateTitle(data, look), whatIf.ready, whatIf.total],
      data.dates.map((each) => ({ cells: [dateOf(each.day, time), ...outcome(each)], isPresent: each.days === 0 })),
      look,
    ),
    table(
      [whatIf.retention, whatIf.recalled, whatIf.perDay],
      data.retentions.map(({ desiredRetention, minutesPerDay, recalled }) => ({
        cells: [percent(desiredRetention), percent(recalled), minutesPerDay.toFixed(1)],
        isPresent: desiredRetention === data.presentRetention,
      })),
      look,
    ),
  ]
  return tables
    .filter((lines) => lines.length > 1)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

const MOST_NAME_COLUMNS = 16

function dateTitle({ firstOfSeveral }: WhatIf, { messages }: Look): string {
  const { whatIf } = messages.planning
  if (firstOfSeveral === null) return whatIf.date
  const { name } = firstOfSeveral
  return whatIf.dateOfFirst(name === null ? null : truncate(sanitiseLine(name), MOST_NAME_COLUMNS))
}

function table(titles: readonly string[], rows: readonly Row[], { width, style }: Look): readonly string[] {
  const columns = titles.map((title, index) =>
    Math.max(...[title, ...rows.map(({ cells }) => cells[index] ?? '')].map(widthOf)),
  )
  const line = (cells: readonly string[]) =>
    truncate(
      cells.map((cell, index) => pad(cell, columns[index] ?? 0, index === 0 ? 'left' : 'right')).join('  '),
      width - 2,
    )
  return [
    style.dim(`  ${line(titles)}`),
    ...rows.map(({ cells, isPresent }) => (isPresent ? style.strong(`› ${line(cells)}`) : `  ${line(cells)}`)),
  ]
}

const percent = (share: number) => `${Math.round(share * 100)}%`
