import { createInterface } from 'node:readline'
import type { Screen } from './terminal.ts'

/** Asks something on a line of its own; whether the line typed says yes, in English or Korean. Ctrl-C and the end of input say no. */
export async function askYes(screen: Screen, question: string): Promise<boolean> {
  const lines = createInterface({ input: screen.input, terminal: false })
  const stopListening = screen.onInterrupt(() => lines.close())
  screen.output.write(`${question} [y/N] `)
  try {
    for await (const line of lines) return /^\s*(?:y|yes|ㅛ|네|예|응)\s*$/i.test(line)
    return false
  } finally {
    stopListening()
    lines.close()
  }
}
