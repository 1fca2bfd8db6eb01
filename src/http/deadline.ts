import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app-types.ts'
import { HttpError } from './errors.ts'

/**
 * Answers for a request that takes too long, whether its body does not come or our own work hangs, so that no client
 * waits for ever. Ends when the answer begins: how long that takes is the client's affair, within the stall timeout.
 */
export function addDeadlines(app: App, usual: number): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>()
  const settle = (request: FastifyRequest) => clearTimeout(timers.get(request))
  app.addHook('onRequest', async (request, reply) => {
    const deadline = request.routeOptions.config.deadline ?? usual
    timers.set(
      request,
      setTimeout(() => giveUp(request, reply), deadline),
    )
  })
  app.addHook('onSend', async (request) => settle(request))
  app.addHook('onResponse', async (request) => settle(request))
  app.addHook('onRequestAbort', async (request) => settle(request))
}

function giveUp(request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) return
  const error = bodyIsPending(request)
    ? new HttpError('request-timed-out', 'The request took too long to come in.')
    : new HttpError('timed-out', 'The answer took too long.')
  reply.header('connection', 'close').send(error)
}

/** Whether the request has a body (RFC 9112 §6) of which a part was not read yet. */
export function bodyIsPending({ raw }: FastifyRequest): boolean {
  const announced =
    raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0
  return announced && !raw.readableEnded
}
