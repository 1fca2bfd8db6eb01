import type { SessionActivity } from '../domain/session.ts'
import type { Clock } from '../lib/clock.ts'

/** What one session is at, for whoever waits until no mail is on its way. */
export class MailActivity implements SessionActivity {
  readonly #clock: Pick<Clock, 'elapsed'>
  #heardAt: number
  #isSending: () => boolean = () => false
  #hasSent = false

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock
    this.#heardAt = clock.elapsed()
  }

  get stage(): SessionActivity['stage'] {
    if (this.#isSending()) return 'sending'
    return this.#hasSent ? 'resting' : 'arriving'
  }

  silentFor(): number {
    return this.#clock.elapsed() - this.#heardAt
  }

  /** Asked from here on whether a message, or a line, has begun and is not over. */
  follow(isSending: () => boolean): void {
    this.#isSending = isSending
  }

  heard(): void {
    this.#heardAt = this.#clock.elapsed()
  }

  /** A message that had begun is over, whatever became of it. */
  concluded(): void {
    this.#hasSent = true
    this.heard()
  }
}
