import type { Mock } from '../drill/mock.ts'
import type { Session } from '../drill/session.ts'
import { show } from '../terminal/prompts/screen-prompt.ts'
import { MockProgress } from './mock-progress.ts'
import { runPlainDrill } from './plain-drill.ts'
import { runPlainMock } from './plain-mock.ts'
import type { DrillPorts, EndedMock } from './ports.ts'
import { DrillProgress } from './progress.ts'

/**
 * Asks the questions of a session on the terminal until it is finished, quit or cancelled, each grade saved before the
 * next question shows. Leaves nothing on the screen. Resolves with the session: `ended` is null when Ctrl-C or the end
 * of the input cancelled it; everything in `done` is saved in any case. Rejects with what `record`, `suspend` or
 * `takeBack` rejected with.
 */
export async function runDrill(session: Session, ports: DrillPorts): Promise<Session> {
  if (session.ended !== null) return session
  if (!ports.screen.redraws) return runPlainDrill(session, ports)
  const drill = new DrillProgress(session, ports)
  const shown = show(drill, () => drill.cancel())
  const { rest, ...others } = ports
  if (rest === undefined) {
    await shown
    return drill.settled()
  }
  // First the question is drawn.
  const widen = new Promise((resolve) => setImmediate(resolve)).then(rest)
  // What goes wrong is told by whoever waits for it.
  const isWhole = widen.then(
    (change) => drill.widen(change),
    () => false,
  )
  await shown
  const asked = await drill.settled()
  if (asked.ended !== 'finished' || (await isWhole)) return asked
  return runDrill((await widen)(asked), others)
}

/** Asks the questions of a mock interview, one after the other, until they or the time run out, or it is ended or cancelled. */
export async function runMock(mock: Mock, ports: DrillPorts): Promise<EndedMock> {
  if (!ports.screen.redraws) return runPlainMock(mock, ports)
  const progress = new MockProgress(mock, ports)
  await show(progress, () => ports.recorder?.stop())
  await ports.recorder?.settled()
  const isCancelled = !progress.over
  progress.end()
  return { mock: progress.mock, isCancelled }
}
