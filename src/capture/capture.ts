import { inboxNameProblem } from '../domain/inbox.ts'
import type { Kept, NewMessage } from '../domain/message.ts'
import { DomainError } from '../domain/trouble.ts'
import { asBuffer } from '../mail/charset.ts'
import { firstField, holdsHeader } from '../mail/first-field.ts'
import { LIMITS } from '../mail/limits.ts'
import type { Receiver, Store } from '../store/store.ts'
import {
  INBOX_FIELD,
  inboxOfAddress,
  leadsByItself,
  needsField,
  type RoutingFacts,
  routesOf,
} from './routing.ts'

export type { Receiver } from '../store/store.ts'

/** A message that nobody has given an inbox yet. */
export interface Arrival extends Omit<NewMessage, 'inbox' | 'routedBy' | 'mailbox' | 'replaces'> {
  /** The inbox that the client is logged in to. */
  readonly login: string | null
  /** The port of an inbox's own that it came by. */
  readonly port: RoutingFacts['port']
}

/** One copy of a message, and the recipients that led to it, as places in the envelope. */
export interface Delivered {
  readonly kept: Kept
  readonly recipients: readonly number[]
}

/** The one door by which bytes come in, whatever protocol brought them. */
export interface Capture {
  /** The largest message taken, in octets. */
  readonly maxMessageSize: number
  /** Begins to take in a message. Always `deliver`, `route` or `abort` it. */
  receive(): Receiver
  /**
   * Keeps the message; resolves after the commit.
   * @throws DomainError `too-large`, `bad-inbox-name`, `disk-full`, `store-busy`, `store-failed`, `shutting-down`;
   *   nothing is kept then
   */
  deliver(message: NewMessage, body: Receiver): Promise<Kept>
  /**
   * Keeps a copy in each inbox that the message goes to, with why; resolves after the commit of them all.
   * @throws DomainError as `deliver`; no copy is kept then
   */
  route(arrival: Arrival, body: Receiver): Promise<readonly Delivered[]>
  /** The inbox that a recipient's address names by itself, for clients that are not logged in. */
  inboxOf(address: string): string | undefined
}

export interface CaptureSettings {
  /** Octets. */
  readonly maxMessageSize: number
  /** `anything@NAME.<domain>` goes to the inbox NAME (`--inbox-domain`), in lower case. */
  readonly inboxDomain?: readonly string[]
  /** Whether mail may make an inbox that it names; true when absent. */
  readonly autoInboxes?: boolean
}

export function createCapture(store: Store, settings: CaptureSettings): Capture {
  const { maxMessageSize, autoInboxes = true } = settings
  const domains = (settings.inboxDomain ?? []).toSorted((one, other) => other.length - one.length)
  const isClosed = (inbox: string) => !autoInboxes && !store.inboxes.has(inbox)
  return {
    maxMessageSize,
    receive: () => store.messages.receive(),
    async deliver(message, body) {
      await refuse(refusalOfSize(body, maxMessageSize) ?? refusalOfName(message.inbox), body)
      return store.messages.append(message, body)
    },
    async route({ login, port, ...message }, body) {
      await refuse(refusalOfSize(body, maxMessageSize), body)
      const recipients = message.envelope.to.map(({ address }) => address)
      const facts = { recipients, login, domains, port, isClosed }
      const field = needsField(facts) ? await fieldOf(body) : null
      const routes = routesOf({ ...facts, field })
      const copies = routes.map(({ inbox, routedBy }) => ({ ...message, inbox, routedBy }))
      const kept = await store.messages.appendCopies(copies, body)
      return routes.flatMap((route, at) => {
        const copy = kept[at]
        return copy === undefined ? [] : [{ kept: copy, recipients: route.recipients }]
      })
    },
    inboxOf: (address) =>
      leadsByItself(address, { login: null, domains, isClosed })
        ? inboxOfAddress(address, domains)?.inbox
        : undefined,
  }
}

async function refuse(refusal: DomainError | undefined, body: Receiver): Promise<void> {
  if (refusal === undefined) return
  await body.abort()
  throw refusal
}

function refusalOfSize({ size }: Receiver, maxMessageSize: number): DomainError | undefined {
  if (size <= maxMessageSize) return undefined
  return new DomainError(
    'too-large',
    `The message has ${size} octets; this server takes ${maxMessageSize} (--max-message-size).`,
  )
}

function refusalOfName(inbox: string): DomainError | undefined {
  const problem = inboxNameProblem(inbox)
  if (problem === undefined) return undefined
  return new DomainError('bad-inbox-name', `No such inbox can be: ${problem}.`)
}

/** Looks at the header alone: it mostly stands in the first octets that came, and no more of it is read than is parsed. */
async function fieldOf(body: Receiver): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let octets = 0
  try {
    for await (const chunk of body.bytes()) {
      chunks.push(chunk)
      octets += chunk.length
      if (octets >= LIMITS.headerBytes || (chunks.length === 1 && holdsHeader(asBuffer(chunk)))) break
    }
  } catch (error) {
    await body.abort()
    throw error
  }
  return firstField(Buffer.concat(chunks), INBOX_FIELD)
}
