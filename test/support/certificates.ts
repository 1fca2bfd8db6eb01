import { type CertificatePair, makeSelfSigned } from '../../src/wire/self-signed.ts'

let made: Promise<CertificatePair> | undefined

/** One self-signed certificate for all tests of a file. */
export function certificates(): Promise<CertificatePair> {
  made ??= makeSelfSigned()
  return made
}
