import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BINARY } from '../support/binary.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { type Pty, spawnPty } from '../support/pty.ts'

const HOSTILE = `위험한 "$(touch pwned-1)"; 'x' $HOME !ls & | > pwned-2 * ~ : = \\ 는?`
const NOTES = {
  'notes/면접.md': [
    '## 트랜잭션 격리 수준은?\n네 단계.\n',
    `## ${HOSTILE.replace(/[\\*$]/g, '\\$&')}\n조심.\n`,
    '## 이건 `touch pwned-3` 뭘까요?\n명령.\n',
    '## TCP/UDP: 차이는?\n연결.\n',
  ].join('\n'),
}
const SHELLS = {
  bash: { args: ['--noprofile', '--rcfile', 'rc', '-i'], rc: "PS1='> '\nbind 'set bell-style none'\n" },
  zsh: {
    args: ['-i'],
    rc: "autoload -Uz compinit\ncompinit -u -D\nPS1='> '\nunsetopt beep\nsetopt interactivecomments\n",
  },
  fish: { args: ['-i', '-C', 'source rc'], rc: 'function fish_prompt; echo "> "; end\nset fish_greeting\n' },
} as const
const SOURCED = {
  bash: 'source <(prep completion bash)\n',
  zsh: 'source <(prep completion zsh)\n',
  fish: 'prep completion fish | source\n',
}
type Shell = keyof typeof SHELLS

let world: World
let shell: Pty | null = null

beforeEach(async () => {
  world = makeWorld(NOTES)
  await runInProcess(world, ['notes', 'add', 'notes'])
  const program = world.write('bin/prep', `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' "$@"\n`)
  chmodSync(program, 0o755)
})
afterEach(() => {
  shell?.kill('SIGKILL')
  shell = null
  world.remove()
})

function start(name: Shell): Pty {
  const { args, rc } = SHELLS[name]
  world.write(name === 'zsh' ? '.zshrc' : 'rc', `${rc}${SOURCED[name]}`)
  const bin = dirname(join(world.folder, 'bin/prep'))
  shell = spawnPty({
    file: name,
    args,
    columns: 200,
    cwd: world.folder,
    env: {
      ...world.env,
      ZDOTDIR: world.folder,
      LC_ALL: 'C.UTF-8',
      TERM: 'xterm',
      PATH: [bin, process.env['PATH']].join(delimiter),
    },
  })
  return shell
}

/** Types, presses Tab, and gives the words of the line that comes of it as the shell takes them. */
async function completed(pty: Pty, typed: string, shows: string | RegExp): Promise<readonly string[]> {
  await pty.waitFor(/^>$/m)
  pty.send('\x0c')
  await pty.waitFor(/^>$/)
  pty.send(`${typed}\t`)
  await pty.waitFor(shows)
  pty.send("\x01printf '<%s>\\n' \r")
  await pty.waitFor(/^<prep>$[\s\S]*^>$/m)
  const said = pty.screen().split('\n')
  return said.slice(said.lastIndexOf('<prep>') + 1).flatMap((line) => /^<(.*)>$/.exec(line)?.[1] ?? [])
}

describe.each(Object.keys(SHELLS) as Shell[])('completion in %s', (name) => {
  const isThere = spawnSync(name, ['--version']).status === 0

  it.skipIf(!isThere)('completes commands, options, decks and settings', async () => {
    const pty = start(name)
    expect(await completed(pty, 'prep sta', 'prep stats')).toEqual(['stats'])
    expect(await completed(pty, 'prep list --unans', '--unanswered')).toEqual(['list', '--unanswered'])
    expect(await completed(pty, 'prep list --deck 면', '--deck 면접')).toEqual(['list', '--deck', '면접'])
    expect(await completed(pty, 'prep config set newP', 'newPerDay')).toEqual(['config', 'set', 'newPerDay'])
  })

  it.skipIf(!isThere)('completes questions, and runs nothing that they hold', async () => {
    const pty = start(name)
    expect(await completed(pty, 'prep show 트랜', '수준은')).toEqual(['show', '트랜잭션 격리 수준은?'])
    expect(await completed(pty, 'prep show 위험', / 는\\\?/)).toEqual(['show', HOSTILE])
    expect(await completed(pty, "prep history '위험", / 는\?/)).toEqual(['history', HOSTILE])
    expect(await completed(pty, 'prep suspend "이건', /뭘까요/)).toEqual(['suspend', '이건 touch pwned-3 뭘까요?'])
    expect(await completed(pty, 'prep show TCP', /차이는/)).toEqual(['show', 'TCP/UDP: 차이는?'])
    expect(readdirSync(world.folder).filter((file) => file.startsWith('pwned'))).toEqual([])
  })

  it.skipIf(!isThere)('takes what is typed for text, too', async () => {
    const pty = start(name)
    await pty.waitFor(/> ?$/)
    pty.send('prep show $(touch pwned-4) `touch pwned-5` x\t\x01echo over #\r')
    await pty.waitFor(/^over$/m)
    expect(existsSync(join(world.folder, 'pwned-4')) || existsSync(join(world.folder, 'pwned-5'))).toBe(false)
  })
})

describe.skipIf(spawnSync('bash', ['--version']).status !== 0)('completion by initial consonants in bash', () => {
  it('finds the question', async () => {
    expect(await completed(start('bash'), 'prep show ㅌㄹㅈㅅ', '수준은')).toEqual(['show', '트랜잭션 격리 수준은?'])
  })
})
