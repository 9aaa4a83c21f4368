import type { Command } from 'commander'
import type { Context } from '../context.ts'
import type { Messages } from '../messages/messages.ts'

export type Help = Messages['help']

export type CommandName = keyof Help['commands']

/** A command's work: what it may reach, the words after its name, its own options; resolves to the exit code. */
type Run = (context: Context, words: readonly string[], options: Record<string, unknown>) => Promise<number>

/** A command as the command line knows it. Its help text is `help.commands[name]`; its module is loaded when it runs. */
export interface CommandDefinition<Name extends CommandName = CommandName> {
  readonly aliases?: readonly string[]
  readonly hidden?: boolean
  /** Adds the arguments and the options. */
  readonly declare: (command: Command, say: Help['commands'][Name], shared: Help['shared']) => Command
  readonly load: () => Promise<Run>
}

export type CommandDefinitions<Names extends CommandName> = { readonly [Name in Names]: CommandDefinition<Name> }
