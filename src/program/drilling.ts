import { Option } from 'commander'
import {
  parseDateAndTime,
  parseDayMinutes,
  parseDays,
  parseSeconds,
  parseSpan,
  parseWeekdays,
} from '../commands/options.ts'
import { choices, filters, notePaths } from './choices.ts'
import type { CommandDefinitions } from './definition.ts'

/** The commands about drilling: the quiz itself, what it would ask, the plan, how it goes. */
export const drilling: CommandDefinitions<'drill' | 'queue' | 'plan' | 'stats' | 'optimise'> = {
  drill: {
    declare: (command, say, shared) =>
      choices(command, shared)
        .addOption(new Option('--type', say.type).conflicts(['speak', 'time']))
        .option('--speak', say.speak)
        .option('--time <seconds>', say.time, parseSeconds)
        .option('--mock <time>', say.mock, parseSpan)
        .option('--report <file>', say.report),
    load: async () => (await import('../commands/drill.ts')).drill,
  },
  queue: {
    declare: (command, _, shared) => choices(command, shared).option('--json', shared.json),
    load: async () => (await import('../commands/queue.ts')).queue,
  },
  plan: {
    declare: (command, say, shared) =>
      filters(notePaths(command, shared), shared)
        .option('--by <date>', say.by, parseDateAndTime)
        .option('--minutes <n>', say.minutes, parseDayMinutes)
        .option('--off <weekdays>', say.off, parseWeekdays)
        .option('--what-if', say.whatIf)
        .option('--forget', say.forget)
        .option('--json', shared.json),
    load: async () => (await import('../commands/plan.ts')).plan,
  },
  stats: {
    declare: (command, say, shared) =>
      filters(notePaths(command, shared), shared)
        .option('--days <n>', say.days, parseDays)
        .option('--html <file>', say.html)
        .option('--force', say.force)
        .option('--json', shared.json),
    load: async () => (await import('../commands/stats.ts')).stats,
  },
  optimise: {
    aliases: ['optimize'],
    declare: (command, say, shared) =>
      command
        .option('--dry-run', say.dryRun)
        .option('--reset', say.reset)
        .option('--reschedule', say.reschedule)
        .option('--json', shared.json),
    load: async () => (await import('../commands/optimise.ts')).optimiseParameters,
  },
}
