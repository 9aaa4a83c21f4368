import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import { hardest, statusByDeck } from '../../drill/progress.ts'
import { EXIT } from '../../errors.ts'
import { calibrationBins, fitOfAlike } from '../../schedule/calibration.ts'
import { dateOfDay, studyDay } from '../../schedule/day.ts'
import { pastReviews } from '../../schedule/memory/past-review.ts'
import { dayTotals, dueByDay, streakOf, trueRetention } from '../../schedule/statistics.ts'
import { PastTotals } from '../../schedule/totals/past-totals.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { renderStats, type StatsData } from '../../terminal/views/planning/stats.ts'
import type { DeckOptions } from '../collection/card-filter.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { parametersOf, totalsOf, zoneOf } from '../frame/scheduling.ts'
import { comingInterviews, dayOf, isOver } from './interviews.ts'
import { knownInterviews, toCome } from './known-interviews.ts'
import { keptOf } from './plan-data.ts'
import { planFacts } from './plan-facts.ts'
import { keptJson } from './plan-json.ts'

export interface StatsOptions extends DeckOptions, JsonOption {
  readonly days?: number
  /** A file to write a page with charts into. */
  readonly html?: string
  readonly force?: boolean
}

/** On a page there is more room. */
const SHOWN = { terminal: { daysAhead: 7, hardest: 5, days: 84 }, page: { daysAhead: 30, hardest: 15, days: 364 } }

/** `prep stats`: how it goes, over the questions chosen; without a choice over every review there is. */
export async function stats(context: Context, paths: readonly string[], options: StatsOptions): Promise<number> {
  const { terminal, messages, style } = context
  const collection = await openCollection(context, paths)
  await remarkUnknown(context, collection.cards, options)
  const isChoice = paths.length + (options.deck ?? []).length + (options.tag ?? []).length > 0
  const { data, everReviewed } = await statsOf(context, collection, {
    ...options,
    isChoice,
    room: options.html === undefined ? 'terminal' : 'page',
  })
  const { missing } = collection
  if (options.html !== undefined) {
    const { writeStatsPage } = await import('./stats-page.ts')
    writeStatsPage(context, options.html, data, options.force === true, await countdown(context, data.today))
    return missing.length > 0 ? EXIT.failed : EXIT.done
  }
  if (options.json) printJson(context, statsJson(data))
  else if (everReviewed === 0)
    terminal.write(`${wrapText(messages.planning.stats.none, terminal.columns).join('\n')}\n`)
  else terminal.write(`${renderStats(data, { width: terminal.columns, style, messages })}\n`)
  return missing.length > 0 ? EXIT.failed : EXIT.done
}

/** A line for each interview that is to come. */
export async function countdown(context: Context, today: number): Promise<readonly string[]> {
  return toCome(await knownInterviews(context))
    .filter((each) => !isOver(context, each))
    .map(({ name, date, time = null }) => context.messages.planning.title({ name, date, time }, dayOf(date) - today))
}

/** How it goes over the questions chosen, with as many days as there is room for. `isChoice`: other questions are left out. */
export async function statsOf(
  context: Context,
  { cards, records }: Pick<Collection, 'cards' | 'records'>,
  options: DeckOptions & {
    readonly days?: number
    readonly isChoice: boolean
    readonly room: keyof typeof SHOWN
  },
) {
  const { settings } = context
  const { isChoice } = options
  const shown = SHOWN[options.room]
  const { deck = [], tag = [], days = shown.days } = options
  const zone = zoneOf(context)
  const today = studyDay(context.now(), zone)
  const chosen = cards.filter((card) => matches(card, { decks: deck, tags: tag }))
  const from = today - days + 1
  const totals = isChoice ? await totalsOfChoice(context, chosen) : (await totalsOf(context, { since: from })).totals
  const reviewed = [...totals.days.values()].filter(({ day }) => day <= today)
  const lately = reviewed.filter(({ day }) => day >= from)
  const { alike, parts } = totals.judgedBetween(from, today)
  const asked = chosen.filter(({ id, status }) => status !== 'unanswered' && records.get(id)?.suspended !== true)
  const coming = isChoice ? [] : comingInterviews(context, { cards, records }, toCome(await knownInterviews(context)))
  const facts = coming.length === 0 ? null : await planFacts(context, { cards }, coming)
  const data: StatsData = {
    today,
    days: dayTotals(lately, { from, until: today }),
    streak: streakOf(
      reviewed.map(({ day }) => day),
      today,
    ),
    desiredRetention: settings.desiredRetention,
    retention: trueRetention(lately),
    calibration: {
      answers: lately.reduce((sum, { foretold }) => sum + foretold, 0),
      bins: calibrationBins(parts),
      fit: fitOfAlike(alike),
    },
    plan: facts === null ? null : keptOf(facts.past, await facts.written()),
    forecast: dueByDay(
      asked.map(({ id }) => records.get(id)?.schedule ?? null),
      today,
      shown.daysAhead,
      zone,
    ),
    decks: statusByDeck(chosen),
    hardest: hardest(chosen, records, shown.hardest).map(({ card: { id, question, section }, lapses, difficulty }) => ({
      id,
      question,
      section,
      lapses,
      difficulty,
    })),
  }
  return { data, everReviewed: reviewed.reduce((sum, { reviews }) => sum + reviews, 0) }
}

/** What the reviews of some questions come to: each of them is read. */
async function totalsOfChoice(context: Context, chosen: readonly Card[]): Promise<PastTotals> {
  const ids = new Set(chosen.map(({ id }) => id))
  const pastReview = pastReviews(zoneOf(context))
  const reviews = await (await context.store()).reviews((review) => (ids.has(review.card) ? pastReview(review) : null))
  return PastTotals.of(reviews, { parameters: parametersOf(context.settings) })
}

/** A public format, so names stay as they are. Days are dates, as 2026-11-22. */
function statsJson({ today, days, forecast, plan, ...rest }: StatsData) {
  const dated = <Each extends { readonly day: number }>({ day, ...each }: Each) => ({ date: dateOfDay(day), ...each })
  return {
    today: dateOfDay(today),
    days: days.map(dated),
    forecast: forecast.map(dated),
    plan: keptJson(plan),
    ...rest,
  }
}
