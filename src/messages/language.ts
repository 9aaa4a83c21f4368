import { en } from './en.ts'
import { ko } from './ko.ts'
import type { Language, Messages } from './messages.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Everything that prep says, in one language. */
export const messagesIn = (language: Language): Messages => (language === 'ko' ? ko : en)

/** --lang, then the setting, then LC_ALL, LC_MESSAGES and LANG; English where none says otherwise. */
export function chooseLanguage(option: Language | null, setting: Language | null, env: Environment): Language {
  const variable = localeVariable(env)
  const locale = variable === null ? '' : (env[variable] ?? '')
  return option ?? setting ?? (/^ko(?![a-z])/i.test(locale) ? 'ko' : 'en')
}

/** The variable of the environment that says the language: the first that is set and not empty; null when none is. */
export function localeVariable(env: Environment): string | null {
  return ['LC_ALL', 'LC_MESSAGES', 'LANG'].find((name) => env[name]) ?? null
}
