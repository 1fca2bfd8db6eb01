import { once as nextEvent } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Capture } from '../capture/capture.ts'
import type { Logins } from '../domain/login.ts'
import type { SessionLog } from '../domain/session.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { Admission } from '../wire/admission.ts'
import type { TlsMode } from '../wire/line-server.ts'
import { type BoundAddress, bind, type Endpoint } from '../wire/listener.ts'
import { createLoginThrottle, type LoginThrottle } from '../wire/login-throttle.ts'
import { plaintextLogins } from '../wire/plaintext-logins.ts'
import { DEFAULT_LIMITS, type SmtpLimits } from './limits.ts'
import { SmtpListener } from './listener.ts'
import type { SmtpSettings } from './settings.ts'

export interface SmtpServerParts {
  readonly capture: Capture
  readonly logins: Logins
  readonly sessions: SessionLog
  readonly log: Log
  readonly settings: SmtpSettings
  readonly clock?: Clock
  /** Shared with the other protocols, so that a guesser is slowed down by all of them. */
  readonly throttle?: LoginThrottle
  /** Likewise: connections of all protocols are counted together. */
  readonly admission?: Admission
}

export interface ListenOptions {
  readonly tls: TlsMode
  /** LMTP (RFC 2033) instead of SMTP. */
  readonly lmtp?: boolean
  /** The inbox whose own port this is: asked anew for each message. */
  readonly ownInbox?: () => string
}

/** One listener that is open. */
export interface OpenDoor {
  readonly address: BoundAddress
  /** As `SmtpServer.close`, for this listener alone. */
  close(options: { readonly graceMs: number }): Promise<void>
}

/** SMTP and LMTP on any number of listeners. */
export interface SmtpServer {
  /** @throws ListenError */
  listen(endpoint: Endpoint, options: ListenOptions): Promise<BoundAddress>
  /** The same, for a listener that may close before the others. @throws ListenError */
  open(endpoint: Endpoint, options: ListenOptions): Promise<OpenDoor>
  /**
   * Takes no new connections; whoever is idle gets 421, whoever is sending may finish and is answered. What is not done
   * after the grace is cut.
   */
  close(options: { readonly graceMs: number }): Promise<void>
}

export function createSmtpServer(parts: SmtpServerParts): SmtpServer {
  const { settings, sessions, clock = systemClock } = parts
  const limits = { ...DEFAULT_LIMITS, ...settings.limits }
  const throttle = parts.throttle ?? createLoginThrottle({ clock })
  const admission = parts.admission ?? new Admission(limits)
  const plaintextLogin = plaintextLogins(parts.log, 'smtp')
  const listeners = new Set<SmtpListener>()
  const sweeper = setInterval(() => sweep(listeners, clock), sweepPeriod(limits))
  sweeper.unref()
  const close = async (listener: SmtpListener, graceMs: number): Promise<void> => {
    if (listeners.delete(listener)) await shut(listener, graceMs)
  }
  const open: SmtpServer['open'] = async (endpoint, { tls, lmtp = false, ownInbox }) => {
    if (tls !== 'off' && settings.tls === undefined)
      throw new TypeError('TLS needs a certificate and its key')
    const ours = { ...settings, limits, lmtp, starttls: tls === 'starttls' }
    const services = { ...parts, settings: ours, throttle, clock, plaintextLogin, ownInbox }
    const place = endpoint.kind === 'unix' ? endpoint.path : ''
    const implicitTls = tls === 'implicit'
    const listener = new SmtpListener({ services, sessions, admission, implicitTls, place })
    const address = await bind(listener.server, endpoint)
    listeners.add(listener)
    return { address, close: ({ graceMs }) => close(listener, graceMs) }
  }
  return {
    open,
    listen: async (endpoint, options) => (await open(endpoint, options)).address,
    async close({ graceMs }) {
      await Promise.all([...listeners].map((listener) => close(listener, graceMs)))
      clearInterval(sweeper)
    },
  }
}

async function shut(listener: SmtpListener, graceMs: number): Promise<void> {
  const sessions = [...listener.open].map((record) => record.over)
  const closed = Promise.all([nextEvent(listener.server, 'close'), ...sessions])
  listener.server.close()
  for (const pending of listener._pendingSockets.values()) pending.destroy()
  for (const connection of listener.live) connection.drain()
  const grace = new AbortController()
  await Promise.race([closed, delay(graceMs, undefined, { signal: grace.signal }).catch(() => undefined)])
  grace.abort()
  for (const connection of listener.live) connection.cut()
  await closed
}

function sweep(listeners: Iterable<SmtpListener>, clock: Clock): void {
  const now = clock.elapsed()
  for (const listener of listeners) for (const connection of listener.live) connection.check(now)
}

/** Often enough for the shortest deadline, and no more than once a second. */
function sweepPeriod({ idleMs, dataMs, rateWindowMs, stallMs }: SmtpLimits): number {
  return Math.max(10, Math.min(1000, Math.min(idleMs, dataMs, rateWindowMs, stallMs) / 4))
}
