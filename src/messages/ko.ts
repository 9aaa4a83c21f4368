import { answering } from './ko/answering.ts'
import { commands } from './ko/commands.ts'
import { correcting } from './ko/correcting.ts'
import { drilling } from './ko/drilling.ts'
import { errors } from './ko/errors.ts'
import { exchange } from './ko/exchange.ts'
import { explaining } from './ko/explaining.ts'
import { finding } from './ko/finding.ts'
import { help } from './ko/help.ts'
import { adding, interviews, writing } from './ko/interviews.ts'
import { page } from './ko/page.ts'
import { planning } from './ko/planning.ts'
import { pocket } from './ko/pocket.ts'
import { reading } from './ko/reading.ts'
import { readings } from './ko/readings.ts'
import { saving } from './ko/saving.ts'
import { scripts } from './ko/scripts.ts'
import { serving } from './ko/serving.ts'
import { settings } from './ko/settings.ts'
import type { Messages } from './messages.ts'

export const ko: Messages = {
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
