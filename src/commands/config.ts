import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { isSettingName, SETTING_NAMES, SETTINGS, type SettingName, type Settings } from '../store/setting.ts'
import { unsetSetting, writeSetting } from '../store/settings.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { pad, width } from '../terminal/width.ts'

const EXPECTED = 'list | get <key> | set <key> <value…> | unset <key>'

/** `prep config`: settings, their values, and what they take. */
export async function config(
  context: Context,
  words: readonly string[],
  options: { readonly json?: boolean },
): Promise<number> {
  const { settings, terminal, messages, stateDir } = context
  const [action = 'list', key, ...values] = words
  if (action === 'list' && key === undefined) {
    terminal.write(options.json ? `${JSON.stringify(settings, null, 2)}\n` : table(settings, messages.commands))
    return EXIT.done
  }
  const isKnown = { get: values.length === 0, unset: values.length === 0, set: values.length > 0 }[action] ?? false
  if (key === undefined || !isKnown)
    throw new PrepError('badWords', { given: words.join(' '), expected: EXPECTED }, { exitCode: EXIT.usage })
  if (!isSettingName(key)) throw new PrepError('noSuchSetting', { name: key, known: SETTING_NAMES })
  if (action === 'get') terminal.write(`${options.json ? JSON.stringify(settings[key]) : shown(settings[key])}\n`)
  else if (action === 'unset') await unsetSetting(stateDir, key)
  else {
    const value = parse(key, values)
    await writeSetting(stateDir, key, value)
    terminal.write(`${sanitiseLine(messages.commands.settingSaved(key, shown(value)))}\n`)
  }
  return EXIT.done
}

/** Numbers, lists and words as they are typed; whether they may stand there, `writeSetting` checks. */
function parse<Name extends SettingName>(name: Name, words: readonly string[]): Settings[Name] {
  const isNumeric = (word: string) => /^-?\d+(\.\d+)?$/.test(word)
  const values = words
    .flatMap((word) => (Array.isArray(SETTINGS[name].usual) ? word.split(',') : [word]))
    .map((word) => (isNumeric(word) ? Number(word) : word === 'true' || word === 'false' ? word === 'true' : word))
  return (
    Array.isArray(SETTINGS[name].usual) || name === 'weights'
      ? values
      : values.length === 1
        ? values[0]
        : values.join(' ')
  ) as Settings[Name]
}

const shown = (value: unknown): string => {
  if (value === null) return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(shown).join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function table(settings: Settings, say: { readonly settingIsDefault: string; readonly settingIsSet: string }): string {
  const rows = SETTING_NAMES.map((name) => {
    const { usual, accepts } = SETTINGS[name]
    const isUsual = JSON.stringify(settings[name]) === JSON.stringify(usual)
    return [name, sanitiseLine(shown(settings[name])), isUsual ? say.settingIsDefault : say.settingIsSet, accepts]
  })
  const columns = [0, 1, 2].map((index) => Math.min(40, Math.max(...rows.map((row) => width(row[index] ?? '')))))
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, index) => pad(cell, columns[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
