import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core'
import type { Mock } from '../../drill/mock.ts'
import type { Session } from '../../drill/session.ts'
import { hearEscapeSoon } from '../escape-key.ts'
import type { Picture } from '../views/drill/drill-picture.ts'
import type { Key } from './drill-keys.ts'
import type { DrillPorts, EndedMock } from './drill-ports.ts'
import { DrillProgress } from './drill-progress.ts'
import { MockProgress } from './mock-progress.ts'
import { runPlainDrill } from './plain-drill.ts'
import { runPlainMock } from './plain-mock.ts'

/** What the prompt shows: something that takes keys and changes its picture. */
export interface Shown {
  readonly ports: Pick<DrillPorts, 'screen' | 'everySecond'>
  readonly over: boolean
  /** Whether Ctrl-D ends a text that is being typed, instead of the input. */
  readonly endsText?: boolean
  attach(changed: () => void, lend: (task: () => Promise<void>) => Promise<void>): void
  prepare?(): Promise<void>
  tick?(): void
  press(key: Key): void
  picture(): Picture
  showPictures?(picture: Picture): unknown
  keepPlace?(): void
  /** Keeps a text that is being typed, at once: the process is about to end. */
  keepText?(): void
}

/** The one prompt that a whole drill is. A prompt for each question would lose keys typed between two of them. */
export const drillPrompt = createPrompt<void, { readonly drill: Shown; takeEarly?(): readonly Key[] }>(
  (asked, done) => {
    const { drill, takeEarly } = asked
    const [, redraw] = useState(0)
    useEffect((readline) => {
      const { screen } = drill.ports
      let closed = false
      // What is drawn while the shell has the terminal would stay among its lines.
      let isStopped = false
      const draw = () => {
        if (!isStopped) redraw((count) => count + 1)
      }
      drill.attach(
        () => {
          if (closed) return
          if (drill.over) done()
          else draw()
        },
        async (task) => {
          readline.pause()
          await screen.aside(task)
          readline.resume()
        },
      )
      void drill.prepare?.()
      for (const key of takeEarly?.() ?? []) drill.press(key)
      const stopTicking = drill.ports.everySecond?.(() => drill.tick?.())
      const stopWatching = screen.onResize(() => {
        drill.keepPlace?.()
        screen.wipe()
        draw()
      })
      readline.on('SIGTSTP', () => {
        isStopped = true
        screen.stop(() => {
          isStopped = false
          drill.keepPlace?.()
          draw()
        })
      })
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
    useEffect(() => void drill.showPictures?.(picture), [picture])
    const { lines, cursorLine } = picture
    if (cursorLine === undefined) return lines.join('\n')
    return [lines.slice(0, cursorLine + 1).join('\n'), lines.slice(cursorLine + 1).join('\n')]
  },
)

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
  await show(drill, () => drill.cancel())
  return drill.settled()
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

/** Shows it on a screen of its own until it is over; `finished` is called before the screen goes. */
export async function show(shown: Shown, finished: () => void): Promise<void> {
  const { screen } = shown.ports
  const leave = screen.enter()
  const stopKeeping = screen.onEnding(() => shown.keepText?.())
  const stopHearing = hearControlD(screen.input, () => shown.endsText === true)
  try {
    const { input, output } = screen
    hearEscapeSoon(input)
    await drillPrompt({ drill: shown, takeEarly: holdEarly(input) }, { input, output, clearPromptOnDone: true })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error
  } finally {
    stopHearing()
    finished()
    stopKeeping()
    leave()
  }
}

/** Makes Ctrl-S of Ctrl-D while that `endsText`: readline would end its input with it before anybody else hears of the key. */
function hearControlD(input: NodeJS.ReadableStream, endsText: () => boolean): () => void {
  const hear = (_: unknown, key: { name?: string; ctrl?: boolean }) => {
    if (key.ctrl === true && key.name === 'd' && endsText()) key.name = 's'
  }
  input.prependListener('keypress', hear)
  return () => input.off('keypress', hear)
}

/** Keys typed before the prompt takes any. Its library reads and drops them, so they are heard here and given back once. */
function holdEarly(input: NodeJS.ReadableStream): () => readonly Key[] {
  const early: Key[] = []
  const hold = (_: unknown, key: Key) => early.push(key)
  input.on('keypress', hold)
  return () => {
    input.off('keypress', hold)
    return early
  }
}
