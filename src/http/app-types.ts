import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { Access } from './access.ts'
import type { AskedFor } from './asserting/asked-for.ts'
import type { PatternRunner } from './asserting/pattern-runner.ts'
import type { HeldRequests } from './held-requests.ts'
import type { HttpLimits } from './limits.ts'
import type { PageLogin, PageLogins } from './page-logins.ts'
import type { HttpParts } from './parts.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask: `open`: anybody who passes the host check; `page`: likewise, also by a link on another site;
     * `frame`: whoever holds the signed address; absent: only with the token, when there is one. */
    readonly gate?: 'open' | 'page' | 'frame'
    /** How long the whole request may take, in milliseconds, when it is not the usual time. */
    readonly deadline?: number
    /** Most octets of a raw message, where the body may be one. */
    readonly mailLimit?: number
  }
  interface FastifyRequest {
    /** The page's login that let this request in. */
    login: PageLogin | null
  }
}

/** Fastify with routes typed by their TypeBox schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** The server's parts, and what the server made of its settings. */
export interface AppParts extends HttpParts {
  readonly limits: HttpLimits
  readonly logins: PageLogins
  readonly access: Access
  readonly held: HeldRequests
  readonly asked: AskedFor
  readonly patterns: PatternRunner
  /** Signs addresses that work for a minute. New with every start. */
  readonly frameKey: string
}

/** What routes are built from. */
export interface RouteParts extends AppParts {
  /** The interface described (OpenAPI 3.1). */
  readonly openApi: { document(): Promise<object> }
}
