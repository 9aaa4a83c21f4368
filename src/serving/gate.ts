import { createHash, timingSafeEqual } from 'node:crypto'

/** Of a request, what decides whether it is answered. */
export interface Asked {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  /** `Sec-Fetch-Site`: how the page that asks is related to this one; missing from old browsers. */
  readonly site: string | undefined
  readonly cookie: string | undefined
}

/** Why a request is refused: it is meant for another host, comes from another page, or brings no token that counts. */
export type Refusal = 'host' | 'origin' | 'token'

/** Secrets of one run: `token` lets a browser in as long as prep serves, a link's key once. */
export interface Secrets {
  readonly token: string
  readonly newKey: () => string
}

/**
 * Decides which requests are answered. Only those for the addresses that prep serves (a name that an attacker's page was
 * bound to is none), from prep's own pages, with the token of this run in the cookie.
 */
export class Gate {
  readonly #hosts: readonly string[]
  readonly #cookieName: string
  readonly #secrets: Secrets
  #key: string

  /** `hosts`: what the Host header may say, as `127.0.0.1:7737`. */
  constructor(hosts: readonly string[], port: number, secrets: Secrets) {
    this.#hosts = hosts
    // Browsers send a host's cookies to all of its ports; so another prep's has another name.
    this.#cookieName = `prep_${port}`
    this.#secrets = secrets
    this.#key = secrets.newKey()
  }

  /** The key of the link that lets the next browser in. */
  get key(): string {
    return this.#key
  }

  /** The cookie that lets in. */
  get pass(): string {
    return `${this.#cookieName}=${this.#secrets.token}`
  }

  /** What sets it: no script reads it, and no other site's page sends it. */
  get cookie(): string {
    return `${this.pass}; Path=/; HttpOnly; SameSite=Strict`
  }

  /** Whether a link's key lets a browser in: each does so once, and the next link has another one. */
  takes(key: string): boolean {
    if (!isSame(key, this.#key)) return false
    this.#key = this.#secrets.newKey()
    return true
  }

  /** Why a request is not even looked at; null for one that may be answered if its token counts. */
  refusalBefore({ method, host, origin, site }: Asked): Refusal | null {
    if (host === undefined || !this.#hosts.includes(host)) return 'host'
    if (method === 'GET' || method === 'HEAD') return null
    const isOurs = origin === `http://${host}` && (site === undefined || site === 'same-origin')
    return isOurs ? null : 'origin'
  }

  /** The same, with the token. Another page may link here, but gets no picture and no answer. */
  refusal(asked: Asked): Refusal | null {
    const before = this.refusalBefore(asked)
    if (before !== null) return before
    if (asked.site !== undefined && asked.site !== 'same-origin' && asked.site !== 'none') return 'origin'
    const tokens = (asked.cookie ?? '').split(/;\s*/).flatMap((each) => {
      const [name, value] = each.split('=')
      return name === this.#cookieName && value !== undefined ? [value] : []
    })
    return tokens.some((token) => isSame(token, this.#secrets.token)) ? null : 'token'
  }
}

/** Compares in a time that tells nothing of how much is the same. */
function isSame(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
