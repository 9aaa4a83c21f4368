import type { Command } from 'commander'
import { collect, parseCount, parseDaysAhead, parseMinutes } from '../commands/frame/options.ts'
import type { Help } from './definition.ts'
import { MomentOption } from './moments.ts'

/** Notes named on the line. */
export const notePaths = (command: Command, shared: Help['shared']) => command.argument('[paths...]', shared.paths)

/** Which cards: of decks, with tags. */
export const filters = (command: Command, shared: Help['shared'], names: typeof collect = collect) =>
  command.option('-d, --deck <deck>', shared.deck, names).option('-t, --tag <tag>', shared.tag, names)

/** Cards by what is written under them. */
const statuses = (command: Command, shared: Help['shared']) =>
  command.option('-p, --partial', shared.partial).option('--answered', shared.answered)

/** What `list` shows, and what is looked for without words. */
export const narrowing = (command: Command, shared: Help['shared']) =>
  statuses(filters(command, shared).option('-u, --unanswered', shared.unanswered), shared)
    .option('--due', shared.due)
    .option('--new', shared.new)
    .option('--suspended', shared.suspended)

/** What a drill asks, for `drill` and `queue`. */
export const choices = (command: Command, shared: Help['shared']) =>
  statuses(filters(notePaths(command, shared), shared), shared)
    .option('--section <name>', shared.section, collect)
    .option('--unanswered', shared.goUnanswered)
    .option('-l, --limit <n>', shared.limitQuestions, parseCount)
    .option('-n, --new <n>', shared.limitNew, parseCount)
    .option('--cram', shared.cram)
    .option('--ahead <days>', shared.ahead, parseDaysAhead)
    .addOption(new MomentOption('--by <date>', shared.drillBy, 'day'))
    .option('--minutes <n>', shared.drillMinutes, parseMinutes)
    .option('--no-plan', shared.noPlan)
