import type { Command } from 'commander'
import { parseCount } from './commands/options.ts'
import type { Bind } from './program.ts'

/** The commands about what prep remembers: grades from scripts, undo, history, backups, syncing. */
export function addRecordCommands(program: Command, bind: Bind): void {
  bind(
    program
      .command('grade')
      .description('record a review from a script: again, hard, good or easy')
      .argument('[words...]', 'the question, then the grade')
      .option('--stdin', 'read JSON lines {"id", "grade", "at", "seconds"} from standard input'),
    async () => (await import('./commands/grade.ts')).grade,
  )
  bind(
    program
      .command('undo')
      .description('take back the last review, suspension, reset or link, also of an earlier drill')
      .option('-s, --steps <n>', 'take back this many', parseCount)
      .option('--redo', 'bring back what the last undo took')
      .option('--dry-run', 'only say what would be taken back'),
    async () => (await import('./commands/undo.ts')).undo,
  )
  bind(
    program
      .command('history')
      .description('what happened to a question, or the last things that happened')
      .argument('[question...]', 'which question')
      .option('-l, --limit <n>', 'at most this many', parseCount)
      .option('--json', 'print JSON'),
    async () => (await import('./commands/history.ts')).history,
  )
  bind(
    program.command('suspend').description('ask a question no more').argument('<question...>', 'which question'),
    async () => (await import('./commands/suspend.ts')).suspend,
  )
  bind(
    program.command('resume').description('ask a suspended question again').argument('<question...>', 'which question'),
    async () => (await import('./commands/suspend.ts')).resume,
  )
  bind(
    program.command('reset').description('make a question new again').argument('<question...>', 'which question'),
    async () => (await import('./commands/suspend.ts')).reset,
  )
  bind(
    program
      .command('link')
      .description('records that lost their question; give one of them a question by hand')
      .argument('[words...]', 'the record (its id, or a word), then the question')
      .option('--json', 'print JSON'),
    async () => (await import('./commands/link.ts')).link,
  )
  bind(
    program
      .command('unlink')
      .description('put the record of a question aside; the question is new')
      .argument('<question...>', 'which question'),
    async () => (await import('./commands/link.ts')).unlink,
  )
  bind(
    program
      .command('backup')
      .description('write all that is remembered into one file')
      .argument('<file>', 'the file to write')
      .option('--force', 'write over a file that is there'),
    async () => (await import('./commands/backup.ts')).backup,
  )
  bind(
    program
      .command('restore')
      .description('go back to a backup')
      .argument('<file>', 'a file that `prep backup` wrote, or one of the daily ones')
      .option('-y, --yes', 'do it'),
    async () => (await import('./commands/backup.ts')).restore,
  )
  bind(
    program
      .command('sync')
      .description('keep what is remembered in a folder that several devices share')
      .argument('[folder]', 'a folder that git, Syncthing or a cloud drive carries')
      .option('--git', 'commit, pull and push there')
      .option('--off', 'back to this device alone'),
    async () => (await import('./commands/sync.ts')).sync,
  )
  bind(
    program
      .command('doctor')
      .description('look at everything that is kept; say what is not well')
      .option('--fix', 'repair what can be repaired, after a backup')
      .option('--json', 'print JSON'),
    async () => (await import('./commands/doctor.ts')).doctor,
  )
}
