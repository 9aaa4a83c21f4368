import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Host } from '../../src/context.ts'
import { runProgram } from '../../src/program.ts'
import { GREETED } from '../../src/store/state-directory.ts'
import type { Screen, Terminal } from '../../src/terminal/terminal.ts'

export interface Result {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface World {
  readonly folder: string
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  /** Writes a file below the world's folder and gives its path. */
  write(path: string, content: string | Uint8Array): string
  remove(): void
}

/**
 * An empty folder with a home of its own: nothing of the machine's user is read or written. Whoever lives there has met
 * prep before, unless `newcomer`.
 */
export function makeWorld(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  { newcomer = false }: { readonly newcomer?: boolean } = {},
): World {
  const root = mkdtempSync(join(tmpdir(), 'prep-test-'))
  const folder = join(root, 'work')
  const home = join(root, 'home')
  mkdirSync(folder)
  mkdirSync(home)
  if (!newcomer) {
    mkdirSync(join(root, 'state'), { mode: 0o700 })
    writeFileSync(join(root, 'state', GREETED), '')
  }
  const write = (path: string, content: string | Uint8Array) => {
    const full = join(folder, path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, content)
    return full
  }
  for (const [path, content] of Object.entries(files)) write(path, content)
  return {
    folder,
    home,
    env: { HOME: home, PREP_STATE_DIR: join(root, 'state'), PATH: '/usr/bin:/bin', LANG: 'en_US.UTF-8' },
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

export interface RunOptions {
  readonly input?: string
  readonly now?: string
  readonly columns?: number
  /** Numbers in [0, 1); 0.5 each without. */
  readonly random?: () => number
  readonly env?: Readonly<Record<string, string>>
}

export interface InProcessOptions extends RunOptions {
  /** A clock that goes, in milliseconds, in the place of `now`. */
  readonly clock?: () => number
  /** A terminal to be asked on. */
  readonly screen?: Screen | null
}

/** Runs a command line in this process, as `bin/prep.js` would in its own; without a terminal unless there is a `screen`. */
export async function runInProcess(
  world: World,
  args: readonly string[],
  options: InProcessOptions = {},
): Promise<Result> {
  const out = { stdout: '', stderr: '' }
  const { now = '2026-11-22T20:00:00+09:00', clock = () => Date.parse(now), screen = null } = options
  const terminal: Terminal = {
    write: (text) => {
      out.stdout += text
    },
    writeError: (text) => {
      out.stderr += text
    },
    columns: options.columns ?? 80,
    rows: 24,
    interactive: screen !== null,
    outputIsTerminal: false,
    plain: screen !== null && !screen.redraws,
    colorLevel: 0,
    hyperlinks: false,
    screen,
  }
  const host: Host = {
    argv: args,
    env: { ...world.env, ...options.env },
    cwd: world.folder,
    homeDirectory: world.home,
    platform: 'linux',
    timeZone: 'Asia/Seoul',
    now: () => new Date(clock()),
    checksClock: false,
    random: options.random ?? (() => 0.5),
    openTerminal: () => terminal,
    pipes: () => {
      throw new Error('no program is talked to in these tests')
    },
    readInput: async () => options.input ?? '',
    startProgram: () => {
      throw new Error('no program is started')
    },
    runProgram: async () => {
      throw new Error('no program is run in these tests')
    },
    askProgram: async (file, args, { env = {} } = {}) => {
      const done = spawnSync(file, args, { cwd: world.folder, env: { ...world.env, ...options.env, ...env } })
      return { code: done.status, output: done.stdout ?? Buffer.alloc(0) }
    },
    ended: async () => 'interrupted',
  }
  return { exitCode: await runProgram(host), ...out }
}
