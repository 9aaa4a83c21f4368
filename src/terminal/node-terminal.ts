import { colorLevel, type Environment, graphicsOf, showsHyperlinks } from './abilities.ts'
import type { DirectOutput } from './direct-output.ts'
import { createEndings, type EndingProcess, type Endings } from './endings.ts'
import type { Screen, Terminal } from './terminal.ts'

interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** As much of Node's `process` as a terminal needs. */
export interface ProcessLike extends EndingProcess {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown }
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Environment
  exitCode?: number | string | null | undefined
}

export interface NodeTerminalOptions {
  /** Never redraw: everything is written once, line after line, as a screen reader wants it. */
  readonly plain?: boolean
  /** What --color or --no-color says; the environment decides without it. */
  readonly color?: boolean
  /** What is written to instead of the streams, where they are no terminals. */
  readonly direct?: { readonly output: DirectOutput | null; readonly error: DirectOutput | null }
}

const NO_TERMINAL: Pick<Output, 'isTTY' | 'columns' | 'rows'> = { isTTY: false }
const FALLBACK_COLUMNS = 80
const FALLBACK_ROWS = 24
const NARROWEST = 20

const ENTER_SCREEN = '\x1b[?1049h\x1b[2J\x1b[H\x1b[?25l'
const LEAVE_SCREEN = '\x1b[?2004l\x1b[?25h\x1b[?1049l'
const TYPING = '\x1b[?25h\x1b[?2004h'
const NOT_TYPING = '\x1b[?2004l\x1b[?25l'
const WIPE = '\x1b[2J\x1b[H'

/** The real terminal. When what reads our output goes away (`| head`), further writes are silently dropped. */
export function createNodeTerminal(process: ProcessLike, options: NodeTerminalOptions = {}): Terminal {
  // Node makes each of the three streams when it is first asked for: that takes a while.
  const { env } = process
  const { output = null, error = null } = options.direct ?? {}
  const stdout = output === null ? process.stdout : NO_TERMINAL
  const writeError = quietWriter(
    () => process.stderr,
    () => {},
    error,
  )
  const failed = ({ message }: Error) => {
    writeError(`prep: ${message}\n`)
    process.on('exit', () => {
      process.exitCode = 1
    })
  }
  const write = quietWriter(() => process.stdout, failed, output)
  const outputIsTerminal = stdout.isTTY === true
  // A terminal that cannot move its cursor is mostly an editor's shell, or no terminal at all.
  const plain = options.plain === true || (outputIsTerminal && env['TERM'] === 'dumb')
  const interactive = outputIsTerminal && process.stdin.isTTY === true
  return {
    write,
    writeError,
    get columns() {
      return Math.max(NARROWEST, stdout.columns || FALLBACK_COLUMNS)
    },
    get rows() {
      return stdout.rows || FALLBACK_ROWS
    },
    get errorColumns() {
      const stderr: Pick<Output, 'isTTY' | 'columns'> = error === null ? process.stderr : NO_TERMINAL
      return stderr.isTTY ? Math.max(NARROWEST, stderr.columns || FALLBACK_COLUMNS) : null
    },
    interactive,
    outputIsTerminal,
    colorLevel: plain ? 0 : colorLevel(env, outputIsTerminal, options.color),
    hyperlinks: !plain && showsHyperlinks(env, outputIsTerminal),
    graphics: plain ? null : graphicsOf(env, outputIsTerminal),
    plain,
    screen: interactive ? new NodeScreen(process, write, plain) : null,
  }
}

/**
 * The terminal as a prompt has it to itself, also when another program, or the shell, has it for a while. What it does is no methods,
 * so that a prompt may copy it and change a part.
 */
class NodeScreen implements Screen {
  readonly input: Screen['input']
  readonly output: Screen['output']
  readonly redraws: boolean
  readonly #process: ProcessLike
  readonly #write: (text: string) => void
  readonly #endings: Endings
  #entered = false
  /** Another program has the terminal, or the shell that started this one. */
  #isAway = false
  #isTyping = false

  constructor(process: ProcessLike, write: (text: string) => void, plain: boolean) {
    this.#process = process
    this.#write = write
    this.#endings = createEndings(process)
    this.input = process.stdin
    this.output = process.stdout
    this.redraws = !plain
  }

  readonly columns = (): number => {
    return this.#process.stdout.columns || FALLBACK_COLUMNS
  }

