import type { Language } from './messages.ts'

/** --lang, then the setting, then LC_ALL, LC_MESSAGES and LANG; English where none says otherwise. */
export function chooseLanguage(
  option: Language | null,
  setting: Language | null,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return option ?? setting ?? (/^ko(?![a-z])/i.test(locale) ? 'ko' : 'en')
}
