import { resolve } from 'node:path'
import type { Host } from '../../context.ts'
import { chooseLanguage } from '../../messages/language.ts'
import type { Language } from '../../messages/messages.ts'
import { readSettings } from '../../store/settings/settings.ts'
import { stateDirectory } from '../../store/state-directory.ts'

/** The language for help and for what is wrong with a command line, which come before its options are read. */
export async function earlyLanguage(host: Host): Promise<Language> {
  const { argv, env, platform, homeDirectory, cwd } = host
  const said = optionOf(argv, '--lang')
  const folder = optionOf(argv, '--state-dir')
  const stateDir = folder === null ? stateDirectory(env, platform, homeDirectory) : resolve(cwd, folder)
  const setting = await readSettings(stateDir).then(
    ({ settings }) => settings.language,
    () => null,
  )
  return chooseLanguage(said === 'ko' || said === 'en' ? said : null, setting, env)
}

function optionOf(argv: readonly string[], name: string): string | null {
  const place = argv.findLastIndex((word) => word === name || word.startsWith(`${name}=`))
  const word = argv[place]
  return word === undefined ? null : word === name ? (argv[place + 1] ?? null) : word.slice(name.length + 1)
}
