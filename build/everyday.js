import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** What a person does every day, with notes that have been read before. */
const EVERY_DAY = [
  ['list'],
  ['list', '--json'],
  ['queue'],
  [],
  ['check'],
  ['grade', '1', 'good'],
  ['list', '--lang', 'ko'],
  ['--lang', 'ko'],
]

const NOTE = `# 면접 노트

## 프로세스와 스레드의 차이는 무엇인가요?

프로세스는 실행 중인 프로그램이고, **스레드**는 그 안의 실행 흐름입니다.

- 메모리를 나누어 씁니다.

## What is a deadlock?

Two that wait for each other.
`

/**
 * The names of the modules that everyday commands take in, of those that `dist` has: what they could need is three times that, and is
 * read at each start where it lies in the same file. Learned from V8 by running them with a note and folders of their own; null where
 * that cannot be done.
 */
export function everydayModules(dist) {
  const home = mkdtempSync(join(tmpdir(), 'prep-build-'))
  try {
    const notes = join(home, 'notes')
    mkdirSync(notes)
    for (const name of ['note', 'another note'])
      writeFileSync(join(notes, `${name}.md`), NOTE.replaceAll('deadlock', name))
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      LOCALAPPDATA: home,
      PREP_STATE_DIR: join(home, 'state'),
      NODE_DISABLE_COMPILE_CACHE: '1',
    }
    const coverage = join(home, 'coverage')
    const run = (words, more = {}) => {
      const args = [resolve('bin/prep.js'), '--notes', notes, ...words]
      return spawnSync(process.execPath, args, { env: { ...env, ...more }, stdio: 'ignore' }).status
    }
    // The first reads the note, which later ones do not.
    if (run(['list']) !== 0 || run(['grade', '2', 'good']) !== 0) return null
    for (const words of EVERY_DAY) if (run(words, { NODE_V8_COVERAGE: coverage }) === 70) return null
    return new Set(readdirSync(coverage).flatMap((name) => modulesIn(readFileSync(join(coverage, name), 'utf8'), dist)))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Of what V8 says was run, the modules: each is a function that is a member of its pack, by its name there. */
function modulesIn(coverage, dist) {
  return JSON.parse(coverage).result.flatMap(({ url, functions }) => {
    if (!url.includes(dist)) return []
    const run = functions.filter(({ ranges }) => ranges[0].count > 0)
    return run.flatMap(({ functionName }) => (/^[\w-]+#\d+$/.test(functionName) ? [functionName] : []))
  })
}
