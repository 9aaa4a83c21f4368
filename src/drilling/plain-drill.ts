import { createInterface } from 'node:readline'
import type { Points } from '../drill/points.ts'
import type { Session } from '../drill/session.ts'
import type { Key } from '../terminal/prompts/key.ts'
import { sanitise } from '../terminal/text/sanitise.ts'
import { wrapText } from '../terminal/text/wrap.ts'
import type { DrillPorts } from './ports.ts'
import { DrillProgress } from './progress.ts'
import { plainAnswer, plainHelp, plainPart, plainQuestion } from './views/plain-drill.ts'

/**
 * The drill for a terminal that cannot redraw, and for people who have their screen read to them: everything is written
 * once, line after line; a key is typed and followed by Enter, Enter alone shows the answer. What it promises is what
 * `runDrill` promises.
 */
export async function runPlainDrill(session: Session, ports: DrillPorts): Promise<Session> {
  // A screen without an end has nothing to page through.
  const screen = { ...ports.screen, rows: () => Number.MAX_SAFE_INTEGER }
  const drill = new DrillProgress(session, { ...ports, screen })
  const lines = createInterface({ input: screen.input, terminal: false })
  const write = (text: string) => screen.output.write(text)
  let isInterrupted = false
  const stopListening = screen.onInterrupt(() => {
    isInterrupted = true
    lines.close()
  })
  drill.attach(
    () => {},
    async (task) => {
      lines.pause()
      await screen.aside(task)
      lines.resume()
    },
  )
  const typed: string[] = []
  const answerOf = (lines: readonly string[]) => [...(drill.begun === '' ? [] : [drill.begun]), ...lines].join('\n')
  const stopKeeping = screen.onEnding(() => {
    if (typed.length > 0) drill.keepText(answerOf(typed))
  })
  let shown: Session | null = null
  let looked: Points | null = null
  const show = () => {
    const look = { hyperlinks: false, highlight: null, ...ports, columns: screen.columns() }
    const { session: current, notice, help } = drill
    if (notice !== null) write(`${notice}\n`)
    if (help) {
      write(plainHelp(look))
      drill.press({ name: 'escape' })
    }
    const isSame = shown?.current === current.current
    if (!isSame) write(plainQuestion(current, look))
    if (!isSame && ports.manner?.is === 'speak') write(`${ports.messages.answering.speakPlain(ports.manner.seconds)}\n`)
    const { points } = drill.beside
    if (current.revealed && !(isSame && shown?.revealed))
      write(plainAnswer(current, ports.now(), look, drill.beside, drill.suggested))
    else if (isSame && points !== null && points !== looked) write(plainPart(current, points, look))
    looked = points
    const { gradePrompt, revealPrompt } = ports.messages.drilling.plain
    if (drill.entering === 'try') write(ports.messages.answering.tryHere)
    else if (drill.entering !== null) {
      if (drill.begun !== '') write(`${ports.messages.answering.goesOn}\n${sanitise(drill.begun)}\n`)
      write(`${ports.messages.answering.typeHere}\n`)
    } else write(`${wrapText(current.revealed ? gradePrompt : revealPrompt, screen.columns() - 1).join('\n')} `)
    shown = current
  }
  try {
    show()
    for await (const line of lines) {
      if (drill.entering === 'try') {
        drill.enter(line.trim() === '' ? null : line)
        await drill.settled()
        show()
        continue
      }
      if (drill.entering !== null) {
        if (line.trim() !== '.') {
          typed.push(line)
          continue
        }
        drill.enter(answerOf(typed.splice(0)))
        await drill.settled()
        show()
        continue
      }
      drill.press(keyOf(line))
      await drill.settled()
      if (drill.over) break
      show()
    }
    // Ctrl-D in the midst of an answer ends the answer, and then the drill; Ctrl-C only keeps it.
    if (drill.entering === 'write' && typed.length > 0) {
      if (isInterrupted) drill.leave(answerOf(typed))
      else drill.enter(answerOf(typed))
      await drill.settled()
      if (drill.notice !== null) write(`\n${drill.notice}`)
    }
  } finally {
    stopListening()
    stopKeeping()
    lines.close()
    drill.cancel()
  }
  write('\n')
  return drill.settled()
}

/** What a line stands for: the keys typed before Enter, of which the space alone is one, too. */
function keyOf(line: string): Key {
  if (line === '') return { name: 'return' }
  return line.trim() === '' ? { name: 'space' } : { sequence: line.trim() }
}
