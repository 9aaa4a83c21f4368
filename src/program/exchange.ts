import { parseCount, parsePort } from '../commands/frame/options.ts'
import { choices, filters } from './choices.ts'
import type { CommandDefinitions } from './definition.ts'

type Names = 'import' | 'export' | 'pack' | 'serve' | 'mcp'

/** The commands that carry cards from and to other programs. */
export const exchange: CommandDefinitions<Names> = {
  import: {
    declare: (command, say, shared) =>
      command
        .argument('<file...>', say.words)
        .option('--into <folder>', say.into)
        .option('--columns <columns>', say.columns)
        .option('--dry-run', say.dryRun)
        .option('--json', shared.json),
    load: async () => (await import('../commands/exchange/import.ts')).importFile,
  },
  export: {
    declare: (command, say, shared) =>
      filters(command.argument('<file...>', say.words), shared)
        .option('--answered', shared.answered)
        .option('--force', say.force)
        .option('--json', shared.json),
    load: async () => (await import('../commands/exchange/export.ts')).exportFile,
  },
  pack: {
    declare: (command, say, shared) =>
      filters(command.argument('<file>', say.file), shared)
        .option('--days <n>', say.days, parseCount)
        .option('--new <n>', say.newADay, parseCount)
        .option('--no-pictures', say.noPictures)
        .option('--force', say.force)
        .option('--json', shared.json),
    load: async () => (await import('../commands/exchange/pack.ts')).pack,
  },
  serve: {
    declare: (command, say, shared) =>
      choices(command, shared)
        .option('--port <n>', say.port, parsePort)
        .option('--lan', say.lan)
        .option('--open', say.open)
        .option('--json', shared.json),
    load: async () => (await import('../commands/serving/serve.ts')).serve,
  },
  mcp: {
    declare: (command, say) => command.option('--write', say.write),
    load: async () => (await import('../commands/exchange/mcp.ts')).mcp,
  },
}
