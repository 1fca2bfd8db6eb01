import type { MailEvent } from '../domain/events.ts'
import type { Inbox, InboxChange, InboxLimits, InboxSettings } from '../domain/inbox.ts'
import type { Kept, MessageChange, MessageSummary, NewMessage, StoredMessage } from '../domain/message.ts'
import type { Query } from '../domain/query.ts'
import type { MailSession, Session, SessionEvent, SessionLog, SessionSummary } from '../domain/session.ts'
import type { SessionFilter } from '../domain/session-filter.ts'
import type { MapField, MessageMap } from '../domain/structure.ts'
import type { Mailboxes, Metadata } from './mailboxes.ts'

/**
 * Everything Sandpost keeps. UIDs, modseq and `seq` only grow; a mutation is one transaction and publishes its events
 * after the commit; expected failures are `DomainError`s. Every read sees every mutation that was answered before it.
 * Any method may fail with `store-failed`, `store-busy`, `store-damaged` or `shutting-down`; mutations also with
 * `disk-full`.
 */
export interface Store {
  readonly inboxes: Inboxes
  readonly mailboxes: Mailboxes
  readonly metadata: Metadata
  readonly messages: Messages
  readonly sessions: Sessions
  facts(): Promise<StoreFacts>
  /** Finishes what was begun, then closes. Later calls fail with `shutting-down`. */
  close(): Promise<void>
}

/** A store whose threads are on their way: it can be given to others, and be asked when it has started. */
export interface StartingStore {
  readonly store: Store
  /** @throws StoreStartError; nothing is left of the start then */
  readonly started: Promise<void>
}

export interface StoreFacts {
  /** Where it is, as the user names it: `sqlite:/data/sandpost.db`, `memory:`. */
  readonly place: string
  /** How much a 250 promises, in words, as read back from the database: `WAL, synchronous=FULL`. */
  readonly durability: string
  /** The last `seq` given out; 0 in a new store. */
  readonly seq: number
  /** The last message `seq` that lists and searches know of; reads wait until it has caught up. */
  readonly indexedSeq: number
  readonly messages: number
  /** Octets on disk: database, index and bodies. */
  readonly bytes: number
  /** Why nothing can be committed now, in words; `null` when all is well. */
  readonly trouble: string | null
}

export interface Inboxes {
  list(): Promise<readonly Inbox[]>
  /** @throws DomainError `no-such-inbox` */
  get(name: string): Promise<Inbox>
  /** @throws DomainError `inbox-exists`, `bad-inbox-name` */
  create(name: string, settings: InboxSettings): Promise<Inbox>
  /** Makes the inbox if it is not there, undeclared. @throws DomainError `bad-inbox-name` */
  ensure(name: string): Promise<void>
  /**
   * All of the change or nothing, a new name too. @returns the inbox as it is now, by its name now
   * @throws DomainError `no-such-inbox`; for a new name also `inbox-exists`, `bad-inbox-name`
   */
  change(name: string, change: InboxChange): Promise<Inbox>
  /** Removes the inbox and all in it. @throws DomainError `no-such-inbox` */
  remove(name: string): Promise<void>
  /** Removes every message. @returns how many @throws DomainError `no-such-inbox` */
  clear(name: string): Promise<number>
  /** The password of a declared inbox; `null` for one that is not declared, `undefined` for one that is not there. */
  password(name: string): Promise<string | null | undefined>
  /** Whether any inbox is declared, as far as changes that were answered go. */
  anyPassword(): boolean
  /** Whether there is an inbox of this name, likewise. */
  has(name: string): boolean
  /** Keeps the inbox from expiring until the answer is called, which counts as its last use. Any name will do. */
  use(name: string): () => void
  /**
   * Removes the inbox, as `remove` does, when its time to live is over and neither a session nor a `use` of it is open.
   * What comes meanwhile keeps it. @param now milliseconds since 1970
   * @returns whether it is gone @throws DomainError `no-such-inbox`
   */
  expire(name: string, now: number): Promise<boolean>
  /**
   * Removes what is over the limits, oldest first, at most `step.most` messages, and counts it as pruned. A limit of the
   * inbox's own goes before the one given here.
   * @returns how many were removed; fewer than `step.most` means that nothing is over the limits now
   */
  prune(name: string, limits: InboxLimits, step: PruneStep): Promise<number>
}

export interface PruneStep {
  readonly most: number
  /** Whether the clock can be believed, so that what is too old is removed too. */
  readonly byAge: boolean
}

