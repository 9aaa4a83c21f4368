import { type Command, Option } from 'commander'
import { collect } from '../commands/frame/options.ts'
import type { Help } from './definition.ts'
import { MomentOption } from './moments.ts'

/** Adds the options that every command takes. */
export const declareGlobals = (program: Command, help: Help): Command =>
  program
    .helpOption('-h, --help', help.help)
    .option('--notes <path>', help.notes, collect)
    .option('--state-dir <dir>', help.stateDir)
    .addOption(new MomentOption('--now <time>', help.now, 'instant'))
    .addOption(new Option('--lang <language>', help.lang).choices(['ko', 'en']))
    .option('--color', help.color)
    .option('--no-color', help.noColor)
    .option('--plain', help.plain)
    .option('--debug', help.debug)
