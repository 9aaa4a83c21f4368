import type { DeckStatus } from '../../../drill/progress.ts'
import type { CalibrationBin, Fit } from '../../../schedule/calibration.ts'
import { LEECH_LAPSES } from '../../../schedule/schedule.ts'
import { type DayTotals, FEWEST_TO_TELL, type Retention, type Streak } from '../../../schedule/statistics.ts'
import type { Look } from '../../look.ts'
import { flow } from '../../text/flow.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import { seenOrSpoken } from '../../text/spoken.ts'
import { truncate } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import { shortDuration } from '../time.ts'
import { dateOf, type Kept, keptSoFar } from './plan.ts'
import { barOf, heatmap, markedBar, rowsWithBars } from './stats-charts.ts'
import { deckLines } from './stats-decks.ts'

/** Shares are 0–1; days are study days. */
export interface StatsData {
  readonly today: number
  /** The days looked at, today last. */
  readonly days: readonly DayTotals[]
  readonly streak: Streak
  readonly desiredRetention: number
  readonly retention: { readonly all: Retention; readonly young: Retention; readonly mature: Retention }
  readonly calibration: {
    readonly answers: number
    readonly bins: readonly CalibrationBin[]
    readonly fit: Fit | null
  }
  /** What was kept of the plan for the interviews ahead; null without one. */
  readonly plan: Kept | null
  /** Today first. */
  readonly forecast: readonly { readonly day: number; readonly due: number }[]
  readonly decks: readonly DeckStatus[]
  readonly hardest: readonly {
    readonly id: string
    readonly question: string
    readonly section: readonly string[]
    readonly lapses: number
    readonly difficulty: number
  }[]
}

const FEWEST_IN_A_BIN = 10

/** How it goes, in short sections one below the other; no line is wider than `width`. */
export function renderStats(data: StatsData, look: Look): string {
  return seenOrSpoken(drawStats(data, look), look.style)
}

function drawStats(data: StatsData, look: Look): string {
  const say = look.messages.planning.stats
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[...wrapText(title, look.width).map(look.style.strong), ...lines]]
  return [
    ...section(say.lately(data.days.length), activity(data, look)),
    ...section(say.plan, data.plan === null ? [] : wrapText(keptSoFar(data.plan, look.messages), look.width)),
    ...section(say.retention(percent(data.desiredRetention)), retention(data, look)),
    ...section(say.calibration, calibration(data, look)),
    ...section(say.forecast, forecast(data, look)),
    ...section(say.decks, deckLines(data.decks, look)),
    ...section(say.hardest, hardQuestions(data, look)),
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function activity({ days, streak }: StatsData, look: Look): readonly string[] {
  const { messages, style, width } = look
  const say = messages.planning.stats
  const sum = (of: (day: DayTotals) => number) => days.reduce((total, day) => total + of(day), 0)
  const reviews = sum((day) => day.reviews)
  const seconds = sum((day) => day.seconds)
  const daysStudied = days.filter((day) => day.reviews > 0).length
  const time = (each: number) => shortDuration(each, messages.drilling.time)
  const pieces = [
    say.reviews(reviews),
    say.newQuestions(sum((day) => day.newQuestions)),
    say.onDays(daysStudied),
    ...(seconds > 0 ? [say.time(time(seconds)), say.timeADay(time(seconds / daysStudied))] : []),
    say.streak(streak.current, streak.longest),
  ]
  const most = Math.max(...days.map((day) => day.reviews))
  return [
    ...heatmap(days, { width, style, locale: messages.drilling.time.locale }),
    ...(most > 0 ? [style.dim(truncate(say.most(most), width))] : []),
    ...flow(pieces, width, ' · ').flatMap((line) => wrapText(line, width)),
  ]
}

function retention({ retention: { all, young, mature }, desiredRetention }: StatsData, look: Look) {
  const say = look.messages.planning.stats
  const named = [
    [say.all, all],
    [say.young, young],
    [say.mature, mature],
  ] as const
  const rows = named.map(([name, { answers, share, lowest, highest }]) => {
    if (answers < FEWEST_TO_TELL || share === null || lowest === null || highest === null)
      return { cells: [name, say.tooFew(answers)] }
    const verdict =
      highest < desiredRetention ? look.style.bad : lowest > desiredRetention ? look.style.easy : look.style.good
    const cells = [name, `${percent(share)}%`, `${percent(lowest)}–${percent(highest)}%`]
    return {
      cells,
      aside: say.reviews(answers),
      bar: (columns: number) => markedBar(share, desiredRetention, columns, look.style, verdict),
    }
  })
  const { answers, lowest, highest } = all
  const isAside = answers >= FEWEST_TO_TELL && lowest !== null && highest !== null
  const remark =
    isAside && highest < desiredRetention ? say.below : isAside && lowest > desiredRetention ? say.above : null
  return [...rowsWithBars(rows, look.width), ...(remark === null ? [] : wrapText(remark, look.width))]
}

function calibration({ calibration: { answers, bins, fit } }: StatsData, look: Look): readonly string[] {
  const { width, style, messages } = look
  const say = messages.planning.stats
  if (answers < FEWEST_TO_TELL || fit === null) return wrapText(say.tooFew(answers), width)
  const rows = bins.map(({ expected, recalled, answers: inBin }) => ({
    cells: [say.expected(percent(expected)), inBin < FEWEST_IN_A_BIN ? '–' : say.recalled(percent(recalled))],
    aside: say.reviews(inBin),
    bar: (columns: number) => (inBin < FEWEST_IN_A_BIN ? '' : markedBar(recalled, expected, columns, style)),
  }))
  return [
    ...rowsWithBars(rows, width),
    ...wrapText(say.fit(fit.logLoss.toFixed(3), (fit.rmse * 100).toFixed(1)), width).map(style.dim),
  ]
}

function forecast({ forecast: days, today }: StatsData, { width, style, messages }: Look): readonly string[] {
  const most = Math.max(1, ...days.map(({ due }) => due))
  const rows = days.map(({ day, due }) => ({
    cells: [
      day === today ? messages.planning.today : dateOf(day, messages.drilling.time.locale),
      messages.planning.questions(due),
    ],
    bar: (columns: number) => barOf(due / most, columns, style.accent),
  }))
  return rowsWithBars(rows, width)
}

function hardQuestions({ hardest }: StatsData, { width, messages }: Look): readonly string[] {
  const say = messages.planning.stats
  const rows = hardest.map((card) => ({ cells: [sanitiseLine(hardName(card, hardest)), say.lapses(card.lapses)] }))
  const hasLeech = hardest.some(({ lapses }) => lapses >= LEECH_LAPSES)
  return [...rowsWithBars(rows, width), ...(hasLeech ? wrapText(say.leeches(LEECH_LAPSES), width) : [])]
}

/** A question, and before it what it stands under where another of these reads the same. */
export function hardName(card: StatsData['hardest'][number], all: StatsData['hardest']): string {
  const isAlone = all.every(({ id, question }) => id === card.id || question !== card.question)
  return isAlone ? card.question : [...card.section, card.question].join(' › ')
}

const percent = (share: number) => Math.round(share * 100)
