import { createHash } from 'node:crypto'
import type { Clock } from '../lib/clock.ts'
import { newSecret } from './tokens.ts'

/** A login of the page: it lives in memory, so a restart ends it. */
export interface PageLogin {
  /** What the page must send as X-CSRF-Token with every change. */
  readonly csrf: string
  /** Aborts when the login ends: streams that it opened end with it. */
  readonly ended: AbortSignal
}

const LIFETIME = 12 * 3_600_000
const MOST_LOGINS = 1_000

interface Entry extends PageLogin {
  readonly until: number
  readonly end: () => void
}

/** Logins of the page by the hash of their cookie's value. */
export class PageLogins {
  readonly #clock: Clock
  readonly #entries = new Map<string, Entry>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @returns the cookie's value and the login */
  open(): { readonly cookie: string; readonly login: PageLogin } {
    const cookie = newSecret()
    const ending = new AbortController()
    const entry: Entry = {
      csrf: newSecret(),
      ended: ending.signal,
      until: this.#clock.elapsed() + LIFETIME,
      end: () => ending.abort(),
    }
    this.#entries.set(key(cookie), entry)
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > MOST_LOGINS && oldest !== undefined) this.#drop(oldest)
    return { cookie, login: entry }
  }

  find(cookie: string): PageLogin | undefined {
    const entry = this.#entries.get(key(cookie))
    if (entry === undefined || entry.until > this.#clock.elapsed()) return entry
    this.#drop(key(cookie))
    return undefined
  }

  close(cookie: string): void {
    this.#drop(key(cookie))
  }

  closeAll(): void {
    for (const cookie of [...this.#entries.keys()]) this.#drop(cookie)
  }

  #drop(hash: string): void {
    this.#entries.get(hash)?.end()
    this.#entries.delete(hash)
  }
}

function key(cookie: string): string {
  return createHash('sha256').update(cookie).digest('base64')
}

/** A cookie's value from the `Cookie` header (RFC 6265 §4.2.1). */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=')
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return undefined
}
