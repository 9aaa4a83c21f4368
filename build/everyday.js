import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * What is done with notes that have been read before, by the pack that what it needs goes into: `core` is what all commands read, the
 * others hold what is needed besides. A drill shows its first question.
 */
const USES = {
  core: [['list'], ['list', '--json'], ['queue'], [], ['list', '--lang', 'ko'], ['--lang', 'ko']],
  check: [['check']],
  grade: [['grade', '1', 'good']],
  show: [['show', '1']],
  stats: [['stats']],
  drill: [['drill']],
}

const NOTE = `# 면접 노트

## 프로세스와 스레드의 차이는 무엇인가요?

프로세스는 실행 중인 프로그램이고, **스레드**는 그 안의 실행 흐름입니다.

- 메모리를 나누어 씁니다.

## What is a deadlock?

Two that wait for each other.
`

/**
 * The modules that each use takes in, of those that `dist` has: sets of names by the use. What commands could need is three times
 * that, and is read at each start where it lies in the same file. Learned from V8 by running them with notes and folders of their own;
 * null where that cannot be done.
 */
export async function usedModules(dist) {
  const home = mkdtempSync(join(tmpdir(), 'prep-build-'))
  try {
    const notes = join(home, 'notes')
    mkdirSync(notes)
    for (const name of ['note', 'another note'])
      writeFileSync(join(notes, `${name}.md`), NOTE.replaceAll('deadlock', name))
    const env = { PATH: process.env.PATH, HOME: home, LOCALAPPDATA: home, PREP_STATE_DIR: join(home, 'state') }
    const run = async (words, coverage) => {
      const told = coverage === null ? {} : { NODE_V8_COVERAGE: coverage, NODE_DISABLE_COMPILE_CACHE: '1' }
      const args = [resolve('bin/prep.js'), '--notes', notes, ...words]
      if (words[0] === 'drill') return drill(args, { ...env, ...told })
      return spawnSync(process.execPath, args, { env: { ...env, ...told }, stdio: 'ignore' }).status
    }
    // The first reads the notes, which later ones do not.
    if ((await run(['list'], null)) !== 0 || (await run(['grade', '2', 'good'], null)) !== 0) return null
    const used = {}
    for (const [use, lines] of Object.entries(USES)) {
      const coverage = join(home, `of-${use}`)
      for (const words of lines) if ((await run(words, coverage)) === 70) return null
      used[use] = new Set(
        readdirSync(coverage).flatMap((name) => modulesIn(readFileSync(join(coverage, name), 'utf8'), dist)),
      )
    }
    return used
  } catch (error) {
    console.warn(`packs as they could be needed, since no command could be run: ${error.message}`)
    return null
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Leaves a drill as soon as it shows a question. */
async function drill(args, env) {
  const { spawn } = await import('@lydell/node-pty')
  const pty = spawn(process.execPath, args, { cols: 80, rows: 24, env: { ...env, TERM: 'xterm-256color' } })
  let seen = ''
  pty.onData((data) => {
    if (seen.includes('?')) return
    seen += data.split('\x1b[?1049h').at(-1)
    if (seen.includes('?')) pty.write('q')
  })
  return new Promise((done) => pty.onExit(({ exitCode }) => done(exitCode)))
}

/** Of what V8 says was run, the modules: each is a function that is a member of its pack, by its name there. */
function modulesIn(coverage, dist) {
  return JSON.parse(coverage).result.flatMap(({ url, functions }) => {
    if (!url.includes(dist)) return []
    const run = functions.filter(({ ranges }) => ranges[0].count > 0)
    return run.flatMap(({ functionName }) => (/^[\w-]+#\d+$/.test(functionName) ? [functionName] : []))
  })
}
