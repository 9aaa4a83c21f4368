import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PrepError } from '../errors.ts'
import { readConf } from './conf-format.ts'
import { cannotSave, systemReason } from './failed-save.ts'
import { isSettingName, SETTING_NAMES, SETTINGS, type SettingName, type Settings, USUAL_SETTINGS } from './setting.ts'

/** A line of the settings file that does not count. The sentences: `saving.settingProblems` by `kind`. */
export interface SettingProblem {
  readonly kind: 'unknownSetting' | 'badSetting' | 'unreadableSettings'
  readonly path: string
  readonly name: string
  /** What was there, as JSON; for `unreadableSettings` what is wrong with the file. */
  readonly value: string
}

const NAME = 'settings'
const FORMAT = 'version'
const SETTINGS_VERSION = 1

export interface ReadSettings {
  readonly settings: Settings
  /** Those that the file sets. */
  readonly set: readonly SettingName[]
  readonly problems: readonly SettingProblem[]
}

/** Where the settings of a state folder are. */
export const settingsPath = (stateDir: string): string => join(stateDir, `${NAME}.json`)

/**
 * The settings, and which of those in the file do not count. What is not set, or set to something impossible, has its
 * usual value; a file that cannot be read at all is left as it is. Throws PrepError `newerState` for a newer prep's.
 */
export async function readSettings(stateDir: string): Promise<ReadSettings> {
  const path = settingsPath(stateDir)
  if (!existsSync(path)) return { settings: USUAL_SETTINGS, set: [], problems: [] }
  let stored: Readonly<Record<string, unknown>>
  try {
    stored = readConf(stateDir, NAME, 'json')
  } catch (error) {
    const problem = { kind: 'unreadableSettings', path, name: '', value: systemReason(error) } as const
    return { settings: USUAL_SETTINGS, set: [], problems: [problem] }
  }
  refuseNewer(path, stored)
  return checkSettings(path, stored)
}

/**
 * Sets one; rejects with PrepError `badSetting` for an impossible value, `cannotReadState` when the file is broken (it
 * is not written over), `cannotSave` when it cannot be written.
 */
export async function writeSetting<Name extends SettingName>(
  stateDir: string,
  name: Name,
  value: Settings[Name],
): Promise<void> {
  const { isValid } = SETTINGS[name]
  if (!isValid(value)) throw new PrepError('badSetting', { name, value: JSON.stringify(value) })
  await rewrite(stateDir, (stored) => ({ ...stored, [name]: value }))
}

/** Goes back to the usual value. Fails as `writeSetting` does. */
export async function unsetSetting(stateDir: string, name: SettingName): Promise<void> {
  await rewrite(stateDir, ({ [name]: _, ...others }) => others)
}

async function rewrite(
  stateDir: string,
  change: (stored: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const path = settingsPath(stateDir)
  const conf = await import('./conf-store.ts')
  let file: ReturnType<typeof conf.openConf>
  try {
    file = conf.openConf(stateDir, NAME, 'json')
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new PrepError('cannotReadState', { path, reason: error.message }, { cause: error })
    throw cannotSave(path, error)
  }
  refuseNewer(path, file.stored)
  try {
    file.replace({ ...change(file.stored), [FORMAT]: SETTINGS_VERSION })
  } catch (error) {
    throw cannotSave(path, error)
  }
}

function checkSettings(path: string, stored: Readonly<Record<string, unknown>>): ReadSettings {
  const problems: SettingProblem[] = []
  const set: SettingName[] = []
  for (const name of Object.keys(stored)) {
    if (name === FORMAT || isSettingName(name)) continue
    problems.push({ kind: 'unknownSetting', path, name, value: JSON.stringify(stored[name]) })
  }
  const read = SETTING_NAMES.map((name) => {
    const value = stored[name]
    const { usual, isValid } = SETTINGS[name]
    if (value === undefined) return [name, usual]
    if (isValid(value)) {
      set.push(name)
      return [name, value]
    }
    problems.push({ kind: 'badSetting', path, name, value: JSON.stringify(value) })
    return [name, usual]
  })
  return { settings: Object.fromEntries(read) as Settings, set, problems }
}

function refuseNewer(path: string, stored: Readonly<Record<string, unknown>>): void {
  const version = stored[FORMAT]
  if (typeof version === 'number' && version > SETTINGS_VERSION) throw new PrepError('newerState', { path, version })
}
