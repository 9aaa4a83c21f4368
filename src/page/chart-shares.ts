import * as Plot from '@observablehq/plot'
import type { StatsData } from '../terminal/views/planning/stats.ts'
import { CHART, type ChartLook, draw, fitted, percent } from './chart-frame.ts'

/** How much was remembered, with the range that it may really have. */
export function retention({ retention: kinds, desiredRetention }: StatsData, { messages, width }: ChartLook): string {
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

/** What was remembered against what was expected. */
export function calibration({ calibration: { bins } }: StatsData, { messages, width }: ChartLook): string {
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

/** How much of each deck is answered. */
export function decks({ decks: all }: StatsData, { messages, width }: ChartLook): string {
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
