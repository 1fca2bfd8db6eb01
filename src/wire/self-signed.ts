const YEAR = 365 * 24 * 3_600_000

/** Certificate and private key, both PEM. */
export interface CertificatePair {
  readonly cert: string
  readonly key: string
}

/** A certificate that nobody vouches for, for this run: localhost, 127.0.0.1 and ::1, valid for a year. */
export async function makeSelfSigned(): Promise<CertificatePair> {
  // Loaded when asked for: it would be a tenth of every start.
  const { generate } = await import('selfsigned')
  const now = Date.now()
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // An hour back, for clients whose clock is a little slow.
    notBeforeDate: new Date(now - 3_600_000),
    notAfterDate: new Date(now + YEAR),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { cert: made.cert, key: made.private }
}
