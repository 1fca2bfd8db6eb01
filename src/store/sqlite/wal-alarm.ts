import { statSync } from 'node:fs'
import type { Log } from '../../lib/log.ts'

const MIB = 1024 ** 2
/** Our own reads end in seconds, and the log is moved into the database at 32 MiB: beyond this somebody else holds it. */
const ALARM = 64 * MIB

/** Says when the write-ahead log grows because another program reads the database and does not let go (HOSTILE D15). */
export class WalAlarm {
  readonly #path: string
  readonly #log: Log
  #told = false

  /** @param database the path of the database */
  constructor(database: string, log: Log) {
    this.#path = `${database}-wal`
    this.#log = log
  }

  /** Looks at the log's size; tells once until it has shrunk. */
  look(): void {
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0
    const large = size > ALARM
    if (large && !this.#told) {
      this.#log.warn(
        { path: this.#path, size },
        `the write-ahead log has ${Math.floor(size / MIB)} MiB and cannot shrink: another program reads the database; end it`,
      )
    }
    this.#told = large
  }
}
