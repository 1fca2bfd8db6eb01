import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Clock, systemClock } from '../lib/clock.ts'
import type { AppParts } from './app-types.ts'
import { bodyLimitOf, bodyTooLarge } from './body-size.ts'
import { HttpError } from './errors.ts'
import { type HostParts, hostAllowed, isHostOf, isLoopback, normalHosts, parseHost } from './hosts.ts'
import { PerSecond } from './rates.ts'

export type Gate = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/**
 * What every request passes before it is routed to anything, in this order: its host, its origin, where the browser
 * says it comes from, its form, who asks. One hook for all paths: what differs is said by the route's `config.gate`.
 */
export function createGate(parts: AppParts, clock: Clock = systemClock): Gate {
  const { settings, limits, access } = parts
  const allowed = normalHosts(settings.allowedHosts)
  const rate = new PerSecond(clock, { rate: limits.requestsPerSecond, burst: limits.requestBurst })
  return async (request) => {
    checkRate(request, rate)
    const host = checkHost(request, { allowed, contentOrigin: settings.contentOrigin })
    checkOrigin(request, { host, allowed })
    checkFetchSite(request)
    checkForm(request)
    access.check(request)
  }
}

/** The address of the client; a Unix socket has none. */
export function clientAddress(request: FastifyRequest): string {
  return request.socket.remoteAddress ?? 'unix'
}

function checkRate(request: FastifyRequest, rate: PerSecond): void {
  const address = clientAddress(request)
  if (address === 'unix' || isLoopback(address) || rate.take(address)) return
  throw new HttpError('too-many-requests', 'There were too many requests from this address.', {
    headers: { 'retry-after': '1' },
  })
}

interface HostRules {
  readonly allowed: readonly string[]
  readonly contentOrigin: string | undefined
}

function checkHost(request: FastifyRequest, { allowed, contentOrigin }: HostRules): HostParts {
  const { raw } = request
  const hosts = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  const host = parseHost(raw.headers.host ?? '')
  // An absolute-form target (RFC 9112 §3.2.2) would name a second host.
  if (hosts.length > 1 || host === undefined || !raw.url?.startsWith('/')) throw unknownHost()
  // The origin kept for message frames serves those and nothing else.
  if (contentOrigin !== undefined && isHostOf(host, contentOrigin)) {
    if (request.routeOptions.config.gate !== 'frame') throw unknownHost()
    return host
  }
  if (!hostAllowed(host.name, allowed)) throw unknownHost()
  return host
}

function unknownHost(): HttpError {
  return new HttpError('unknown-host', 'This server does not answer to the host that the request names.')
}

interface OriginRules {
  readonly host: HostParts
  readonly allowed: readonly string[]
}

/** A browser that says which origin asks must say ours, to the letter. */
function checkOrigin(request: FastifyRequest, { host, allowed }: OriginRules): void {
  const { origin, host: asked = '' } = request.headers
  if (origin === undefined || request.routeOptions.config.gate === 'frame') return
  if (origin === ownOrigin(request)) return
  // A name that the user allowed may have a proxy before it that ends TLS: its page says https where we see http, on the
  // port of Host, or on the usual one when the proxy has put our port there.
  const proxied = [`https://${asked.toLowerCase()}`, `https://${host.name}`]
  if (allowed.includes(host.name) && proxied.includes(origin)) return
  throw new HttpError('cross-site', 'The request comes from a page of another origin.')
}

/** The origin under which the client asked: only to be used once the host has passed. */
export function ownOrigin(request: FastifyRequest): string {
  return `${request.protocol}://${(request.headers.host ?? '').toLowerCase()}`
}

/** Fetch metadata (W3C): other sites may link to the page, and load nothing else. */
function checkFetchSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return
  const { gate } = request.routeOptions.config
  if (gate === 'frame') return
  if (gate === 'page' && request.headers['sec-fetch-mode'] === 'navigate') return
  throw new HttpError('cross-site', 'The request comes from a page of another site.')
}

/** No encoded bodies, no bodies where none belong, and no change that a foreign page could cause without a preflight. */
function checkForm(request: FastifyRequest): void {
  const { headers, method } = request
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new HttpError('unsupported-media-type', 'The body is compressed.')
  const length = Number(headers['content-length'] ?? 0)
  if (length > bodyLimitOf(request)) throw bodyTooLarge(request)
  if (method === 'GET' || method === 'HEAD') {
    if (length > 0 || headers['transfer-encoding'] !== undefined)
      throw new HttpError('bad-request', `${method} takes no body.`)
  } else if (
    method === 'POST' &&
    !/^(application\/json|message\/rfc822)\s*(;|$)/i.test(headers['content-type'] ?? '')
  ) {
    // RFC-less but universal: form types and text/plain pass between sites unasked, JSON does not.
    throw new HttpError('unsupported-media-type', 'A change needs `Content-Type: application/json`.')
  }
}
