import { FLAG } from '../../../domain/flags.ts'
import type { SpecialUse } from '../../../domain/mailbox.ts'
import type { PlaceOfMessage } from '../../../domain/message.ts'
import { DomainError } from '../../../domain/trouble.ts'
import type { Copied, Expunged, FlagChange, Stored } from '../../mailboxes.ts'
import type { Outcome, Tally } from './ledger.ts'
import type { MailboxRow, Owner } from './mailbox-rows.ts'
import { mailboxExists, rename } from './renaming.ts'
import type { Rows } from './rows.ts'

/** Runs `work` as one transaction. */
export type Mutate = <Result>(work: (rows: Rows, tally: Tally) => Result) => Outcome<Result>

export interface Where {
  readonly inbox: string
  /** What the mailbox is known by outside. */
  readonly mailbox: string
}

/** The mutations of mailboxes, and of what stands in one of them by UID. */
export class MailboxCalls {
  readonly #mutate: Mutate
  /** As `#mutate`, without waiting for the disk. */
  readonly #unhurried: Mutate

  constructor(mutate: Mutate, unhurried: Mutate) {
    this.#mutate = mutate
    this.#unhurried = unhurried
  }

  createMailbox(inbox: string, name: string, specialUse: SpecialUse | null): Outcome<null> {
    return this.#mutate((rows, tally) => {
      const owner = ownerOf(rows, inbox)
      if (rows.mailboxes.find(owner.inbox, name) !== undefined) throw mailboxExists(name)
      rows.mailboxes.createAsked(owner, { name, specialUse }, tally)
      return null
    })
  }

  /** Takes out up to `most` messages, and removes the mailbox once none is left. @returns how many were taken out */
  dropMailbox(where: Where, most: number): Outcome<number> {
    return this.#mutate((rows, tally) => {
      const mailbox = mailboxOf(rows, where)
      const uids = rows.placements.lowest(mailbox, most)
      rows.placements.expunge(mailbox, uids, 0, tally)
      if (uids.length < most) rows.mailboxes.remove(mailbox, where.inbox, tally)
      return uids.length
    })
  }

  renameMailbox(inbox: string, from: string, to: string): Outcome<null> {
    return this.#mutate((rows, tally) => {
      rename(rows, ownerOf(rows, inbox), { from, to }, tally)
      return null
    })
  }

  subscribe(inbox: string, name: string, wanted: boolean): Outcome<null> {
    return this.#mutate((rows, tally) => {
      rows.mailboxes.subscribe(ownerOf(rows, inbox), name, wanted, tally)
      return null
    })
  }

  store(where: Where, uids: Uint32Array, change: FlagChange): Outcome<Stored> {
    return this.#mutate((rows, tally) => rows.placements.store(mailboxOf(rows, where), uids, change, tally))
  }

  /** @param to the name; `leave`: whether they leave the first mailbox for it */
  copy(
    where: Where,
    uids: Uint32Array,
    { to, leave }: { readonly to: string; readonly leave: boolean },
  ): Outcome<Copied> {
    return this.#mutate((rows, tally) => {
      const from = mailboxOf(rows, where)
      const target = rows.mailboxes.require(ownerOf(rows, where.inbox).inbox, to)
      const copies = rows.placements.copy({ from, to: target, leave }, uids, tally)
      return {
        mailbox: target.objectId,
        uidValidity: target.uidValidity,
        from: Uint32Array.from(copies.from),
        to: Uint32Array.from(copies.to),
        highestModseq: rows.mailboxes.highestModseq(from.id),
      }
    })
  }

  expunge(where: Where, uids: Uint32Array, deletedOnly: boolean): Outcome<Expunged> {
    return this.#mutate((rows, tally) => {
      const mailbox = mailboxOf(rows, where)
      const gone = rows.placements.expunge(mailbox, uids, deletedOnly ? FLAG.deleted : 0, tally)
      return { uids: Uint32Array.from(gone), highestModseq: rows.mailboxes.highestModseq(mailbox.id) }
    })
  }

  /** Nobody was promised that a message is recent only once: it need not be on disk. */
  claimRecent(where: Where): Outcome<Uint32Array> {
    return this.#unhurried((rows) => rows.mailboxes.claimRecent(mailboxOf(rows, where).id))
  }

  setMetadata(
    inbox: string,
    name: string | null,
    entries: ReadonlyMap<string, Uint8Array | null>,
  ): Outcome<null> {
    return this.#mutate((rows, tally) => {
      const owner = ownerOf(rows, inbox)
      const mailbox = name === null ? 0 : rows.mailboxes.require(owner.inbox, name).id
      rows.metadata.set(owner.inbox, mailbox, entries)
      const names = [...entries.keys()].map((entry) => entry.toLowerCase())
      tally.tell({ type: 'mailbox.annotated', seq: tally.next(), inbox, name, entries: names })
      return null
    })
  }
}

/** Takes out what a new message replaces. @throws DomainError `no-such-mailbox`, `no-such-message` */
export function takeReplaced(
  rows: Rows,
  inbox: string,
  { mailbox, uid }: PlaceOfMessage,
  tally: Tally,
): void {
  const gone = rows.placements.expunge(mailboxOf(rows, { inbox, mailbox }), [uid], 0, tally)
  if (gone.length === 0) throw new DomainError('no-such-message', 'The message to be replaced is gone.')
}

/** @throws DomainError `no-such-inbox` */
function ownerOf({ inboxes }: Rows, name: string): Owner {
  return { inbox: inboxes.require(name).inbox, name }
}

/** @throws DomainError `no-such-inbox`, `no-such-mailbox` */
function mailboxOf(rows: Rows, { inbox, mailbox }: Where): MailboxRow {
  return rows.mailboxes.requireId(ownerOf(rows, inbox).inbox, mailbox)
}
