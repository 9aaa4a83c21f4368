import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BINARY } from '../support/binary.ts'

/** A module in what is built is a function that is a member of its pack, by this name. */
const MODULE = /^[\w-]+#\d+$/
const DIST = new URL('../../dist/', import.meta.url).href

/** What V8 says of one run: modules of prep's that ran, and files that were read for it. */
function loadedBy(home: string, words: readonly string[]): { modules: number; files: number } {
  const coverage = mkdtempSync(join(home, 'of-'))
  const run = prep(home, words, { NODE_V8_COVERAGE: coverage })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
  const [modules, files] = [new Set<string>(), new Set<string>()]
  for (const name of readdirSync(coverage)) {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as Coverage
    for (const { url, functions } of result) {
      if (!url.startsWith(DIST)) continue
      files.add(url)
      for (const { functionName, ranges } of functions)
        if ((ranges[0]?.count ?? 0) > 0 && MODULE.test(functionName)) modules.add(functionName)
    }
  }
  return { modules: modules.size, files: files.size }
}

interface Coverage {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly {
      readonly functionName: string
      readonly ranges: readonly { readonly count: number }[]
    }[]
  }[]
}

const prep = (home: string, words: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [BINARY, ...words, '--lang', 'en'], {
    encoding: 'utf8',
    env: { HOME: home, LOCALAPPDATA: home, PREP_STATE_DIR: join(home, 'state'), PATH: process.env['PATH'], ...env },
  })

describe('a command that finds its notes read before', () => {
  let home = ''
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'prep-modules-'))
    mkdirSync(join(home, 'notes'))
    writeFileSync(
      join(home, 'notes', 'net.md'),
      '# Net\n\n## What is TCP?\n\nA protocol.\n\n## What is UDP?\n\nAnother.\n',
    )
    prep(home, ['notes', 'add', join(home, 'notes')])
    prep(home, ['grade', 'UDP', 'good'])
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  // What `docs/layout.md` says. Modules more are fine where a command does more; a reader or parser would be fifty.
  it.each([
    [['list'], { modules: 115, files: 2 }],
    [['grade', 'TCP', 'good'], { modules: 135, files: 9 }],
    [['show', 'TCP'], { modules: 155, files: 16 }],
  ] as const)('takes in no more for %j than it needs', (words, most) => {
    const loaded = loadedBy(home, words)
    expect(loaded.modules).toBeGreaterThan(50)
    expect(loaded.modules).toBeLessThanOrEqual(most.modules)
    expect(loaded.files).toBeLessThanOrEqual(most.files)
  })
})
