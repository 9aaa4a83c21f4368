import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Messages } from '../messages/messages.ts'
import type { StatsData } from '../terminal/views/stats.ts'
import { truncate } from '../terminal/width.ts'
import { dateOf, mondayOf, monthOf, weekdayOf } from './dates.ts'
import { timeSpent } from './time-spent.ts'

export interface ChartLook {
  readonly messages: Messages
  /** In CSS pixels: a chart is drawn once for wide windows and once for narrow ones. */
  readonly width: number
}

const LETTER_PX = 6.2
const CHART = { style: { fontSize: '12px' } } as const

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

function retention({ retention: kinds, desiredRetention }: StatsData, { messages, width }: ChartLook): string {
  const say = messages.planning.stats
  const rows = (
    [
      [say.all, kinds.all],
      [say.young, kinds.young],
      [say.mature, kinds.mature],
    ] as const
  ).flatMap(([name, { share, lowest, highest, answers }]) =>
    share === null || lowest === null || highest === null
      ? []
      : [{ name, share, lowest, highest, title: `${name}: ${percent(share)}% (${say.reviews(answers)})` }],
  )
  const least = Math.min(0.5, ...rows.map(({ lowest }) => lowest))
  return draw(
    {
      ...CHART,
      width,
      height: 48 + 34 * Math.max(1, rows.length),
      marginLeft: 120,
      marginRight: 30,
      marginBottom: 36,
      x: {
        domain: [least, 1],
        tickFormat: (share: number) => `${percent(share)}%`,
        ticks: width < 500 ? 3 : 5,
        label: null,
        grid: true,
      },
      y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0, tickFormat: fitted(120) },
      marks: [
        Plot.ruleX([desiredRetention], { stroke: 'var(--bad)', strokeDasharray: '4 3', strokeWidth: 1.5 }),
        Plot.ruleY(rows, { y: 'name', x1: 'lowest', x2: 'highest', stroke: 'var(--accent)', strokeWidth: 3 }),
        Plot.dot(rows, { y: 'name', x: 'share', r: 6, fill: 'var(--accent)', title: 'title' }),
      ],
    },
    messages.page.charts.retention,
  )
}

function calibration({ calibration: { bins } }: StatsData, { messages, width }: ChartLook): string {
  const say = messages.planning.stats
  const rows = bins.map((bin) => ({
    ...bin,
    title: `${say.expected(percent(bin.expected))}, ${say.recalled(percent(bin.recalled))} (${say.reviews(bin.answers)})`,
  }))
  const least = Math.floor(Math.min(0.5, ...rows.flatMap(({ expected, recalled }) => [expected, recalled])) * 10) / 10
  const shares = { domain: [least, 1], tickFormat: (share: number) => `${percent(share)}%`, ticks: 5, grid: true }
  return draw(
    {
      ...CHART,
      width,
      height: 276,
      marginTop: 28,
      marginLeft: 56,
      marginBottom: 44,
      marginRight: 24,
      r: { range: [3, 12] },
      x: { ...shares, label: messages.page.columns.expected },
      y: { ...shares, label: messages.page.columns.recalled },
      marks: [
        Plot.line([[least, least] as const, [1, 1] as const], { stroke: 'currentColor', strokeDasharray: '4 3' }),
        Plot.dot(rows, {
          x: 'expected',
          y: 'recalled',
          r: 'answers',
          fill: 'var(--accent)',
          fillOpacity: 0.75,
          title: 'title',
        }),
      ],
    },
    messages.page.charts.calibration,
  )
}

function decks({ decks: all }: StatsData, { messages, width }: ChartLook): string {
  const { status } = messages.drilling
  const left = width < 500 ? 110 : 180
  const rows = all.flatMap(({ deck, answered, partial, unanswered }, index) =>
    (
      [
        ['answered', answered, 'var(--good)'],
        ['partial', partial, 'var(--fair)'],
        ['unanswered', unanswered, 'var(--none)'],
      ] as const
    ).map(([kind, count, fill]) => ({ index, count, fill, title: `${deck}: ${status[kind]} ${count}` })),
  )
  return draw(
    {
      ...CHART,
      width,
      height: 46 + 26 * Math.max(1, all.length),
      marginLeft: left,
      marginRight: 20,
      marginBottom: 36,
      x: { label: null, grid: true, ticks: width < 500 ? 4 : 8 },
      // Decks are told apart by their place: two may have names that look the same when cut.
      y: {
        type: 'band',
        domain: all.map((_, index) => index),
        label: null,
        tickSize: 0,
        tickFormat: (index: number) => fitted(left)(all[index]?.deck ?? ''),
      },
      marks: [Plot.barX(rows, { y: 'index', x: 'count', fill: 'fill', title: 'title' }), Plot.ruleX([0])],
    },
    messages.page.charts.decks,
  )
}

const frame = (width: number) => ({
  ...CHART,
  width,
  height: 216,
  marginTop: 28,
  marginLeft: 46,
  marginBottom: 34,
  marginRight: 16,
})

/** Days side by side, with as many dates below as there is room for. */
function dayScale(days: readonly number[], locale: string, width: number) {
  const step = Math.max(1, Math.ceil(days.length / Math.floor(width / 90)))
  return {
    type: 'band' as const,
    domain: [...days],
    label: null,
    ticks: days.filter((_, index) => index % step === 0),
    tickFormat: (day: number) => dateOf(day, locale, 'short'),
  }
}

/** A scale from 0, also where all is 0. */
const upwards = (values: readonly number[]) => ({
  domain: [0, Math.max(1, ...values)],
  grid: true,
  nice: true,
  ticks: Math.min(5, Math.max(1, Math.ceil(Math.max(...values)))),
})

const fitted = (pixels: number) => (text: string) => truncate(text, Math.floor((pixels - 12) / LETTER_PX))

const percent = (share: number) => Math.round(share * 100)

/** Draws and writes down; the style sheet that Plot puts into each drawing is the page's. */
function draw(options: Plot.PlotOptions, ariaLabel: string): string {
  const { document } = parseHTML('<html></html>')
  const drawn = Plot.plot({ ...options, ariaLabel, document: document as unknown as Document })
  drawn.querySelector('style')?.remove()
  drawn.setAttribute('role', 'img')
  drawn.removeAttribute('style')
  return drawn.outerHTML
}
