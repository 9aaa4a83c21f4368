import { createInterface } from 'node:readline/promises'
import { hearEscapeSoon } from '../escape-key.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { truncate } from '../text/width.ts'
import type { ScreenPorts } from './key-screen.ts'

export interface Choice<Value> {
  readonly value: Value
  readonly label: string
  /** Shown below the list while the choice is the current one. */
  readonly about?: string
}

export interface PickPorts extends ScreenPorts {
  /** Whether a choice is meant by what was typed; by default when its label contains it, whatever the case. */
  readonly matches?: (typed: string, label: string) => boolean
}

const ROWS_AROUND_CHOICES = 5
const COLUMNS_BEFORE_LABEL = 3

/**
 * Lets a person choose one of several, by arrow keys or by typing part of it; by number where the terminal cannot
 * redraw. Null when it was given up. Leaves nothing on the screen.
 */
export async function pick<Value>(choices: readonly Choice<Value>[], ports: PickPorts): Promise<Value | null> {
  const { screen, messages, style, matches = contains } = ports
  const { pick: words } = messages.drilling
  const columns = Math.max(8, screen.columns() - COLUMNS_BEFORE_LABEL)
  const offered = choices.map((choice, index) => {
    const label = sanitiseLine(choice.label)
    const about = choice.about === undefined ? {} : { description: truncate(sanitiseLine(choice.about), columns) }
    return { value: index, name: truncate(label, columns), label, ...about }
  })
  if (!screen.redraws) return choices[await askNumber(offered, ports)]?.value ?? null
  // Loaded only now: most commands never ask.
  const { default: inquirer } = await import('inquirer')
  const { input, output } = screen
  const left = new AbortController()
  const leave = (_: unknown, key?: { readonly name?: string }) => {
    if (key?.name === 'escape') left.abort()
  }
  input.on('keypress', leave)
  hearEscapeSoon(input)
  try {
    const { chosen } = await inquirer.createPromptModule({
      input,
      output,
      clearPromptOnDone: true,
      signal: left.signal,
    })<{
      chosen: number
    }>([
      {
        type: 'search',
        name: 'chosen',
        message: words.which,
        pageSize: Math.max(3, Math.min(12, screen.rows() - ROWS_AROUND_CHOICES)),
        source: (typed) => offered.filter(({ label }) => !typed || matches(typed, label)),
        theme: {
          prefix: style.accent('?'),
          style: {
            message: style.strong,
            highlight: style.accent,
            searchTerm: style.accent,
            description: style.dim,
            help: style.dim,
            error: () => style.fair(words.none),
            keysHelpTip: () => style.dim(truncate(words.keys, columns)),
          },
        },
      },
    ])
    return choices[chosen]?.value ?? null
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) return null
    throw error
  } finally {
    input.off('keypress', leave)
  }
}

/** The index of what was chosen by number, -1 for anything else. */
async function askNumber(
  offered: readonly { readonly name: string }[],
  { screen, messages }: PickPorts,
): Promise<number> {
  const { input, output } = screen
  const lines = createInterface({ input, terminal: false })
  const cancelled = new AbortController()
  const stopListening = screen.onInterrupt(() => cancelled.abort())
  output.write(offered.map(({ name }, index) => `${index + 1} ${name}\n`).join(''))
  output.write(messages.drilling.pick.whichNumber)
  lines.on('close', () => cancelled.abort())
  try {
    return Number.parseInt(await lines.question('', { signal: cancelled.signal }), 10) - 1
  } catch {
    return -1
  } finally {
    stopListening()
    lines.close()
  }
}

function contains(typed: string, label: string): boolean {
  const folded = (text: string) => text.normalize('NFC').toLocaleLowerCase()
  return folded(label).includes(folded(typed.trim()))
}
