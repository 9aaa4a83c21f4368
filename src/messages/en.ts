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
import { late } from './late.ts'

export const en = late({
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
