import type { Messages } from '../messages/messages.ts'
import { hardName, type StatsData } from '../terminal/views/planning/stats.ts'
import { dateOf } from './dates.ts'
import { isByWeek, timeSpent } from './time-spent.ts'

export type Cell = string | number

interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** What each chart shows, as a table; numbers stay numbers. */
export function tablesOf(data: StatsData, messages: Messages) {
  const { columns } = messages.page
  const { locale } = messages.drilling.time
  const { status } = messages.drilling
  const say = messages.planning.stats
  const studied = data.days.filter(({ reviews }) => reviews > 0)
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`)
  const kinds = [
    [say.all, data.retention.all],
    [say.young, data.retention.young],
    [say.mature, data.retention.mature],
  ] as const
  return {
    heatmap: {
      head: [columns.date, columns.reviews, columns.newQuestions],
      rows: studied.map(({ day, reviews, newQuestions }) => [dateOf(day, locale), reviews, newQuestions]),
    },
    time: {
      head: [isByWeek(data.days) ? columns.week : columns.date, columns.minutes],
      rows: timeSpent(data.days).map(({ day, seconds }) => [dateOf(day, locale), Math.round(seconds / 6) / 10]),
    },
    forecast: {
      head: [columns.date, columns.due],
      rows: data.forecast.map(({ day, due }) => [dateOf(day, locale), due]),
    },
    retention: {
      head: [columns.interval, columns.recalled, columns.between, columns.reviews],
      rows: kinds.map(([name, { share, lowest, highest, answers }]) => [
        name,
        percent(share),
        lowest === null ? '–' : `${percent(lowest)} – ${percent(highest)}`,
        answers,
      ]),
    },
    calibration: {
      head: [columns.expected, columns.recalled, columns.reviews],
      rows: data.calibration.bins.map(({ expected, recalled, answers }) => [
        percent(expected),
        percent(recalled),
        answers,
      ]),
    },
    decks: {
      head: [columns.deck, status.answered, status.partial, status.unanswered],
      rows: data.decks.map(({ deck, answered, partial, unanswered }) => [deck, answered, partial, unanswered]),
    },
    hardest: {
      head: [columns.question, columns.forgotten, columns.difficulty],
      rows: data.hardest.map((card) => [
        hardName(card, data.hardest),
        card.lapses,
        Math.round(card.difficulty * 10) / 10,
      ]),
    },
  } satisfies Record<string, Table>
}
