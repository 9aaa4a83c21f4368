import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { colorLevel, showsHyperlinks } from './abilities.ts'
import { createNodeTerminal, type ProcessLike } from './node-terminal.ts'

/** As much of a process as a terminal reads, with what was written. */
function fakeProcess(changes: { env?: Record<string, string>; isTTY?: boolean; columns?: number } = {}) {
  const stream = () => Object.assign(new EventEmitter(), { isTTY: changes.isTTY ?? true, written: '' })
  const stdout = Object.assign(stream(), {
    columns: changes.columns ?? 100,
    rows: 30,
    write(this: { written: string }, text: string) {
      this.written += text
    },
  })
  const process = Object.assign(new EventEmitter(), {
    stdin: stream(),
    stdout,
    stderr: stream(),
    env: { TERM: 'xterm-256color', ...changes.env },
    pid: 4711,
    killed: [] as string[],
    kill(_pid: number, signal: string) {
      this.killed.push(signal)
    },
  })
  return { process, stdout, asProcess: process as unknown as ProcessLike }
}

describe('colour', () => {
  it.each([
    ['a terminal of 256 colours', { TERM: 'xterm-256color' }, true, undefined, 2],
    ['a true colour terminal', { TERM: 'xterm', COLORTERM: 'truecolor' }, true, undefined, 3],
    ['a plain terminal', { TERM: 'xterm' }, true, undefined, 1],
    ['a pipe', { TERM: 'xterm-256color' }, false, undefined, 0],
    ['a dumb terminal', { TERM: 'dumb' }, true, undefined, 0],
    ['NO_COLOR', { TERM: 'xterm', NO_COLOR: '1' }, true, undefined, 0],
    ['an empty NO_COLOR', { TERM: 'xterm', NO_COLOR: '' }, true, undefined, 1],
    ['NO_COLOR over FORCE_COLOR', { TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '3' }, true, undefined, 0],
    ['FORCE_COLOR on a pipe', { TERM: 'xterm', FORCE_COLOR: '1' }, false, undefined, 1],
    ['FORCE_COLOR=true on a dumb terminal', { TERM: 'dumb', FORCE_COLOR: 'true' }, false, undefined, 1],
    ['FORCE_COLOR=0', { TERM: 'xterm', FORCE_COLOR: '0' }, true, undefined, 0],
    ['FORCE_COLOR=2', { TERM: 'xterm', FORCE_COLOR: '2' }, false, undefined, 2],
    ['FORCE_COLOR=3', { TERM: 'xterm', FORCE_COLOR: '3' }, false, undefined, 3],
    ['CLICOLOR_FORCE on a pipe', { TERM: 'xterm', CLICOLOR_FORCE: '1' }, false, undefined, 1],
    ['CLICOLOR_FORCE=0', { TERM: 'xterm', CLICOLOR_FORCE: '0' }, false, undefined, 0],
    ['CLICOLOR=0', { TERM: 'xterm', CLICOLOR: '0' }, true, undefined, 0],
    ['CLICOLOR_FORCE over CLICOLOR', { TERM: 'xterm', CLICOLOR: '0', CLICOLOR_FORCE: '1' }, false, undefined, 1],
    ['FORCE_COLOR over CLICOLOR', { TERM: 'xterm', CLICOLOR: '0', FORCE_COLOR: '1' }, false, undefined, 1],
    ['NO_COLOR over CLICOLOR_FORCE', { TERM: 'xterm', CLICOLOR_FORCE: '1', NO_COLOR: '1' }, true, undefined, 0],
    ['--color over CLICOLOR=0', { TERM: 'xterm', CLICOLOR: '0' }, false, true, 1],
    ['--no-color over CLICOLOR_FORCE', { TERM: 'xterm', CLICOLOR_FORCE: '1' }, true, false, 0],
    ['--color over NO_COLOR', { TERM: 'xterm', NO_COLOR: '1' }, false, true, 1],
    ['--no-color over FORCE_COLOR', { TERM: 'xterm', FORCE_COLOR: '3' }, true, false, 0],
  ] as const)('%s', (_name, env, isTerminal, flag, expected) => {
    expect(colorLevel(env, isTerminal, flag)).toBe(expected)
  })
})

describe('links', () => {
  it.each([
    [{ TERM: 'xterm-kitty' }, true],
    [{ TERM: 'xterm-256color', VTE_VERSION: '6800' }, true],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, true],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TMUX: '/tmp/x' }, false],
    [{ TERM: 'xterm-256color' }, false],
    [{ TERM: 'dumb', VTE_VERSION: '6800' }, false],
  ])('%o: %s', (env, expected) => {
    expect(showsHyperlinks(env, true)).toBe(expected)
  })
})

