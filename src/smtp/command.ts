import type { Capture } from '../capture/capture.ts'
import type { Proof } from '../domain/login.ts'
import type { Body } from './body.ts'
import type { Incoming } from './incoming.ts'
import type { Reply } from './reply.ts'
import type { ListenerSettings } from './settings.ts'
import type { Transaction } from './transaction.ts'

/** What a command does with the session it runs in. */
export interface Talk {
  readonly settings: ListenerSettings
  readonly capture: Capture
  /** Whether TLS is on. */
  readonly secure: boolean
  /** The name given with EHLO, HELO or LHLO; `null` before it. */
  clientName: string | null
  /** The inbox the client logged in to; `null` before it. */
  login: string | null
  /** Whether any inbox has a password that client and server can prove to each other. */
  readonly knowsPasswords: boolean
  transaction: Transaction | undefined
  /** Whether this client may still say whom it speaks for. */
  readonly xclient: boolean

  send(reply: Reply): void
  /** Sends a reply that came late, and counts it when it is an error. Resolves when the client may go on. */
  answer(reply: Reply): Promise<void>
  /** Gives the octets that follow to `body`. */
  readBody(body: Body): void
  /** Gives the client's next line to `read`, as the secret it is. */
  readSecret(read: (line: string) => CommandResult): void
  /** Keeps the message and answers for it, once for each recipient in LMTP (RFC 2033 §4.2). Ends the transaction. */
  deliver(incoming: Incoming): Promise<void>
  /** Ends the transaction and throws its octets away. */
  reset(): void
  /**
   * Sees whether the client may log in, slowed down when this address has failed often.
   * @returns the inbox that is its own now, for `login` @throws DomainError
   */
  authenticate(user: string, proof: Proof): Promise<string>
  /** Answers 220 and begins the handshake; what the client said before is forgotten (RFC 3207 §4.2). */
  startTls(): void
  /** The library's XCLIENT, which answers by itself. */
  overrideClient(argument: string): Promise<void>
}

/** `undefined`: the command has answered, or will, by itself. */
export type CommandResult = Reply | undefined | Promise<Reply | undefined>

/** One row of the table: everything that EHLO, HELP and the order of commands need to know. */
export interface Command {
  readonly verb: string
  /** Where it is specified: `RFC 5321 §4.1.1.4`. */
  readonly rfc: string
  /** How it is written, for HELP. */
  readonly usage: string | ((talk: Talk) => string)
  readonly argument: 'none' | 'optional' | 'required'
  /** What has to come before it. */
  readonly after: 'connect' | 'hello' | 'mail' | 'rcpt'
  /** Whether it has to wait for AUTH and TLS where those are required. */
  readonly guarded?: boolean
  /** Whether it brings no mail on: many of them are junk. */
  readonly junk?: boolean
  /** Enhanced status of a 501 for characters that its argument cannot hold. */
  readonly badArgument?: string
  /** The harmless beginning of a line that holds a secret; `undefined` when it holds none. */
  secret?(argument: string): string | undefined
  /** Whether it is there for this client; it is when this is not given. */
  offered?(talk: Talk): boolean
  /** The keywords that EHLO lists because of it. */
  keywords?(talk: Talk): readonly string[]
  run(talk: Talk, argument: string): CommandResult
  /** Takes over when the command was refused before it ran, for what the client sends along with it. */
  refused?(talk: Talk, argument: string, refusal: Reply): CommandResult
}

export function usageOf({ usage }: Command, talk: Talk): string {
  return typeof usage === 'string' ? usage : usage(talk)
}
