import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/trouble.ts'
import type { Clock } from '../lib/clock.ts'
import { HttpError } from './errors.ts'
import { parseHost } from './hosts.ts'
import { cookieOf, type PageLogins } from './page-logins.ts'
import { PerMinute } from './rates.ts'
import { bearerOf, sameSecret } from './tokens.ts'

/** Names under which clients are used to put a token in an address, where logs and histories keep it. */
const TOKEN_PARAMETERS: readonly string[] = ['token', 'access_token', 'api_key', 'apikey', 'auth']

export interface AccessParts {
  /** What `--http-token` was set to, if it was. */
  readonly token: string | undefined
  readonly logins: PageLogins
  readonly failuresPerMinute: number
}

/** Who asks: a program by bearer token, or the page by its login. */
export class Access {
  readonly #token: string | undefined
  readonly #logins: PageLogins
  readonly #failures: PerMinute

  constructor({ token, logins, failuresPerMinute }: AccessParts, clock: Clock) {
    this.#token = token
    this.#logins = logins
    this.#failures = new PerMinute(clock, failuresPerMinute)
  }

  /** @throws DomainError `wrong-credentials`, `too-many-failures` */
  check(request: FastifyRequest): void {
    const { query } = request
    if (typeof query === 'object' && query !== null && TOKEN_PARAMETERS.some((name) => name in query))
      throw new DomainError('wrong-credentials', 'A token in the address is not taken: logs would keep it.')
    if (this.#token === undefined) return
    const login = this.#login(request)
    if (login || request.routeOptions.config.gate !== undefined) return
    const bearer = bearerOf(request.headers.authorization)
    if (bearer === undefined) throw new DomainError('wrong-credentials', 'This server asks for its token.')
    this.attempt(bearer, request.socket.remoteAddress ?? 'unix')
  }

  /**
   * Compares a token that somebody offers with ours. After too many wrong ones the right one does not open either: who
   * guesses must not learn which it was.
   * @throws DomainError `wrong-credentials`, `too-many-failures`
   */
  attempt(offered: string, address: string): void {
    if (this.#failures.exhausted(address))
      throw new DomainError('too-many-failures', 'There were too many wrong tokens from this address.')
    if (this.#token !== undefined && sameSecret(offered, this.#token)) return
    this.#failures.count(address)
    throw new DomainError('wrong-credentials', 'The token is wrong.')
  }

  #login(request: FastifyRequest): boolean {
    const cookie = cookieOf(request.headers.cookie, cookieName(request))
    const login = cookie === undefined ? undefined : this.#logins.find(cookie)
    if (login === undefined) return false
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    const open = request.routeOptions.config.gate !== undefined
    if (changes && !open && !sameSecret(String(request.headers['x-csrf-token'] ?? ''), login.csrf))
      throw new HttpError('csrf', 'A change by the page needs its CSRF token.')
    request.login = login
    return true
  }
}

/** Cookies do not keep ports apart (RFC 6265 §8.5): the name does, so that two servers on one machine get along. */
export function cookieName(request: FastifyRequest): string {
  return `sandpost-login-${parseHost(request.headers.host ?? '')?.port || 'default'}`
}
