import type { SmtpLimits } from './limits.ts'
import type { Reply } from './reply.ts'

/** What an error costs its client. */
export type Penalty = 'none' | 'delay' | 'close'

/** Counts what a client does wrong between two messages (HOSTILE §2: errors and junk). */
export class ErrorCount {
  readonly #limits: SmtpLimits
  #errors = 0
  #junk = 0

  constructor(limits: SmtpLimits) {
    this.#limits = limits
  }

  /** A message was kept: all is forgiven. */
  forgive(): void {
    this.#errors = 0
    this.#junk = 0
  }

  /** @param junk whether the reply is to a command that brings no mail on */
  penalty(reply: Reply, junk: boolean): Penalty {
    if (junk) this.#junk++
    if (!isError(reply) && !(junk && this.#junk > this.#limits.junk)) return 'none'
    this.#errors++
    if (this.#errors > this.#limits.hardErrors) return 'close'
    return this.#errors > this.#limits.softErrors ? 'delay' : 'none'
  }
}

/** 452 tells the client to go on with what was taken (RFC 5321 §4.5.3.1.10): no error of its. */
function isError({ code }: Reply): boolean {
  return code >= 400 && code !== 452
}
