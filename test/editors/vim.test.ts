import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { BINARY } from '../support/binary.ts'
import { makeWorld } from '../support/host.ts'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

const hasVim = spawnSync('vim', ['--version']).stdout?.toString().includes('+quickfix') ?? false

const world = makeWorld({
  'notes/a b.md': '## 프로세스란?\n실행 중인 프로그램. [더]()\n\n## 프로세스란?\n[없음](nowhere.md)\n\n## 스레드란?\n',
  prep: `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' --lang en "$@"\n`,
})
execFileSync('chmod', ['+x', join(world.folder, 'prep')])
const env = { ...world.env, PATH: `${world.folder}:/usr/bin:/bin`, HOME: world.home, TERM: 'dumb' }
afterAll(() => world.remove())

describe.skipIf(!hasVim)('the lines for Vim in the README (skipped without vim)', () => {
  it('fill the quickfix list with problems', () => {
    const list = quickfix([...vimLines('makeprg'), 'silent make notes'])
    expect(list).toEqual([
      expect.objectContaining({
        name: 'notes/a b.md',
        lnum: 2,
        type: 'w',
        text: expect.stringContaining('has no address'),
      }),
      expect.objectContaining({ lnum: 4, text: expect.stringContaining('already in line 1') }),
      expect.objectContaining({ lnum: 5, text: expect.stringContaining('There is no file') }),
    ])
  })

  it('fill it with the questions that have no answer', () => {
    execFileSync(join(world.folder, 'prep'), ['notes', 'add', 'notes'], { cwd: world.folder, env })
    const list = quickfix(vimLines('cexpr'))
    expect(list).toEqual([expect.objectContaining({ name: 'notes/a b.md', lnum: 7, text: '스레드란?' })])
  })
})

/** The settings of the README's block for Vim, and its other lines with a word in them. */
function vimLines(word: string): string[] {
  const block = /```vim\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const lines = block.split('\n').filter((line) => line.startsWith('set ') || line.includes(word))
  expect(lines.join('\n')).toContain(word)
  return lines
}

interface Entry {
  readonly name: string
  readonly lnum: number
  readonly text: string
  readonly type: string
}

function quickfix(commands: readonly string[]): readonly Entry[] {
  const script = join(world.folder, 'do.vim')
  const out = join(world.folder, 'list.json')
  const collect = `call writefile([json_encode(map(filter(getqflist(), 'v:val.valid'), {_, e -> extend(e, {'name': bufname(e.bufnr)})}))], '${out}')`
  writeFileSync(script, [...commands, collect, 'qall!'].join('\n'))
  const { status, stdout, stderr } = spawnSync(
    'vim',
    ['-N', '--cmd', 'set encoding=utf-8', '-u', 'NONE', '-i', 'NONE', '-es', '-S', script],
    {
      cwd: world.folder,
      env,
      input: '',
      timeout: 120_000,
    },
  )
  expect(existsSync(out), `${status} ${stdout} ${stderr}`).toBe(true)
  return JSON.parse(readFileSync(out, 'utf8'))
}
