import { Option } from 'commander'
import {
  collectOrNone,
  parseDayMinutes,
  parseDays,
  parseSeconds,
  parseSpan,
  parseWeekdays,
} from '../commands/frame/options.ts'
import { choices, filters, notePaths } from './choices.ts'
import type { CommandDefinitions } from './definition.ts'
import { MomentOption } from './moments.ts'

/** The commands about drilling: the quiz itself, what it would ask, the plan, how it goes. */
export const drilling: CommandDefinitions<'drill' | 'queue' | 'plan' | 'interview' | 'stats' | 'optimise'> = {
  drill: {
    declare: (command, say, shared) =>
      choices(command, shared)
        .addOption(new Option('--type', say.type).conflicts(['speak', 'time']))
        .option('--speak', say.speak)
        .option('--time <seconds>', say.time, parseSeconds)
        .option('--mock <time>', say.mock, parseSpan)
        .option('--report <file>', say.report)
        .addOption(new Option('--record <command>', say.record).conflicts(['type'])),
    load: async () => (await import('../commands/drilling/drill.ts')).drill,
  },
  queue: {
    declare: (command, _, shared) => choices(command, shared).option('--json', shared.json),
    load: async () => (await import('../commands/drilling/queue.ts')).queue,
  },
  plan: {
    declare: (command, say, shared) =>
      filters(notePaths(command, shared), shared)
        .addOption(new MomentOption('--by <date>', say.by, 'day'))
        .option('--minutes <n>', say.minutes, parseDayMinutes)
        .option('--off <weekdays>', say.off, parseWeekdays)
        .option('--what-if', say.whatIf)
        .addOption(new Option('--forget', say.forget).conflicts('whatIf'))
        .option('--json', shared.json),
    load: async () => (await import('../commands/planning/plan.ts')).plan,
  },
  interview: {
    declare: (command, say, shared) =>
      filters(command.argument('[words...]', say.words), shared, collectOrNone)
        .addOption(new MomentOption('--on <date>', say.on, 'day'))
        .option('--name <name>', say.name)
        .option('--minutes <n>', say.minutes, parseDayMinutes)
        .option('--off <weekdays>', say.off, parseWeekdays)
        .option('--asked <question>', say.asked, collectOrNone)
        .option('--to <note>', say.to)
        .option('--json', shared.json),
    load: async () => (await import('../commands/interview/interview.ts')).interview,
  },
  stats: {
    declare: (command, say, shared) =>
      filters(notePaths(command, shared), shared)
        .option('--days <n>', say.days, parseDays)
        .addOption(new Option('--html <file>', say.html).conflicts('json'))
        .option('--force', say.force)
        .option('--json', shared.json),
    load: async () => (await import('../commands/planning/stats.ts')).stats,
  },
  optimise: {
    aliases: ['optimize'],
    declare: (command, say, shared) =>
      command
        .option('--dry-run', say.dryRun)
        .addOption(new Option('--reset', say.reset).conflicts('dryRun'))
        .option('--reschedule', say.reschedule)
        .option('--json', shared.json),
    load: async () => (await import('../commands/planning/optimise.ts')).optimiseParameters,
  },
}
