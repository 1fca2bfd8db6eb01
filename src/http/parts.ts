import type { Capture } from '../capture/capture.ts'
import type { EventFeed } from '../domain/events.ts'
import type { Log } from '../lib/log.ts'
import type { Inspector } from '../mail/inspector.ts'
import type { Store } from '../store/store.ts'
import type { ServerInfo } from './contract/server.ts'
import type { HttpLimits } from './limits.ts'

/** What the HTTP server is built from. */
export interface HttpParts {
  readonly store: Store
  readonly capture: Capture
  readonly feed: EventFeed
  readonly inspector: Inspector
  readonly log: Log
  readonly settings: HttpSettings
  readonly about: () => ServerAbout
  /** Gives inboxes SMTP ports of their own; when absent, none can have one. */
  readonly ports?: InboxPorts
}

/** A port that was opened, or a sentence that says why none was. */
export type OpenedPort = { readonly port: number } | { readonly problem: string }

/** SMTP ports that belong to one inbox each. The port of an inbox closes by itself when the inbox is removed. */
export interface InboxPorts {
  /** @param port 0 asks for any free one */
  open(inbox: string, port: number): Promise<OpenedPort>
  /** Harmless when the inbox has none. */
  close(inbox: string): Promise<void>
}

export interface HttpSettings {
  /** Guards API and page when set (`--http-token`). */
  readonly token?: string | undefined
  /** Host names that may be in `Host`, besides addresses, localhost and single labels (`--http-allowed-hosts`). */
  readonly allowedHosts: readonly string[]
  /** Inboxes of `--inboxes`: they can neither be removed nor opened, or their passwords would be checked no more. */
  readonly declaredInboxes?: readonly string[] | undefined
  /** Whether an inbox is made by the first that asks for it (`--auto-inboxes`); `true` when absent. */
  readonly autoInboxes?: boolean
  /** Largest message taken, in octets. */
  readonly maxMessageSize: number
  /** Folder of the built page. */
  readonly webRoot: string
  /** Where message frames are served instead of the page's own origin: `https://mail-content.example` (`--http-content-origin`). */
  readonly contentOrigin?: string | undefined
  /** When set, every listener speaks HTTPS. */
  readonly tls?: TlsPair | undefined
  /** For tests: bounds that differ from the usual ones. */
  readonly limits?: Partial<HttpLimits>
}

/** A certificate with its chain and its key, in PEM. */
export interface TlsPair {
  readonly cert: string | Buffer
  readonly key: string | Buffer
}

interface CertificateFacts extends Omit<NonNullable<ServerInfo['tls']>, 'validFrom' | 'validTo'> {
  readonly validFrom: number
  readonly validTo: number
}

/** What `/v1/server` says of the program around it. */
export interface ServerAbout {
  readonly version: string
  readonly listeners: ServerInfo['listeners']
  /** Whether SMTP asks for AUTH. */
  readonly auth: 'optional' | 'required'
  /** Whether something listens beyond loopback. */
  readonly exposed: boolean
  /** What every TLS listener presents; `null` when TLS is off. Times in milliseconds since 1970. */
  readonly tls: CertificateFacts | null
  /** Every option, without secrets. */
  readonly options: ServerInfo['options']
  readonly inboxes: ServerInfo['inboxes']
}
