import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, htmlAnswer, jsonAnswer } from './answer.ts'
import { Gate, type Secrets } from './gate.ts'
import { entrancePage, refusalPage } from './pages/refusal-page.ts'
import type { Question } from './routes.ts'
import type { PageWords } from './words.ts'

export interface ServeOptions {
  /** Where to listen: this machine alone, or one of its addresses in a network. */
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly secrets: Secrets
  readonly words: PageWords
  /** Told when a link let a browser in; the next link has another key. */
  readonly letIn: () => void
  /** What went wrong that nobody foresaw. */
  readonly failed: (error: unknown) => void
  /** A failure as a person reads it; null for one that nobody foresaw. */
  readonly describe: (error: unknown) => string | null
}

export interface Serving {
  /** As http://127.0.0.1:7737/. */
  readonly address: string
  /** What a program that is no browser sends as `Cookie` to be let in. */
  readonly cookie: string
  /** A link that lets one browser in, until one was. */
  link(): string
  close(): Promise<void>
}

/** More than anybody types as an answer. */
const MOST_BYTES = 256 * 1024
const HOME = '/'

/** For every answer. What is sent is for this browser alone, and no other page may take it in. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const

/** What is answered to a request that was let in; a rejection is described, or told as a failure. */
export type Answering = (question: Question) => Promise<Answer>

/** Answers browsers until it is closed. Rejects with the system's error when it cannot listen. */
export async function serveBrowser(answering: Answering, options: ServeOptions): Promise<Serving> {
  let gate: Gate | null = null
  const server = createServer((request, response) => {
    const answered = gate === null ? Promise.resolve() : answer(answering, gate, { request, response }, options)
    answered.catch((error) => {
      options.failed(error)
      response.destroy()
    })
  })
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 60_000
  const { port } = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, () => resolve(server.address() as AddressInfo))
  })
  const names = options.host === '127.0.0.1' ? [options.host, 'localhost'] : [options.host]
  const entrance = new Gate(
    names.map((name) => (port === 80 ? name : `${name}:${port}`)),
    port,
    options.secrets,
  )
  gate = entrance
  const address = `http://${options.host}${port === 80 ? '' : `:${port}`}/`
  return {
    address,
    cookie: entrance.pass,
    link: () => `${address}?key=${entrance.key}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  answering: Answering,
  gate: Gate,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  options: ServeOptions,
): Promise<void> {
  const { words } = options
  const { refused } = words.messages.serving
  const send = ({ status, type, body, headers = {} }: Answer) => {
    response.writeHead(status, {
      ...HEADERS,
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(body),
      ...headers,
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  const method = request.method ?? 'GET'
  const wantsPage = method === 'GET' || method === 'HEAD' || isForm(request)
  const refuse = (status: number, sentence: string, isInside = false) =>
    send(
      wantsPage ? htmlAnswer(status, refusalPage(sentence, words, isInside)) : jsonAnswer(status, { error: sentence }),
    )
  const asked = {
    method,
    host: request.headers.host,
    origin: request.headers.origin,
    site: one(request.headers['sec-fetch-site']),
    cookie: request.headers.cookie,
  }
  const url = URL.canParse(request.url ?? '', 'http://prep') ? new URL(request.url ?? '', 'http://prep') : null
  const key = url?.pathname === HOME && method === 'GET' ? url.searchParams.get('key') : null
  const early = gate.refusalBefore(asked)
  if (early === null && key !== null && gate.takes(key)) {
    options.letIn()
    const page = htmlAnswer(200, entrancePage(words))
    return send({ ...page, headers: { ...page.headers, 'Set-Cookie': gate.cookie } })
  }
  const refusal = early ?? gate.refusal(asked)
  if (refusal === 'host') return refuse(421, refused.host)
  if (refusal === 'origin') return refuse(403, refused.origin)
  if (refusal === 'token') return refuse(401, key === null ? refused.token : refused.key)
  if (url === null) return refuse(400, refused.unread, true)
  const body = method === 'POST' ? await bodyOf(request) : ''
  if (body === null) return refuse(413, refused.unread, true)
  const question: Question = { method, path: url.pathname, query: url.searchParams, body, isForm: isForm(request) }
  try {
    return send(await answering(question))
  } catch (error) {
    const described = options.describe(error)
    if (described === null) options.failed(error)
    return refuse(described === null ? 500 : 409, described ?? String(error), true)
  }
}

const isForm = (request: IncomingMessage): boolean =>
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)

/** What a request brings; null for more than anybody types. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
