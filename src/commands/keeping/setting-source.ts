import type { Context } from '../../context.ts'
import { localeVariable } from '../../messages/language.ts'
import type { SettingName } from '../../store/settings/setting.ts'

/** Where a setting's value comes from; `name` is the flag or the variable, `value` what that says. */
export type SettingSource =
  | { readonly kind: 'flag' | 'environment'; readonly name: string; readonly value: string }
  | { readonly kind: 'file' | 'usual'; readonly name: null; readonly value: null }

/** Which of flag, settings file, environment and usual value decides; `set`: the names that the file sets. */
export function settingSource(
  { options, host, language }: Pick<Context, 'options' | 'host' | 'language'>,
  name: SettingName,
  set: ReadonlySet<SettingName>,
): SettingSource {
  if (name === 'plain' && options.plain) return { kind: 'flag', name: '--plain', value: 'true' }
  if (name === 'language' && options.language !== null) return { kind: 'flag', name: '--lang', value: options.language }
  if (name === 'noteFolders' && options.notes.length > 0)
    return { kind: 'flag', name: '--notes', value: options.notes.join(' ') }
  if (set.has(name)) return { kind: 'file', name: null, value: null }
  const variable = name === 'language' ? localeVariable(host.env) : null
  return variable === null
    ? { kind: 'usual', name: null, value: null }
    : { kind: 'environment', name: variable, value: language }
}
