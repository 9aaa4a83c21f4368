import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'node:http'
import { BINARY } from './binary.ts'
import type { World } from './host.ts'

/** A running `prep serve`. */
export interface Served {
  readonly process: ChildProcess
  /** As http://127.0.0.1:40123/. */
  readonly address: string
  /** The last link that was printed. */
  link(): string
  /** All that was printed. */
  printed(): string
  /** Resolves to the exit code, once it has ended by this signal or before. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts `prep serve` on a free port and waits until it says that it can be ended. */
export async function startServing(world: World, args: readonly string[] = []): Promise<Served> {
  const process = spawn(
    globalThis.process.execPath,
    [BINARY, 'serve', '--notes', 'notes', ...(args.includes('--port') ? [] : ['--port', '0']), ...args],
    {
      cwd: world.folder,
      env: { ...world.env, TZ: 'Asia/Seoul' },
    },
  )
  let printed = ''
  const ended = new Promise<number | null>((resolve) => process.once('exit', (code) => resolve(code)))
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk
      if (printed.includes('Ctrl-C')) resolve()
    }
    process.stdout.on('data', hear)
    process.stderr.on('data', hear)
    ended.then((code) => reject(new Error(`ended with ${code}: ${printed}`)))
  })
  const links = () => [...printed.matchAll(/http:\S+\?key=\S+/g)].map(([link]) => link)
  return {
    process,
    address: /http:\S+\//.exec(printed)?.[0] ?? '',
    link: () => links().at(-1) ?? '',
    printed: () => printed,
    end: (signal) => {
      process.kill(signal)
      return ended
    },
  }
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** A request as anybody can send it, with whatever headers. */
export const send = (
  address: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const asked = request(address, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })

/** The cookie that a link gives to a browser. */
export async function letIn(served: Served): Promise<string> {
  const { headers } = await send(served.link())
  return String(headers['set-cookie']).split(';')[0] ?? ''
}
