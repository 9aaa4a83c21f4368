import { posix, win32 } from 'node:path'

/**
 * Where everything that prep remembers is kept: `PREP_STATE_DIR`, else the system's folder for a program's data
 * (XDG Base Directory Specification on Linux, which says to ignore a relative value; the usual ones on macOS and Windows).
 */
export function stateDirectory(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  const { isAbsolute, join, resolve } = platform === 'win32' ? win32 : posix
  const chosen = env['PREP_STATE_DIR']
  if (chosen !== undefined && chosen !== '') return resolve(chosen)
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'prep', 'Data')
  const xdg = env['XDG_DATA_HOME'] ?? ''
  if (isAbsolute(xdg)) return join(xdg, 'prep')
  return platform === 'darwin'
    ? join(home, 'Library', 'Application Support', 'prep')
    : join(home, '.local', 'share', 'prep')
}

/** Where is kept what can be made anew at any time: the system's folder for that, or `cache` in a state folder that was chosen. */
export function cacheDirectory(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  const { isAbsolute, join, resolve } = platform === 'win32' ? win32 : posix
  const chosen = env['PREP_STATE_DIR']
  if (chosen !== undefined && chosen !== '') return join(resolve(chosen), 'cache')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'prep', 'Cache')
  const xdg = env['XDG_CACHE_HOME'] ?? ''
  if (isAbsolute(xdg)) return join(xdg, 'prep')
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'prep') : join(home, '.cache', 'prep')
}
