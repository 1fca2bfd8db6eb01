import type { OnRetrieve } from '../domain/inbox.ts'
import type { Pop3Limits } from './limits.ts'

/** How the POP3 listeners behave. */
export interface Pop3Settings {
  /** The name in the greeting's timestamp. */
  readonly hostname: string
  readonly version: string
  /** What a download does to a message, where its inbox says nothing of its own. */
  readonly onRetrieve: OnRetrieve
  /** Whether one maildrop may be open in several sessions at a time. */
  readonly lock: 'exclusive' | 'shared'
  /** How long after a login the next one to the same maildrop is taken, in milliseconds; 0: at once. */
  readonly loginDelayMs: number
  /** How long messages are kept where their inbox says nothing of its own, in seconds; `null`: for ever. */
  readonly maxAge: number | null
  /** Certificate and key in PEM; without them no listener can speak TLS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  readonly limits?: Partial<Pop3Limits>
}