/** Takes in the bytes of one message: small ones stay in memory, larger ones go to disk as they come. */
export interface Receiver {
  /** Octets written so far. */
  readonly size: number
  /** Resolves when more can be taken: wait for it, that is the back-pressure. */
  write(chunk: Uint8Array): Promise<void> | void
  /** No more comes for now: until it does, no file is held open for it. */
  rest(): Promise<void>
  /** What was written so far, in order; more may be written afterwards. Not behind `append` or `abort`. */
  bytes(): AsyncIterable<Uint8Array>
  /** Throws the bytes away. Harmless after `append`. */
  abort(): Promise<void>
}

/** Which messages: these, or those of an inbox (or of all) that match. Never everything by accident: `query` is explicit. */
export type Selection =
  | { readonly ids: readonly string[] }
  | { readonly inbox: string | null; readonly query: Query }

export interface Listing {
  /** `null`: every inbox. */
  readonly inbox: string | null
  readonly query: Query
  /** Only messages whose `seq` is below, or above, this. */
  readonly before?: number
  readonly after?: number
  readonly limit: number
  /** By `seq`; `desc` is newest first. */
  readonly order: 'asc' | 'desc'
  /** Whoever needs no `total` says so: it is then 0, and not every message of the inbox is compared. */
  readonly uncounted?: boolean
}

export interface MessagePage {
  readonly messages: readonly MessageSummary[]
  /** How many match in all, whatever `before`, `after` and `limit` say. */
  readonly total: number
  /** Every message up to this `seq` was looked at: what comes later is above it. */
  readonly cursor: number
}

/** The bytes of a message, exactly as received. */
export interface RawMessage {
  readonly size: number
  readonly sha256: string
  /** Whether it was sent as one that needs UTF-8 in its header (RFC 6531 §3.4). */
  readonly internationalized: boolean
  /** The octets from `start` up to, not including, `end`; the whole without a range. Never the whole message in memory. */
  bytes(range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>
}

export interface Messages {
  /** Begins to take in a message. */
  receive(): Receiver
  /**
   * Keeps the message for good; makes its inbox if need be. Resolves only after the commit is on disk (messages that
   * arrive together share one). On failure nothing is kept and the receiver is aborted.
   * @throws DomainError `no-such-mailbox`, and `no-such-message` when what it replaces is not there
   */
  append(message: NewMessage, body: Receiver): Promise<Kept>
  /** As `append`, with one copy of the body for each of these messages, in their order: all of them, or none. */
  appendCopies(messages: readonly NewMessage[], body: Receiver): Promise<readonly Kept[]>
  /** As `append`, for several: all of them, in this order, or none. */
  appendAll(
    messages: readonly { readonly message: NewMessage; readonly body: Receiver }[],
  ): Promise<readonly Kept[]>
  /** @throws DomainError `no-such-message` */
  get(id: string): Promise<StoredMessage>
  /** What IMAP asks of the message. Total: of one that could not be read it has a warning. @throws DomainError `no-such-message` */
  map(id: string): Promise<MessageMap>
  /**
   * The maps of these messages in the same order, of each only these fields, or all; `undefined` for one that is not
   * there. Ask for a few hundred at a time: envelopes are small, but a structure may have ten thousand parts.
   */
  maps<Field extends MapField = MapField>(
    ids: readonly string[],
    fields?: readonly Field[],
  ): Promise<readonly (Pick<MessageMap, Field | 'warning'> | undefined)[]>
  /** @throws DomainError `no-such-inbox`, `search-timeout` */
  list(listing: Listing): Promise<MessagePage>
  /** @throws DomainError `no-such-message` */
  raw(id: string): Promise<RawMessage>
  /** @returns how many messages now differ; ids that are not there are passed over */
  change(selection: Selection, change: MessageChange): Promise<number>
  /** @returns how many were removed; ids that are not there are passed over */
  remove(selection: Selection): Promise<number>
  /**
   * Events after `seq` in order, at most `limit`.
   * @throws DomainError `bad-query` when removals that far back are no longer known
   */
  eventsSince(seq: number, limit: number): Promise<readonly MailEvent[]>
}

export interface SessionPage {
  readonly limit: number
  /** Only sessions that are older than the one of this id. */
  readonly before?: string | undefined
  /** Every session when absent. */
  readonly filter?: SessionFilter | undefined
}

export interface Sessions extends SessionLog {
  /** Open or ended. @throws DomainError `no-such-session` */
  get(id: string): Promise<Session>
  /** Newest first; open ones included. */
  list(page: SessionPage): Promise<readonly SessionSummary[]>
  /**
   * Calls `listener` for what happens from now on; changes of one session that come close together are one. The answer
   * ends it.
   */
  subscribe(listener: (event: SessionEvent) => void): () => void
  /** Those open now by which mail may come, as they are: both parts go on changing. */
  bringingMail(): readonly MailSession[]
  /** How many are open now, and how many have begun since the start. */
  counts(): { readonly open: number; readonly begun: number }
}
