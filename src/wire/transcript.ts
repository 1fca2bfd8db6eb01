import type { Clock } from '../lib/clock.ts'
import { printable } from '../lib/printable.ts'

/** One line of a session. */
export interface Line {
  /** Milliseconds since the session began. */
  readonly at: number
  /** The client, the server, or a remark of ours (`*`). */
  readonly from: 'C' | 'S' | '*'
  /** One printable line: secrets masked, bodies as `<n octets>`. */
  readonly text: string
  /** Octets that it was on the wire, its end counted, before TLS and compression; `null` where that is unknown, or a secret's length. */
  readonly octets: number | null
}

/** What a transcript keeps at most, in octets (HOSTILE S53). */
const LIMIT = 256 * 1024
/** What one line costs beyond its text, so that a million empty lines are bounded too. */
const LINE_COST = 48
/** Stands where a secret was. */
export const MASK = '***'

/**
 * Writes down what client and server say. Secrets never enter: whoever knows that a line holds one says so, and only
 * its harmless beginning is kept. After 256 KiB nothing more is kept and `truncated` is true.
 */
export class Transcript {
  readonly lines: Line[] = []
  truncated = false
  readonly #clock: Clock
  readonly #begun: number
  readonly #changed: () => void
  #room = LIMIT

  /** @param changed called for each line */
  constructor(clock: Clock, changed: () => void = () => undefined) {
    this.#clock = clock
    this.#changed = changed
    this.#begun = clock.elapsed()
  }

  /** @param octets that the line was, its end counted */
  client(text: string, octets: number | null = null): void {
    this.#add('C', text, octets)
  }

  /** A line of the client that holds a secret; only `harmless`, its beginning, is kept. */
  clientSecret(harmless: string): void {
    this.#add('C', masked(harmless), null)
  }

  /** Octets that are not a line: message data, a literal. */
  clientOctets(count: number): void {
    this.#add('C', `<${count} octets>`, count)
  }

  /** The same of the server. */
  server(text: string, octets: number | null = null): void {
    this.#add('S', text, octets)
  }

  /** A line of ours that holds a secret. */
  serverSecret(harmless: string): void {
    this.#add('S', masked(harmless), null)
  }

  /** Octets of ours that are no line: a message. */
  serverOctets(count: number): void {
    this.#add('S', `<${count} octets>`, count)
  }

  remark(text: string): void {
    this.#add('*', text, null)
  }

  #add(from: Line['from'], text: string, octets: number | null): void {
    const cost = text.length + LINE_COST
    if (cost > this.#room) {
      this.#room = 0
      this.truncated = true
      return
    }
    this.#room -= cost
    const at = Math.round(this.#clock.elapsed() - this.#begun)
    this.lines.push({ at, from, text: printable(text), octets })
    this.#changed()
  }
}

function masked(harmless: string): string {
  return harmless === '' ? MASK : `${harmless} ${MASK}`
}
