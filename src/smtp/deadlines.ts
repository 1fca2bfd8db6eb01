import { seconds } from '../lib/seconds.ts'
import type { SmtpLimits } from './limits.ts'

/** Whom the session waits for: the client's next command, the client's message, or ourselves. */
type Waiting = 'command' | 'body' | 'us'

/** What ran out. `stall` is a client that does not read: it cannot be told. */
export interface Overdue {
  readonly what: 'idle' | 'slow' | 'stall'
  /** In words: `idle for 300 s`. */
  readonly reason: string
}

/**
 * The deadlines of one session (HOSTILE S35, S36). It only keeps instants; whoever owns many sessions asks each now and
 * then. A client that drips octets gains nothing: idle ends with a whole command, and a message has a least rate.
 */
export class Deadlines {
  #waiting: Waiting = 'us'
  #since: number
  #bodySince = 0
  #windowSince = 0
  #windowOctets = 0
  #stalledSince: number | undefined

  constructor(now: number) {
    this.#since = now
  }

  /** Whether the client owes us a command and nothing else. */
  get idle(): boolean {
    return this.#waiting === 'command'
  }

  awaitCommand(now: number): void {
    this.#waiting = 'command'
    this.#since = now
  }

  /** The client waits for us: no deadline runs. */
  awaitUs(): void {
    this.#waiting = 'us'
  }

  awaitBody(now: number): void {
    this.#waiting = 'body'
    this.#bodySince = now
    this.#windowSince = now
    this.#windowOctets = 0
  }

  octets(count: number): void {
    this.#windowOctets += count
  }

  /** We could not take octets for a while: the rate counts anew. */
  resumeBody(now: number): void {
    this.#waiting = 'body'
    this.#windowSince = now
    this.#windowOctets = 0
  }

  /** The client reads none, or reads again. */
  stalled(now: number | undefined): void {
    this.#stalledSince = now
  }

  overdue(now: number, limits: SmtpLimits): Overdue | undefined {
    if (this.#stalledSince !== undefined && now - this.#stalledSince >= limits.stallMs) {
      return { what: 'stall', reason: `read no reply for ${seconds(limits.stallMs)}` }
    }
    switch (this.#waiting) {
      case 'us':
        return undefined
      case 'command':
        if (now - this.#since < limits.idleMs) return undefined
        return { what: 'idle', reason: `idle for ${seconds(limits.idleMs)}` }
      case 'body':
        return this.#bodyOverdue(now, limits)
    }
  }

  #bodyOverdue(now: number, limits: SmtpLimits): Overdue | undefined {
    if (now - this.#bodySince >= limits.dataMs) {
      return { what: 'slow', reason: `message not complete after ${seconds(limits.dataMs)}` }
    }
    const span = now - this.#windowSince
    if (span < limits.rateWindowMs) return undefined
    if (this.#windowOctets * 1000 < limits.dataRate * span) {
      return { what: 'slow', reason: `fewer than ${limits.dataRate} octets a second` }
    }
    this.#windowSince = now
    this.#windowOctets = 0
    return undefined
  }
}
