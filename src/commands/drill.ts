import type { Context } from '../context.ts'
import type { QueueCounts } from '../drill/queue.ts'
import { leftOf, type Session, startSession } from '../drill/session.ts'
import { summarise } from '../drill/summary.ts'
import { EXIT, PrepError } from '../errors.ts'
import type { DrillPorts, Manner } from '../terminal/drill-ports.ts'
import { runDrill } from '../terminal/drill-prompt.ts'
import type { Screen } from '../terminal/terminal.ts'
import { renderSummary } from '../terminal/views/summary.ts'
import { relativeDate } from '../terminal/views/time.ts'
import { type Collection, openCollection } from './collection.ts'
import { tellDoubt } from './doubt.ts'
import { drillPorts, type Noted } from './drill-ports.ts'
import { leavePastInterviews } from './interviews.ts'
import { rememberPlan } from './plan-facts.ts'
import { type DrillOptions, drillQueue } from './queue-options.ts'
import { loadOf, loadScheduler } from './scheduling.ts'
import { tell } from './tell.ts'

/** `prep drill`: asks what is due, then what is new. Every grade is saved before the next question shows. */
export async function drill(context: Context, paths: readonly string[], options: DrillOptions): Promise<number> {
  const { terminal, messages, style } = context
  if (terminal.screen === null) throw new PrepError('noTerminal', {})
  const collection = await openCollection(context, paths)
  if (collection.cards.length === 0) throw new PrepError('noQuestions', { paths: collection.paths })
  const { mock } = options
  if (options.report !== undefined && mock === undefined)
    throw new PrepError(
      'badWords',
      { given: '--report', expected: '--mock 30m --report FILE.md' },
      { exitCode: EXIT.usage },
    )
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
  const isWhole = paths.length + (options.deck ?? []).length + (options.tag ?? []).length === 0
  const remember = async (askedAll: boolean) =>
    isWhole && followed !== undefined ? rememberPlan(context, following, followed, askedAll) : null
  if (items.length === 0) {
    const [next] = following
    if (next !== undefined) {
      const unwritten = following.flatMap(({ cards, unanswered }) => (cards.length === 0 ? unanswered : []))
      const isUnwritten = following.every(({ cards }) => cards.length === 0)
      if (!isUnwritten) await remember(true)
      const { doneToday, writeFirst } = messages.planning
      terminal.write(`${isUnwritten ? writeFirst(unwritten.length) : doneToday(next.interview.date)}\n`)
    } else sayNothingToDo(context, counts)
    return EXIT.done
  }
  tellDoubt(context, newIn(collection))
  if (options.cram) tell(terminal, messages.commands.cramming)
  for (const { interview, daysLeft, minutesPerDay } of following)
    tell(terminal, messages.planning.following(interview.date, daysLeft, minutesPerDay))
  await remember(false)
  const ports = await portsOf(context, terminal.screen, collection, options)
  const begunAt = context.now()
  const session = await runDrill(startSession(items, begunAt), ports)
  const exitCode = await report(context, session, ports, { collection, counts })
  const [plan] = following
  if (
    plan !== undefined &&
    session.ended === 'finished' &&
    session.skipped.length === 0 &&
    options.limit === undefined
  ) {
    await remember(true)
    terminal.write(`${style.dim(messages.planning.doneToday(plan.interview.date))}\n`)
  }
  if (session.done.length > 0) await (await import('./fit-news.ts')).tellFit(context, begunAt)
  return exitCode
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
  collection: Collection,
  options: DrillOptions,
): Promise<DrillPorts & Noted> {
  const load = loadOf(context, collection.records.values())
  const scheduler = await loadScheduler(context, load)
  const store = await context.store()
  return { ...drillPorts(context, screen, { collection, scheduler, store, load }), manner: mannerOf(options) }
}

/** Seconds to speak when no number is given: about what an interviewer listens to without asking on. */
const SPEAKING_SECONDS = 90

/** How answers are given, by the options. */
function mannerOf({ type, speak, time }: DrillOptions): Manner {
  if (type) return { is: 'type' }
  return speak || time !== undefined ? { is: 'speak', seconds: time ?? SPEAKING_SECONDS } : { is: 'reveal' }
}

function sayNothingToDo({ terminal, messages, now }: Context, counts: QueueCounts): void {
  const { commands, drilling } = messages
  const next = counts.nextDue === null ? null : relativeDate(counts.nextDue, now(), drilling.time)
  terminal.write(`${commands.nothingDue(next)}\n`)
  if (counts.newBeyond > 0) terminal.write(`${commands.moreNewWait(counts.newBeyond)}\n`)
  if (counts.unanswered > 0) terminal.write(`${commands.unansweredWait(counts.unanswered)}\n`)
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
    throw new PrepError('cancelled', { saved: session.done.length }, { exitCode: EXIT.cancelled })
  const store = await context.store()
  const schedules = collection.cards
    .map(({ id }) => store.records().get(id))
    .map((record) => (record?.suspended ? null : (record?.schedule ?? null)))
  const data = {
    ...summarise(session, schedules),
    written: answered.size,
    left: leftOf(session),
    unanswered: counts.unanswered - [...answered.values()].filter((status) => status === 'unanswered').length,
  }
  const look = { width: terminal.columns, style, messages, now: context.now() }
  terminal.write(`${renderSummary(data, look)}\n`)
  return EXIT.done
}
