import type Database from 'better-sqlite3'
import type { Session } from '../../../domain/session.ts'

/** Ended sessions kept, and for how long, in milliseconds. */
const MOST = 10_000
const LONGEST = 7 * 24 * 3_600_000
/** How many are written between two clean-ups. */
const SWEEP_EVERY = 500

/** Ended sessions: kept for a while, then forgotten. */
export class SessionRows {
  readonly #insert: Database.Statement
  readonly #forgetOld: Database.Statement
  readonly #forgetMany: Database.Statement
  #untilSweep = 0

  constructor(db: Database.Database) {
    this.#insert = db.prepare(
      'INSERT OR REPLACE INTO sessions (id, started_at, summary, transcript) VALUES (?, ?, ?, ?)',
    )
    this.#forgetOld = db.prepare('DELETE FROM sessions WHERE started_at < ?')
    this.#forgetMany = db.prepare(
      `DELETE FROM sessions WHERE started_at < (SELECT started_at FROM sessions ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ${MOST})`,
    )
  }

  keep(sessions: readonly Session[]): void {
    for (const { transcript, ...summary } of sessions) {
      this.#insert.run(summary.id, summary.startedAt, JSON.stringify(summary), JSON.stringify(transcript))
    }
    this.#untilSweep -= sessions.length
    if (this.#untilSweep > 0) return
    this.#untilSweep = SWEEP_EVERY
    this.#forgetOld.run(Date.now() - LONGEST)
    this.#forgetMany.run()
  }
}
