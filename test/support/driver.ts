import { type SpawnOptions, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Builds `test/crash/driver.ts` into one file that any user may run, and gives its path. */
export async function buildDriver(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'prep-driver-'))
  chmodSync(folder, 0o755)
  const outfile = join(folder, 'driver.mjs')
  const require =
    "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);"
  await build({
    entryPoints: [fileURLToPath(new URL('../crash/driver.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    banner: { js: require },
    logLevel: 'error',
  })
  return outfile
}

export interface Finished {
  /** The ids of the events that were acknowledged. */
  readonly acknowledged: readonly string[]
  readonly errors: string
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** Runs a command to its end. `onAcknowledged` is called with how many there are so far, and may kill. */
export function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
  onAcknowledged: (count: number, kill: () => void) => void = () => {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let [output, errors] = ['', '']
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      onAcknowledged(output.split('\n').length - 1, () => child.kill('SIGKILL'))
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({ acknowledged: output.split('\n').slice(0, -1), errors, code, signal }),
    )
  })
}

export const runNode = (
  args: readonly string[],
  options?: SpawnOptions,
  onAcknowledged?: (count: number, kill: () => void) => void,
) => run(process.execPath, args, options, onAcknowledged)
