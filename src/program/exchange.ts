import { collect } from '../commands/options.ts'
import type { CommandDefinitions } from './definition.ts'

type Names = 'import' | 'export'

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
    load: async () => (await import('../commands/import.ts')).importFile,
  },
  export: {
    declare: (command, say, shared) =>
      command
        .argument('<file...>', say.words)
        .option('-d, --deck <deck>', shared.deck, collect)
        .option('-t, --tag <tag>', shared.tag, collect)
        .option('--answered', shared.answered)
        .option('--force', say.force)
        .option('--json', shared.json),
    load: async () => (await import('../commands/export.ts')).exportFile,
  },
}
