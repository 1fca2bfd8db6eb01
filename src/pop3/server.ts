import type { Logins } from '../domain/login.ts'
import type { SessionLog } from '../domain/session.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { Admission } from '../wire/admission.ts'
import { LineServer, type TlsMode } from '../wire/line-server.ts'
import type { BoundAddress, Endpoint } from '../wire/listener.ts'
import { createLoginThrottle, type LoginThrottle } from '../wire/login-throttle.ts'
import { plaintextLogins } from '../wire/plaintext-logins.ts'
import { Expiry } from './expiry.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { Maildrops } from './maildrops.ts'
import { formatReply } from './replies.ts'
import { type Pop3Store, Session } from './session.ts'
import type { Pop3Settings } from './settings.ts'

export interface Pop3ServerParts {
  readonly store: Pop3Store
  readonly logins: Logins
  readonly sessions: SessionLog
  readonly log: Log
  readonly settings: Pop3Settings
  readonly clock?: Clock
  /** Shared with the other protocols, so that a guesser is slowed down by all of them. */
  readonly throttle?: LoginThrottle
  /** Likewise: connections of all protocols are counted together. */
  readonly admission?: Admission
}

/** POP3 (RFC 1939) on any number of listeners. */
export interface Pop3Server {
  /** @throws ListenError */
  listen(endpoint: Endpoint, options: { readonly tls: TlsMode }): Promise<BoundAddress>
  /** Takes no new connections; a session that has not said QUIT deletes nothing. */
  close(options: { readonly graceMs: number }): Promise<void>
}

const FULL = formatReply({ ok: false, code: 'SYS/TEMP', text: 'Too many connections, try again later' })

export function createPop3Server(parts: Pop3ServerParts): Pop3Server {
  const { settings, sessions, log, clock = systemClock } = parts
  const limits = { ...DEFAULT_LIMITS, ...settings.limits }
  const services = {
    ...parts,
    ...parts.store,
    settings: { ...settings, limits },
    clock,
    throttle: parts.throttle ?? createLoginThrottle({ clock }),
    maildrops: new Maildrops(settings, clock),
    expiry: new Expiry({ ...parts.store, settings, clock }),
    plaintextLogin: plaintextLogins(log, 'pop3'),
  }
  return new LineServer({
    protocol: 'pop3',
    tls: settings.tls,
    limits,
    admission: parts.admission ?? new Admission(limits),
    sessions,
    clock,
    log,
    full: FULL,
    serve: (peer, upgrade) => new Session(services, peer, upgrade).run(),
  })
}
