import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import { type Answered, mockQuestions, startMock } from '../../drill/mock.ts'
import { reportMock } from '../../drill/mock-report.ts'
import { askedAnyway } from '../../drill/queue-item.ts'
import { type Session, startSession } from '../../drill/session.ts'
import type { DrillPorts } from '../../drilling/ports.ts'
import { runDrill, runMock } from '../../drilling/run-drill.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { renderMockReport } from '../../terminal/views/mock-report.ts'
import { cardFilter } from '../collection/card-filter.ts'
import type { Collection } from '../collection/collection.ts'
import { noQuestionsIn } from '../collection/doubt.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { printLine, tell } from '../frame/tell.ts'
import { reportPath, writeMockReport } from './mock-report-file.ts'
import type { DrillOptions } from './queue-options.ts'
import { createRecorder, type FileRecorder, tellUnrecorded } from './recorder.ts'

/**
 * `prep drill --mock 30m`: an interview first, questions only; then each answer beside the note's, to be graded as in any
 * drill, and a report. The reviews are kept, and what was said, also of what nobody graded.
 */
export async function mockInterview(
  context: Context,
  collection: Collection,
  options: DrillOptions & { readonly mock: number },
  ports: DrillPorts,
): Promise<number> {
  const { terminal, messages, style } = context
  const { records } = collection
  if (options.report !== undefined) reportPath(context, options.report)
  await remarkUnknown(context, collection.cards, options)
  const every = collection.cards.filter(({ id }) => !records.get(id)?.suspended)
  const filter = cardFilter(options)
  const meant = every.filter((card) => matches(card, filter))
  const questions = mockQuestions(meant, every, context.random).slice(0, options.limit)
  if (questions.length === 0) throw noQuestionsIn(collection)
  const recorder = options.record === undefined ? null : createRecorder(context, options.record)
  const mock = startMock(questions, options.mock, context.now())
  const { mock: ended, isCancelled } = await runMock(mock, recorder === null ? ports : { ...ports, recorder })
  const said = recorder === null ? ended.said : recorded(context, ended.said, recorder)
  const session = isCancelled || said.length === 0 ? null : await grade(context, said, records, ports)
  await keepUngraded(said, session, ports)
  if (isCancelled) throw new PrepError('cancelled', { saved: 0 })
  if (session === null) {
    return printLine(terminal, messages.answering.mock.nothing)
  }
  const before = (id: string) => (ports.attempts?.of(id) ?? []).filter(({ at }) => at < mock.shownAt)
  const grades = new Map(session.done.map((review) => [review.card, review.grade]))
  const report = reportMock(said, grades, before, ports.whole)
  terminal.write(`${renderMockReport(report, { width: terminal.columns, style, messages })}\n`)
  if (options.report !== undefined) {
    await writeMockReport(context, options.report, report)
    tell(terminal, messages.answering.mock.reportWritten(options.report))
  }
  if (session.ended === null) throw new PrepError('cancelled', { saved: session.done.length })
  return EXIT.done
}

/** Each answer once, beside the note's. */
function grade(
  context: Context,
  said: readonly Answered[],
  records: Collection['records'],
  ports: DrillPorts,
): Promise<Session> {
  const items = said.map(({ card }) => askedAnyway(card, records.get(card.id)?.schedule ?? null))
  return runDrill(startSession(items, context.now(), true), {
    ...ports,
    greeting: context.messages.answering.mock.grading,
    manner: { is: 'reveal' },
    rehearsed: new Map(said.map((each) => [each.card.id, each])),
  })
}

/** What was said of questions that were not graded is kept as practice. */
async function keepUngraded(said: readonly Answered[], session: Session | null, ports: DrillPorts): Promise<void> {
  const graded = new Set(session?.done.map(({ card }) => card))
  for (const { card, at, seconds, typed, recording } of said)
    if (!graded.has(card.id) && (typed !== null || recording !== null))
      await ports.practise?.({ card: card.id, grade: null, at, seconds }, { typed, recording })
}

/** The answers with the files that were written; says when nothing could be recorded. */
function recorded(context: Context, said: readonly Answered[], recorder: FileRecorder): readonly Answered[] {
  const kept = recorder.keep(said.flatMap(({ recording }) => recording ?? []))
  tellUnrecorded(context, recorder)
  return said.map((each) => (each.recording === null || kept.has(each.recording) ? each : { ...each, recording: null }))
}
