import { describe, expect, it } from 'vitest'
import { cacheDirectory, stateDirectory } from './state-directory.ts'

describe.each([
  ['linux', {}, '/home/a', '/home/a/.local/share/prep', '/home/a/.cache/prep'],
  ['linux', { XDG_DATA_HOME: '/data', XDG_CACHE_HOME: '/c' }, '/home/a', '/data/prep', '/c/prep'],
  [
    'linux',
    { XDG_DATA_HOME: 'data', XDG_CACHE_HOME: '' },
    '/home/a',
    '/home/a/.local/share/prep',
    '/home/a/.cache/prep',
  ],
  ['linux', { PREP_STATE_DIR: '/s' }, '/home/a', '/s', '/home/a/.cache/prep'],
  ['darwin', {}, '/Users/a', '/Users/a/Library/Application Support/prep', '/Users/a/Library/Caches/prep'],
  ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\Users\\a', 'C:\\L\\prep\\Data', 'C:\\L\\prep\\Cache'],
  [
    'win32',
    {},
    'C:\\Users\\a',
    'C:\\Users\\a\\AppData\\Local\\prep\\Data',
    'C:\\Users\\a\\AppData\\Local\\prep\\Cache',
  ],
] as const)('on %s with %j', (platform, env, home, state, cache) => {
  it('keeps what is remembered', () => expect(stateDirectory(env, platform, home)).toBe(state))
  it('keeps what can be made anew', () => expect(cacheDirectory(env, platform, home)).toBe(cache))
})
