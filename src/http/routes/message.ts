import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { MessageId } from '../contract/fields.ts'
import { MessageDetail } from '../contract/message.ts'
import { MessageChange } from '../contract/messages.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { MessageSummary } from '../contract/summary.ts'
import { detailShape } from '../detail.ts'
import { summaryShape } from '../shapes.ts'
import { understand } from '../understand.ts'

const params = Type.Object({ id: MessageId })
const failures = { 404: ProblemAnswer }

const REMOVAL = {
  params,
  tags: ['messages'],
  summary: 'Removes one message.',
  response: { 204: Type.Null(), ...failures },
}

/** One message: read, change, remove. */
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

  app.delete('/v1/messages/:id', { schema: REMOVAL }, async (request, reply) => {
    const { id } = request.params
    await messages.get(id)
    await messages.remove({ ids: [id] })
    return reply.code(204).send(null)
  })
}
