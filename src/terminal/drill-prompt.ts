import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core'
import type { Session } from '../drill/session.ts'
import type { DrillPorts } from './drill-ports.ts'
import { DrillProgress } from './drill-progress.ts'
import { runPlainDrill } from './plain-drill.ts'

/** The one prompt that a whole drill is. A prompt for each question would lose keys typed between two of them. */
export const drillPrompt = createPrompt<void, { readonly drill: DrillProgress }>(({ drill }, done) => {
  const [, redraw] = useState(0)
  useEffect((readline) => {
    const { screen } = drill.ports
    let closed = false
    drill.attach(
      () => {
        if (closed) return
        if (drill.over) done()
        else redraw((count) => count + 1)
      },
      async (task) => {
        readline.pause()
        await screen.aside(task)
        readline.resume()
      },
    )
    void drill.prepare()
    const stopTicking = drill.ports.everySecond?.(() => drill.tick())
    const stopWatching = screen.onResize(() => {
      drill.keepPlace()
      screen.wipe()
      redraw((count) => count + 1)
    })
    readline.on('SIGTSTP', () => screen.stop(() => redraw((count) => count + 1)))
    readline.on('close', () => {
      closed = true
      done()
    })
    return () => {
      closed = true
      stopWatching()
      stopTicking?.()
    }
  }, [])
  useKeypress((key, readline) => {
    // Readline gathers what is typed as a line of its own; it would be drawn, and recalled by the arrow keys.
    readline.clearLine(0)
    drill.press(key)
  })
  const picture = drill.picture()
  useEffect(() => void drill.showPictures(picture), [picture])
  const { lines, cursorLine } = picture
  if (cursorLine === undefined) return lines.join('\n')
  return [lines.slice(0, cursorLine + 1).join('\n'), lines.slice(cursorLine + 1).join('\n')]
})

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
  const leave = ports.screen.enter()
  try {
    const { input, output } = ports.screen
    await drillPrompt({ drill }, { input, output, clearPromptOnDone: true })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error
  } finally {
    drill.cancel()
    leave()
  }
  return drill.settled()
}
