import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { cannotSave, systemReason } from '../../disk/failed-save.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import { PrepError } from '../../errors.ts'
import { FIRST_VERSION, FORMATS, migrated } from '../journal/formats.ts'
import { readConf } from './conf-format.ts'
import { isSettingName, SETTING_NAMES, SETTINGS, type SettingName, type Settings, USUAL_SETTINGS } from './setting.ts'

/** A line of the settings file that does not count. The sentences: `saving.settingProblems` by `kind`. */
interface SettingProblem {
  readonly kind: 'unknownSetting' | 'badSetting' | 'unreadableSettings'
  readonly path: string
  readonly name: string
  /** What was there, as JSON; for `unreadableSettings` what is wrong with the file. */
  readonly value: string
}

const NAME = 'settings'
const FORMAT = 'version'

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
export async function readSettings(stateDir: string, format = FORMATS.settings): Promise<ReadSettings> {
  const path = settingsPath(stateDir)
  if (!existsSync(path)) return { settings: USUAL_SETTINGS, set: [], problems: [] }
  let stored: Readonly<Record<string, unknown>>
  try {
    stored = readConf(stateDir, NAME, 'json')
  } catch (error) {
    const problem = { kind: 'unreadableSettings', path, name: '', value: systemReason(error) } as const
    return { settings: USUAL_SETTINGS, set: [], problems: [problem] }
  }
  return checkSettings(path, broughtOn(path, stored, format))
}

/**
 * Sets one; rejects with PrepError `badSetting` for an impossible value, `cannotReadState` when the file is broken (it
 * is not written over), `cannotSave` when it cannot be written.
 */
export async function writeSetting<Name extends SettingName>(
  stateDir: string,
  name: Name,
  value: Settings[Name],
  format = FORMATS.settings,
): Promise<void> {
  const { isValid } = SETTINGS[name]
  if (!isValid(value)) throw new PrepError('badSetting', { name, value: JSON.stringify(value) })
  await rewrite(stateDir, (stored) => ({ ...stored, [name]: value }), format)
}

/** Goes back to the usual value. Fails as `writeSetting` does. */
export async function unsetSetting(stateDir: string, name: SettingName): Promise<void> {
  await rewrite(stateDir, ({ [name]: _, ...others }) => others)
}

async function rewrite(
  stateDir: string,
  change: (stored: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
  format = FORMATS.settings,
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
  const stored = broughtOn(path, file.stored, format)
  try {
    if (versionOf(file.stored) < format.version) keepAside(stateDir, path, format.version)
    file.replace({ ...change(stored), [FORMAT]: format.version })
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

type Fields = Readonly<Record<string, unknown>>

const versionOf = (stored: Fields): number => (typeof stored[FORMAT] === 'number' ? stored[FORMAT] : FIRST_VERSION)

/** The settings in today's format; throws PrepError `newerState` for a newer prep's. */
function broughtOn(path: string, stored: Fields, format: typeof FORMATS.settings): Fields {
  const version = versionOf(stored)
  if (version > format.version) throw new PrepError('newerState', { path, version })
  return version < format.version ? migrated(stored, version, format) : stored
}

/** A copy of the file as an older prep left it, made once a version. */
function keepAside(stateDir: string, path: string, version: number): void {
  const copy = join(stateDir, 'backups', `${NAME}-before-format-${version}.json`)
  if (existsSync(copy) || !existsSync(path)) return
  makeFolder(join(stateDir, 'backups'))
  copyFileSync(path, copy)
}
