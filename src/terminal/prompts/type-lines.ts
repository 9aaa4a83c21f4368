import { createInterface } from 'node:readline'
import type { Screen } from '../terminal.ts'

/**
 * Lines typed on the terminal as it stands, up to a line with nothing but a full stop, or the end of the input (Ctrl-D).
 * `ended` is false when it was given up with Ctrl-C. `keep` gets the lines typed so far when the process is about to end.
 */
export async function typeLines(
  screen: Screen,
  prompt: string,
  keep: (text: string) => void,
): Promise<{ readonly text: string; readonly ended: boolean }> {
  const lines = createInterface({ input: screen.input, terminal: false })
  let givenUp = false
  const stopListening = screen.onInterrupt(() => {
    givenUp = true
    lines.close()
  })
  screen.output.write(prompt)
  const typed: string[] = []
  const stopKeeping = screen.onEnding(() => {
    if (typed.length > 0) keep(typed.join('\n'))
  })
  try {
    for await (const line of lines) {
      if (line.trim() === '.') break
      typed.push(line)
    }
  } finally {
    stopListening()
    stopKeeping()
    lines.close()
  }
  return { text: typed.join('\n'), ended: !givenUp }
}

/** One line typed behind a prompt; null when it was given up with Ctrl-C, or the input ended. */
export async function askLine(screen: Screen, prompt: string): Promise<string | null> {
  const lines = createInterface({ input: screen.input, terminal: false })
  const stopListening = screen.onInterrupt(() => lines.close())
  screen.output.write(prompt)
  try {
    for await (const line of lines) return line
    return null
  } finally {
    stopListening()
    lines.close()
  }
}
