import type Database from 'better-sqlite3'
import type { Session, SessionSummary, TranscriptLine } from '../../../domain/session.ts'
import { type SessionFilter, sessionMatcher } from '../../../domain/session-filter.ts'
import { jsonOr } from './json.ts'

export interface SessionRange {
  readonly limit: number
  /** The last session of the page before. */
  readonly before: { readonly startedAt: number; readonly id: string } | undefined
  readonly filter: SessionFilter
}

interface SessionRow {
  readonly summary: string
  readonly transcript: string
}

export function getSession(db: Database.Database, id: string): Session | undefined {
  const row = db
    .prepare<[string], SessionRow>('SELECT summary, transcript FROM sessions WHERE id = ?')
    .get(id)
  if (row === undefined) return undefined
  const lines = jsonOr<TranscriptLine[]>(row.transcript, [])
  return { ...summaryFrom(row), transcript: lines.map((line) => ({ ...OLD_LINE, ...line })) }
}

/**
 * Newest first. The filter looks at each row in turn: there are ten thousand at most, and what matches here is by that
 * the same as what matches among open sessions.
 */
export function listSessions(
  db: Database.Database,
  { limit, before, filter }: SessionRange,
): SessionSummary[] {
  const { startedAt, id } = before ?? { startedAt: Number.MAX_SAFE_INTEGER, id: '' }
  const sql = `SELECT summary FROM sessions WHERE (started_at, id) < (?, ?) ORDER BY started_at DESC, id DESC`
  const matches = sessionMatcher(filter)
  const found: SessionSummary[] = []
  for (const row of db.prepare<[number, string], SessionRow>(sql).iterate(startedAt, id)) {
    const summary = summaryFrom(row)
    if (matches(summary)) found.push(summary)
    if (found.length >= limit) break
  }
  return found
}

/** What rows of earlier releases do not have. */
const OLD = { failure: null } as const
const OLD_LINE = { octets: null } as const

function summaryFrom({ summary }: Pick<SessionRow, 'summary'>): SessionSummary {
  return { ...OLD, ...(JSON.parse(summary) as SessionSummary) }
}
