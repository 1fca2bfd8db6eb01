import { createServer } from 'node:http'
import fastify, { type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { newId } from '../lib/ids.ts'
import type { App, AppParts } from './app-types.ts'
import { takeJsonOnly } from './bodies.ts'
import { bodyTooLarge } from './body-size.ts'
import { addDeadlines, bodyIsPending } from './deadline.ts'
import { createGate } from './gate.ts'
import { holdInboxes } from './inbox-uses.ts'
import { KnownMethods } from './methods.ts'
import { OpenApi } from './open-api.ts'
import { noteOpened } from './opened-messages.ts'
import { tell } from './problems.ts'
import { addRoutes } from './routes.ts'
import { putDataHeaders } from './security-headers.ts'
import { schemaCompiler } from './validation.ts'

/** Given from the start, or Fastify would read its own compilers, which are large. Its types speak of those alone. */
const COMPILERS = {
  compilersFactory: {
    buildValidator: () => schemaCompiler,
    // Native JSON escapes lone surrogates, and the routes' types already say what goes out.
    buildSerializer: () => () => (data: unknown) => JSON.stringify(data),
  },
} as unknown as NonNullable<FastifyServerOptions['schemaController']>

/** Fastify with everything of ours in it, listening nowhere yet. */
export async function createApp(parts: AppParts): Promise<App> {
  const app: App = fastify({
    logger: false,
    genReqId: () => newId(),
    bodyLimit: parts.limits.maxBodySize,
    // Listeners are the server's affair; this one is never opened.
    serverFactory: (handler) => createServer(handler),
    routerOptions: { maxParamLength: 1_024 },
    schemaController: COMPILERS,
    frameworkErrors: (error, request, reply) => {
      putDataHeaders(request, reply)
      answerFailure(parts, error, { request, reply })
    },
  })
  app.decorateRequest('login', null)
  app.setErrorHandler<Error & { readonly code?: unknown }>((error, request, reply) => {
    // Of a body without a length it is noticed while it comes; the answer is the same.
    const large = error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
    answerFailure(parts, large ? bodyTooLarge(request) : error, { request, reply })
  })
  takeJsonOnly(app)
  addDeadlines(app, parts.limits.requestTimeout)
  app.addHook('preClose', async () => parts.held.close())
  const gate = createGate(parts)
  const methods = new KnownMethods(app)
  app.addHook('onRequest', async (request, reply) => {
    putDataHeaders(request, reply)
    await gate(request, reply)
    // Before any body is looked at.
    if (request.is404) throw methods.refusal(request)
  })
  holdInboxes(app, parts.store.inboxes)
  noteOpened(app, parts.asked)
  const openApi = new OpenApi(app, parts.about().version)
  await addRoutes(app, { ...parts, openApi })
  await app.ready()
  return app
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

function answerFailure({ log }: AppParts, error: unknown, { request, reply }: Exchange): void {
  const { answer, headers, ours } = tell(error, request.id)
  if (ours) {
    const { method, routeOptions } = request
    log.error({ err: error, request: request.id, method, route: routeOptions.url }, 'an HTTP request failed')
  }
  // What is left of a body is not waited for.
  if (bodyIsPending(request)) reply.header('connection', 'close')
  reply
    .code(answer.error.status)
    .headers(headers)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(answer))
}
