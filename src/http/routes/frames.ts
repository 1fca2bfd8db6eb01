import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { DomainError } from '../../domain/trouble.ts'
import type { App, RouteParts } from '../app-types.ts'
import { MessageId } from '../contract/fields.ts'
import { Frame, FrameQuery } from '../contract/message.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { frameDocument } from '../frame-document.ts'
import { FRAME_LIFETIME, signFrame, verifyFrame } from '../frame-token.ts'
import { ownOrigin } from '../gate.ts'
import { frameHeaders } from '../security-headers.ts'
import { instant } from '../shapes.ts'
import { understood } from '../understand.ts'

const params = Type.Object({ id: MessageId })

/** A message's HTML: where a page may frame it, the framed document, and the same document for programs. */
export function frameRoutes(app: App, parts: RouteParts): void {
  const { frameKey, store } = parts

  app.get(
    '/v1/messages/:id/frame',
    {
      schema: {
        params,
        querystring: FrameQuery,
        tags: ['messages'],
        summary: 'An address for a sandboxed iframe that shows the HTML. It works for a minute.',
        response: { 200: Frame, 404: ProblemAnswer },
      },
    },
    async (request) => {
      const { id } = await store.messages.get(request.params.id)
      return frameOf(parts, request, id)
    },
  )

  app.get(
    '/m/:token/html',
    { config: { gate: 'frame' }, schema: { hide: true, params: Type.Object({ token: Type.String() }) } },
    async (request, reply) => {
      const claims = verifyFrame(frameKey, request.params.token, Date.now())
      if (claims === undefined)
        throw new DomainError('no-such-message', 'This address has expired: open the message again.')
      const document = await documentOf(parts, claims.message)
      return sendFrame(reply, document, frameHeaders(claims.mode, claims.ancestor))
    },
  )

  app.get(
    '/v1/messages/:id/html',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: "The message's own HTML, sandboxed; 404 when it has none.",
      },
    },
    async (request, reply) =>
      sendFrame(reply, await documentOf(parts, request.params.id), frameHeaders('blocked', "'self'")),
  )
}

function frameOf(
  { settings, frameKey }: RouteParts,
  request: FastifyRequest<{ Querystring: FrameQuery }>,
  message: string,
): Frame {
  const until = Date.now() + FRAME_LIFETIME
  const { mode = 'blocked' } = request.query
  const ancestor = settings.contentOrigin === undefined ? "'self'" : ownOrigin(request)
  const token = signFrame(frameKey, { message, mode, ancestor, until })
  return { url: `${settings.contentOrigin ?? ''}/m/${token}/html`, expiresAt: instant(until) }
}

function sendFrame(
  reply: FastifyReply,
  document: string,
  headers: Readonly<Record<string, string>>,
): FastifyReply {
  return reply.removeHeader('x-frame-options').headers(headers).send(document)
}

async function documentOf(parts: RouteParts, id: string): Promise<string> {
  const { messages } = parts.store
  const stored = await messages.get(id)
  const { html, structure } = await understood(parts, stored)
  if (html === null) throw new DomainError('no-such-part', 'The message has no HTML.')
  return frameDocument({ id, html, structure, raw: await messages.raw(id) }, parts)
}
