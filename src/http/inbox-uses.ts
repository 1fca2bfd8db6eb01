import type { Inboxes } from '../store/store.ts'
import type { App } from './app-types.ts'

/** Whoever asks for an inbox, or waits for its mail, uses it: so long it does not expire. */
export function holdInboxes(app: App, inboxes: Pick<Inboxes, 'use'>): void {
  app.addHook('preHandler', async ({ params }, reply) => {
    const inbox = inboxIn(params)
    if (inbox === undefined) return
    const end = inboxes.use(inbox)
    // Whichever comes first: a client that leaves ends it without a finish.
    reply.raw.once('finish', end).once('close', end)
  })
}

function inboxIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('inbox' in params)) return undefined
  return typeof params.inbox === 'string' ? params.inbox : undefined
}
