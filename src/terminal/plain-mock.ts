import { createInterface } from 'node:readline'
import { answerMock, endMock, type Mock } from '../drill/mock.ts'
import type { DrillPorts } from './drill-ports.ts'
import { questionLines } from './views/drill-text.ts'

/** A mock interview where nothing can be redrawn: each question is written once, a line answers it. Null when cancelled. */
export async function runPlainMock(mock: Mock, ports: DrillPorts): Promise<Mock | null> {
  const { screen, messages, manner, now } = ports
  const words = messages.answering.mock
  const isTyped = manner?.is === 'type'
  const lines = createInterface({ input: screen.input, terminal: false })
  const stopListening = screen.onInterrupt(() => lines.close())
  const write = (text: string) => screen.output.write(text)
  let state = mock
  const ask = () => {
    if (state.current === null) return
    const look = { hyperlinks: false, highlight: null, ...ports }
    const question = questionLines(state.current, look, screen.columns()).join('\n')
    write(`\n${words.question({ index: state.said.length + 1 })}\n${question}\n`)
    write(isTyped ? messages.answering.tryHere : `${words.plainPrompt} `)
  }
  try {
    ask()
    for await (const line of lines) {
      state = line.trim() === 'q' ? endMock(state) : answerMock(state, isTyped ? line : null, now())
      if (state.current === null) break
      ask()
    }
  } finally {
    stopListening()
    lines.close()
  }
  write('\n')
  return state.current === null ? state : null
}
