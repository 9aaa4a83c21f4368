import { homedir } from 'node:os'
import { join } from 'node:path'
import { cacheDirectory } from '../store/state-directory.ts'
import { VERSION } from '../version.ts'
import { CodeCache } from './code-cache.ts'
import { compileLate, longRun } from './compile-late.ts'
import { Packs } from './packs.ts'

/** Made by the build: names everything that was built, and the module that begins. */
declare const BUILD_ID: string
declare const MAIN_MODULE: string

type Main = { main(process: NodeJS.Process): Promise<number> }

/** A command that waits for a person keeps what it compiled while it waits. */
const KEEP_AFTER_MS = 1500
const USAGE = 2
/** What may stand before a command with a word of its own. */
const TAKES_VALUE = /^--(?:notes|state-dir|now|lang)$/

/** Runs prep with a process: its arguments, environment and streams. `folder` holds what was built. */
export async function start(process: NodeJS.Process, folder: string): Promise<void> {
  const [first = 'today', ...others] = process.argv.slice(2)
  if (others.length === 0 && (first === '--version' || first === '-V')) {
    // A reader that goes away is no failure.
    process.stdout.on('error', () => {})
    process.stdout.write(`${VERSION}\n`)
    return
  }
  const wasLong = longRun(process)
  const cache = codeCache(process)
  if (cache?.late) compileLate(process)
  const packs = new Packs(folder, require, cache)
  const { main } = packs.require(MAIN_MODULE) as Main
  const waiting = setTimeout(() => packs.keepCompiled(wasLong()), KEEP_AFTER_MS).unref()
  const exitCode = await main(process)
  clearTimeout(waiting)
  process.exitCode = exitCode
  if (exitCode !== USAGE) packs.keepCompiled(wasLong())
}

/** Each command has compiled code of its own, by the version of everything: of prep, of Node, of the machine. */
function codeCache(process: NodeJS.Process): CodeCache | null {
  const { env, platform, version, arch, pid } = process
  if (env['NODE_DISABLE_COMPILE_CACHE']) return null
  const words = process.argv.slice(2)
  const named =
    words.find((word, index) => !word.startsWith('-') && !TAKES_VALUE.test(words[index - 1] ?? '')) ?? 'today'
  const command = /^[a-z]{2,20}$/.test(named) ? named : 'other'
  const folder = cacheDirectory(env, platform, homedir())
  return new CodeCache(join(folder, 'code', `${BUILD_ID}-${version}-${arch}`, command), String(pid))
}
