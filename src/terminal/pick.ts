import type { Messages } from '../messages/messages.ts'
import { sanitiseLine } from './sanitise.ts'
import type { Screen } from './terminal.ts'
import { truncate } from './width.ts'

export interface Choice<Value> {
  readonly value: Value
  readonly label: string
  /** Shown below the list while the choice is the current one. */
  readonly about?: string
}

export interface PickPorts {
  readonly screen: Pick<Screen, 'input' | 'output' | 'columns' | 'rows'>
  readonly messages: Messages
  /** Whether a choice is meant by what was typed; by default when its label contains it, whatever the case. */
  readonly matches?: (typed: string, label: string) => boolean
}

const ROWS_AROUND_CHOICES = 5
const COLUMNS_BEFORE_LABEL = 3

/**
 * Lets a person choose one of several, by arrow keys or by typing part of it. Null when Ctrl-C gave it up.
 * The library is loaded only now: most commands never ask.
 */
export async function pick<Value>(choices: readonly Choice<Value>[], ports: PickPorts): Promise<Value | null> {
  const { default: inquirer } = await import('inquirer')
  const { screen, messages, matches = contains } = ports
  const { input, output } = screen
  const labelColumns = Math.max(8, screen.columns() - COLUMNS_BEFORE_LABEL)
  const offered = choices.map((choice, index) => {
    const label = sanitiseLine(choice.label)
    return {
      value: index,
      name: truncate(label, labelColumns),
      short: truncate(label, labelColumns),
      label,
      ...(choice.about === undefined ? {} : { description: truncate(sanitiseLine(choice.about), labelColumns) }),
    }
  })
  try {
    const { chosen } = await inquirer.createPromptModule({ input, output })<{ chosen: number }>([
      {
        type: 'search',
        name: 'chosen',
        message: messages.drilling.pick.which,
        pageSize: Math.max(3, Math.min(12, screen.rows() - ROWS_AROUND_CHOICES)),
        source: (typed) => offered.filter(({ label }) => !typed || matches(typed, label)),
      },
    ])
    return choices[chosen]?.value ?? null
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return null
    throw error
  }
}

function contains(typed: string, label: string): boolean {
  const folded = (text: string) => text.normalize('NFC').toLocaleLowerCase()
  return folded(label).includes(folded(typed.trim()))
}
