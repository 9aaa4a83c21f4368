import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
const examples = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
const printed = /prints\n\n```\n([\s\S]*?)```/.exec(page)?.[1]

let world: World
afterEach(() => world.remove())

/** A folder with notes in which `prep-notes` can be imported as the built package. */
function makeProject(): World {
  world = makeWorld({
    'package.json': '{ "type": "module" }',
    'notes/os.md': '## 프로세스란?\n실행 중인 프로그램.\n\n## 커널이란?\n운영체제의 중심.\n\n## 데드락이란?\n',
    'node_modules/.keep': '',
  })
  symlinkSync(root, join(world.folder, 'node_modules/prep-notes'))
  return world
}

async function run(code: string): Promise<string> {
  world.write('example.js', code)
  const { stdout } = await execa(process.execPath, ['example.js'], {
    cwd: world.folder,
    env: world.env,
    extendEnv: false,
    stripFinalNewline: false,
  })
  return stdout
}

describe('the examples of docs/library.md', () => {
  it('read a note', async () => {
    makeProject()
    expect(await run(examples[0] ?? '')).toBe(printed)
  })

  it('plan a session and change nothing, then record a review that prep knows of', async () => {
    makeProject()
    const [, plan = '', grade = ''] = examples
    expect(await run(plan)).toBe('new: 프로세스란?\nnew: 커널이란?\n1 without an answer\n')
    expect((await runInProcess(world, ['history', '--json'])).stdout).toBe('[]\n')
    expect(await run(grade)).toMatch(/^프로세스란\? is due again at 2026-11-22T11:10:00\.000Z\n$/)
    expect(JSON.parse((await runInProcess(world, ['history', '--json'])).stdout)).toMatchObject([
      { type: 'reviewed', grade: 'good', seconds: 12 },
    ])
    expect(await run(plan)).toBe('learning: 프로세스란?\nnew: 커널이란?\n1 without an answer\n')
  })
})

it('has types that say what is there', async () => {
  makeProject()
  world.write(
    'uses.ts',
    `import { type Card, openCollection, planSession, PrepError, readNote } from 'prep-notes'
const note = readNote('## Why?')
const first: Card | undefined = note.cards[0]
const status: 'answered' | 'partial' | 'unanswered' | undefined = first?.status
const collection = await openCollection({ paths: ['notes'], cwd: '/' })
const reasons = planSession(collection, { now: new Date(0) }).items.map(({ reason }) => reason)
const reason: 'learning' | 'due' | 'new' | 'follow-up' | 'unanswered' | 'ahead' | 'cram' | undefined = reasons[0]
// @ts-expect-error: nothing can be graded in a collection that is only read
collection.grade
// @ts-expect-error: there is no such code
new PrepError('nonsense', {})
export { reason, status }
`,
  )
  world.write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: 'nodenext',
        target: 'es2023',
        types: [],
        skipLibCheck: false,
        preserveSymlinks: true,
      },
      files: ['uses.ts'],
    }),
  )
  const { stdout, exitCode } = await execa(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'],
    {
      cwd: world.folder,
      reject: false,
    },
  )
  expect(stdout).toBe('')
  expect(exitCode).toBe(0)
})

it('prints nothing and reads no environment', () => {
  const files = [
    'src/library.ts',
    ...['open-collection', 'plan-session', 'read-note'].map((name) => `src/library/${name}.ts`),
  ]
  for (const file of files)
    expect(readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''), file).not.toMatch(
      /\bconsole\b|\bprocess\.|terminal\//,
    )
})
