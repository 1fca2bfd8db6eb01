import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { BadOption } from '../config/bad-option.ts'
import type { OptionName, Settings } from '../config/options.ts'
import { makeSelfSigned } from '../wire/self-signed.ts'
import { distinguishedName } from '../wire/tls-facts.ts'

/** Certificate chain and private key, both PEM. */
export interface TlsPair {
  readonly cert: string
  readonly key: string
}

/** What whoever trusts the certificate wants to compare. */
export interface CertificateFacts {
  /** Made at the start, and another one at the next. */
  readonly selfSigned: boolean
  /** SHA-256 of the certificate, in hexadecimal with colons, as clients and `openssl x509 -fingerprint -sha256` show it. */
  readonly fingerprint: string
  readonly subject: string
  /** `DNS:localhost, IP Address:127.0.0.1`. */
  readonly names: string
  /** Milliseconds since 1970. */
  readonly validFrom: number
  readonly validTo: number
}

export function certificateFacts(
  { cert }: TlsPair,
  { tlsCert }: Pick<Settings, 'tlsCert'>,
): CertificateFacts {
  const { fingerprint256, subject, subjectAltName = '', validFrom, validTo } = new X509Certificate(cert)
  return {
    selfSigned: tlsCert === null,
    fingerprint: fingerprint256,
    subject: distinguishedName(subject),
    names: subjectAltName,
    validFrom: Date.parse(validFrom),
    validTo: Date.parse(validTo),
  }
}

/** What every TLS listener presents; `undefined` when TLS is off. @throws BadOption when the files cannot be used together */
export async function tlsFrom(
  settings: Pick<Settings, 'tls' | 'tlsCert' | 'tlsKey'>,
): Promise<TlsPair | undefined> {
  const { tls, tlsCert, tlsKey } = settings
  if (tlsCert === null || tlsKey === null) return tls === 'self-signed' ? makeSelfSigned() : undefined
  const pair = { cert: readPem('tls-cert', tlsCert), key: readPem('tls-key', tlsKey) }
  let validTo: string
  try {
    createSecureContext(pair)
    validTo = new X509Certificate(pair.cert).validTo
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BadOption(
      'tls-cert',
      `--tls-cert and --tls-key cannot be used together (${reason}): give a PEM certificate and its own unencrypted PEM key.`,
      { cause: error },
    )
  }
  if (Date.parse(validTo) < Date.now()) {
    throw new BadOption(
      'tls-cert',
      `--tls-cert: the certificate expired on ${validTo}: give one that is valid.`,
    )
  }
  return pair
}

function readPem(option: OptionName, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new BadOption(option, `--${option}: ${path} cannot be read (${code}): name a readable PEM file.`, {
      cause: error,
    })
  }
}
