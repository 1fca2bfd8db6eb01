import type Database from 'better-sqlite3'
import { NO_ENVELOPE } from '../../../domain/envelope.ts'
import type { StoredMessage } from '../../../domain/message.ts'
import type { Routed } from '../../../domain/routing.ts'
import { damagedBody, sha256Of } from '../body-check.ts'
import { emptyDigest } from '../index/rows.ts'
import { noSuchMessage } from '../no-such.ts'
import { jsonOr } from './json.ts'
import { SUMMARY, type SummaryRow, summaryFrom } from './list.ts'

interface MessageRow extends SummaryRow {
  readonly envelope: string
  readonly remarks: string
  readonly session: string | null
  readonly sha256: string
  readonly mailbox: string | null
  readonly uid: number | null
  readonly digest: string | null
  readonly text: string | null
  readonly route_more: string | null
}

/** Where a message's octets are: here, or in the file that bears its id. */
export interface BodyPlace {
  readonly size: number
  readonly sha256: string
  readonly internationalized: boolean
  readonly bytes: Uint8Array | null
}

const UNREAD = emptyDigest('the digest of this message is missing')

/** Of a message to which all recipients led, and no rule was passed over. */
const ALL_OF_IT: Pick<Routed, 'recipients' | 'passedOver'> = { recipients: null, passedOver: [] }

/** Reads of one message. */
export class MessageReader {
  readonly #message: Database.Statement<[string], MessageRow>
  readonly #body: Database.Statement<
    [string],
    { seq: number; size: number; sha256: string; in_file: number; smtputf8: number; bytes: unknown }
  >

  constructor(db: Database.Database) {
    this.#message = db.prepare(
      `SELECT ${SUMMARY.columns}, m.envelope, m.remarks, m.session, m.sha256, m.route_more, b.name AS mailbox, p.uid, d.digest, d.text
       FROM ${SUMMARY.tables} LEFT JOIN mailboxes b ON b.id = p.mailbox WHERE m.id = ?`,
    )
    this.#body = db.prepare(
      `SELECT m.seq, m.size, m.sha256, m.in_file, b.bytes,
         json_valid(m.envelope) AND json_extract(m.envelope, '$.parameters.SMTPUTF8') IS NOT NULL AS smtputf8
       FROM messages m LEFT JOIN bodies b ON b.seq = m.seq WHERE m.id = ?`,
    )
  }

  /** @throws DomainError `no-such-message` */
  get(id: string): StoredMessage {
    const row = this.#message.get(id)
    if (row === undefined) throw noSuchMessage(id)
    const digest = { ...jsonOr(row.digest, UNREAD), text: row.text ?? '' }
    const summary = summaryFrom(row)
    return {
      ...summary,
      routedBy: summary.routedBy && { ...summary.routedBy, ...jsonOr(row.route_more, ALL_OF_IT) },
      mailbox: row.mailbox ?? '',
      uid: row.uid ?? 0,
      envelope: jsonOr(row.envelope, NO_ENVELOPE),
      session: row.session,
      sha256: row.sha256,
      digest: { ...digest, warnings: [...jsonOr<string[]>(row.remarks, []), ...digest.warnings] },
    }
  }

  /** @throws DomainError `no-such-message`, `store-damaged` */
  body(id: string): BodyPlace {
    const row = this.#body.get(id)
    if (row === undefined) throw noSuchMessage(id)
    const { size, sha256 } = row
    const facts = { size, sha256, internationalized: row.smtputf8 === 1 }
    if (row.in_file === 1) return { ...facts, bytes: null }
    const bytes = Buffer.isBuffer(row.bytes)
      ? row.bytes
      : row.bytes === null && size === 0
        ? Buffer.alloc(0)
        : undefined
    if (bytes === undefined || bytes.length !== size || sha256Of(bytes) !== sha256)
      throw damagedBody(id, 'its row was changed from outside')
    return { ...facts, bytes: Uint8Array.from(bytes) }
  }
}
