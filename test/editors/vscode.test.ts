import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeWorld, runInProcess } from '../support/host.ts'

interface Matcher {
  readonly pattern: { readonly regexp: string } & Readonly<Record<string, number>>
}

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')

it('the README’s task for VS Code finds every problem that its command prints', async () => {
  const block = /```json\n(\{\s*"version": "2\.0\.0"[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const [task] = JSON.parse(block).tasks as { command: string; args: string[]; problemMatcher: Matcher }[]
  expect(task?.command).toBe('prep')
  const world = makeWorld({ 'notes/a b.md': '## 프로세스란?\n[더]()\n\n## 프로세스란?\n[없음](nowhere.md)\n' })
  try {
    const args = (task?.args ?? []).map((word) => word.replace(/^\$\{\w+\}$/, '.'))
    const { stdout, exitCode } = await runInProcess(world, args)
    expect(exitCode).toBe(1)
    const pattern = task?.problemMatcher.pattern
    const found = stdout
      .trimEnd()
      .split('\n')
      .map((line) => {
        const match = new RegExp(pattern?.regexp ?? '').exec(line)
        const group = (name: string) => match?.[pattern?.[name] ?? -1]
        return ['file', 'line', 'column', 'severity', 'code'].map(group)
      })
    expect(found).toEqual([
      ['notes/a b.md', '2', '1', 'warning', 'empty-link'],
      ['notes/a b.md', '4', '1', 'warning', 'asked-twice'],
      ['notes/a b.md', '5', '1', 'warning', 'missing-file'],
    ])
  } finally {
    world.remove()
  }
})
