import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The browser that is installed, or null: tests that need one are skipped then. */
export const BROWSER: string | null =
  ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0) ?? null

export interface OpenPage {
  /** The value of an expression in the page. */
  evaluate<Value>(expression: string): Promise<Value>
  /** Addresses that the page asked for, its own among them. */
  readonly requests: readonly string[]
  /** What the page wrote to the console, uncaught errors, and what its policy refused. */
  readonly complaints: readonly string[]
  /** What prefers-color-scheme says. */
  prefer(scheme: 'light' | 'dark'): Promise<void>
  /** The window's size in CSS pixels. */
  resize(width: number, height: number): Promise<void>
  close(): void
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, never>
  readonly result?: Record<string, never>
  readonly error?: { readonly message: string }
}

/** Opens a page in a headless browser of its own, spoken to through a pipe (the Chrome DevTools protocol). */
export async function openPage(address: string): Promise<OpenPage> {
  if (BROWSER === null) throw new Error('no browser')
  const profile = mkdtempSync(join(tmpdir(), 'prep-browser-'))
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run']
  const browser: ChildProcess = spawn(
    BROWSER,
    [...flags, '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const input = browser.stdio[3] as NodeJS.WritableStream
  const output = browser.stdio[4] as NodeJS.ReadableStream
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>()
  const requests: string[] = []
  const complaints: string[] = []
  let loaded = () => {}
  const isLoaded = new Promise<void>((resolve) => {
    loaded = resolve
  })
  const hear = ({ id, method, params, result, error }: Message) => {
    if (id !== undefined) {
      if (error === undefined) waiting.get(id)?.resolve(result as never)
      else waiting.get(id)?.reject(new Error(error.message))
    }
    const told = JSON.stringify(params)
    if (method === 'Network.requestWillBeSent')
      requests.push((JSON.parse(told) as { request: { url: string } }).request.url)
    if (['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'].includes(method ?? ''))
      complaints.push(told)
    if (method === 'Page.loadEventFired') loaded()
  }
  let rest = ''
  output.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString('utf8')).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) hear(JSON.parse(part) as Message)
  })
  let lastId = 0
  const ask = <Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> =>
    new Promise((resolve, reject) => {
      lastId++
      waiting.set(lastId, { resolve: resolve as (value: never) => void, reject })
      input.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) })}\0`)
    })
  const { targetId } = await ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  const inPage = <Result>(method: string, params: object = {}) => ask<Result>(method, params, sessionId)
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await inPage(`${domain}.enable`)
  await inPage('Page.navigate', { url: address })
  await isLoaded
  return {
    requests,
    complaints,
    async evaluate<Value>(expression: string) {
      const { result } = await inPage<{ result: { value: Value } }>('Runtime.evaluate', {
        expression,
        returnByValue: true,
      })
      return result.value
    },
    async prefer(value) {
      await inPage('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
    },
    async resize(width, height) {
      await inPage('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
    },
    close() {
      browser.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 30, retryDelay: 20 }))
      browser.kill('SIGKILL')
    },
  }
}
