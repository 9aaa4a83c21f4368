import { writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { matches } from '../drill/filter.ts'
import { mockQuestions, type Said, startMock } from '../drill/mock.ts'
import { reportMock } from '../drill/mock-report.ts'
import { startSession } from '../drill/session.ts'
import { EXIT, PrepError } from '../errors.ts'
import { cannotSave, errorCode } from '../store/failed-save.ts'
import { makeFolder } from '../store/make-folder.ts'
import type { DrillPorts } from '../terminal/drill-ports.ts'
import { runDrill, runMock } from '../terminal/drill-prompt.ts'
import { mockReportMarkdown, renderMockReport } from '../terminal/views/mock-report.ts'
import { cardFilter } from './card-filter.ts'
import type { Collection } from './collection.ts'
import { noQuestionsIn } from './doubt.ts'
import { localTime } from './happened.ts'
import type { DrillOptions } from './queue-options.ts'
import { tell } from './tell.ts'

/**
 * `prep drill --mock 30m`: an interview first, questions only; then each answer beside the note's, to be graded as in any
 * drill, and a report. The reviews are kept.
 */
export async function mockInterview(
  context: Context,
  collection: Collection,
  options: DrillOptions & { readonly mock: number },
  ports: DrillPorts,
): Promise<number> {
  const { terminal, messages, style, host } = context
  const { records } = collection
  const filter = cardFilter(options)
  const cards = collection.cards.filter((card) => matches(card, filter) && !records.get(card.id)?.suspended)
  const questions = mockQuestions(cards, context.random).slice(0, options.limit)
  if (questions.length === 0) throw noQuestionsIn(collection)
  const ended = await runMock(startMock(questions, options.mock, context.now()), ports)
  if (ended === null) throw new PrepError('cancelled', { saved: 0 }, { exitCode: EXIT.cancelled })
  if (ended.said.length === 0) {
    terminal.write(`${messages.answering.mock.nothing}\n`)
    return EXIT.done
  }
  const session = await runDrill(startSession(itemsOf(ended.said, records), context.now(), true), {
    ...ports,
    manner: { is: 'reveal' },
    rehearsed: new Map(ended.said.map((said) => [said.card.id, said])),
  })
  const report = reportMock(ended.said, new Map(session.done.map(({ card, grade }) => [card, grade])))
  terminal.write(`${renderMockReport(report, { width: terminal.columns, style, messages })}\n`)
  if (options.report !== undefined) {
    const text = mockReportMarkdown(report, localTime(context.now(), host.timeZone), messages)
    writeReport(resolve(host.cwd, options.report), options.report, text)
    tell(terminal, messages.answering.mock.reportWritten(options.report))
  }
  if (session.ended === null)
    throw new PrepError('cancelled', { saved: session.done.length }, { exitCode: EXIT.cancelled })
  return EXIT.done
}

/** Never over a file that is there: it may be a note. */
function writeReport(path: string, shown: string, text: string): void {
  try {
    makeFolder(dirname(path))
    writeFileSync(path, text, { flag: 'wx' })
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') throw new PrepError('reportExists', { path: shown })
    throw cannotSave(shown, cause)
  }
}

function itemsOf(said: readonly Said[], records: Collection['records']) {
  return said.map(({ card }) => {
    const schedule = records.get(card.id)?.schedule ?? null
    return { card, schedule, reason: schedule === null ? ('new' as const) : ('ahead' as const) }
  })
}
