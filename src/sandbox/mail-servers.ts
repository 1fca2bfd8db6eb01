import type { Capture } from '../capture/capture.ts'
import type { Settings } from '../config/options.ts'
import type { EventFeed } from '../domain/events.ts'
import { createImapServer, type ImapServer } from '../imap/server.ts'
import { systemClock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { createPop3Server, type Pop3Server } from '../pop3/server.ts'
import { createSmtpServer, type SmtpServer } from '../smtp/server.ts'
import { createLogins } from '../store/logins.ts'
import type { Store } from '../store/store.ts'
import { VERSION } from '../version.ts'
import { Admission } from '../wire/admission.ts'
import { createLoginThrottle } from '../wire/login-throttle.ts'
import type { TlsPair } from './tls.ts'

export interface MailParts {
  readonly settings: Settings
  readonly store: Store
  readonly capture: Capture
  readonly feed: EventFeed
  readonly log: Log
  readonly tls: TlsPair | undefined
  /** What the IMAP server does without. */
  readonly withheld: ReadonlySet<string>
}

export interface MailServers {
  readonly smtp: SmtpServer
  readonly pop3: Pop3Server
  readonly imap: ImapServer
  /** @param graceMs how long sessions may take to finish what they are at */
  close(graceMs: number): Promise<void>
}

/** The line protocols: who guesses passwords, or connects too often, is known to all of them. */
export function createMailServers({
  settings,
  store,
  capture,
  feed,
  log,
  tls,
  withheld,
}: MailParts): MailServers {
  const shared = {
    logins: createLogins(store.inboxes, settings),
    sessions: store.sessions,
    throttle: createLoginThrottle({ clock: systemClock }),
    admission: new Admission(connectionLimits(settings)),
    log,
  }
  const smtp = createSmtpServer({ ...shared, capture, settings: { ...smtpSettings(settings), tls } })
  const pop3 = createPop3Server({ ...shared, store, settings: { ...pop3Settings(settings), tls } })
  const imap = createImapServer({
    ...shared,
    store,
    feed,
    settings: { ...imapSettings(settings), tls, withheld },
  })
  return {
    smtp,
    pop3,
    imap,
    async close(graceMs) {
      await Promise.all([smtp, pop3, imap].map((server) => server.close({ graceMs })))
    },
  }
}

function smtpSettings(settings: Settings) {
  return {
    auth: settings.auth,
    strict: settings.smtpStrict,
    xclient: settings.smtpXclient,
    requireTls: settings.smtpRequireTls,
    refuseEarlyTalkers: settings.smtpEarlyTalkers === 'refuse',
    hostname: settings.smtpHostname,
    maxMessageSize: settings.maxMessageSize,
    limits: {
      recipients: settings.maxRecipients,
      idleMs: settings.smtpIdleTimeout,
      dataMs: settings.smtpDataTimeout,
    },
  }
}

function pop3Settings(settings: Settings) {
  return {
    hostname: settings.smtpHostname,
    version: VERSION,
    onRetrieve: settings.pop3OnRetrieve,
    lock: settings.pop3Lock,
    loginDelayMs: settings.pop3LoginDelay,
    maxAge: settings.maxAge === null ? null : settings.maxAge / 1000,
    limits: { idleMs: settings.pop3IdleTimeout },
  }
}

function imapSettings(settings: Settings) {
  return {
    hostname: settings.smtpHostname,
    version: VERSION,
    readState: settings.imapReadState,
    separator: settings.imapSeparator,
    requireTls: settings.imapRequireTls,
    maxMessageSize: settings.maxMessageSize,
    limits: { idleMs: settings.imapIdleTimeout },
  }
}

function connectionLimits(settings: Settings) {
  return {
    connections: settings.maxConnections,
    connectionsPerAddress: settings.maxConnectionsPerIp,
    connectionsPerOutsideAddress: settings.maxConnectionsPerIp,
  }
}
