import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { definitions } from '../../src/program/definitions.ts'
import { BINARY } from '../support/binary.ts'
import { spawnPty } from '../support/pty.ts'
import { sampleOf } from '../support/sample.ts'
import { GOOD, type Ground, HOSTILE, HOSTILE_BACKUPS, HOSTILE_IMPORTS } from './fixtures.ts'

const MEASURE = fileURLToPath(new URL('./processor-time.cjs', import.meta.url))
/** Kills what hangs; a hang is told by this, not by a stopwatch. */
const GIVE_UP_MS = 60_000
/** What prep itself sends: colours, links to the web, and what its full-screen drill and its picker need. */
const OWN = [
  /\x1b\[[\d;]*m/g,
  /\x1b\]8;;(?:(?:https?:\/\/|mailto:)[\x21-\x7e]*)?\x1b\\/g,
  /\x1b\[\?(?:25|1049|2004|2026)[hl]/g,
  /\x1b\[\d*(?:;\d+)?[ABCDEFGHJK]/g,
]
const RAW = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u

let root: string
let ground: Ground
let before: string
/** Processor time of every command, in milliseconds. */
const took: { readonly command: string; readonly ms: number; again(): Promise<unknown> }[] = []
let ordinaryMs: number

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'prep-hostile-'))
  ground = { notes: join(root, 'notes'), canary: join(root, 'canary'), outside: join(root, 'outside') }
  for (const folder of ['notes', 'outside', 'home', 'imports', 'backups', 'into']) mkdirSync(join(root, folder))
  for (const [name, content] of Object.entries(HOSTILE_IMPORTS)) writeFileSync(join(root, 'imports', name), content)
  for (const [name, content] of Object.entries(HOSTILE_BACKUPS)) writeFileSync(join(root, 'backups', name), content)
  writeFileSync(join(ground.outside, 'secret.txt'), '## Is this secret shown?\n\nThe secret.\n')
  writeFileSync(join(ground.outside, 'victim.txt'), 'as it was\n')
  writeFileSync(join(ground.notes, 'good.md'), GOOD)
  for (const [name, make] of Object.entries(HOSTILE)) make(ground, name)
  mkdirSync(join(root, 'home', 'bin'))
  writeFileSync(
    join(root, 'home', 'bin', 'xdg-open'),
    `#!/bin/sh\nprintf '%s\\n' "$@" >> '${join(root, 'home', 'opened')}'\n`,
    {
      mode: 0o755,
    },
  )
  before = fingerprint(root)
})
afterAll(() => {
  const slowest = took.sort((a, b) => b.ms - a.ms).slice(0, 5)
  const shown = slowest.map(({ ms, command }) => `${Math.round(ms)} ms, ${command}`).join('; ')
  console.info(`ordinary notes: ${Math.round(ordinaryMs)} ms; slowest of ${took.length}: ${shown}`)
  rmSync(root, { recursive: true, force: true })
})

const ran = new Set<string>()