describe('size', () => {
  it('is 80 columns where the output is no terminal, and never below 20', () => {
    expect(createNodeTerminal(fakeProcess({ isTTY: false, columns: 0 }).asProcess).columns).toBe(80)
    expect(createNodeTerminal(fakeProcess({ columns: 7 }).asProcess).columns).toBe(20)
  })
})

it('asks nothing where there is no terminal', () => {
  const terminal = createNodeTerminal(fakeProcess({ isTTY: false }).asProcess)
  expect([terminal.interactive, terminal.screen]).toEqual([false, null])
})

it('is silent once the reader of its output has gone', () => {
  const { stdout, asProcess } = fakeProcess()
  const terminal = createNodeTerminal(asProcess)
  terminal.write('one')
  stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
  terminal.write('two')
  expect(stdout.written).toBe('one')
})

describe('the screen', () => {
  const SHOWN = '\x1b[?25h\x1b[?1049l'

  it('is given back once, however often that is asked', () => {
    const { stdout, process, asProcess } = fakeProcess()
    const leave = createNodeTerminal(asProcess).screen?.enter()
    leave?.()
    leave?.()
    expect(stdout.written.split(SHOWN)).toHaveLength(2)
    expect(process.eventNames()).toEqual(['SIGXFSZ'])
  })

  it.each(['SIGTERM', 'SIGHUP', 'SIGQUIT'])('is given back before %s ends the process', (signal) => {
    const { stdout, process, asProcess } = fakeProcess()
    createNodeTerminal(asProcess).screen?.enter()
    process.emit(signal)
    expect(stdout.written.endsWith(SHOWN)).toBe(true)
    expect(process.killed).toEqual([signal])
    expect(process.listenerCount(signal)).toBe(0)
  })

  it.each(['SIGHUP', 'exit'])('is given back on %s after what is to be done before, even where that fails', (event) => {
    const { stdout, process, asProcess } = fakeProcess()
    const screen = createNodeTerminal(asProcess).screen
    screen?.enter()
    const done: string[] = []
    screen?.onEnding(() => done.push('stopped'))()
    screen?.onEnding(() => done.push(`kept, ${stdout.written.endsWith(SHOWN) ? 'left' : 'entered'}`))
    screen?.onEnding(() => {
      throw new Error('full disk')
    })
    expect(() => process.emit(event)).toThrow('full disk')
    expect(done).toEqual(['kept, entered'])
    expect(stdout.written.endsWith(SHOWN)).toBe(true)
    expect(process.killed).toEqual(event === 'exit' ? [] : [event])
    expect(process.eventNames()).toEqual(['SIGXFSZ'])
  })

  it('is given back when the process exits', () => {
    const { stdout, process, asProcess } = fakeProcess()
    createNodeTerminal(asProcess).screen?.enter()
    process.emit('exit')
    expect(stdout.written.endsWith(SHOWN)).toBe(true)
  })

  it('is left to another program for the length of a task, Ctrl-C too', async () => {
    const { stdout, process, asProcess } = fakeProcess()
    const screen = createNodeTerminal(asProcess).screen
    screen?.enter()
    await screen?.aside(async () => {
      expect(stdout.written.endsWith(SHOWN)).toBe(true)
      expect(process.listenerCount('SIGINT')).toBe(1)
    })
    expect(stdout.written).toMatch(/\x1b\[\?1049h[^h]*\x1b\[\?25l$/)
    expect(process.listenerCount('SIGINT')).toBe(0)
  })

  it('is given back while the process is stopped, and taken again when it goes on', () => {
    const { stdout, process, asProcess } = fakeProcess()
    const { screen } = createNodeTerminal(asProcess)
    screen?.enter()
    let continued = 0
    screen?.stop(() => continued++)
    expect(stdout.written.endsWith(SHOWN)).toBe(true)
    expect(process.killed).toEqual(['SIGTSTP'])
    process.emit('SIGCONT')
    expect(stdout.written).toMatch(/\x1b\[\?1049h[^h]*\x1b\[\?25l$/)
    expect([continued, process.listenerCount('SIGCONT')]).toEqual([1, 0])
  })

  it('is never drawn on a dumb terminal', () => {
    const { stdout, asProcess } = fakeProcess({ env: { TERM: 'dumb' } })
    const { screen } = createNodeTerminal(asProcess)
    screen?.enter()()
    expect([screen?.redraws, stdout.written]).toEqual([false, ''])
  })
})
