import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import {
  isSettingName,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  type Settings,
  USUAL_SETTINGS,
} from '../../store/settings/setting.ts'
import { readSettings, settingsPath, unsetSetting, writeSetting } from '../../store/settings/settings.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { renderSettings } from '../../terminal/views/settings.ts'
import { badWords } from '../frame/bad-words.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'
import { type SettingSource, settingSource } from './setting-source.ts'

const FSRS_7_WEIGHTS = 35

/** `prep config`: settings, their values, where each comes from, and what they take. */
export async function config(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const { settings, terminal, messages } = context
  const [action = 'list', key, ...values] = words
  if (action === 'list' && key === undefined) return list(context, options)
  const isKnown = { get: values.length === 0, unset: values.length === 0, set: values.length > 0 }[action] ?? false
  if (key === undefined || !isKnown) throw badWords(context, 'config', words)
  if (!isSettingName(key)) {
    const { didYouMean } = await import('../frame/did-you-mean.ts')
    const meant = didYouMean(key, SETTING_NAMES)
    throw new PrepError('noSuchSetting', { name: key, known: SETTING_NAMES, meant })
  }
  const shown = (value: unknown) => shownValue(value, messages.settings.none)
  const say = (line: string) => printLine(terminal, line)
  if (action === 'get') {
    if (options.json) return printJson(context, settings[key])
    say(shown(settings[key]))
  } else if (action === 'unset') return unset(context, key, options)
  else {
    const value = parse(key, values)
    if (key === 'weights' && Array.isArray(value) && value.length === FSRS_7_WEIGHTS)
      throw new PrepError('futureWeights', {})
    if (!SETTINGS[key].isValid(value)) throw new PrepError('badSetting', { name: key, value: JSON.stringify(value) })
    if (key === 'syncFolder' && typeof value === 'string') return syncFolder(context, value, options)
    await writeSetting<SettingName>(context.stateDir, key, value)
    if (options.json) return printJson(context, value)
    say(messages.settings.saved(key, shown(value)))
    const source = settingSource(context, key, new Set([key]))
    if (source.kind === 'flag') say(messages.settings.overridden(source.name, source.value))
  }
  return EXIT.done
}

/** As `prep sync FOLDER`, which brings the reviews along, but makes no folder: a wrong word would be where they go. */
async function syncFolder(context: Context, folder: string, { json }: JsonOption): Promise<number> {
  const path = resolve(context.host.cwd, folder)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new PrepError('noSyncFolder', { path })
  await (await import('./sync.ts')).keepIn(context, path)
  if (json) return printJson(context, path)
  return printLine(context.terminal, context.messages.settings.saved('syncFolder', path))
}

async function list(context: Context, { json }: JsonOption): Promise<number> {
  const { settings, stateDir, terminal, style, messages } = context
  const say = messages.settings
  const set = new Set((await readSettings(stateDir)).set)
  const rows = SETTING_NAMES.map((name) => {
    const source = settingSource(context, name, set)
    return { name, source, value: source.value ?? settings[name], usual: USUAL_SETTINGS[name] }
  })
  if (json) {
    const all = rows.map(({ name, value, usual, source }) => [
      name,
      { value, default: usual, source: source.kind, ...(source.name === null ? {} : { from: source.name }) },
    ])
    return printJson(context, Object.fromEntries(all))
  }
  const shown = (value: unknown) => sanitiseLine(shownValue(value, say.none))
  const table = rows.map(({ name, value, usual, source }) => ({
    name,
    value: shown(value),
    usual: shown(usual),
    source: sourceName(source, say),
    changed: JSON.stringify(value) !== JSON.stringify(usual),
    about: say.each[name].about,
  }))
  terminal.write(`${renderSettings(table, { width: terminal.columns, style, messages })}\n\n`)
  terminal.write(`${style.dim(sanitiseLine(say.file(settingsPath(stateDir))))}\n`)
  return EXIT.done
}

async function unset(context: Context, key: SettingName, { json }: JsonOption): Promise<number> {
  const { stateDir, settings, terminal, messages } = context
  const say = messages.settings
  const wasSet = (await readSettings(stateDir)).set.includes(key)
  const usual = shownValue(USUAL_SETTINGS[key], say.none)
  // The reviews come along.
  if (key === 'syncFolder') await (await import('./sync.ts')).keepHere(context)
  else await unsetSetting(stateDir, key)
  if (json) return printJson(context, USUAL_SETTINGS[key])
  const done = wasSet ? say.unset(key, shownValue(settings[key], say.none), usual) : say.wasUsual(key, usual)
  return printLine(terminal, done)
}

function sourceName({ kind, name }: SettingSource, { sources }: Context['messages']['settings']): string {
  if (kind === 'flag') return sources.flag(name)
  return kind === 'environment' ? sources.environment(name) : sources[kind === 'file' ? 'file' : 'usual']
}

/** Numbers, lists and words as they are typed; whether they may stand there, the setting's rule says. */
function parse<Name extends SettingName>(name: Name, words: readonly string[]): Settings[Name] {
  const isList = Array.isArray(SETTINGS[name].usual)
  // Where paths are listed, a folder may be called none.
  const isNone = (word: string) => word === '' || (name !== 'noteFolders' && ['none', '없음'].includes(word))
  if (isList && words.every(isNone)) return [] as unknown as Settings[Name]
  const isNumeric = (word: string) => /^-?\d+(\.\d+)?$/.test(word)
  const values = words
    .flatMap((word) => (isList ? word.split(',') : [word]))
    .map((word) => (isNumeric(word) ? Number(word) : word === 'true' || word === 'false' ? word === 'true' : word))
  return (isList || name === 'weights' ? values : values.length === 1 ? values[0] : values.join(' ')) as Settings[Name]
}

function shownValue(value: unknown, none: string): string {
  if (value === null) return none
  if (Array.isArray(value)) return value.length === 0 ? none : value.map((each) => shownValue(each, none)).join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
