import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BINARY } from '../support/binary.ts'
import { spawnPty } from '../support/pty.ts'
import { GOOD, type Ground, HOSTILE } from './fixtures.ts'

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
const took: { readonly command: string; readonly ms: number }[] = []

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'prep-hostile-'))
  ground = { notes: join(root, 'notes'), canary: join(root, 'canary'), outside: join(root, 'outside') }
  for (const folder of ['notes', 'outside', 'home']) mkdirSync(join(root, folder))
  writeFileSync(join(ground.outside, 'secret.txt'), '## Is this secret shown?\n\nThe secret.\n')
  writeFileSync(join(ground.outside, 'victim.txt'), 'as it was\n')
  writeFileSync(join(ground.notes, 'good.md'), GOOD)
  for (const [name, make] of Object.entries(HOSTILE)) make(ground, name)
  before = fingerprint(root)
})
afterAll(() => {
  const [slowest] = took.sort((a, b) => b.ms - a.ms)
  console.info(`slowest of ${took.length}: ${slowest?.ms} ms, ${slowest?.command}`)
  rmSync(root, { recursive: true, force: true })
})

/** Runs prep on a real terminal; answers what is asked by ending it. */
async function prep(args: readonly string[], keys = ''): Promise<{ raw: string; code: number }> {
  const startedMs = performance.now()
  const pty = spawnPty({
    args: [BINARY, ...args],
    cwd: ground.notes,
    env: {
      HOME: join(root, 'home'),
      PREP_STATE_DIR: join(root, 'state'),
      EDITOR: 'true',
      TERM_PROGRAM: 'vscode',
      FORCE_HYPERLINK: '1',
    },
  })
  let isEnding = false
  const end = setInterval(() => {
    // Whatever waits for a person, on a screen of its own or in a list to pick from, gets keys, then Ctrl-C.
    const waits = /\x1b\[\?(?:1049h|25l)|[↑↓❯]/.test(pty.raw()) || performance.now() - startedMs > GIVE_UP_MS / 3
    if (!waits) return
    if (keys !== '' && !isEnding) for (const key of keys) pty.send(key)
    else pty.send('\x03')
    isEnding = true
  }, 1_500)
  const kill = setTimeout(() => pty.kill('SIGKILL'), GIVE_UP_MS)
  const { code, signal } = await pty.exit
  clearInterval(end)
  clearTimeout(kill)
  took.push({ command: args.join(' '), ms: Math.round(performance.now() - startedMs) })
  expect(signal, `${args.join(' ')} hung`).not.toBe(9)
  return { raw: pty.raw(), code }
}

function expectSafe(command: string, raw: string): void {
  const left = OWN.reduce((text, own) => text.replace(own, ''), raw)
  expect(
    RAW.exec(left)?.[0] ?? null,
    `${command}: ${JSON.stringify(left.slice(Math.max(0, left.search(RAW) - 60)).slice(0, 120))}`,
  ).toBeNull()
  expect(raw, command).not.toContain('The secret.')
  expect(raw, `${command} failed as a bug`).not.toMatch(/^\s+at .*\.js:\d+/m)
  expect(existsSync(ground.canary), `${command} ran code`).toBe(false)
}

it('is at least 60 fixtures', () => expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(60))

const COMMANDS: readonly (readonly string[])[] = [
  ['list', '.'],
  ['list', '.', '--json'],
  ['list', '.', '--explain'],
  ['list', '.', '--unanswered', '--lang', 'ko'],
  ['check', '.'],
  ['check', '.', '--json'],
  ['queue', '.'],
  ['plan', '--by', '2026-12-01', '--minutes', '30', '.', '--now', '2026-11-22'],
  ['stats', '.'],
  ['notes'],
  ['notes', 'add', '.'],
  ['show', '무엇인가요'],
  ['show', 'terminal'],
  ['show', '1'],
  ['answer', '무엇인가요'],
  ['grade', '무엇인가요', 'good'],
  ['grade', '\x1b[2J', '\x9b31m'],
  ['history'],
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

  it('prep export, in every format', async () => {
    for (const format of ['markdown', 'csv', 'json', 'anki', 'html']) {
      const { raw } = await prep(['export', format, join(root, `out.${format}`), '.'])
      expectSafe(`export ${format}`, raw)
    }
    for (const name of readdirSync(root).filter((file) => file.startsWith('out.')))
      rmSync(join(root, name), { recursive: true })
  })
})

describe('one by one', () => {
  it.each(Object.keys(HOSTILE))('%s', async (name) => {
    const file = readdirSync(ground.notes).find((entry) => entry === `${name}.md`)
    if (file === undefined) return
    const { raw } = await prep(['list', `./${file}`, 'good.md'])
    expectSafe(name, raw)
    expect(raw).toContain('프로세스란')
    const checked = await prep(['check', `./${file}`])
    expectSafe(name, checked.raw)
  })
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
    if (['state', 'home', join('notes', 'backup.gz')].some((own) => path.startsWith(join(root, own)))) continue
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
