/**
 * What happened in the store, published after the commit that made it so. `seq` is the store's one number: it only
 * grows, each event has its own, and a feed is resumed by naming the last one seen. A message's own `seq` is that of
 * its `message.received`. A message that moves to another mailbox of its inbox, or leaves one of several, has changed.
 */
export type MailEvent =
  | { readonly type: 'message.received'; readonly seq: number; readonly inbox: string; readonly id: string }
  | {
      readonly type: 'message.changed'
      readonly seq: number
      readonly inbox: string
      readonly id: string
      readonly seen: boolean
      readonly flagged: boolean
      readonly tags: readonly string[]
    }
  | { readonly type: 'message.removed'; readonly seq: number; readonly inbox: string; readonly id: string }
  | {
      readonly type: 'inbox.created' | 'inbox.changed' | 'inbox.removed'
      readonly seq: number
      readonly inbox: string
    }

export type Publish = (event: MailEvent) => void

/** Where readers follow events; made by `events/`, read by `http/` and later protocols. */
export interface EventFeed {
  /** Calls `listener` for every event from now on, in order of `seq`. The answer ends it. */
  subscribe(listener: Publish): () => void
  /**
   * All events after `seq`, first those that are past, then live ones, each once and in order, until `signal` aborts.
   * @throws DomainError `bad-query` when `seq` is so old that removals since then are no longer known
   */
  follow(seq: number, signal: AbortSignal): AsyncIterable<MailEvent>
}
