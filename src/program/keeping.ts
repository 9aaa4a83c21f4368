import { Option } from 'commander'
import { parseCount } from '../commands/frame/options.ts'
import type { CommandDefinitions } from './definition.ts'

type Names =
  | 'grade'
  | 'undo'
  | 'history'
  | 'suspend'
  | 'resume'
  | 'reset'
  | 'link'
  | 'unlink'
  | 'backup'
  | 'restore'
  | 'sync'
  | 'doctor'

/** The commands about what prep remembers: grades from scripts, undo, history, backups, syncing. */
export const keeping: CommandDefinitions<Names> = {
  grade: {
    declare: (command, say, shared) =>
      command.argument('[words...]', say.words).option('--stdin', say.stdin).option('--json', shared.json),
    load: async () => (await import('../commands/drilling/grade.ts')).grade,
  },
  undo: {
    declare: (command, say, shared) =>
      command
        .option('-s, --steps <n>', say.steps, parseCount)
        .option('--redo', say.redo)
        .option('--dry-run', say.dryRun)
        .option('--json', shared.json),
    load: async () => (await import('../commands/keeping/undo.ts')).undo,
  },
  history: {
    declare: (command, say, shared) =>
      command
        .argument('[question...]', shared.question)
        .option('-l, --limit <n>', say.limit, parseCount)
        .option('--answers', say.answers)
        .addOption(new Option('--delete-answers', say.deleteAnswers).conflicts(['answers', 'limit', 'json']))
        .option('--json', shared.json),
    load: async () => (await import('../commands/keeping/history.ts')).history,
  },
  suspend: {
    declare: (command, _, shared) => command.argument('<question...>', shared.question).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/suspend.ts')).suspend,
  },
  resume: {
    declare: (command, _, shared) => command.argument('<question...>', shared.question).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/suspend.ts')).resume,
  },
  reset: {
    declare: (command, _, shared) => command.argument('<question...>', shared.question).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/suspend.ts')).reset,
  },
  link: {
    declare: (command, say, shared) => command.argument('[words...]', say.words).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/link.ts')).link,
  },
  unlink: {
    declare: (command, _, shared) => command.argument('<question...>', shared.question).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/link.ts')).unlink,
  },
  backup: {
    declare: (command, say, shared) =>
      command.argument('<file>', say.file).option('--force', say.force).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/backup.ts')).backup,
  },
  restore: {
    declare: (command, say, shared) =>
      command.argument('<file>', say.file).option('-y, --yes', say.yes).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/backup.ts')).restore,
  },
  sync: {
    declare: (command, say, shared) =>
      command
        .argument('[folder]', say.folder)
        .option('--git', say.git)
        .option('--off', say.off)
        .option('--json', shared.json),
    load: async () => (await import('../commands/keeping/sync.ts')).sync,
  },
  doctor: {
    declare: (command, say, shared) => command.option('--fix', say.fix).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/doctor.ts')).doctor,
  },
}
