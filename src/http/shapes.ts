import { expiryOf, type Inbox } from '../domain/inbox.ts'
import type { MessageSummary } from '../domain/message.ts'
import type { Session, SessionSummary, TlsFacts } from '../domain/session.ts'
import type { Inbox as InboxShape } from './contract/inboxes.ts'
import type { Session as SessionShape, SessionSummary as SessionSummaryShape } from './contract/sessions.ts'
import type { Address as AddressShape, MessageSummary as SummaryShape } from './contract/summary.ts'
import { timeToLive } from './time-to-live.ts'

/** The store's facts as the contract has them: times become ISO 8601, lists are copied. */

export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

export function instantOrNull(milliseconds: number | null): string | null {
  // A Date header may name a year that no calendar has.
  return milliseconds === null || Number.isNaN(new Date(milliseconds).getTime())
    ? null
    : instant(milliseconds)
}

export function addressShapes(addresses: readonly AddressShape[]): AddressShape[] {
  return addresses.map(({ name, address }) => ({ name, address }))
}

export function summaryShape(message: MessageSummary): SummaryShape {
  return {
    id: message.id,
    seq: message.seq,
    inbox: message.inbox,
    from: addressShapes(message.from),
    to: addressShapes(message.to),
    subject: message.subject,
    receivedAt: instant(message.receivedAt),
    size: message.size,
    seen: message.seen,
    flagged: message.flagged,
    tags: [...message.tags],
    attachments: message.attachments,
    preview: message.preview,
    routedBy: message.routedBy && { rule: message.routedBy.rule, detail: message.routedBy.detail },
  }
}

export function inboxShape(inbox: Inbox): InboxShape {
  const { name, declared, messages, unread, bytes, limits, onRetrieve, imapReadState } = inbox
  const { ttl, smtpPort, pruned } = inbox
  return {
    name,
    createdAt: instant(inbox.createdAt),
    declared,
    messages,
    unread,
    bytes,
    limits: { maxMessages: limits.maxMessages, maxAge: limits.maxAge, maxBytes: limits.maxBytes },
    onRetrieve,
    imapReadState,
    ttl: ttl === null ? null : timeToLive(ttl),
    expiresAt: instantOrNull(expiryOf(inbox)),
    smtpPort,
    pruned: { count: pruned.count, lastAt: instantOrNull(pruned.lastAt) },
  }
}

export function sessionSummaryShape(session: SessionSummary): SessionSummaryShape {
  const { id, protocol, remote, local, tls, clientName, login, messages } = session
  const { ending, failure, truncated } = session
  return {
    id,
    protocol,
    startedAt: instant(session.startedAt),
    endedAt: instantOrNull(session.endedAt),
    remote: remote === null ? null : { address: remote.address, port: remote.port },
    local: { address: local.address, port: local.port },
    tls: tls === null ? null : tlsShape(tls),
    clientName,
    login,
    messages: [...messages],
    ending,
    failure,
    truncated,
  }
}

function tlsShape({ version, cipher, serverName, certificate }: TlsFacts): SessionSummaryShape['tls'] {
  // Sessions of earlier releases say nothing of it.
  if (!certificate) return { version, cipher, serverName, certificate: null }
  const { subject, issuer, fingerprint, validUntil } = certificate
  const shape = { subject, issuer, fingerprint, validUntil: instant(validUntil) }
  return { version, cipher, serverName, certificate: shape }
}

export function sessionShape(session: Session): SessionShape {
  const transcript = session.transcript.map(({ at, from, text, octets }) => ({ at, from, text, octets }))
  return { ...sessionSummaryShape(session), transcript }
}
