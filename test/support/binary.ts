import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import type { Result, RunOptions, World } from './host.ts'

export const BINARY = fileURLToPath(new URL('../../bin/prep.js', import.meta.url))

/** Runs the built `bin/prep.js` in a process of its own, with nothing of this process' environment but the clock's zone. */
export async function runBinary(world: World, args: readonly string[], options: RunOptions = {}): Promise<Result> {
  if (!existsSync(fileURLToPath(new URL('../../dist/start.js', import.meta.url))))
    throw new Error('dist/ is missing: npm run build')
  const clock = args.includes('--now') ? [] : ['--now', options.now ?? '2026-11-22T20:00:00+09:00']
  const { exitCode, stdout, stderr } = await execa(process.execPath, [BINARY, ...args, ...clock], {
    cwd: world.folder,
    env: { ...world.env, TZ: process.env['TZ'] ?? 'Asia/Seoul', ...options.env },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    input: options.input ?? '',
  })
  return { exitCode: exitCode ?? -1, stdout, stderr }
}
