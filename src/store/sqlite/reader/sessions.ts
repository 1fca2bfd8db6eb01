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
 * the same as what matches among open sessions. What each wait that fails asks for is narrowed down by the database
 * before, for few rows match and reading all of them takes a quarter of a second.
 */
export function listSessions(
  db: Database.Database,
  { limit, before, filter }: SessionRange,
): SessionSummary[] {
  const { startedAt, id } = before ?? { startedAt: Number.MAX_SAFE_INTEGER, id: '' }
  const { inbox = null, state } = filter
  const narrowed = [
    ...(inbox === null ? [] : [`AND json_extract(summary, '$.login') = $inbox`]),
    ...(state === 'failed' ? [`AND json_extract(summary, '$.failure') IS NOT NULL`] : []),
  ].join(' ')
  const sql = `SELECT summary FROM sessions WHERE (started_at, id) < ($startedAt, $id) ${narrowed} ORDER BY started_at DESC, id DESC`
  const matches = sessionMatcher(filter)
  const found: SessionSummary[] = []
  const place = inbox === null ? { startedAt, id } : { startedAt, id, inbox }
  for (const row of db.prepare<[object], SessionRow>(sql).iterate(place)) {
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
