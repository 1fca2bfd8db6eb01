import type { Dialect } from './grammar/cursor.ts'

/** What a client has turned on in its session (RFC 5161). */
export class Enabled implements Dialect {
  rev2 = false
  utf8Accept = false
  /** RFC 7162 §3.1: by ENABLE, or by a command that shows that the client knows of it. */
  condstore = false
  qresync = false

  /** Whether names and strings go out in UTF-8. */
  get utf8(): boolean {
    return this.rev2 || this.utf8Accept
  }
}
