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
  const plain = new PlainDrill(session, { ...ports, screen })
  const { drill } = plain
  const lines = createInterface({ input: screen.input, terminal: false })
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
  const stopKeeping = screen.onEnding(() => plain.keep())
  try {
    plain.show()
    for await (const line of lines) {
      await plain.take(line)
      if (drill.over) break
    }
    // Ctrl-D in the midst of an answer ends the answer, and then the drill; Ctrl-C only keeps it.
    await plain.end(isInterrupted)
  } finally {
    stopListening()
    stopKeeping()
    lines.close()
    drill.cancel()
  }
  screen.output.write('\n')
  return drill.settled()
}

/** What is written of a drill, and what the lines typed do to it. */
class PlainDrill {
  readonly drill: DrillProgress
  readonly #ports: DrillPorts
  /** Lines of the answer that is being typed for a note. */
  readonly #typed: string[] = []
  /** The session and the parts as they were last written. */
  #shown: Session | null = null
  #looked: Points | null = null

  constructor(session: Session, ports: DrillPorts) {
    this.#ports = ports
    this.drill = new DrillProgress(session, ports)
  }

  #write(text: string): void {
    this.#ports.screen.output.write(text)
  }

  /** What was typed, behind what was begun before. */
  #answer(): string {
    const { begun } = this.drill
    return [...(begun === '' ? [] : [begun]), ...this.#typed].join('\n')
  }

  /** Keeps an answer that is being typed, at once. */
  keep(): void {
    if (this.#typed.length > 0) this.drill.keepText(this.#answer())
  }

  /** Writes what was not written yet. */
  show(): void {
    const { manner, messages, screen, now } = this.#ports
    const look = { hyperlinks: false, highlight: null, ...this.#ports, columns: screen.columns() }
    const { session, notice, help, beside, suggested } = this.drill
    if (notice !== null) this.#write(`${notice}\n`)
    if (help) {
      this.#write(plainHelp(look))
      this.drill.press({ name: 'escape' })
    }
    const isSame = this.#shown?.current === session.current
    if (!isSame) this.#write(plainQuestion(session, look))
    if (!isSame && manner?.is === 'speak') this.#write(`${messages.answering.speakPlain(manner.seconds)}\n`)
    const { points } = beside
    if (session.revealed && !(isSame && this.#shown?.revealed))
      this.#write(plainAnswer(session, now(), look, beside, suggested))
    else if (isSame && points !== null && points !== this.#looked) this.#write(plainPart(session, points, look))
    this.#looked = points
    this.#shown = session
    this.#ask()
  }

  /** Writes what may be typed now. */
  #ask(): void {
    const { messages, screen } = this.#ports
    const { gradePrompt, revealPrompt } = messages.drilling.plain
    const { entering, begun, session } = this.drill
    if (entering === 'try') this.#write(messages.answering.tryHere)
    else if (entering !== null) {
      if (begun !== '') this.#write(`${messages.answering.goesOn}\n${sanitise(begun)}\n`)
      this.#write(`${messages.answering.typeHere}\n`)
    } else this.#write(`${wrapText(session.revealed ? gradePrompt : revealPrompt, screen.columns() - 1).join('\n')} `)
  }

  /** Takes a line, and writes what came of it. */
  async take(line: string): Promise<void> {
    const { drill } = this
    if (drill.entering === 'write' && line.trim() !== '.') {
      this.#typed.push(line)
      return
    }
    if (drill.entering === 'write') {
      drill.enter(this.#answer())
      this.#typed.length = 0
    } else if (drill.entering === 'try') drill.enter(line.trim() === '' ? null : line)
    else drill.press(keyOf(line))
    await drill.settled()
    if (!drill.over) this.show()
  }

  /** No line comes any more: an answer that is being typed is done, or only kept. */
  async end(isInterrupted: boolean): Promise<void> {
    const { drill } = this
    if (drill.entering !== 'write' || this.#typed.length === 0) return
    if (isInterrupted) drill.leave(this.#answer())
    else drill.enter(this.#answer())
    await drill.settled()
    if (drill.notice !== null) this.#write(`\n${drill.notice}`)
  }
}

/** What a line stands for: the keys typed before Enter, of which the space alone is one, too. */
function keyOf(line: string): Key {
  if (line === '') return { name: 'return' }
  return line.trim() === '' ? { name: 'space' } : { sequence: line.trim() }
}
