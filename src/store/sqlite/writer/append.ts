import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { PlaceOfMessage } from '../../../domain/message.ts'
import { endsWithCrlf } from '../final-crlf.ts'
import type { InboxRows } from './inbox-rows.ts'
import type { Tally } from './ledger.ts'
import type { MailboxRow, MailboxRows } from './mailbox-rows.ts'
import { shareOf, unseen } from './placement-rows.ts'
import type { TagRows } from './tag-rows.ts'

/** One message on its way to the writer. Its octets are in the batch's buffer, or already in their file. */
export interface AppendJob {
  readonly id: string
  readonly inbox: string
  /** The mailbox's name; `null`: INBOX. */
  readonly mailbox: string | null
  readonly receivedAt: number
  readonly internalDate: number
  readonly zone: number
  readonly replaces: PlaceOfMessage | null
  readonly session: string | null
  readonly flags: number
  readonly tags: readonly string[]
  /** JSON. */
  readonly envelope: string
  /** JSON. */
  readonly remarks: string
  readonly route: RouteColumns
  readonly size: number
  /** Where its octets begin in the buffer; `null` when they are in a file, of which the rest is then known. */
  readonly offset: number | null
  readonly sha256: string | null
  readonly endsWithCrlf: boolean | null
}

/** Why a message comes to its inbox; `more` is JSON. */
export interface RouteColumns {
  readonly rule: string | null
  readonly detail: string | null
  readonly more: string | null
}

export interface Appended {
  readonly seq: number
  readonly mailbox: string
  readonly uid: number
  readonly uidValidity: number
}

/** What a batch adds to one mailbox, written once. */
interface MailboxSum {
  uidNext: number
  modseq: number
  shares: readonly number[]
}

/** What a batch adds to one inbox, written once. */
interface InboxSum {
  messages: number
  unread: number
  bytes: number
  /** When the last of them came. */
  usedAt: number
}

interface Batch {
  readonly octets: Uint8Array
  readonly inboxes: Map<number, InboxSum>
  readonly mailboxes: Map<number, MailboxSum>
  readonly tally: Tally
}

interface Rows {
  readonly inboxes: InboxRows
  readonly mailboxes: MailboxRows
  readonly tags: TagRows
}

/** Adds messages to their inboxes, which are made when they are not there. */
export class Appender {
  readonly #rows: Rows
  readonly #insertMessage: Database.Statement
  readonly #insertBody: Database.Statement
  readonly #insertPlacement: Database.Statement
  readonly #uidNext: Database.Statement<[number], number>
  readonly #addToMailbox: Database.Statement
  readonly #addToInbox: Database.Statement

  constructor(db: Database.Database, rows: Rows) {
    this.#rows = rows
    this.#insertMessage = db.prepare(
      `INSERT INTO messages
         (seq, id, inbox, received_at, size, sha256, in_file, session, envelope, remarks, ends_with_crlf,
          route_rule, route_detail, route_more)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#insertBody = db.prepare('INSERT INTO bodies (seq, bytes) VALUES (?, ?)')
    this.#insertPlacement = db.prepare(
      `INSERT INTO placements (mailbox, uid, message, flags, modseq, internal_date, zone, saved_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#uidNext = db
      .prepare<[number], number>('SELECT uidnext FROM mailboxes WHERE id = ?')
      .pluck() as never
    this.#addToMailbox = db.prepare(
      `UPDATE mailboxes SET uidnext = ?, highest_modseq = ?, messages = messages + ?, unseen = unseen + ?,
         bytes = bytes + ?, deleted = deleted + ?, deleted_bytes = deleted_bytes + ?
       WHERE id = ?`,
    )
    this.#addToInbox = db.prepare(
      `UPDATE inboxes SET messages = messages + ?, unread = unread + ?, bytes = bytes + ?, used_at = max(used_at, ?)
       WHERE id = ?`,
    )
  }

  /** @throws DomainError `no-such-mailbox` */
  append(jobs: readonly AppendJob[], octets: Uint8Array, tally: Tally): Appended[] {
    const batch: Batch = { octets, inboxes: new Map(), mailboxes: new Map(), tally }
    const appended = jobs.map((job) => this.#one(job, batch))
    for (const [mailbox, { uidNext, modseq, shares }] of batch.mailboxes) {
      this.#addToMailbox.run(uidNext, modseq, ...shares, mailbox)
    }
    for (const [inbox, { messages, unread, bytes, usedAt }] of batch.inboxes) {
      this.#addToInbox.run(messages, unread, bytes, usedAt, inbox)
    }
    return appended
  }

  #one(job: AppendJob, batch: Batch): Appended {
    const { tally } = batch
    const { inbox, mailbox } = this.#place(job, tally)
    const sum = batch.mailboxes.get(mailbox.id) ?? this.#emptySum(mailbox)
    batch.mailboxes.set(mailbox.id, sum)
    const seq = tally.next()
    this.#insert(job, { seq, inbox }, batch.octets)
    const { flags, internalDate, zone, receivedAt } = job
    const uid = sum.uidNext++
    this.#insertPlacement.run(mailbox.id, uid, seq, flags, seq, internalDate, zone, receivedAt)
    this.#rows.tags.change(seq, { addTags: job.tags })
    sum.modseq = seq
    sum.shares = shareOf(job).map((share, at) => share + (sum.shares[at] ?? 0))
    count(batch.inboxes, inbox, job)
    const { objectId, name, uidValidity } = mailbox
    tally.tell({ type: 'message.received', seq, inbox: job.inbox, id: job.id, mailboxes: [objectId] })
    return { seq, mailbox: name, uid, uidValidity }
  }

  #place(job: AppendJob, tally: Tally): { readonly inbox: number; readonly mailbox: MailboxRow } {
    const { inbox, mailbox } = this.#rows.inboxes.ensure(job.inbox, tally)
    if (job.mailbox === null) return { inbox, mailbox }
    return { inbox, mailbox: this.#rows.mailboxes.require(inbox, job.mailbox) }
  }

  #insert(
    job: AppendJob,
    { seq, inbox }: { readonly seq: number; readonly inbox: number },
    octets: Uint8Array,
  ): void {
    const body = job.offset === null ? undefined : octets.subarray(job.offset, job.offset + job.size)
    const sha256 = body === undefined ? job.sha256 : createHash('sha256').update(body).digest('hex')
    const complete = body === undefined ? job.endsWithCrlf : endsWithCrlf(body)
    this.#insertMessage.run(
      seq,
      job.id,
      inbox,
      job.receivedAt,
      job.size,
      sha256,
      body === undefined ? 1 : 0,
      job.session,
      job.envelope,
      job.remarks,
      complete ? 1 : 0,
      job.route.rule,
      job.route.detail,
      job.route.more,
    )
    if (body !== undefined) this.#insertBody.run(seq, body)
  }

  #emptySum({ id }: MailboxRow): MailboxSum {
    return { uidNext: this.#uidNext.get(id) ?? 1, modseq: 0, shares: [] }
  }
}

function count(sums: Map<number, InboxSum>, inbox: number, job: AppendJob): void {
  const { flags, size, receivedAt } = job
  const sum = sums.get(inbox) ?? { messages: 0, unread: 0, bytes: 0, usedAt: 0 }
  sums.set(inbox, sum)
  sum.messages += 1
  sum.unread += unseen(flags)
  sum.bytes += size
  sum.usedAt = Math.max(sum.usedAt, receivedAt)
}
