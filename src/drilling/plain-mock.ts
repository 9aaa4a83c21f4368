import { createInterface } from 'node:readline'
import { answerMock, endMock, type Mock, mockSecondsLeft, passMock } from '../drill/mock.ts'
import { wrapText } from '../terminal/text/wrap.ts'
import type { DrillPorts, EndedMock } from './ports.ts'
import { questionLines } from './views/text.ts'

/** A mock interview where nothing can be redrawn: each question is written once, a line answers it. */
export async function runPlainMock(mock: Mock, ports: DrillPorts): Promise<EndedMock> {
  const { screen, messages, manner, now } = ports
  const words = messages.answering.mock
  const isTyped = manner?.is === 'type'
  const lines = createInterface({ input: screen.input, terminal: false })
  const stopListening = screen.onInterrupt(() => lines.close())
  const write = (text: string) => screen.output.write(text)
  let state = mock
  let recording: string | null = null
  const ask = () => {
    if (state.current === null) return
    const look = { hyperlinks: false, highlight: null, ...ports }
    const question = questionLines(state.current, look, screen.columns()).join('\n')
    const { parent, status } = state.current
    const about = [
      words.question({ index: state.said.length + 1 }),
      ...(parent === null ? [] : [messages.drilling.screen.followUp]),
    ]
    write(`\n${about.join('. ')}\n${question}\n`)
    if (status === 'unanswered') write(`${wrapText(words.openEnded, screen.columns()).join('\n')}\n`)
    write(isTyped ? words.plainTyped : `${words.plainPrompt} `)
    recording = ports.recorder?.start(state.current, mockSecondsLeft(state, now())) ?? null
  }
  const stepped = (asked: Mock, line: string): Mock => {
    const word = line.trim()
    if (word === 'q') return endMock(asked)
    const passes = isTyped ? word === '' : word === 'p'
    return passes ? passMock(asked, now()) : answerMock(asked, isTyped ? line : null, now(), recording)
  }
  try {
    ask()
    for await (const line of lines) {
      ports.recorder?.stop()
      state = stepped(state, line)
      if (state.current === null) break
      ask()
    }
  } finally {
    stopListening()
    ports.recorder?.stop()
    lines.close()
  }
  write('\n')
  await ports.recorder?.settled()
  return { mock: endMock(state), isCancelled: state.current !== null }
}
