import type { Arrival, Capture, Delivered, Receiver } from '../capture/capture.ts'
import { DomainError } from '../domain/trouble.ts'
import { LineEnds } from '../wire/line-ends.ts'

/**
 * A message on its way in, from DATA or from several BDATs. It takes whatever comes and never fails: once the message
 * is too large or the store has failed, the octets are thrown away as they come and `deliver` says why.
 */
export class Incoming {
  /** Octets that came, also those thrown away. */
  size = 0
  readonly #capture: Capture
  readonly #lineEnds = new LineEnds()
  #receiver: Receiver | undefined
  #failure: unknown

  constructor(capture: Capture) {
    this.#capture = capture
    try {
      this.#receiver = capture.receive()
    } catch (error) {
      this.#failure = error
    }
  }

  /** Why the octets are being thrown away; `undefined` while all is well. */
  get failure(): unknown {
    return this.#failure
  }

  /** Bare CR and LF that came, in words. */
  get oddities(): readonly string[] {
    return this.#lineEnds.oddities()
  }

  /** @returns what to wait for before the next octets; that is the back-pressure */
  write(content: Buffer): Promise<void> | undefined {
    this.size += content.length
    if (this.#receiver === undefined) return undefined
    if (this.size > this.#capture.maxMessageSize) return this.#fail(tooLarge(this.#capture.maxMessageSize))
    this.#lineEnds.note(content)
    try {
      return this.#receiver.write(content)?.catch((error: unknown) => this.#fail(error))
    } catch (error) {
      return this.#fail(error)
    }
  }

  /** Keeps the message wherever it goes; resolves after the commit. @throws DomainError as `Capture.route` */
  async deliver(arrival: Arrival): Promise<readonly Delivered[]> {
    const receiver = this.#receiver
    this.#receiver = undefined
    if (receiver === undefined)
      throw this.#failure ?? new DomainError('store-failed', 'The message was given up')
    return this.#capture.route(arrival, receiver)
  }

  /** Throws away what came; harmless at any time. */
  async abort(): Promise<void> {
    const receiver = this.#receiver
    this.#receiver = undefined
    await receiver?.abort().catch(() => undefined)
  }

  #fail(error: unknown): Promise<void> {
    this.#failure ??= error
    return this.abort()
  }
}

function tooLarge(limit: number): DomainError {
  return new DomainError(
    'too-large',
    `The message is larger than ${limit} octets, the most this server takes`,
  )
}
