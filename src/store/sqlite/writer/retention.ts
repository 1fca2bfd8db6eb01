import type Database from 'better-sqlite3'
import type { InboxLimits } from '../../../domain/inbox.ts'
import type { PruneStep } from '../../store.ts'

interface Standing {
  readonly messages: number
  readonly bytes: number
  readonly max_messages: number | null
  readonly max_age: number | null
  readonly max_bytes: number | null
}

interface Old {
  readonly id: string
  readonly received_at: number
  readonly size: number
}

/** Finds what is over an inbox's limits and counts what was pruned. */
export class RetentionRows {
  readonly #standing: Database.Statement<[number], Standing>
  readonly #oldest: Database.Statement<[number, number], Old>
  readonly #count: Database.Statement

  constructor(db: Database.Database) {
    this.#standing = db.prepare(
      'SELECT messages, bytes, max_messages, max_age, max_bytes FROM inboxes WHERE id = ?',
    )
    this.#oldest = db.prepare(
      'SELECT id, received_at, size FROM messages WHERE inbox = ? ORDER BY seq LIMIT ?',
    )
    this.#count = db.prepare('UPDATE inboxes SET pruned = pruned + ?, pruned_at = ? WHERE id = ?')
  }

  /** Ids of messages over the limits, in the order they came, at most `step.most`. A limit of the inbox's own goes before the one given. */
  over(inbox: number, limits: InboxLimits, { most, byAge }: PruneStep): string[] {
    const standing = this.#standing.get(inbox)
    if (standing === undefined) return []
    const maxMessages = standing.max_messages ?? limits.maxMessages ?? Number.POSITIVE_INFINITY
    const maxBytes = standing.max_bytes ?? limits.maxBytes ?? Number.POSITIVE_INFINITY
    const maxAge = byAge ? (standing.max_age ?? limits.maxAge) : null
    const tooOld = maxAge === null ? Number.NEGATIVE_INFINITY : Date.now() - maxAge * 1000
    let { messages, bytes } = standing
    const over: string[] = []
    for (const { id, received_at, size } of this.#oldest.all(inbox, most)) {
      // The newest message stays however large it is: whoever was told 250 can read it.
      const tooMuch = messages > maxMessages || (bytes > maxBytes && messages > 1)
      if (!tooMuch && received_at >= tooOld) break
      over.push(id)
      messages -= 1
      bytes -= size
    }
    return over
  }

  count(inbox: number, pruned: number): void {
    if (pruned > 0) this.#count.run(pruned, Date.now(), inbox)
  }
}
