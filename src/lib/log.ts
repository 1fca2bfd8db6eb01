/** What every part of the program logs with; pino fits it, and so does {@link silentLog}. */
export interface Log {
  debug(facts: object, text: string): void
  info(facts: object, text: string): void
  warn(facts: object, text: string): void
  error(facts: object, text: string): void
}

/** A log that keeps nothing: the default of the library and of tests. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
