import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { runInProcess, type World } from './host.ts'

/** Where a file lies that Anki made. */
export const ankiFile = (name: string): string => fileURLToPath(new URL(`../fixtures/anki/${name}`, import.meta.url))

export const ankiBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(ankiFile(name)))

/** One collection, in each of the formats in which Anki gives it away. */
export const PACKAGES = ['legacy1.apkg', 'legacy2.apkg', 'latest.apkg', 'latest.colpkg'] as const

export const PYTHON = process.env['PREP_ANKI_PYTHON'] ?? 'python3'

/** Whether Anki's own Python package is installed. */
export const hasAnki = (): boolean => spawnSync(PYTHON, ['-c', 'import anki.collection']).status === 0

/** What a command prints that has to end well. */
export async function printed(world: World, args: readonly string[], now?: string): Promise<string> {
  const result = await runInProcess(world, args, now === undefined ? {} : { now })
  expect(result.exitCode, result.stderr).toBe(0)
  return result.stdout
}
