import { DomainError } from '../../domain/trouble.ts'
import type { App, RouteParts } from '../app-types.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { Health } from '../contract/server.ts'

/** For whoever starts and restarts us: they need no token, and learn nothing but yes or no. */
export function healthRoutes(app: App, { store }: RouteParts): void {
  const tags = ['server']
  app.get(
    '/livez',
    {
      config: { gate: 'open' },
      schema: { tags, summary: 'Whether the process answers.', response: { 200: Health } },
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/readyz',
    {
      config: { gate: 'open' },
      schema: {
        tags,
        summary: 'Whether mail can be taken: 503 when the store cannot commit.',
        response: { 200: Health, 503: ProblemAnswer },
      },
    },
    async () => {
      const { trouble } = await store.facts()
      if (trouble !== null) throw new DomainError('store-failed', 'The store cannot keep mail now.')
      return { status: 'ok' as const }
    },
  )
}
