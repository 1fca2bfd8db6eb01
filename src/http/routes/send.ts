import { Readable } from 'node:stream'
import { Type } from 'typebox'
import type { Capture, Receiver } from '../../capture/capture.ts'
import { type Envelope, NO_ENVELOPE } from '../../domain/envelope.ts'
import { putBy } from '../../domain/routing.ts'
import { DomainError } from '../../domain/trouble.ts'
import type { App, RouteParts } from '../app-types.ts'
import type { Composed } from '../compose.ts'
import { InboxName } from '../contract/fields.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { MessageCompose, SendQuery, Sent } from '../contract/send.ts'
import { HttpError } from '../errors.ts'

const params = Type.Object({ inbox: InboxName })
/** What base64 and JSON add to the octets of a message. */
const JSON_OVERHEAD = 1.4

/** Takes a message in by the same door as SMTP: raw as a stream, or JSON that is composed here. */
export function sendRoutes(app: App, { capture, settings, limits }: RouteParts): void {
  app.addContentTypeParser('message/rfc822', async (_request: unknown, payload: Readable) => payload)
  app.post(
    '/v1/inboxes/:inbox/messages',
    {
      bodyLimit: Math.ceil(settings.maxMessageSize * JSON_OVERHEAD) + limits.maxBodySize,
      config: { deadline: limits.uploadTimeout, mailLimit: settings.maxMessageSize },
      schema: {
        params,
        querystring: SendQuery,
        body: {
          content: {
            'application/json': { schema: MessageCompose },
            'message/rfc822': { schema: Type.Unknown() },
          },
        },
        tags: ['messages'],
        summary: 'Puts a message into the inbox: raw `message/rfc822`, or JSON to compose.',
        response: { 201: Sent, 413: ProblemAnswer, 422: ProblemAnswer, 507: ProblemAnswer },
      },
    },
    async (request, reply) => {
      const { body, query } = request
      const composed = body instanceof Readable ? undefined : await composedOf(body as MessageCompose)
      const octets = composed?.octets ?? uploaded(body as Readable)
      const receiver = capture.receive()
      await takeIn(octets, receiver, capture)
      const kept = await capture.deliver(
        {
          inbox: request.params.inbox,
          envelope: envelopeOf(query, composed?.envelope ?? NO_ENVELOPE),
          receivedAt: Date.now(),
          session: null,
          remarks: [],
          routedBy: putBy('rest'),
        },
        receiver,
      )
      return reply.code(201).send({ id: kept.id, seq: kept.seq, inbox: kept.inbox })
    },
  )
}

/** Half a message is none: whatever stops the stream throws the receiver's bytes away. */
async function takeIn(
  octets: AsyncIterable<Buffer>,
  receiver: Receiver,
  { maxMessageSize }: Capture,
): Promise<void> {
  try {
    for await (const chunk of octets) {
      await receiver.write(chunk)
      if (receiver.size > maxMessageSize)
        throw new DomainError(
          'too-large',
          `The message has more than the ${maxMessageSize} octets that are taken.`,
        )
    }
  } catch (error) {
    await receiver.abort()
    throw error
  }
}

/** The octets of a request as they come. Only the client can break them off: what we throw meanwhile passes by here. */
async function* uploaded(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>
  } catch {
    throw new HttpError('bad-request', 'The message did not come whole.')
  }
}

/** What the query says goes before what the message says. */
/** The composer is read when first needed: few starts ever are asked to compose. */
async function composedOf(message: MessageCompose): Promise<Composed> {
  const { compose } = await import('../compose.ts')
  return compose(message)
}

function envelopeOf({ from, to }: SendQuery, otherwise: Envelope): Envelope {
  return {
    from: from ?? otherwise.from,
    parameters: otherwise.parameters,
    to: to === undefined ? otherwise.to : to.map((address) => ({ address, parameters: {} })),
  }
}