  readonly rows = (): number => {
    return this.#process.stdout.rows || FALLBACK_ROWS
  }

  readonly onResize = (listener: () => void): (() => void) => {
    const { stdout } = this.#process
    stdout.on('resize', listener)
    return () => stdout.removeListener('resize', listener)
  }

  readonly onInterrupt = (listener: () => void): (() => void) => {
    this.#process.on('SIGINT', listener)
    return () => this.#process.off('SIGINT', listener)
  }

  readonly onEnding = (listener: () => void): (() => void) => {
    return this.#endings.hear(listener)
  }

  readonly enter = (): (() => void) => {
    const { stdin } = this.#process
    const leave = () => {
      this.#show(LEAVE_SCREEN)
      this.#entered = false
      stopHearing()
      stdin.off('error', gone)
    }
    const stopHearing = this.#endings.hear(leave)
    // Its end may be read before anybody says so.
    const gone = ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EIO') this.#endings.hangUp()
    }
    stdin.on('error', gone)
    // A file at its size limit is an error of the write, which is reported. The prompt's library would end the process
    // before that; and whoever listened once leaves the signal deadly, so this listener stays.
    this.#process.on('SIGXFSZ', () => {})
    this.#entered = true
    this.#show(ENTER_SCREEN)
    return leave
  }

  readonly aside = async <Result>(task: () => Promise<Result>): Promise<Result> => {
    const ignore = () => {}
    this.#process.on('SIGINT', ignore)
    this.#goAway()
    try {
      return await task()
    } finally {
      this.#comeBack()
      this.#process.off('SIGINT', ignore)
    }
  }

  readonly stop = (continued: () => void): void => {
    const goOn = () => {
      this.#process.off('SIGCONT', goOn)
      this.#comeBack()
      continued()
    }
    this.#process.on('SIGCONT', goOn)
    this.#goAway()
    this.#process.kill(this.#process.pid, 'SIGTSTP')
  }

  readonly wipe = (): void => {
    this.#show(WIPE)
  }

  readonly typing = (on: boolean): void => {
    this.#isTyping = on
    this.#show(on ? TYPING : NOT_TYPING)
  }

  #show(sequence: string): void {
    if (this.redraws && this.#entered && !this.#isAway) this.#write(sequence)
  }

  #goAway(): void {
    this.#process.stdin.setRawMode?.(false)
    this.#show(LEAVE_SCREEN)
    this.#isAway = true
  }

  #comeBack(): void {
    this.#isAway = false
    this.#show(ENTER_SCREEN + (this.#isTyping ? TYPING : ''))
    this.#process.stdin.setRawMode?.(true)
  }
}

/**
 * Writes as long as somebody reads, without the stream as long as `direct` takes what is written; `failed` hears of what else goes
 * wrong, such as a full disk, once.
 */
function quietWriter(
  open: () => NodeJS.WritableStream,
  failed: (error: Error) => void,
  direct: DirectOutput | null,
): (text: string) => void {
  let straight = direct
  let stream: NodeJS.WritableStream | null = null
  let closed = false
  const listen = (opened: NodeJS.WritableStream) =>
    opened.on('error', (error: NodeJS.ErrnoException) => {
      const isFirst = !closed
      closed = true
      if (isFirst && error.code !== 'EPIPE' && error.code !== 'EIO') failed(error)
    })
  const put = (piece: string | Uint8Array) => {
    let left: string | Uint8Array | null = piece
    if (straight !== null) {
      left = straight(typeof piece === 'string' ? Buffer.from(piece) : piece)
      if (left === null) return
      straight = null
    }
    stream ??= listen(open())
    if (!closed) stream.write(left)
  }
  return (text) => {
    if (text.length <= LONG_TEXT) put(text)
    else for (const bytes of bytesOf(text)) put(bytes)
  }
}

const LONG_TEXT = 16_384

/** A long text in pieces of UTF-8: a stream that is given the text itself takes twice the time and memory. */
function* bytesOf(text: string): Generator<Uint8Array> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + LONG_TEXT)
    const last = text.charCodeAt(end - 1)
    // Both halves of a character belong together.
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end += 1
    const bytes = Buffer.allocUnsafe((end - start) * 3)
    yield bytes.subarray(0, bytes.write(text.slice(start, end)))
    start = end
  }
}
