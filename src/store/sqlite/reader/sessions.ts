import type Database from 'better-sqlite3'
import type { Session, SessionSummary, TranscriptLine } from '../../../domain/session.ts'
import { jsonOr } from './json.ts'

/** The last session of a page: the next page begins after it. */
export interface SessionCursor {
  readonly startedAt: number
  readonly id: string
}

interface SessionRow {
  readonly summary: string
  readonly transcript: string
}

export function getSession(db: Database.Database, id: string): Session | undefined {
  const row = db
    .prepare<[string], SessionRow>('SELECT summary, transcript FROM sessions WHERE id = ?')
    .get(id)
  return row && { ...summaryFrom(row), transcript: jsonOr<TranscriptLine[]>(row.transcript, []) }
}

/** Newest first. */
export function listSessions(
  db: Database.Database,
  limit: number,
  before: SessionCursor | undefined,
): SessionSummary[] {
  const { startedAt, id } = before ?? { startedAt: Number.MAX_SAFE_INTEGER, id: '' }
  const sql = `SELECT summary FROM sessions WHERE (started_at, id) < (?, ?) ORDER BY started_at DESC, id DESC LIMIT ?`
  return db.prepare<[number, string, number], SessionRow>(sql).all(startedAt, id, limit).map(summaryFrom)
}

function summaryFrom({ summary }: Pick<SessionRow, 'summary'>): SessionSummary {
  return JSON.parse(summary) as SessionSummary
}
