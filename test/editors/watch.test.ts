import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { afterEach, expect, it } from 'vitest'
import { BINARY } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { schemaErrors } from '../support/schemas.ts'

interface Line {
  readonly at: string
  readonly changes: readonly { readonly path: string; readonly change: string }[]
  readonly counts: Readonly<Record<string, number>>
}

let world: World
let child: ChildProcess
afterEach(() => {
  child.kill('SIGKILL')
  world.remove()
})

/** `prep watch` in a process of its own; `next` waits for its next line, as long as the test may take. */
function startWatching(args: readonly string[]) {
  child = spawn(process.execPath, [BINARY, 'watch', ...args, '--lang', 'en'], { cwd: world.folder, env: world.env })
  const errors: string[] = []
  child.stderr?.on('data', (data) => errors.push(String(data)))
  const reader: Interface = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const lines = reader[Symbol.asyncIterator]()
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    next: async () => {
      const { value, done } = await lines.next()
      if (done) throw new Error(`prep watch ended: ${errors.join('')}`)
      return value as string
    },
    exit,
    errors,
  }
}

const answered = '## 프로세스란?\n실행 중인 프로그램.\n'

it('counts again after each save, however the editor saves', async () => {
  world = makeWorld({ 'notes/a.md': answered, 'notes/.hidden/x.md': answered, 'notes/b.txt': answered })
  const { next, exit } = startWatching(['notes', '--json'])
  const line = async (): Promise<Line> => {
    const json = await next()
    expect(schemaErrors('watch', json)).toBeNull()
    return JSON.parse(json)
  }
  const notes = (name: string) => join(world.folder, 'notes', name)
  const counted = { cards: 1, answered: 1, partial: 0, unanswered: 0, problems: 0 }
  expect(await line()).toMatchObject({ changes: [], counts: counted })

  writeFileSync(notes('a.md'), `${answered}\n## 스레드란?\n`)
  expect(await line()).toMatchObject({
    changes: [{ path: 'notes/a.md', change: 'changed' }],
    counts: { ...counted, cards: 2, unanswered: 1 },
  })

  // Some editors write another file and put it in place of the first.
  writeFileSync(notes('a.md.swp'), answered)
  renameSync(notes('a.md.swp'), notes('a.md'))
  expect(await line()).toMatchObject({ changes: [{ path: 'notes/a.md', change: 'changed' }], counts: counted })

  mkdirSync(notes('deep/er'), { recursive: true })
  writeFileSync(notes('deep/er/c.md'), '## 커널이란?\n[여기]()\n')
  const added = await line()
  expect(added).toMatchObject({ changes: [{ path: 'notes/deep/er/c.md', change: 'added' }] })
  expect(added.counts).toMatchObject({ cards: 2, problems: 1 })

  rmSync(notes('deep'), { recursive: true })
  expect(await line()).toMatchObject({
    changes: [{ path: 'notes/deep/er/c.md', change: 'removed' }],
    counts: counted,
  })

  for (let index = 0; index < 50; index += 1)
    writeFileSync(notes(`many-${index}.md`), `## 질문 ${index}은 무엇인가?\n답.\n`)
  let last = await line()
  while (last.counts['cards'] !== 51) last = await line()

  child.kill('SIGINT')
  expect(await exit).toBe(130)
})

it('follows a single file that is replaced by another', async () => {
  world = makeWorld({ 'a.md': answered, 'b.md': answered })
  const { next } = startWatching(['a.md', '--json'])
  await next()
  writeFileSync(join(world.folder, 'b.md'), '')
  for (const text of [`${answered}\n## 스레드란?\n`, answered]) {
    writeFileSync(join(world.folder, 'new'), text)
    renameSync(join(world.folder, 'new'), join(world.folder, 'a.md'))
    const { changes, counts } = JSON.parse(await next()) as Line
    expect(changes).toEqual([{ path: 'a.md', change: 'changed' }])
    expect(counts['cards']).toBe(text === answered ? 1 : 2)
  }
})

it('says to people in one line what changed', async () => {
  world = makeWorld({ 'notes/a.md': answered })
  const { next, errors, exit } = startWatching(['notes'])
  expect(await next()).toMatch(/^\d\d:\d\d:\d\d {2}1 question$/)
  writeFileSync(join(world.folder, 'notes/a.md'), `${answered}\n## 스레드란?\n`)
  expect(await next()).toMatch(
    /^\d\d:\d\d:\d\d {2}saved: notes\/a\.md {2}2 questions \(\+1\) · 1 without an answer \(\+1\)$/,
  )
  child.kill('SIGINT')
  expect(await exit).toBe(130)
  expect(errors.join('')).toContain('Watching notes. Ctrl-C ends it.')
})

it('ends when nobody reads its lines any more', async () => {
  world = makeWorld({ 'notes/a.md': answered })
  const { next, exit } = startWatching(['notes'])
  await next()
  child.stdout?.destroy()
  writeFileSync(join(world.folder, 'notes/a.md'), `${answered}\n## 스레드란?\n`)
  expect(await exit).toBe(0)
})
