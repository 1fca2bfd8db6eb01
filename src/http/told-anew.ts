import type { EventFeed, MailEvent } from '../domain/events.ts'
import { EVERYTHING } from '../domain/query.ts'
import type { Messages } from '../store/store.ts'

/** Messages read from the store at once. */
const BATCH = 500

export interface Beginning {
  /** The store's last number when the reader came. */
  readonly seq: number
  readonly signal: AbortSignal
}

/**
 * What a store tells a reader to whom all of it is new, when it no longer knows its events from the first on: each
 * message that is there up to `seq`, as it came, then all events after it. Removals that were forgotten are of messages
 * that such a reader never heard of.
 */
export async function* toldAnew(
  { messages, feed }: { readonly messages: Pick<Messages, 'list'>; readonly feed: EventFeed },
  { seq, signal }: Beginning,
): AsyncGenerator<MailEvent> {
  let after = 0
  for (let more = true; more && !signal.aborted; ) {
    const bounds = { after, before: seq + 1, limit: BATCH }
    const page = await messages.list({ inbox: null, query: EVERYTHING, order: 'asc', ...bounds })
    for (const { id, inbox, seq: own } of page.messages) {
      after = own
      yield { type: 'message.received', seq: own, inbox, id }
    }
    more = page.messages.length === BATCH
  }
  yield* feed.follow(seq, signal)
}
