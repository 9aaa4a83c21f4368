import type { Context } from '../../context.ts'
import type { QueueCounts } from '../../drill/queue.ts'
import { type Session, startSession } from '../../drill/session.ts'
import { widened } from '../../drill/widened.ts'
import type { DrillPorts, Manner } from '../../drilling/ports.ts'
import { runDrill } from '../../drilling/run-drill.ts'
import { EXIT, PrepError } from '../../errors.ts'
import type { Screen } from '../../terminal/terminal.ts'
import { nothingToAsk, renderSummary } from '../../terminal/views/summary.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { noQuestionsIn, tellDoubt } from '../collection/doubt.ts'
import { loadOf, loadScheduler } from '../frame/scheduling.ts'
import { printLine, tell } from '../frame/tell.ts'
import type { ComingInterview } from '../planning/interviews.ts'
import { leavePastInterviews } from '../planning/known-interviews.ts'
import { rememberPlan } from '../planning/plan-facts.ts'
import { type Drilled, drillPorts, type Noted } from './drill-ports.ts'
import { drillSummary } from './drill-summary.ts'
import { type FirstNotes, withoutTelling } from './first-notes.ts'
import { type DrillOptions, drillQueue, isNarrowed } from './queue-options.ts'

/** `prep drill`: asks what is due, then what is new. Every grade is saved before the next question shows. */
export async function drill(context: Context, paths: readonly string[], options: DrillOptions): Promise<number> {
  const { terminal, messages } = context
  if (terminal.screen === null) throw new PrepError('noTerminal', {})
  await askAboutClock(context, terminal.screen)
  const { mock } = options
  if (options.report !== undefined && mock === undefined)
    throw new PrepError('badWords', { given: '--report', expected: '--mock 30m --report FILE.md' })
  if ((await context.store()).records().size === 0) {
    const { firstNotes } = await import('./first-notes.ts')
    const first = await firstNotes(context, paths, options)
    if (first !== null) return firstDrill(context, terminal.screen, first, { paths, options })
  }
  const collection = await openCollection(context, paths)
  if (collection.cards.length === 0) throw noQuestionsIn(collection)
  if (mock !== undefined) {
    const { mockInterview } = await import('./mock.ts')
    return mockInterview(
      context,
      collection,
      { ...options, mock },
      await portsOf(context, terminal.screen, collection, options),
    )
  }
  await leavePastInterviews(context)
  const { items, counts, following, followed } = await drillQueue(context, collection, options)
  const isWhole = paths.length === 0 && !isNarrowed(options)
  const remember = async (askedAll: boolean) => {
    if (isWhole && followed !== undefined) await rememberPlan(context, following, await followed(), askedAll)
  }
  if (items.length === 0) {
    const [next] = following
    if (next === undefined)
      for (const line of nothingToAsk(counts, { messages, now: context.now() })) printLine(terminal, line)
    else {
      const ports = await portsOf(context, terminal.screen, collection, options)
      await endDay(context, collection, { following, options, ports, isAllAsked: true, remember })
    }
    return EXIT.done
  }
  tellDoubt(context, newIn(collection))
  if (options.cram) tell(terminal, messages.commands.cramming)
  for (const { interview, daysLeft, minutesPerDay } of following)
    tell(terminal, messages.planning.following(interview, daysLeft, minutesPerDay))
  await remember(false)
  const ports = await portsOf(context, terminal.screen, collection, options)
  const begunAt = context.now()
  const session = await runRecorded(context, startSession(items, begunAt), ports, options)
  const exitCode = await report(context, session, ports, { collection, counts })
  if (session.ended === 'finished') {
    const isAllAsked = session.skipped.length === 0
    await endDay(context, collection, { following, options, ports, isAllAsked, remember })
  }
  if (session.done.length > 0) await (await import('./fit-news.ts')).tellFit(context, begunAt)
  return exitCode
}

/**
 * Asks the questions of the first notes while the others are read; those then wait in the order in which they would have been asked. What is
 * to be told of the notes is told when the drill has left the screen.
 */
async function firstDrill(
  context: Context,
  screen: Screen,
  first: FirstNotes,
  { paths, options }: { readonly paths: readonly string[]; readonly options: DrillOptions },
): Promise<number> {
  const told: string[] = []
  const ports = await portsOf(context, screen, first, options)
  const readAll = async () => {
    const collection = await openCollection(withoutTelling(context, told), paths)
    ports.takeIn(collection)
    return { collection, ...(await drillQueue(context, collection, options)) }
  }
  let reading: ReturnType<typeof readAll> | null = null
  const rest = async () => {
    reading ??= readAll()
    const { items, counts } = await reading
    return (session: Session) => widened(session, { items, isFull: counts.newBeyond > 0 }, context.now())
  }
  const begunAt = context.now()
  const session = await runRecorded(context, startSession(first.items, begunAt), { ...ports, rest }, options)
  reading ??= readAll()
  const { collection, counts } = await reading
  for (const text of told) context.terminal.writeError(text)
  tellDoubt(context, newIn(collection))
  const exitCode = await report(context, session, ports, { collection, counts })
  if (session.done.length > 0) await (await import('./fit-news.ts')).tellFit(context, begunAt)
  return exitCode
}

