import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { createServer, type Server, STATUS_CODES } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server as NetServer } from 'node:net'
import type { Duplex } from 'node:stream'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { systemClock } from '../lib/clock.ts'
import { Access } from './access.ts'
import { createApp } from './app.ts'
import type { App } from './app-types.ts'
import { AskedFor } from './asserting/asked-for.ts'
import { PatternRunner } from './asserting/pattern-runner.ts'
import { HttpError, type HttpTrouble } from './errors.ts'
import { HeldRequests } from './held-requests.ts'
import { HTTP_LIMITS, type HttpLimits } from './limits.ts'
import { PageLogins } from './page-logins.ts'
import type { HttpParts, TlsPair } from './parts.ts'
import { tell } from './problems.ts'
import { newSecret } from './tokens.ts'

/** Where to listen; `mode` is the socket file's, as of `chmod`. */
export type HttpEndpoint =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string; readonly mode?: number | undefined }

/** Where it listens: with the port that was really got. */
export type HttpBound =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string }

/** REST and the page, on any number of listeners at once. */
export interface HttpServer {
  /** @throws Error with Node's `code` (`EADDRINUSE`, `EACCES`) when it cannot */
  listen(endpoint: HttpEndpoint): Promise<HttpBound>
  /** Takes no more, ends streams, gives open requests a moment, then closes every connection. */
  close(): Promise<void>
  /** Answers a request without a connection, for tests. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>
}

/** Binds a server to an address, in the way that all listeners of the program do it. */
export type Bind = (server: NetServer, endpoint: HttpEndpoint) => Promise<HttpBound>

/** @param bind when absent, a socket file that is in the way is an error, stale or not */
export function createHttpServer({
  bind = bound,
  ...parts
}: HttpParts & { readonly bind?: Bind }): HttpServer {
  const limits = { ...HTTP_LIMITS, ...parts.settings.limits }
  const logins = new PageLogins(systemClock)
  const { token } = parts.settings
  const access = new Access({ token, logins, failuresPerMinute: limits.failuresPerMinute }, systemClock)
  const held = new HeldRequests(limits)
  const asked = new AskedFor()
  const patterns = new PatternRunner()
  const starting = createApp({
    ...parts,
    limits,
    logins,
    access,
    held,
    asked,
    patterns,
    frameKey: newSecret(),
  })
  // Told to whoever listens first; nobody may be waiting yet.
  starting.catch(() => undefined)
  const servers: Server[] = []
  return {
    async listen(endpoint) {
      const server = createListener(await starting, { limits, tls: parts.settings.tls })
      const where = await bind(server, endpoint)
      servers.push(server)
      return where
    },
    async close() {
      logins.closeAll()
      const ended = servers.map((server) => closed(server, limits.closeGrace))
      await (await starting).close()
      await Promise.all(ended)
      await patterns.close()
    },
    inject: async (options) => (await starting).inject(options),
  }
}

function createListener(
  app: App,
  { limits, tls }: { readonly limits: HttpLimits; readonly tls: TlsPair | undefined },
): Server {
  const options = {
    maxHeaderSize: limits.maxHeaderSize,
    headersTimeout: limits.headersTimeout,
    // A route's own deadline comes first; this one is for what never reaches a route.
    requestTimeout: Math.max(limits.requestTimeout, limits.uploadTimeout),
    keepAliveTimeout: limits.keepAliveTimeout,
    connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout),
  }
  const server = tls === undefined ? createServer(options) : createTlsServer({ ...options, ...tls })
  server.on('request', app.routing)
  server.on('clientError', answerBrokenRequest)
  server.maxConnections = limits.maxConnections
  server.timeout = limits.stallTimeout
  return server
}

/** The codes of Node's parser that have an answer of their own; any other is a bad request. */
const PARSER_CODES: Readonly<Record<string, HttpTrouble>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timed-out',
}

/** What is no HTTP never reaches a route: it is answered here, in the same shape. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const code = PARSER_CODES[error.code ?? ''] ?? 'bad-request'
  const { answer } = tell(new HttpError(code, 'The request could not be read.'), '')
  const body = JSON.stringify(answer)
  const { status } = answer.error
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

async function bound(server: NetServer, endpoint: HttpEndpoint): Promise<HttpBound> {
  server.listen(
    endpoint.kind === 'unix' ? { path: endpoint.path } : { host: endpoint.host, port: endpoint.port },
  )
  await once(server, 'listening')
  if (endpoint.kind === 'tcp') {
    const { address, port } = server.address() as AddressInfo
    return { kind: 'tcp', host: address, port }
  }
  if (endpoint.mode !== undefined) chmodSync(endpoint.path, endpoint.mode)
  return { kind: 'unix', path: endpoint.path }
}

async function closed(server: Server, grace: number): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), grace)
  await done
  clearTimeout(timer)
}
