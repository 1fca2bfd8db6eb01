import type { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'

/** What our side presented; the shape of the domain's facts. */
interface CertificateFacts {
  readonly subject: string
  readonly issuer: string
  readonly fingerprint: string
  readonly validUntil: number
}

/** What a handshake agreed on; the shape of the domain's facts. */
export interface TlsFacts {
  readonly version: string
  readonly cipher: string
  readonly serverName: string | null
  readonly certificate: CertificateFacts | null
}

/** @param socket whose handshake is done */
export function tlsFactsOf(socket: TLSSocket): TlsFacts {
  const { servername }: { servername?: unknown } = socket
  const certificate = socket.getX509Certificate()
  return {
    version: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    // On a server's socket this is the name that the client asked for (SNI).
    serverName: typeof servername === 'string' ? servername : null,
    certificate: certificate === undefined ? null : certificateFacts(certificate),
  }
}

function certificateFacts({ subject, issuer, fingerprint256, validTo }: X509Certificate): CertificateFacts {
  return {
    subject: distinguishedName(subject),
    issuer: distinguishedName(issuer),
    fingerprint: fingerprint256,
    validUntil: Date.parse(validTo),
  }
}

/**
 * A name of X.509 on one line: `CN=localhost, O=Example`. Node has one attribute a line, and of a certificate that has no
 * subject, but other names alone, nothing at all, whatever its types say.
 */
export function distinguishedName(name: string | undefined): string {
  return (name ?? '').trim().replaceAll('\n', ', ')
}
