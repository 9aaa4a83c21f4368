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
import { late } from './late.ts'
import type { Messages } from './messages.ts'

export const ko: Messages = late({
  adding: () => adding,
  answering: () => answering,
  commands: () => commands,
  correcting: () => correcting,
  drilling: () => drilling,
  errors: () => errors,
  exchange: () => exchange,
  explaining: () => explaining,
  finding: () => finding,
  help: () => help,
  interviews: () => interviews,
  page: () => page,
  planning: () => planning,
  pocket: () => pocket,
  reading: () => reading,
  readings: () => readings,
  saving: () => saving,
  scripts: () => scripts,
  serving: () => serving,
  settings: () => settings,
  writing: () => writing,
})