/**
 * By a plan, writing the missing answers is a part of the day's work, after its questions; not where the person asked for something
 * narrower. Says when all of it is done.
 */
async function endDay(
  context: Context,
  collection: Collection,
  {
    following: [next, ...others],
    options,
    ports,
    isAllAsked,
    remember,
  }: {
    readonly following: readonly ComingInterview[]
    readonly options: DrillOptions
    readonly ports: DrillPorts & Noted
    readonly isAllAsked: boolean
    readonly remember: (askedAll: boolean) => Promise<void>
  },
): Promise<void> {
  const { terminal, messages, style } = context
  if (next === undefined || options.limit !== undefined) return
  const following = [next, ...others]
  const isUnwritten = following.every(({ cards }) => cards.length === 0)
  if (isUnwritten && isNarrowed(options)) {
    // Nothing was done that could be called a share of the plan.
    const unwritten = new Set(following.flatMap(({ unanswered }) => unanswered.map(({ id }) => id)))
    printLine(terminal, messages.planning.writeFirst(unwritten.size))
    return
  }
  if (isAllAsked && !isUnwritten) await remember(true)
  const { offerWriting } = await import('./offer-writing.ts')
  const { written, left } = isNarrowed(options)
    ? { written: 0, left: 0 }
    : await offerWriting(context, collection, following, ports)
  if (written > 0) printLine(terminal, messages.drilling.summary.written({ count: written }))
  if (isAllAsked && left === 0) terminal.write(`${style.dim(messages.planning.doneToday(next.interview))}\n`)
}

/** Before anything is saved under a clock that is far ahead, the person says whether it is right. */
async function askAboutClock({ clock, messages, terminal, now }: Context, screen: Screen): Promise<void> {
  const last = clock?.lastBefore(now()) ?? null
  if (last === null) return
  const values = { now: now().toISOString(), last: last.toISOString() }
  const { askYes } = await import('../../terminal/prompts/ask-yes.ts')
  tell(terminal, messages.saving.clock.far(values))
  if (!(await askYes(screen, messages.saving.clock.isRight))) throw new PrepError('clockAhead', values)
  clock?.trust()
}

/** Notes of which nothing was asked yet. */
function newIn({ notes, cards, records }: Collection): Collection['notes'] {
  const asked = new Set<string>()
  for (const { id, source } of records.size === 0 ? [] : cards)
    if ((records.get(id)?.schedule ?? null) !== null) asked.add(source.path)
  return notes.filter(({ path }) => !asked.has(path))
}

async function portsOf(
  context: Context,
  screen: Screen,
  collection: Drilled & Pick<Collection, 'records'>,
  options: DrillOptions,
): Promise<DrillPorts & Noted> {
  const load = loadOf(context, collection.records)
  const scheduler = await loadScheduler(context, load)
  const store = await context.store()
  return { ...drillPorts(context, screen, { collection, scheduler, store, load }), manner: mannerOf(options) }
}

/** Asks the questions; with `--record` what is said is recorded. */
async function runRecorded(
  context: Context,
  session: Session,
  ports: DrillPorts,
  { record }: DrillOptions,
): Promise<Session> {
  if (record === undefined) return runDrill(session, ports)
  const { recordedDrill } = await import('./recorder.ts')
  const recorded = recordedDrill(context, record, ports)
  try {
    return await runDrill(session, recorded.ports)
  } finally {
    await recorded.finish()
  }
}

/** Seconds to speak when no number is given: about what an interviewer listens to without asking on. */
const SPEAKING_SECONDS = 90

/** How answers are given, by the options. Whoever records speaks. */
function mannerOf({ type, speak, time, record }: DrillOptions): Manner {
  if (type) return { is: 'type' }
  return speak || time !== undefined || record !== undefined
    ? { is: 'speak', seconds: time ?? SPEAKING_SECONDS }
    : { is: 'reveal' }
}

async function report(
  context: Context,
  session: Session,
  { drafts, answered, find }: DrillPorts & Noted,
  { collection, counts }: { collection: Collection; counts: QueueCounts },
): Promise<number> {
  const { terminal, messages, style } = context
  const questions = drafts.left.flatMap((id) => find(id)?.question ?? [])
  if (questions.length > 0) tell(terminal, messages.answering.draftsLeft({ questions }))
  if (session.ended === null)
    throw new PrepError('cancelled', { saved: session.done.length + session.practised.length })
  const store = await context.store()
  const data = drillSummary(session, store.records(), {
    cards: collection.cards,
    unanswered: counts.unanswered - [...answered.values()].filter((status) => status === 'unanswered').length,
    written: answered.size,
    find,
  })
  const look = { width: terminal.columns, style, messages, now: context.now() }
  terminal.write(`${renderSummary(data, look)}\n`)
  return EXIT.done
}
