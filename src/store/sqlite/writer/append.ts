import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { INBOX } from '../../../domain/inbox.ts'
import { endsWithCrlf } from '../final-crlf.ts'
import type { InboxRows } from './inbox-rows.ts'
import type { Tally } from './ledger.ts'

/** One message on its way to the writer. Its octets are in the batch's buffer, or already in their file. */
export interface AppendJob {
  readonly id: string
  readonly inbox: string
  readonly receivedAt: number
  readonly session: string | null
  readonly seen: boolean
  /** JSON. */
  readonly envelope: string
  /** JSON. */
  readonly remarks: string
  readonly size: number
  /** Where its octets begin in the buffer; `null` when they are in a file, of which the rest is then known. */
  readonly offset: number | null
  readonly sha256: string | null
  readonly endsWithCrlf: boolean | null
}

export interface Appended {
  readonly seq: number
  readonly mailbox: string
  readonly uid: number
}

/** What a batch adds to one inbox, written once. */
interface Sum {
  readonly mailbox: number
  uidNext: number
  modseq: number
  messages: number
  unread: number
  bytes: number
}

/** Adds messages to the INBOX of their inboxes, which are made when they are not there. */
export class Appender {
  readonly #inboxes: InboxRows
  readonly #insertMessage: Database.Statement
  readonly #insertBody: Database.Statement
  readonly #insertPlacement: Database.Statement
  readonly #uidNext: Database.Statement<[number], number>
  readonly #addToMailbox: Database.Statement
  readonly #addToInbox: Database.Statement

  constructor(db: Database.Database, inboxes: InboxRows) {
    this.#inboxes = inboxes
    this.#insertMessage = db.prepare(
      `INSERT INTO messages
         (seq, id, inbox, received_at, size, sha256, in_file, session, envelope, remarks, ends_with_crlf)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#insertBody = db.prepare('INSERT INTO bodies (seq, bytes) VALUES (?, ?)')
    this.#insertPlacement = db.prepare(
      'INSERT INTO placements (mailbox, uid, message, flags, modseq, internal_date) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#uidNext = db
      .prepare<[number], number>('SELECT uidnext FROM mailboxes WHERE id = ?')
      .pluck() as never
    this.#addToMailbox = db.prepare(
      'UPDATE mailboxes SET uidnext = ?, highest_modseq = ?, messages = messages + ?, unseen = unseen + ? WHERE id = ?',
    )
    this.#addToInbox = db.prepare(
      'UPDATE inboxes SET messages = messages + ?, unread = unread + ?, bytes = bytes + ? WHERE id = ?',
    )
  }

  append(jobs: readonly AppendJob[], octets: Uint8Array, tally: Tally): Appended[] {
    const sums = new Map<number, Sum>()
    const appended = jobs.map((job) => this.#one(job, { octets, sums, tally }))
    for (const [inbox, sum] of sums) {
      this.#addToMailbox.run(sum.uidNext, sum.modseq, sum.messages, sum.unread, sum.mailbox)
      this.#addToInbox.run(sum.messages, sum.unread, sum.bytes, inbox)
    }
    return appended
  }

  #one(job: AppendJob, batch: { octets: Uint8Array; sums: Map<number, Sum>; tally: Tally }): Appended {
    const { tally } = batch
    const { inbox, mailbox } = this.#inboxes.ensure(job.inbox, tally)
    const sum = batch.sums.get(inbox) ?? this.#emptySum(mailbox)
    batch.sums.set(inbox, sum)
    const seq = tally.next()
    const body = job.offset === null ? undefined : batch.octets.subarray(job.offset, job.offset + job.size)
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
    )
    if (body !== undefined) this.#insertBody.run(seq, body)
    const uid = sum.uidNext++
    this.#insertPlacement.run(mailbox, uid, seq, job.seen ? 1 : 0, seq, job.receivedAt)
    sum.modseq = seq
    sum.messages += 1
    sum.unread += job.seen ? 0 : 1
    sum.bytes += job.size
    tally.tell({ type: 'message.received', seq, inbox: job.inbox, id: job.id })
    return { seq, mailbox: INBOX, uid }
  }

  #emptySum(mailbox: number): Sum {
    const uidNext = this.#uidNext.get(mailbox) ?? 1
    return { mailbox, uidNext, modseq: 0, messages: 0, unread: 0, bytes: 0 }
  }
}
