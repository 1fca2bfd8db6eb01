import { createHash } from 'node:crypto'
import type { MailClient } from './load-client.ts'

interface Entry {
  readonly sha256: string
  acknowledged: boolean
}

interface Row {
  readonly id: string
  readonly seq: number
  readonly subject: string
}

/** What was sent and what was acknowledged, to hold the server to it. */
export class Ledger {
  readonly #entries = new Map<string, Entry>()
  #count = 0
  #acknowledged = 0

  get acknowledged(): number {
    return this.#acknowledged
  }

  /** Sends one message of `size` octets and writes down how it went. @returns the reply, empty when none came */
  async deliver(client: MailClient, size: number): Promise<string> {
    const token = `ledger-${this.#count++}`
    const body = bodyOf(token, size)
    const entry: Entry = { sha256: sha256(body), acknowledged: false }
    this.#entries.set(token, entry)
    const reply = await client.deliver(body)
    if (reply.startsWith('250')) {
      entry.acknowledged = true
      this.#acknowledged += 1
    }
    return reply
  }

  /** Forgets a message, because it was deleted on purpose. */
  forget(subject: string): void {
    if (this.#entries.get(subject)?.acknowledged) this.#acknowledged -= 1
    this.#entries.delete(subject)
  }

  /**
   * Reads messages back by REST, those after `seq`, all by default.
   * @returns what breaks the promise, in words, one a line: missing or doubled ones, and octets that differ
   */
  async complaints(http: string, after = 0): Promise<string[]> {
    const rows = await listAll(http, after)
    const found = new Map<string, number>()
    const complaints: string[] = []
    for (const row of rows) {
      const entry = this.#entries.get(row.subject)
      found.set(row.subject, (found.get(row.subject) ?? 0) + 1)
      if (entry === undefined) complaints.push(`${row.id} "${row.subject}" was never sent, or was deleted`)
      else if (sha256(await rawOf(http, row.id)) !== entry.sha256)
        complaints.push(`${row.subject} is altered`)
    }
    for (const [token, count] of found) if (count > 1) complaints.push(`${token} is there ${count} times`)
    if (after === 0)
      for (const [token, { acknowledged }] of this.#entries)
        if (acknowledged && !found.has(token)) complaints.push(`${token} was acknowledged and is lost`)
    return complaints
  }
}

/** Rows of the list after `seq`, oldest first. */
export async function listAll(http: string, after = 0): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const cursor = rows.at(-1)?.seq ?? after
    const answer = await fetch(`${http}/v1/messages?order=asc&limit=500&after=${cursor}`)
    if (!answer.ok) throw new Error(`the list answers ${answer.status}: ${await answer.text()}`)
    const { messages } = (await answer.json()) as { messages: Row[] }
    rows.push(...messages)
    if (messages.length < 500) return rows
  }
}

export async function rawOf(http: string, id: string): Promise<Buffer> {
  const answer = await fetch(`${http}/v1/messages/${id}/raw`)
  if (!answer.ok) throw new Error(`/raw of ${id} answers ${answer.status}: ${await answer.text()}`)
  return Buffer.from(await answer.arrayBuffer())
}

export function sha256(octets: Uint8Array): string {
  return createHash('sha256').update(octets).digest('hex')
}

/** Every line tells whose it is, so that octets of another message, or of none, show. */
function bodyOf(token: string, size: number): Buffer {
  const head = `Subject: ${token}\r\n\r\n`
  const body = Buffer.alloc(Math.max(size, head.length + 2), `${sha256(Buffer.from(token))}\r\n`)
  body.write(head)
  body.write('\r\n', body.length - 2)
  return body
}
