import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core'
import { hearEscapeSoon } from '../escape-key.ts'
import type { Screen } from '../terminal.ts'
import type { Key } from './key.ts'
import type { Picture } from './picture.ts'

/** What the prompt shows: something that takes keys and changes its picture. */
export interface Shown {
  readonly ports: {
    readonly screen: Screen
    /** Calls back about once a second; the function given back stops that. */
    everySecond?(listener: () => void): () => void
  }
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

/** The one prompt that a whole drill is, as are a reading and the finder. A prompt for each question would lose keys typed between two of them. */
export const screenPrompt = createPrompt<void, { readonly shown: Shown; takeEarly?(): readonly Key[] }>(
  (asked, done) => {
    const { shown, takeEarly } = asked
    const [, redraw] = useState(0)
    useEffect((readline) => {
      const { screen } = shown.ports
      let closed = false
      // What is drawn while the shell has the terminal would stay among its lines.
      let isStopped = false
      const draw = () => {
        if (!isStopped) redraw((count) => count + 1)
      }
      shown.attach(
        () => {
          if (closed) return
          if (shown.over) done()
          else draw()
        },
        async (task) => {
          readline.pause()
          await screen.aside(task)
          readline.resume()
        },
      )
      void shown.prepare?.()
      for (const key of takeEarly?.() ?? []) shown.press(key)
      const stopTicking = shown.ports.everySecond?.(() => shown.tick?.())
      const stopWatching = screen.onResize(() => {
        shown.keepPlace?.()
        screen.wipe()
        draw()
      })
      readline.on('SIGTSTP', () => {
        isStopped = true
        screen.stop(() => {
          isStopped = false
          shown.keepPlace?.()
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
      shown.press(key)
    })
    const picture = shown.picture()
    useEffect(() => void shown.showPictures?.(picture), [picture])
    const { lines, cursorLine } = picture
    if (cursorLine === undefined) return lines.join('\n')
    return [lines.slice(0, cursorLine + 1).join('\n'), lines.slice(cursorLine + 1).join('\n')]
  },
)

/** Shows it on a screen of its own until it is over; `finished` is called before the screen goes. */
export async function show(shown: Shown, finished: () => void): Promise<void> {
  const { screen } = shown.ports
  const leave = screen.enter()
  const stopKeeping = screen.onEnding(() => shown.keepText?.())
  const stopHearing = hearControlD(screen.input, () => shown.endsText === true)
  try {
    const { input, output } = screen
    hearEscapeSoon(input)
    await screenPrompt({ shown, takeEarly: holdEarly(input) }, { input, output, clearPromptOnDone: true })
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
