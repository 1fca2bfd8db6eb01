import type { ReadState } from '../domain/inbox.ts'
import type { ImapLimits } from './limits.ts'

/** How the IMAP listeners behave. */
export interface ImapSettings {
  readonly hostname: string
  readonly version: string
  /** Whether flags are one truth for all, or last for a session and are kept nowhere, where an inbox has no word of its own. */
  readonly readState: ReadState
  /** Stands between the levels of a mailbox's name on the wire: one printable ASCII character. */
  readonly separator: string
  /** Capabilities, in upper case, that are neither listed nor there; what builds on them goes with them. */
  readonly withheld: ReadonlySet<string>
  /** Whether passwords are taken under TLS only (LOGINDISABLED). */
  readonly requireTls: boolean
  /** Octets of the largest message that APPEND takes. */
  readonly maxMessageSize: number
  /** Certificate and key in PEM; without them no listener can speak TLS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  readonly limits?: Partial<ImapLimits>
}
