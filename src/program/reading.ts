import { Option } from 'commander'
import { collect, collectLine, parseCount } from '../commands/frame/options.ts'
import { PROBLEM_FORMATS } from '../terminal/views/problem-formats.ts'
import { narrowing, notePaths } from './choices.ts'
import type { CommandDefinitions } from './definition.ts'

/** The commands about notes and their questions, and about settings. */
export const reading: CommandDefinitions<
  'list' | 'tags' | 'read' | 'show' | 'answer' | 'drafts' | 'add' | 'check' | 'watch' | 'notes' | 'config'
> = {
  list: {
    declare: (command, say, shared) =>
      narrowing(notePaths(command, shared), shared)
        .option('--explain', say.explain)
        .addOption(new Option('--sort <order>', say.sort).choices(['weight', 'due']))
        .addOption(new Option('--format <format>', say.format).conflicts('json'))
        .option('--json', shared.json),
    load: async () => (await import('../commands/notes/list.ts')).list,
  },
  tags: {
    declare: (command, _, shared) => narrowing(notePaths(command, shared), shared).option('--json', shared.json),
    load: async () => (await import('../commands/notes/tags.ts')).tags,
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
    load: async () => (await import('../commands/notes/read.ts')).read,
  },
  show: {
    declare: (command, _, shared) =>
      narrowing(command.argument('[question...]', shared.questionOrNone), shared).option('--json', shared.json),
    load: async () => (await import('../commands/notes/finder.ts')).showOrFind,
  },
  answer: {
    declare: (command, say, shared) =>
      narrowing(command.argument('[question...]', shared.questionOrNone), shared)
        .option('--text <answer>', say.text)
        .option('--add', say.add)
        .addOption(new Option('--edit', say.edit).conflicts(['text', 'type']))
        .addOption(new Option('--type', say.type).conflicts('text'))
        .option('--json', shared.json),
    load: async () => (await import('../commands/notes/finder.ts')).answerOrFind,
  },
  drafts: {
    declare: (command, say, shared) => command.argument('[words...]', say.words).option('--json', shared.json),
    load: async () => (await import('../commands/writing/waiting-drafts.ts')).drafts,
  },
  add: {
    declare: (command, say, shared) =>
      command
        .argument('<question...>', shared.newQuestion)
        .option('--to <note>', say.to)
        .option('--under <heading>', say.under)
        .option('--answer <answer>', say.answer)
        .option('--json', shared.json),
    load: async () => (await import('../commands/writing/add.ts')).add,
  },
  check: {
    declare: (command, say, shared) =>
      notePaths(command, shared)
        .addOption(new Option('--format <format>', say.format).choices(PROBLEM_FORMATS))
        .addOption(new Option('--json', say.json).conflicts('format')),
    load: async () => (await import('../commands/notes/check.ts')).check,
  },
  watch: {
    declare: (command, say, shared) => notePaths(command, shared).option('--json', say.json),
    load: async () => (await import('../commands/notes/watch.ts')).watch,
  },
  notes: {
    declare: (command, say, shared) => command.argument('[words...]', say.words).option('--json', shared.json),
    load: async () => (await import('../commands/notes/notes.ts')).notes,
  },
  config: {
    declare: (command, say, shared) => command.argument('[words...]', say.words).option('--json', shared.json),
    load: async () => (await import('../commands/keeping/config.ts')).config,
  },
}
