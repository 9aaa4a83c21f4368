import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
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
  /** A key, pressed and let go, as on a keyboard. */
  press(key: string): Promise<void>
  /** A finger on the middle of the first element that a selector fits. */
  tap(selector: string): Promise<void>
  reload(): Promise<void>
  /** Takes the network away. */
  unplug(): Promise<void>
  /** Runs a script in every page before its own. */
  before(script: string): Promise<void>
  /** Goes to another address, as if it was typed. */
  visit(address: string): Promise<void>
  /** Where what the page has downloaded lies. */
  readonly downloads: string
  /** The window as a PNG. */
  picture(): Promise<Buffer>
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
  const nextLoad = () =>
    new Promise<void>((resolve) => {
      loaded = resolve
    })
  const isLoaded = nextLoad()
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
  const downloads = join(profile, 'downloads')
  await ask('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads })
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
      await inPage('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 })
      await inPage('Emulation.setTouchEmulationEnabled', { enabled: width < 500 })
    },
    async press(key) {
      const text = key.length === 1 ? { text: key } : key === 'Enter' ? { text: '\r' } : {}
      await inPage('Input.dispatchKeyEvent', { type: 'keyDown', key, ...text })
      await inPage('Input.dispatchKeyEvent', { type: 'keyUp', key })
    },
    async tap(selector) {
      const { result } = await inPage<{ result: { value: { x: number; y: number } } }>('Runtime.evaluate', {
        expression: `(() => { const box = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect()
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 } })()`,
        returnByValue: true,
      })
      if (result.value === undefined) throw new Error(`nothing to tap: ${selector}`)
      await inPage('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [result.value] })
      await inPage('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    },
    async reload() {
      const again = nextLoad()
      await inPage('Page.reload')
      await again
    },
    async unplug() {
      const none = { latency: 0, downloadThroughput: 0, uploadThroughput: 0 }
      await inPage('Network.emulateNetworkConditions', { offline: true, ...none })
    },
    async before(source) {
      await inPage('Page.addScriptToEvaluateOnNewDocument', { source })
    },
    async visit(next) {
      const there = nextLoad()
      await inPage('Page.navigate', { url: next })
      await there
    },
    downloads,
    async picture() {
      const { data } = await inPage<{ data: string }>('Page.captureScreenshot', { format: 'png' })
      return Buffer.from(data, 'base64')
    },
    close() {
      browser.once('exit', () => {
        // Its helpers end a moment later, and may still be writing; what is left then lies among the temporary files.
        rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {})
      })
      browser.kill('SIGKILL')
    },
  }
}
