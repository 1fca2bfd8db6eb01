import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { attachmentDisposition } from '../content-disposition.ts'
import { MessageId } from '../contract/fields.ts'
import { sendOctets } from '../octets.ts'

const params = Type.Object({ id: MessageId })

export function rawRoutes(app: App, { store }: RouteParts): void {
  app.get(
    '/v1/messages/:id/raw',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: 'The message exactly as it was received, octet for octet; one range of it with `Range`.',
        produces: ['message/rfc822'],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const raw = await store.messages.raw(id)
      reply
        .type('message/rfc822')
        .header('content-disposition', attachmentDisposition(`${id}.eml`, 'message.eml'))
      return sendOctets(request, reply, {
        size: raw.size,
        sha256: raw.sha256,
        bytes: (range) => raw.bytes(range),
      })
    },
  )
}
