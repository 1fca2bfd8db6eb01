import type { EventFeed } from '../domain/events.ts'
import type { Logins } from '../domain/login.ts'
import type { SessionLog } from '../domain/session.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { Admission } from '../wire/admission.ts'
import { LineServer, type TlsMode } from '../wire/line-server.ts'
import type { BoundAddress, Endpoint } from '../wire/listener.ts'
import { createLoginThrottle, type LoginThrottle } from '../wire/login-throttle.ts'
import { plaintextLogins } from '../wire/plaintext-logins.ts'
import { namesOfCapabilities } from './capabilities.ts'
import type { ImapStore } from './command.ts'
import { COMMANDS } from './commands.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { Session } from './session.ts'
import type { ImapSettings } from './settings.ts'
import { SharedReads } from './shared-reads.ts'
import { withheldWith } from './withheld.ts'

export interface ImapServerParts {
  readonly store: ImapStore
  readonly feed: EventFeed
  readonly logins: Logins
  readonly sessions: SessionLog
  readonly log: Log
  readonly settings: ImapSettings
  readonly clock?: Clock
  /** Shared with the other protocols, so that a guesser is slowed down by all of them. */
  readonly throttle?: LoginThrottle
  /** Likewise: connections of all protocols are counted together. */
  readonly admission?: Admission
}

/** IMAP4rev1 (RFC 3501) and IMAP4rev2 (RFC 9051) on any number of listeners. */
export interface ImapServer {
  /** @throws ListenError */
  listen(endpoint: Endpoint, options: { readonly tls: TlsMode }): Promise<BoundAddress>
  /** Takes no new connections; sessions that wait are told BYE. */
  close(options: { readonly graceMs: number }): Promise<void>
}

/** The names, in upper case, of all that the server may list as its capabilities. */
export function capabilityNames(): readonly string[] {
  return namesOfCapabilities(COMMANDS)
}

export function createImapServer(parts: ImapServerParts): ImapServer {
  const { settings, sessions, log, clock = systemClock } = parts
  const limits = { ...DEFAULT_LIMITS, ...settings.limits }
  const services = {
    ...parts,
    settings: { ...settings, limits, withheld: withheldWith(settings.withheld) },
    reads: new SharedReads(parts.store.mailboxes, parts.feed),
    clock,
    throttle: parts.throttle ?? createLoginThrottle({ clock }),
    plaintextLogin: plaintextLogins(log, 'imap'),
  }
  return new LineServer({
    protocol: 'imap',
    tls: settings.tls,
    limits,
    admission: parts.admission ?? new Admission(limits),
    sessions,
    clock,
    log,
    full: '* BYE [UNAVAILABLE] Too many connections, try again later',
    serve: (peer, upgrade) => new Session(services, peer, upgrade).run(),
  })
}
