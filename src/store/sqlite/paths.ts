import { join } from 'node:path'

/** Where the parts of a store are. */
export interface StorePaths {
  /** The truth. SQLite puts `-wal` and `-shm` beside it. */
  readonly database: string
  /** Derived; may be built anew at any time. */
  readonly index: string
  /** Folder of the bodies that are too large for a row. */
  readonly bodies: string
  /** Folder of bodies that are still coming in. */
  readonly incoming: string
  readonly lock: string
  readonly ballast: string
}

export function storePaths(database: string): StorePaths {
  const bodies = `${database}-bodies`
  return {
    database,
    index: `${database}-index`,
    bodies,
    incoming: join(bodies, 'incoming'),
    lock: `${database}-lock`,
    ballast: `${database}-ballast`,
  }
}

/** The file of a large body: spread over folders, so that none gets too full. */
export function bodyFile(bodies: string, id: string): string {
  return join(bodies, id.slice(0, 2), `${id}.eml`)
}
