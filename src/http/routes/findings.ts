import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { MessageId } from '../contract/fields.ts'
import { MessageCodes, MessageLinks } from '../contract/findings.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { foundIn } from '../found.ts'

const params = Type.Object({ id: MessageId })
const failures = { 404: ProblemAnswer, 422: ProblemAnswer }

/** What a test asks a message for: where its links lead, and the codes that it brings. */
export function findingRoutes(app: App, parts: RouteParts): void {
  const { messages } = parts.store
  app.get(
    '/v1/messages/:id/links',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: 'The links of the message, each with what it is for.',
        description: 'docs/codes-and-links.md says what is taken for which kind, and how sure that is.',
        response: { 200: MessageLinks, ...failures },
      },
    },
    async (request) => {
      const { links, remarks } = await foundIn(parts, await messages.get(request.params.id))
      return { links, remarks }
    },
  )
  app.get(
    '/v1/messages/:id/codes',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: 'The one-time codes and PINs of the message.',
        description: 'docs/codes-and-links.md says what is taken for a code, and how sure that is.',
        response: { 200: MessageCodes, ...failures },
      },
    },
    async (request) => {
      const { codes, remarks } = await foundIn(parts, await messages.get(request.params.id))
      return { codes, remarks }
    },
  )
}
