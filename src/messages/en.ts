import { answering } from './en/answering.ts'
import { commands } from './en/commands.ts'
import { correcting } from './en/correcting.ts'
import { drilling } from './en/drilling.ts'
import { errors } from './en/errors.ts'
import { exchange } from './en/exchange.ts'
import { explaining } from './en/explaining.ts'
import { finding } from './en/finding.ts'
import { help } from './en/help.ts'
import { adding, interviews, writing } from './en/interviews.ts'
import { page } from './en/page.ts'
import { planning } from './en/planning.ts'
import { pocket } from './en/pocket.ts'
import { reading } from './en/reading.ts'
import { readings } from './en/readings.ts'
import { saving } from './en/saving.ts'
import { scripts } from './en/scripts.ts'
import { serving } from './en/serving.ts'
import { settings } from './en/settings.ts'

/**
 * Each area is asked for when a sentence of it is: the built program loads it then, and no command says all of them.
 */
export const en = {
  get adding() {
    return adding
  },
  get answering() {
    return answering
  },
  get commands() {
    return commands
  },
  get correcting() {
    return correcting
  },
  get drilling() {
    return drilling
  },
  get errors() {
    return errors
  },
  get exchange() {
    return exchange
  },
  get explaining() {
    return explaining
  },
  get finding() {
    return finding
  },
  get help() {
    return help
  },
  get interviews() {
    return interviews
  },
  get page() {
    return page
  },
  get planning() {
    return planning
  },
  get pocket() {
    return pocket
  },
  get reading() {
    return reading
  },
  get readings() {
    return readings
  },
  get saving() {
    return saving
  },
  get scripts() {
    return scripts
  },
  get serving() {
    return serving
  },
  get settings() {
    return settings
  },
  get writing() {
    return writing
  },
}
