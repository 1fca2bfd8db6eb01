import { Type } from 'typebox'
import type { Inspection } from '../../mail/inspection.ts'
import type { App, RouteParts } from '../app-types.ts'
import { MessageId } from '../contract/fields.ts'
import { understood } from '../understand.ts'

const params = Type.Object({ id: MessageId })

/** The plain views of one message. */
export function viewRoutes(app: App, parts: RouteParts): void {
  const { messages } = parts.store

  app.get(
    '/v1/messages/:id/text',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: "The message's own plain text; empty when it has none.",
      },
    },
    async (request, reply) => {
      const inspection = await understood(parts, await messages.get(request.params.id))
      return reply.type('text/plain; charset=utf-8').send(inspection.text ?? '')
    },
  )

  app.get(
    '/v1/messages/:id/headers',
    { schema: { params, tags: ['messages'], summary: 'The header block as it was received.' } },
    async (request, reply) => {
      const stored = await messages.get(request.params.id)
      const inspection = await understood(parts, stored)
      const raw = await messages.raw(stored.id)
      const block = await gathered(raw.bytes(headerRange(inspection)))
      return reply.type('text/plain; charset=utf-8').send(block)
    },
  )
}

function headerRange({ structure }: Inspection): { readonly start: number; readonly end: number } {
  return { start: structure.header.start, end: structure.header.end }
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
