import { inboxNameProblem } from '../domain/inbox.ts'
import type { Kept, NewMessage } from '../domain/message.ts'
import { DomainError } from '../domain/trouble.ts'
import type { Receiver, Store } from '../store/store.ts'

export type { Receiver } from '../store/store.ts'

/** The one door by which bytes come in, whatever protocol brought them. */
export interface Capture {
  /** The largest message taken, in octets. */
  readonly maxMessageSize: number
  /** Begins to take in a message. Always `deliver` it or `abort` it. */
  receive(): Receiver
  /**
   * Keeps the message; resolves after the commit.
   * @throws DomainError `too-large`, `bad-inbox-name`, `disk-full`, `store-busy`, `store-failed`, `shutting-down`;
   *   nothing is kept then
   */
  deliver(message: NewMessage, body: Receiver): Promise<Kept>
}

export function createCapture(
  store: Store,
  { maxMessageSize }: { readonly maxMessageSize: number },
): Capture {
  return {
    maxMessageSize,
    receive: () => store.messages.receive(),
    async deliver(message, body) {
      const refusal = refusalOf(message, body, maxMessageSize)
      if (refusal === undefined) return store.messages.append(message, body)
      await body.abort()
      throw refusal
    },
  }
}

function refusalOf(message: NewMessage, body: Receiver, maxMessageSize: number): DomainError | undefined {
  if (body.size > maxMessageSize) {
    return new DomainError(
      'too-large',
      `The message has ${body.size} octets; this server takes ${maxMessageSize} (--max-message-size).`,
    )
  }
  const problem = inboxNameProblem(message.inbox)
  return problem === undefined
    ? undefined
    : new DomainError('bad-inbox-name', `No such inbox can be: ${problem}.`)
}
