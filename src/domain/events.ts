/**
 * What happened in the store, published after the commit that made it so. `seq` is the store's one number: it only
 * grows, each event has its own, and a feed is resumed by naming the last one seen. A message's own `seq` is that of
 * its `message.received`. A message that comes to another mailbox of its inbox, or leaves one of several, has changed.
 *
 * Events of mailboxes, and `mailboxes` of messages, are told live only: what is read of the past is without them.
 */
export type MailEvent = MessageEvent | InboxEvent | InboxRenamed | MailboxEvent

export type MessageEvent =
  | (OfMessage & { readonly type: 'message.received' | 'message.removed' })
  | (OfMessage & {
      readonly type: 'message.changed'
      readonly seen: boolean
      readonly flagged: boolean
      readonly tags: readonly string[]
    })

interface OfMessage {
  readonly seq: number
  readonly inbox: string
  readonly id: string
  /** Ids of the mailboxes in which it came, changed or left. Ask those for their changes. */
  readonly mailboxes?: readonly string[]
}

/** An inbox comes and goes with all its mailboxes, which are not told one by one. */
export interface InboxEvent {
  readonly type: 'inbox.created' | 'inbox.changed' | 'inbox.removed'
  readonly seq: number
  readonly inbox: string
}

/**
 * An inbox has another name, with all that is in it, which is not told one by one. Events of the past have the name that
 * their message's inbox has now.
 */
export interface InboxRenamed {
  readonly type: 'inbox.renamed'
  readonly seq: number
  /** Its name now. */
  readonly inbox: string
  readonly was: string
}

export type MailboxEvent = { readonly seq: number; readonly inbox: string } & (
  | {
      readonly type: 'mailbox.created' | 'mailbox.removed'
      /** Its id. */
      readonly mailbox: string
      readonly name: string
    }
  | {
      readonly type: 'mailbox.renamed'
      readonly mailbox: string
      readonly name: string
      readonly was: string
    }
  /** Of a name, whether there is such a mailbox or not. */
  | { readonly type: 'mailbox.subscribed' | 'mailbox.unsubscribed'; readonly name: string }
  /** Values that clients keep with a mailbox, or with the inbox itself (`null`), were set or removed: names of entries. */
  | { readonly type: 'mailbox.annotated'; readonly name: string | null; readonly entries: readonly string[] }
)

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
