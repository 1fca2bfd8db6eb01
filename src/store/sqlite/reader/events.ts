import type Database from 'better-sqlite3'
import type { InboxEvent, InboxRenamed, MailEvent, MessageEvent } from '../../../domain/events.ts'
import { DomainError } from '../../../domain/trouble.ts'
import { jsonOr } from './json.ts'

interface EventRow {
  readonly seq: number
  readonly type: (MessageEvent | InboxEvent | InboxRenamed)['type']
  readonly inbox: string
  readonly id: string
  readonly flags: number
  readonly tags: string
  /** Of an inbox that was renamed. */
  readonly was: string
}

/**
 * Events are not kept: they follow from what is there, and from what is known to be gone. A message has the number of
 * its last change, and its first placement, which lists show, speaks for it.
 */
const EVENTS = `
  SELECT * FROM (
    SELECT m.seq AS seq, 'message.received' AS type, i.name AS inbox, m.id AS id, 0 AS flags, '[]' AS tags, '' AS was
      FROM messages m JOIN inboxes i ON i.id = m.inbox WHERE m.seq > :seq ORDER BY m.seq LIMIT :limit)
  UNION ALL SELECT * FROM (
    SELECT m.changed, 'message.changed', i.name, m.id,
      (SELECT p.flags FROM placements p WHERE p.message = m.seq ORDER BY p.mailbox, p.uid LIMIT 1),
      (SELECT json_group_array(t.tag ORDER BY t.tag) FROM tags t WHERE t.message = m.seq), ''
      FROM messages m JOIN inboxes i ON i.id = m.inbox
      WHERE m.changed > :seq ORDER BY m.changed LIMIT :limit)
  UNION ALL SELECT * FROM (
    SELECT modseq, 'message.removed', inbox, id, 0, '[]', '' FROM expunged WHERE modseq > :seq AND gone = 1 ORDER BY modseq LIMIT :limit)
  UNION ALL SELECT * FROM (
    SELECT seq, type, inbox, '', 0, '[]', coalesce(was, '') FROM inbox_events WHERE seq > :seq ORDER BY seq LIMIT :limit)
  ORDER BY seq LIMIT :limit`

/** @throws DomainError `bad-query` when removals that far back are no longer known */
export function eventsSince(db: Database.Database, seq: number, limit: number): MailEvent[] {
  return db.transaction(() => {
    const forgotten = Number(db.prepare("SELECT value FROM meta WHERE key = 'forgotten'").pluck().get())
    if (seq < forgotten) {
      throw new DomainError(
        'bad-query',
        `Events before ${forgotten} are no longer known: list the messages, then follow from the cursor of that answer.`,
      )
    }
    return (db.prepare(EVENTS).all({ seq, limit }) as EventRow[]).map(eventFrom)
  })()
}

function eventFrom({ seq, type, inbox, id, flags, tags, was }: EventRow): MailEvent {
  switch (type) {
    case 'message.received':
    case 'message.removed':
      return { type, seq, inbox, id }
    case 'message.changed':
      return {
        type,
        seq,
        inbox,
        id,
        seen: (flags & 1) !== 0,
        flagged: (flags & 4) !== 0,
        tags: jsonOr<string[]>(tags, []),
      }
    case 'inbox.created':
    case 'inbox.changed':
    case 'inbox.removed':
      return { type, seq, inbox }
    case 'inbox.renamed':
      return { type, seq, inbox, was }
  }
}
