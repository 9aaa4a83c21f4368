import { Option } from 'commander'
import { collect, collectLine, parseCount } from '../commands/options.ts'
import { PROBLEM_FORMATS } from '../terminal/views/problem-formats.ts'
import { filters, notePaths, statuses } from './choices.ts'
import type { CommandDefinitions } from './definition.ts'

/** The commands about notes and their questions, and about settings. */
export const reading: CommandDefinitions<
  'list' | 'read' | 'show' | 'answer' | 'add' | 'check' | 'watch' | 'notes' | 'config'
> = {
  list: {
    declare: (command, say, shared) =>
      statuses(filters(notePaths(command, shared), shared).option('-u, --unanswered', shared.unanswered), shared)
        .option('--due', say.due)
        .option('--new', say.new)
        .option('--explain', say.explain)
        .addOption(new Option('--sort <order>', say.sort).choices(['weight', 'due']))
        .option('--format <format>', say.format)
        .option('--json', shared.json),
    load: async () => (await import('../commands/list.ts')).list,
  },
  read: {
    declare: (command, say, shared) =>
      command
        .argument('<note>', say.note)
        .option('--as <form>', say.as, collect)
        .option('--question <line>', say.question, collectLine)
        .option('--not <line>', say.not, collectLine)
        .option('--follow-up <line>', say.followUp, collectLine)
        .option('--reading <n>', say.reading, parseCount)
        .option('--forget', say.forget)
        .option('--write', say.write)
        .option('-y, --yes', say.yes)
        .option('--json', shared.json),
    load: async () => (await import('../commands/read.ts')).read,
  },
  show: {
    declare: (command, _, shared) =>
      command.argument('<question...>', shared.anyQuestion).option('--json', shared.json),
    load: async () => (await import('../commands/show.ts')).show,
  },
  answer: {
    declare: (command, say, shared) =>
      command
        .argument('<question...>', shared.anyQuestion)
        .option('--text <answer>', say.text)
        .option('--add', say.add)
        .option('--edit', say.edit)
        .option('--type', say.type)
        .option('--json', shared.json),
    load: async () => (await import('../commands/answer.ts')).answer,
  },
  add: {
    declare: (command, say, shared) =>
      command
        .argument('<question...>', shared.newQuestion)
        .option('--to <note>', say.to)
        .option('--under <heading>', say.under)
        .option('--answer <answer>', say.answer)
        .option('--json', shared.json),
    load: async () => (await import('../commands/add.ts')).add,
  },
  check: {
    declare: (command, say, shared) =>
      notePaths(command, shared)
        .addOption(new Option('--format <format>', say.format).choices(PROBLEM_FORMATS))
        .addOption(new Option('--json', say.json).conflicts('format')),
    load: async () => (await import('../commands/check.ts')).check,
  },
  watch: {
    declare: (command, say, shared) => notePaths(command, shared).option('--json', say.json),
    load: async () => (await import('../commands/watch.ts')).watch,
  },
  notes: {
    declare: (command, say, shared) => command.argument('[words...]', say.words).option('--json', shared.json),
    load: async () => (await import('../commands/notes.ts')).notes,
  },
  config: {
    declare: (command, say, shared) => command.argument('[words...]', say.words).option('--json', shared.json),
    load: async () => (await import('../commands/config.ts')).config,
  },
}
