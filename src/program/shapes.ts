import type { Option } from 'commander'
import type { OptionShape, Shapes } from '../commands/completion/completion-words.ts'
import type { CommandDefinition, CommandDefinitions, CommandName, Help } from './definition.ts'
import { declareGlobals } from './globals.ts'
import { PrepCommand } from './usage.ts'

/** What can be typed, for completion: the commands with their options and arguments, as they are declared. */
export function shapesOf(definitions: CommandDefinitions<CommandName>, help: Help): Shapes {
  const globals = declareGlobals(new PrepCommand('prep'), help)
  const commands = (Object.entries(definitions) as [CommandName, CommandDefinition][])
    .filter(([, { hidden }]) => hidden !== true)
    .map(([name, { aliases = [], declare }]) => {
      const say = help.commands[name]
      const command = declare(new PrepCommand(name), say as never, help.shared)
      return {
        name,
        aliases,
        about: say.about,
        options: command.options.map(shapeOf),
        arguments: command.registeredArguments.map((each) => each.name()),
      }
    })
  const asksForHelp = { flags: ['-h', '--help'], about: help.help, value: null, choices: [] }
  return { globals: [...globals.options.map(shapeOf), asksForHelp], commands }
}

const shapeOf = ({ short, long, flags, description, argChoices }: Option): OptionShape => ({
  flags: [short, long].filter((flag) => flag !== undefined && flag !== null),
  about: description,
  value: /[<[]([^\]>.]+)/.exec(flags)?.[1] ?? null,
  choices: argChoices ?? [],
})
