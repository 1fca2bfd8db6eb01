/** Why a command can't be read, as a response code (RFC 9051 §7.1, RFC 5465 §8). */
export type GrammarCode = 'CLIENTBUG' | 'CANNOT' | 'LIMIT' | 'BADCHARSET' | 'BADEVENT'

/** The one thing that readers throw. Its message is printable ASCII and holds no octet of the client's. */
export class GrammarError extends Error {
  readonly code: GrammarCode

  constructor(message: string, code: GrammarCode = 'CLIENTBUG') {
    super(message)
    this.name = 'GrammarError'
    this.code = code
  }

  /** What the tagged response says: BAD for wrong grammar, NO for what is well-formed and can't be done. */
  get answer(): 'BAD' | 'NO' {
    return this.code === 'CLIENTBUG' ? 'BAD' : 'NO'
  }
}
