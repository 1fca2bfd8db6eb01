import type { Inboxes } from '../store/store.ts'
import type { App } from './app-types.ts'

/** Whoever asks for an inbox, waits for its mail or follows its events uses it: so long it does not expire. */
export function holdInboxes(app: App, inboxes: Pick<Inboxes, 'use'>): void {
  app.addHook('preHandler', async ({ params, query }, reply) => {
    const inbox = inboxIn(params) ?? inboxIn(query)
    if (inbox === undefined) return
    const end = inboxes.use(inbox)
    // Whichever comes first: a client that leaves ends it without a finish.
    reply.raw.once('finish', end).once('close', end)
  })
}

function inboxIn(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || !('inbox' in given)) return undefined
  return typeof given.inbox === 'string' ? given.inbox : undefined
}
