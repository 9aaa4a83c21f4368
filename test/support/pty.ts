import { readSync } from 'node:fs'
import type { Socket } from 'node:net'
import { type IPty, spawn } from '@lydell/node-pty'
import headless from '@xterm/headless'
import { BINARY } from './binary.ts'
import type { World } from './host.ts'

export interface PtyOptions {
  /** The program; this Node unless told otherwise. */
  readonly file?: string
  /** Its arguments: for Node a script and what it is given. */
  readonly args: readonly string[]
  readonly columns?: number
  readonly rows?: number
  readonly cwd?: string
  /** Added to a small environment that is the same everywhere; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Called with all that comes out, as it comes. With it nothing is drawn: the screen stays empty, and long output costs little. */
  readonly onOutput?: (text: string) => void
}

/** A program on a real pseudo-terminal, and the screen that a person would see. */
export interface Pty {
  /** What is on the screen now, line by line, blanks at line ends and empty lines at the end left out. */
  screen(): string
  /** The lines that stay: everything written outside the full-screen picture, scrolled away or not. */
  kept(): string
  /** All bytes that came out. */
  raw(): string
  /** Resolves with the screen once it shows a text, matches, or satisfies; rejects when the program ends before that. */
  waitFor(what: string | RegExp | ((screen: string) => boolean)): Promise<string>
  send(keys: string): void
  resize(columns: number, rows: number): void
  kill(signal: string): void
  /** Takes the terminal away, as a window does that is closed. */
  hangUp(): void
  readonly exit: Promise<{ readonly code: number; readonly signal: number }>
}

/** Starts the built prep in a world's folder, with its environment. */
export function spawnPrep(
  { folder, env }: Pick<World, 'folder' | 'env'>,
  words: readonly string[],
  options: Pick<PtyOptions, 'columns' | 'rows' | 'env'> = {},
): Pty {
  return spawnPty({ ...options, args: [BINARY, ...words], cwd: folder, env: { ...env, ...options.env } })
}

/** Far more than anything takes, also on a machine that has much else to do: a hang is told by this, nothing else. */
const GIVE_UP_MS = 90_000

const BASE_ENV = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  TERM: 'xterm-256color',
  LANG: 'en_US.UTF-8',
  TZ: 'Asia/Seoul',
}

/** Starts Node on a pseudo-terminal of 80 × 24 unless told otherwise. */
export function spawnPty(options: PtyOptions): Pty {
  const { file = process.execPath, args, columns = 80, rows = 24, cwd, env = {}, onOutput } = options
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5_000 })
  const settings = Object.entries({ ...BASE_ENV, ...env }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const child = spawn(file, [...args], {
    cols: columns,
    rows,
    cwd: cwd ?? process.cwd(),
    env: Object.fromEntries(settings),
  })
  let output = ''
  let ended = false
  const watchers = new Set<() => void>()
  const notify = () => {
    for (const watcher of watchers) watcher()
  }
  readWhole(child, (data) => {
    output += data
    if (onOutput === undefined) terminal.write(data, notify)
    else onOutput(data)
  })
  const exit = new Promise<{ code: number; signal: number }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      // The last output may still be on its way into the screen.
      terminal.write('', () => {
        ended = true
        notify()
        resolve({ code: exitCode, signal: signal ?? 0 })
      })
    })
  })

  const linesOf = (buffer: typeof terminal.buffer.active, from: number) =>
    Array.from(
      { length: buffer.length - from },
      (_, index) => buffer.getLine(from + index)?.translateToString(true) ?? '',
    )
      .join('\n')
      .trimEnd()
  const screen = () => linesOf(terminal.buffer.active, terminal.buffer.active.baseY)

  return {
    screen,
    kept: () => linesOf(terminal.buffer.normal, 0),
    raw: () => output,
    exit,
    waitFor(what) {
      const shows =
        typeof what === 'string'
          ? (text: string) => text.includes(what)
          : what instanceof RegExp
            ? (text: string) => what.test(text)
            : what
      return new Promise((resolve, reject) => {
        const stop = () => {
          watchers.delete(check)
          clearTimeout(timer)
        }
        const fail = (why: string) => {
          stop()
          reject(new Error(`${why} while waiting for ${what}. The screen:\n${screen()}`))
        }
        const check = () => {
          const text = screen()
          if (shows(text)) {
            stop()
            resolve(text)
          } else if (ended) fail('the program ended')
        }
        const timer = setTimeout(() => fail('time ran out'), GIVE_UP_MS)
        watchers.add(check)
        check()
      })
    },
    send: (keys) => child.write(keys),
    resize(newColumns, newRows) {
      terminal.resize(newColumns, newRows)
      child.resize(newColumns, newRows)
    },
    kill: (signal) => child.kill(signal),
    hangUp: () => (child as typeof child & { destroy(): void }).destroy(),
  }
}

/**
 * Gives all that a program writes to its terminal, whole characters at a time. When the program ends, libuv takes what one read
 * brings for the rest, and node-pty lets go after 200 ms; what the terminal still holds then, because the reader was busy, would
 * be missing. So it is read out before it is let go.
 */
function readWhole(child: IPty, onText: (text: string) => void): void {
  const { _socket: socket, fd } = child as IPty & { readonly _socket: Socket; readonly fd: number }
  const decoder = new TextDecoder()
  const onBytes = (bytes: Uint8Array) => onText(decoder.decode(bytes, { stream: true }))
  // Bytes, since a character may be cut where the rest begins.
  socket.setEncoding('latin1')
  child.onData((data) => onBytes(Buffer.from(data, 'latin1')))
  if (fd < 0) return
  const destroy = socket.destroy.bind(socket)
  let isRead = false
  socket.destroy = (error?: Error) => {
    if (!isRead) {
      isRead = true
      readOut(fd, onBytes)
    }
    return destroy(error)
  }
}

/** Reads what a terminal holds: to its end (EIO), or as far as there is something (EAGAIN). */
function readOut(fd: number, onBytes: (bytes: Uint8Array) => void): void {
  const bytes = new Uint8Array(65_536)
  try {
    for (let count = readSync(fd, bytes); count > 0; count = readSync(fd, bytes)) onBytes(bytes.subarray(0, count))
  } catch {
    // There is no more.
  }
}
