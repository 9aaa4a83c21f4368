import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runBinary } from './support/binary.ts'
import { makeWorld, type World } from './support/host.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures/notes')

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const list = async (...options: string[]) => {
  const { stdout, exitCode } = await runBinary(world, ['list', 'deck', '--json', ...options])
  expect(exitCode).toBe(0)
  return JSON.parse(stdout)
}

const TEXTS = ['07-answer-headings', '06-nested-bullets', '12-tables', '14-mess'].map((name) =>
  readFileSync(join(FIXTURES, `${name}.md`), 'utf8'),
)

/** A few files of a few lines are read by one thread; enough of them by several. */
function writeMany(): string[] {
  const written: string[] = []
  for (let index = 0, bytes = 0; bytes < 320_000; index += 1) {
    const text = `# ${index}\n\n${Array.from({ length: 8 }, () => TEXTS[index % TEXTS.length]).join('\n')}`
    written.push(world.write(`deck/n${index}.md`, text))
    bytes += Buffer.byteLength(text)
  }
  return written
}

it('reads in several threads what one thread reads, in the same order', async () => {
  const written = writeMany()
  const inThreads = await list('--state-dir', 'several')
  expect(inThreads.length).toBeGreaterThan(300)
  // In one thread: what is read comes a few notes at a time, each time little.
  const one = []
  const paths = written.sort().map((path) => path.slice(world.folder.length + 1))
  const few = Math.ceil(paths.length / 5)
  for (let from = 0; from < paths.length; from += few) {
    const some = paths.slice(from, from + few)
    const { stdout } = await runBinary(world, ['list', ...some, '--json', '--state-dir', 'one'])
    one.push(...JSON.parse(stdout))
  }
  const withoutIds = (cards: { id: string; parent: string | null }[]) =>
    cards.map(({ id: _, parent, ...rest }) => ({ ...rest, isFollowUp: parent !== null }))
  expect(withoutIds(inThreads)).toEqual(withoutIds(one))
  // And from the cache, after one of them has changed.
  expect(await list('--state-dir', 'several')).toEqual(inThreads)
  writeFileSync(written[0] ?? '', '## 새 질문인가?\n답.\n')
  const changed = await list('--state-dir', 'several')
  expect(changed.filter(({ question }: { question: string }) => question === '새 질문인가?')).toHaveLength(1)
})

it.each([
  ['cannot begin', "throw new Error('no thread')"],
  ['ends in the middle', "require('node:worker_threads').parentPort.on('message', () => process.exit(1))"],
])('reads by itself what a thread that %s was to read', async (_name, script) => {
  writeMany()
  const whole = await list('--state-dir', 'whole')
  const root = join(import.meta.dirname, '..')
  const broken = mkdtempSync(join(tmpdir(), 'prep-broken-'))
  try {
    for (const part of ['bin', 'dist', 'seeds', 'package.json'])
      cpSync(join(root, part), join(broken, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(broken, 'node_modules'), 'junction')
    writeFileSync(join(broken, 'dist/reader.js'), script)
    const { stdout, exitCode } = await execa(
      process.execPath,
      [join(broken, 'bin/prep.js'), 'list', 'deck', '--json', '--state-dir', 'broken'],
      { cwd: world.folder, env: world.env, extendEnv: false, reject: false, stripFinalNewline: false },
    )
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toEqual(whole)
  } finally {
    rmSync(broken, { recursive: true, force: true })
  }
})
