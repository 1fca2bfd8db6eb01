import type { SpecialUse } from '../domain/mailbox.ts'
import type { Query } from '../domain/query.ts'

/**
 * A folder of an inbox (RFC 9051 §2.3.1.1). A message stands in one or more of its inbox, or is gone. Each place of it
 * has a UID, flags and dates of its own; its keywords are the message's tags, wherever it stands.
 */
export interface Mailbox {
  /** Never changes and is never given again; safe in an IMAP object id (RFC 8474 §4). */
  readonly id: string
  readonly name: string
  /** No two mailboxes of the store ever had the same. */
  readonly uidValidity: number
  readonly uidNext: number
  readonly highestModseq: number
  readonly messages: number
  readonly unseen: number
  /** How many bear the flag \Deleted, and their octets. */
  readonly deleted: number
  readonly deletedBytes: number
  /** Octets of all messages in it. */
  readonly bytes: number
  /** The lowest UID that nobody has claimed as recent, and how many messages have that or a higher one. */
  readonly recentFrom: number
  readonly recent: number
  readonly specialUse: SpecialUse | null
  readonly subscribed: boolean
}

/** UIDs, in any order; those that are not there are passed over. */
export type Uids = Uint32Array | readonly number[]

/** Messages in a mailbox, in columns, a row a UID, ascending. */
export interface Placements {
  /** The mailbox at the moment it was read. */
  readonly mailbox: Mailbox
  readonly uids: Uint32Array
  readonly ids: readonly string[]
  /** `seq` of each message. */
  readonly seqs: Float64Array
  /** Bits of `FLAG`. */
  readonly flags: Uint8Array
  /** For each row the place of its keywords in `keywordSets`. */
  readonly keywords: Uint32Array
  /** Different sets of keywords, each in order; the first is the empty one. */
  readonly keywordSets: readonly (readonly string[])[]
  readonly modseqs: Float64Array
  /** Internal dates: milliseconds since 1970, and minutes east of UTC as given. */
  readonly dates: Float64Array
  readonly zones: Int16Array
  /** When each came into this mailbox, in milliseconds since 1970 (RFC 8514). */
  readonly savedAt: Float64Array
  /** Octets of each raw message. */
  readonly sizes: Float64Array
}

export interface Changes {
  /** Those that came or were changed since. */
  readonly changed: Placements
  /** UIDs that left since, ascending; `null` when that far back is no longer known. */
  readonly expunged: Uint32Array | null
}

/** What is to become of flags and keywords. `replace` leaves tags alone that are no keywords (`isKeyword`). */
export interface FlagChange {
  readonly how: 'add' | 'remove' | 'replace'
  /** Bits of `FLAG`. */
  readonly flags: number
  /** Compared without regard to case. */
  readonly keywords: readonly string[]
  /** Only where the modseq is not above this (RFC 7162 §3.1.3). */
  readonly unchangedSince?: number
}

export interface FlagState {
  readonly uid: number
  readonly flags: number
  readonly keywords: readonly string[]
  readonly modseq: number
}

export interface Stored {
  /** Every UID that is there and was not refused, also where nothing differs now; ascending. */
  readonly states: readonly FlagState[]
  /** Refused, because they were changed after `unchangedSince`; ascending. */
  readonly modified: readonly number[]
}

/** Where messages came to: `from[n]` is `to[n]` there; both ascending. */
export interface Copied {
  /** The id of the mailbox they came to. */
  readonly mailbox: string
  readonly uidValidity: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** That of the mailbox they came from, afterwards. */
  readonly highestModseq: number
}

export interface Expunging {
  /** Only these; all when absent. */
  readonly uids?: Uids
  /** Only those that bear the flag \Deleted at that moment. */
  readonly deletedOnly: boolean
}

export interface Expunged {
  /** Ascending. */
  readonly uids: Uint32Array
  /** That of the mailbox afterwards. */
  readonly highestModseq: number
}

/**
 * A mailbox is named by `name` where its name is meant, and by `mailbox`, its id, where that very one is meant, whatever
 * it is called by now. Levels of a name are parted by `/`; those above need not be there. INBOX is meant in any case.
 * All methods fail with `no-such-inbox`; those that name one mailbox with `no-such-mailbox`.
 */