/** What shows that somebody is waited for: a screen of its own, a list to pick from. */
const WAITS = /\x1b\[\?(?:1049h|25l)|[↑↓❯]/
/** It waits once it has shown that, and nothing more for as long. */
const QUIET_MS = 400

/**
 * Runs prep on a real terminal. What waits for a person gets `keys`, or what is at its end `does`, and then Ctrl-C until it ends;
 * an agent's server, which says nothing, the end of what it reads.
 */
async function prep(
  args: readonly string[],
  keys = '',
  during?: { readonly after: RegExp; readonly does: () => void },
): Promise<{ raw: string; code: number }> {
  ran.add(args[0] ?? 'today')
  let recent = ''
  let isWaiting = false
  let isAsked = false
  let poke: NodeJS.Timeout | undefined
  const answer = () => {
    if (!isAsked && during !== undefined) during.does()
    else pty.send(isAsked || keys === '' ? '\x03' : keys)
    isAsked = true
    poke = setTimeout(answer, 2 * QUIET_MS)
  }
  const pty = spawnPty({
    args: [BINARY, ...args],
    cwd: ground.notes,
    env: {
      HOME: join(root, 'home'),
      PATH: `${join(root, 'home', 'bin')}:${process.env['PATH']}`,
      PREP_STATE_DIR: join(root, 'state'),
      EDITOR: 'true',
      TERM_PROGRAM: 'vscode',
      FORCE_HYPERLINK: '1',
      NODE_OPTIONS: `--require=${MEASURE}`,
      PREP_TEST_TIME_FILE: join(root, 'home', 'time'),
    },
    onOutput(text) {
      if (!isWaiting) {
        recent = recent.slice(-100) + text
        isWaiting = (during?.after ?? WAITS).test(recent)
      }
      if (!isWaiting) return
      clearTimeout(poke)
      poke = setTimeout(answer, QUIET_MS)
    },
  })
  if (args[0] === 'mcp') pty.send('\x04')
  const kill = setTimeout(() => pty.kill('SIGKILL'), GIVE_UP_MS)
  const { code, signal } = await pty.exit
  clearTimeout(poke)
  clearTimeout(kill)
  const ms = Number(readFileSync(join(root, 'home', 'time'), 'utf8'))
  took.push({ command: args.join(' '), ms, again: () => prep(args, keys, during) })
  expect(signal, `${args.join(' ')} hung`).not.toBe(9)
  return { raw: pty.raw(), code }
}

function expectSafe(command: string, raw: string): void {
  const inside = new RegExp(
    `\\x1b\\]8;;file://[^/]*${pathToFileURL(realpathSync(ground.notes)).pathname}/[\\x21-\\x7e]*\\x1b\\\\`,
    'g',
  )
  const left = [...OWN, inside].reduce((text, own) => text.replace(own, ''), raw)
  expect(
    RAW.exec(left)?.[0] ?? null,
    `${command}: ${JSON.stringify(left.slice(Math.max(0, left.search(RAW) - 60)).slice(0, 120))}`,
  ).toBeNull()
  expect(raw, command).not.toContain('The secret.')
  expect(raw, `${command} failed as a bug`).not.toMatch(/^\s+at .*\.js:\d+/m)
  expect(existsSync(ground.canary), `${command} ran code`).toBe(false)
}

/** Ordinary notes of as many bytes as prep reads in less than two seconds on a quiet machine (docs/benchmarks.md). */
const ORDINARY_BYTES = 2_300_000

it('reads ordinary notes, for comparison', async () => {
  const entry = (index: number) =>
    `## 질문 ${index}. 캐시 ${index}는 어떻게 비우는지?\n\n- 시간이 지나면 **버린다**.\n- 값이 바뀌면 [지운다](https://example.com/${index}).\n\n`
  const folder = join(root, 'home', 'ordinary')
  mkdirSync(folder)
  for (let note = 0, index = 0; note < 20; note++) {
    let text = ''
    while (Buffer.byteLength(text) < ORDINARY_BYTES / 20) text += entry(index++)
    writeFileSync(join(folder, `${note}.md`), text)
  }
  const { raw } = await prep(['list', folder])
  expect(raw).toContain('캐시 1는')
  ordinaryMs = took.pop()?.ms ?? 0
})

it('is at least 60 fixtures', () => expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(60))

const COMMANDS: readonly (readonly string[])[] = [
  ['list', '.'],
  ['list', '.', '--json'],
  ['list', '.', '--explain'],
  ['list', '.', '--unanswered', '--lang', 'ko'],
  ['tags', '.'],
  ['check', '.'],
  ['check', '.', '--json'],
  ['queue', '.'],
  ['plan', '--by', '2026-12-01', '--minutes', '30', '.', '--now', '2026-11-22'],
  ['stats', '.'],
  ['notes'],
  ['notes', 'add', '.'],
  ['read', './good.md'],
  ['read', './good.md', '--json'],
  ['read', './good.md', '--question', '1'],
  ['show', '무엇인가요'],
  ['show', 'terminal'],
  ['show', '1'],
  ['answer', '무엇인가요'],
  ['grade', '무엇인가요', 'good'],
  ['grade', '\x1b[2J', '\x9b31m'],
  ['history'],
  ['drafts'],
  ['pack', '../into/pack.html'],
  ['interview'],
  ['interview', 'add', '\x1b]0;x\x07', '--on', 'D-7'],
  ['interview', 'list'],
  ['add', 'What is \x1b[2J this?', '--to', '../../outside/secret.txt'],
  ['mcp'],
  ['suspend', '무엇인가요'],
  ['resume', '무엇인가요'],
  ['undo'],
  ['link'],
  ['doctor'],
  ['optimise'],
  ['config'],
  ['config', 'set', 'language', '\x1b[2J'],
  ['\x1b]0;x\x07'],
  ['list', '\x1b[2J\u202e.md'],
  ['list', '--deck', '\x9b2J'],
  ['sync'],
  ['sync', '--git'],
  ['completion', 'bash'],
  ['backup', 'backup.gz'],
  ['restore', 'backup.gz', '--yes'],
  ['restore', 'file-pipe.md'],
  ['restore', 'file-device.md'],
  ['restore', 'terminal-clear.md', '--yes'],
  ...Object.keys(HOSTILE_BACKUPS).map((name) => ['restore', `../backups/${name}`, '--yes']),
  ...Object.keys(HOSTILE_IMPORTS).map((name) => ['import', `../imports/${name}`, '--into', '../into']),
  ['import', 'obsidian', '.', '--into', '../into'],
  ['import', 'logseq', '.', '--into', '../into'],
  ['import', 'hashcards', '.', '--into', '../into'],
  ['import', 'csv', 'file-pipe.md', '--into', '../into'],
  ['import', 'csv', 'file-device.md', '--into', '../into'],
  ['import', '../imports/cards.csv', '--into', '.', '--dry-run'],
  ['list', '../into'],
  ['reset', '무엇인가요'],
  ['unlink', '무엇인가요'],
  ['stats', '--html', '../out.html'],
  [],
]

describe('on a real terminal, over all of them at once', () => {
  it.each(COMMANDS.map((args) => [JSON.stringify(args.join(' ')), args] as const))('prep %s', async (command, args) => {
    const { raw } = await prep(args)
    expectSafe(command, raw)
    if (args[0] === 'list' && args[1] === '.' && args[2] !== '--unanswered') {
      expect(raw).toContain('프로세스란')
      for (const word of ['hidden file', '.git read', 'node_modules read', 'ignored file'])
        expect(raw).not.toContain(word)
    }
  })

  it('prep drill', async () => {
    const { raw } = await prep(['drill', '.', '--cram', '--limit', '5'], ' 3 3 3')
    expectSafe('drill', raw)
  })

  it('prep watch, while a note comes and goes', async () => {
    const path = join(ground.notes, 'watched-\x1b[2J\u202e.md')
    const { raw } = await prep(['watch', '.'], '', {
      after: /Watching/,
      does: () => {
        writeFileSync(path, '## What does \x1b]0;x\x07 do?\n')
        rmSync(path)
      },
    })
    expectSafe('watch', raw)
  })

  it('prep serve', async () => {
    const { raw } = await prep(['serve', '.', '--port', '0'], '', { after: /Ctrl-C/, does: () => {} })
    expectSafe('serve', raw)
    expect(raw).toContain('Ended. Nothing was graded.')
  })

  it('prep show and prep drill, which link to files of the folder and open them, and nothing else', async () => {
    const { raw } = await prep(['show', 'Where inside', '--notes', '.'])
    expectSafe('show', raw)
    expect(raw).toMatch(/\/notes\/good\.md\x1b\\(?:\x1b\[[\d;]*m)*good/)
    expect(raw.match(/\]8;;file:/g)).toHaveLength(1)
    const drilled = await prep(['drill', './link-into-the-folder.md', '--cram'], ' ooo3')
    expectSafe('drill', drilled.raw)
    if (process.platform !== 'linux') return
    const opened = readFileSync(join(root, 'home', 'opened'), 'utf8')
    expect(new Set(opened.trim().split('\n'))).toEqual(new Set([join(realpathSync(ground.notes), 'good.md')]))
  })

  it('prep export, in every format', async () => {
    for (const format of ['markdown', 'csv', 'json', 'anki', 'html']) {
      const { raw } = await prep(['export', format, join(root, `out.${format}`), '.'])
      expectSafe(`export ${format}`, raw)
    }
    for (const name of readdirSync(root).filter((file) => file.startsWith('out.')))
      rmSync(join(root, name), { recursive: true })
  })
})

it('is every command that there is', () => {
  expect(Object.keys(definitions).filter((name) => !ran.has(name))).toEqual([])
})

describe('one by one', () => {
  const alone = Object.keys(HOSTILE).filter((name) => !/^(?:name|folders|beside|draft)-/.test(name))
  it.each(sampleOf(alone, 3))('%s', async (name) => {
    const file = readdirSync(ground.notes).find((entry) => entry === `${name}.md`)
    if (file === undefined) return
    const { raw } = await prep(['list', `./${file}`, 'good.md'])
    expectSafe(name, raw)
    expect(raw).toContain('프로세스란')
  })
})

it('takes no more of the processor for any command than ordinary notes would that are read in two seconds', async () => {
  const tooSlow: string[] = []
  for (const { command, ms, again } of took.filter((each) => each.ms > ordinaryMs)) {
    // A machine that others use as well takes a fifth longer now and then: the least of three counts.
    const all = [ms]
    while (all.length < 3) {
      await again()
      all.push(took.pop()?.ms ?? 0)
    }
    if (Math.min(...all) > ordinaryMs) tooSlow.push(`${command}: ${all.join(', ')} ms`)
  }
  expect(tooSlow).toEqual([])
})

it('leaves every file as it was, in the folder and outside of it', () => {
  expect(fingerprint(root)).toBe(before)
})

it('keeps what it remembers to its user', () => {
  const open = walk(join(root, 'state')).filter((path) => (lstatSync(path).mode & 0o077) !== 0)
  expect(open).toEqual([])
})

/** Names, kinds and contents of all files but those of prep's own state. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  for (const path of walk(folder)) {
    const found = lstatSync(path)
    // Its own state, and the backup that a command above writes, for which it takes the planted link away.
    if (
      ['state', 'home', 'into', 'out.html', join('notes', 'backup.gz')].some((own) => path.startsWith(join(root, own)))
    )
      continue
    hash.update(`${path}\0${found.mode}\0`)
    if (found.isSymbolicLink()) hash.update(readlinkSync(path))
    else if (found.isFile() && found.size < 10_000_000) hash.update(readFileSync(path))
  }
  return hash.digest('hex')
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      const found = lstatSync(path, { throwIfNoEntry: false })
      if (found === undefined) return []
      return found.isDirectory() ? [path, ...walk(path)] : [path]
    })
}
