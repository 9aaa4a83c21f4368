import * as Plot from '@observablehq/plot'
import type { StatsData } from '../terminal/views/planning/stats.ts'
import { type ChartLook, dayScale, draw, frame, upwards } from './chart-frame.ts'
import { calibration, decks, retention } from './chart-shares.ts'
import { dateOf, mondayOf, monthOf, weekdayOf } from './dates.ts'
import { timeSpent } from './time-spent.ts'

/** The charts of a page as SVG text. Colours are CSS variables of the page; every mark has a title that shows on hover. */
export const CHARTS = { heatmap, time, forecast, retention, calibration, decks } as const

function heatmap({ days, today }: StatsData, { messages, width }: ChartLook): string {
  const { locale } = messages.drilling.time
  const weeks = Math.floor((width - 60) / 17)
  const lastMonday = mondayOf(today)
  const shown = days.filter(({ day }) => mondayOf(day) > lastMonday - weeks * 7)
  const most = Math.max(1, ...shown.map(({ reviews }) => reviews))
  const cells = shown.map(({ day, reviews }) => ({
    week: mondayOf(day),
    weekday: (((day + 3) % 7) + 7) % 7,
    fill: reviews === 0 ? 'var(--heat-0)' : `var(--heat-${Math.min(4, Math.ceil((reviews / most) * 4))})`,
    title: `${dateOf(day, locale)}: ${messages.planning.stats.reviews(reviews)}`,
  }))
  const mondays = [...new Set(cells.map(({ week }) => week))].sort((a, b) => a - b)
  const isNewMonth = (week: number) => monthOf(week, locale) !== monthOf(week - 7, locale)
  return draw(
    {
      width: Math.min(width, mondays.length * 17 + 60),
      height: 7 * 17 + 30,
      marginLeft: 34,
      marginTop: 24,
      marginBottom: 4,
      marginRight: 24,
      padding: 0.15,
      x: { type: 'band', domain: mondays, axis: null },
      y: { type: 'band', domain: [0, 1, 2, 3, 4, 5, 6], axis: null },
      marks: [
        Plot.cell(cells, { x: 'week', y: 'weekday', fill: 'fill', title: 'title', rx: 3 }),
        Plot.text(mondays.filter(isNewMonth), {
          x: (week: number) => week,
          text: (week: number) => monthOf(week, locale),
          frameAnchor: 'top',
          textAnchor: 'start',
          dx: -6,
          dy: -16,
          fill: 'currentColor',
        }),
        Plot.text([0, 2, 4, 6], {
          y: (weekday: number) => weekday,
          text: (weekday: number) => weekdayOf(weekday, locale),
          frameAnchor: 'left',
          textAnchor: 'end',
          dx: -6,
          fill: 'currentColor',
        }),
      ],
    },
    messages.page.charts.heatmap,
  )
}

function time({ days }: StatsData, { messages, width }: ChartLook): string {
  const { locale, ...say } = messages.drilling.time
  const rows = timeSpent(days).map(({ day, seconds }) => ({
    day,
    minutes: seconds / 60,
    title: `${dateOf(day, locale)}: ${say.minutes({ count: Math.round(seconds / 60) })}`,
  }))
  const shown = rows.map(({ day }) => day)
  return draw(
    {
      ...frame(width),
      x: dayScale(shown, locale, width),
      y: { label: messages.page.columns.minutes, ...upwards(rows.map(({ minutes }) => minutes)) },
      marks: [Plot.barY(rows, { x: 'day', y: 'minutes', fill: 'var(--accent)', title: 'title' }), Plot.ruleY([0])],
    },
    messages.page.charts.time,
  )
}

function forecast({ forecast: days }: StatsData, { messages, width }: ChartLook): string {
  const { locale } = messages.drilling.time
  const rows = days.map((each) => ({
    ...each,
    title: `${dateOf(each.day, locale)}: ${messages.planning.questions(each.due)}`,
  }))
  return draw(
    {
      ...frame(width),
      x: dayScale(
        days.map(({ day }) => day),
        locale,
        width,
      ),
      y: { label: messages.page.columns.due, ...upwards(rows.map(({ due }) => due)) },
      marks: [Plot.barY(rows, { x: 'day', y: 'due', fill: 'var(--easy)', title: 'title' }), Plot.ruleY([0])],
    },
    messages.page.charts.forecast,
  )
}