export interface Mailboxes {
  /** INBOX first, then as they were made. */
  list(inbox: string): Promise<readonly Mailbox[]>
  get(inbox: string, name: string): Promise<Mailbox>
  /** @throws DomainError `mailbox-exists`, `bad-mailbox-name`, `too-many-entries` */
  create(inbox: string, name: string, options?: { readonly specialUse?: SpecialUse }): Promise<Mailbox>
  /**
   * Removes a mailbox and all that stands in it, in steps; those below it stay.
   * @throws DomainError `bad-mailbox-name` for INBOX
   */
  drop(inbox: string, name: string): Promise<void>
  /**
   * Renames a mailbox and all below it, at once; they keep their ids, UIDs and special use, and subscriptions stay with
   * the old names. INBOX itself stays: its messages move to a new mailbox, which gets the same metadata; those below it
   * stay too. `from` may be no mailbox itself when there are some below it.
   * @throws DomainError `mailbox-exists`, `bad-mailbox-name`, `too-many-entries`
   */
  rename(inbox: string, from: string, to: string): Promise<void>
  /**
   * Of a name, whether there is such a mailbox or not. Harmless twice.
   * @throws DomainError `bad-mailbox-name`, `too-many-entries`
   */
  subscribe(inbox: string, name: string): Promise<void>
  unsubscribe(inbox: string, name: string): Promise<void>
  /** Names, in order, also of mailboxes that are no more. */
  subscriptions(inbox: string): Promise<readonly string[]>

  /** All that stands in a mailbox, or only these UIDs. */
  placements(inbox: string, mailbox: string, uids?: Uids): Promise<Placements>
  /** What is different since a modseq. One snapshot; UIDs may have left that came only after it. */
  changes(inbox: string, mailbox: string, sinceModseq: number): Promise<Changes>
  /**
   * UIDs of the messages that match, ascending, of all or of these; it waits for the index as lists do. Texts are compared
   * as i;unicode-casemap does (RFC 5051), so that an accent may follow the text that is sought. Ask for some thousand at
   * a time, that other reads get their turn.
   * @throws DomainError `bad-query`, `search-timeout`
   */
  search(inbox: string, mailbox: string, query: Query, uids?: Uids): Promise<Uint32Array>
  /** Changes flags and keywords, in steps; each message whole. */
  store(inbox: string, mailbox: string, uids: Uids, change: FlagChange): Promise<Stored>
  /** Puts the messages into the mailbox `to` also, each under a new UID, with their flags and internal dates; all or none. */
  copy(inbox: string, mailbox: string, uids: Uids, to: string): Promise<Copied>
  /** As `copy`, and they leave `mailbox`; into the same one too. */
  moveUids(inbox: string, mailbox: string, uids: Uids, to: string): Promise<Copied>
  /** Takes messages out of the mailbox, in steps; one that stands nowhere else is removed for good. */
  expunge(inbox: string, mailbox: string, which: Expunging): Promise<Expunged>
  /** The UIDs that nobody claimed before, ascending; from now on they are not recent for anybody else. */
  claimRecent(inbox: string, mailbox: string): Promise<Uint32Array>

  /**
   * The messages that stand in at least one of these mailboxes, each once, by `seq`. A name that is not there has none.
   * It does not wait for the index.
   */
  contents(inbox: string, which: Standing): Promise<Contents>
  /**
   * Takes the messages out of these mailboxes, in steps. One that stands nowhere else is removed for good. Ids that are
   * not there, or elsewhere, are passed over.
   * @returns how many messages were taken out
   */
  remove(inbox: string, mailboxes: readonly string[], ids: readonly string[]): Promise<number>
  /**
   * Moves the messages from one mailbox to another, which is made if need be, in steps: a new UID there, the same flags
   * and internal date. One that stands there already only leaves `from`. Ids that are not in `from`, and
   * moves to where they are, are passed over.
   * @returns how many left `from`
   */
  move(inbox: string, ids: readonly string[], from: string, to: string): Promise<number>
}

/** Which messages: those that stand in one of these mailboxes. */
export interface Standing {
  readonly mailboxes: readonly string[]
  /** Only messages with this internal date or a later one; milliseconds since 1970. */
  readonly since?: number
}

/** Ids in a row; an array of them is one. */
export interface IdColumn extends Iterable<string> {
  readonly length: number
  at(row: number): string | undefined
}

/** What stands in a mailbox, in columns, a row a message: 100 000 of them take some 3 MiB. */
export interface Contents {
  readonly ids: IdColumn
  /** Octets of each raw message. */
  readonly sizes: Float64Array
  /** 1 where the octets end with CRLF, or there are none; 0 where a CRLF is missing. */
  readonly complete: Uint8Array
}

/** Octets of one value, and entries of one mailbox or inbox. */
export const METADATA_LIMITS = { octets: 16 * 1024, entries: 100 } as const

/**
 * Small values that clients keep with an inbox, or with one of its mailboxes (RFC 5464). Names of entries are compared
 * without regard to case, and are given in lower case.
 */
export interface Metadata {
  /**
   * All entries of a mailbox, or of the inbox itself (`null`).
   * @throws DomainError `no-such-inbox`, `no-such-mailbox`
   */
  get(inbox: string, name: string | null): Promise<ReadonlyMap<string, Uint8Array>>
  /**
   * Sets entries, all or none; `null` removes one.
   * @throws DomainError `no-such-inbox`, `no-such-mailbox`, `too-large`, `too-many-entries`
   */
  set(inbox: string, name: string | null, entries: ReadonlyMap<string, Uint8Array | null>): Promise<void>
}
