import { posix, win32 } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where each system keeps a kind of files. XDG Base Directory Specification on Linux, the usual folders elsewhere. */
interface Kind {
  readonly xdg: string
  readonly linux: readonly string[]
  readonly darwin: readonly string[]
  readonly win32: string
}

const STATE: Kind = {
  xdg: 'XDG_DATA_HOME',
  linux: ['.local', 'share'],
  darwin: ['Library', 'Application Support'],
  win32: 'Data',
}
const CACHE: Kind = { xdg: 'XDG_CACHE_HOME', linux: ['.cache'], darwin: ['Library', 'Caches'], win32: 'Cache' }

/** Where everything that prep remembers is kept: `PREP_STATE_DIR`, else the system's folder for a program's data. */
export function stateDirectory(env: Environment, platform: string, home: string): string {
  return chosenFolder(env, platform) ?? systemFolder(STATE, env, platform, home)
}

/**
 * Where is kept what can be made anew at any time: the system's folder for that. Never in a state folder that was chosen, which
 * somebody else may have filled: compiled code is run.
 */
export function cacheDirectory(env: Environment, platform: string, home: string): string {
  return systemFolder(CACHE, env, platform, home)
}

const pathOf = (platform: string) => (platform === 'win32' ? win32 : posix)

function chosenFolder(env: Environment, platform: string): string | null {
  const chosen = env['PREP_STATE_DIR']
  return chosen === undefined || chosen === '' ? null : pathOf(platform).resolve(chosen)
}

function systemFolder(kind: Kind, env: Environment, platform: string, home: string): string {
  const { isAbsolute, join } = pathOf(platform)
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'prep', kind.win32)
  // The specification says to ignore a relative value.
  const xdg = env[kind.xdg] ?? ''
  if (isAbsolute(xdg)) return join(xdg, 'prep')
  return join(home, ...(platform === 'darwin' ? kind.darwin : kind.linux), 'prep')
}

/** A file of the state folder, empty: whoever uses that folder has been greeted. */
export const GREETED = 'greeted'
