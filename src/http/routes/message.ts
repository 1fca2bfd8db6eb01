import { Type } from 'typebox'
import type { Inspection } from '../../mail/inspection.ts'
import type { App, RouteParts } from '../app-types.ts'
import { MessageId } from '../contract/fields.ts'
import { MessageDetail } from '../contract/message.ts'
import { MessageChange } from '../contract/messages.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { MessageSummary } from '../contract/summary.ts'
import { detailShape } from '../detail.ts'
import { summaryShape } from '../shapes.ts'
import { understand, understood } from '../understand.ts'

const params = Type.Object({ id: MessageId })
const failures = { 404: ProblemAnswer }

/** One message: read, change, remove, and its two plain views. */
export function messageRoutes(app: App, parts: RouteParts): void {
  const { messages } = parts.store

  app.get(
    '/v1/messages/:id',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: 'One message, whole.',
        response: { 200: MessageDetail, ...failures },
      },
    },
    async (request) => {
      const stored = await messages.get(request.params.id)
      return detailShape(stored, await understand(parts, stored))
    },
  )

  app.patch(
    '/v1/messages/:id',
    {
      schema: {
        params,
        body: MessageChange,
        tags: ['messages'],
        summary: 'Changes seen, flagged or tags.',
        response: { 200: MessageSummary, ...failures },
      },
    },
    async (request) => {
      const { id } = request.params
      await messages.get(id)
      await messages.change({ ids: [id] }, request.body)
      return summaryShape(await messages.get(id))
    },
  )

  app.delete(
    '/v1/messages/:id',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: 'Removes one message.',
        response: { 204: Type.Null(), ...failures },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await messages.get(id)
      await messages.remove({ ids: [id] })
      return reply.code(204).send(null)
    },
  )

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
