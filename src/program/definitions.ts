import { Option } from 'commander'
import { TODAY_FORMATS } from '../terminal/views/planning/today-formats.ts'
import type { CommandDefinitions, CommandName } from './definition.ts'
import { drilling } from './drilling.ts'
import { exchange } from './exchange.ts'
import { keeping } from './keeping.ts'
import { reading } from './reading.ts'

/** `prep` alone. A word that is no command comes here too. */
const today: CommandDefinitions<'today'> = {
  today: {
    declare: (command, say, shared) =>
      command
        .argument('[words...]')
        .usage('[options]')
        .addOption(new Option('--format <format>', say.format).choices(TODAY_FORMATS).conflicts('json'))
        .option('--to <address>', say.to)
        .option('--if-due', say.ifDue)
        .option('--json', shared.json),
    load: async () => {
      const { today } = await import('../commands/drilling/today.ts')
      return (context, words, options) => today(context, words, commandWords, options)
    },
  },
}

const completion: CommandDefinitions<'completion'> = {
  completion: {
    declare: (command, say) => command.argument('[words...]', say.words),
    load: async () => {
      const [{ completion }, { shapesOf }] = await Promise.all([
        import('../commands/completion/completion.ts'),
        import('./shapes.ts'),
      ])
      return (context, words) => completion(context, words, () => shapesOf(definitions, context.messages.help))
    },
  },
}

/** Every command there is, in the order of the help, by the heading that it stands under there. */
export const groups = { drilling, reading: { ...reading, ...completion, ...today }, keeping, exchange } as const

export const definitions: CommandDefinitions<CommandName> = {
  ...groups.drilling,
  ...groups.reading,
  ...groups.keeping,
  ...groups.exchange,
}

const commandWords: readonly string[] = Object.entries(definitions)
  .filter(([, { hidden }]) => hidden !== true)
  .flatMap(([name, { aliases = [] }]) => [name, ...aliases])
