import type { SandpostClient } from '../client/client.ts'

export type MessageSummary = Awaited<ReturnType<SandpostClient['list']>>['messages'][number]

/** How many summaries are asked for at a time. */
const PAGE = 200

/** What the flags of a command ask of messages. */
export interface Scope {
  readonly inbox?: string
  readonly q?: string
}

export function scopeOf({ inbox, query }: { readonly inbox?: string; readonly query?: string }): Scope {
  return { ...(inbox === undefined ? {} : { inbox }), ...(query === undefined ? {} : { q: query }) }
}

/** Page by page behind the last one seen: what comes or goes meanwhile shifts nothing. */
export async function* oldestFirst(client: SandpostClient, scope: Scope): AsyncGenerator<MessageSummary> {
  let after = 0
  for (;;) {
    const { messages } = await client.list({ ...scope, order: 'asc', limit: PAGE, after })
    yield* messages
    const last = messages.at(-1)
    if (last === undefined || messages.length < PAGE) return
    after = last.seq
  }
}
