import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeSelfSigned } from '../../src/wire/self-signed.ts'

it('makes a certificate that is good for this machine, now', async () => {
  const { cert, key } = await makeSelfSigned()
  const parsed = new X509Certificate(cert)
  expect(parsed.checkHost('localhost')).toBe('localhost')
  expect(parsed.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(parsed.checkIP('::1')).toBe('::1')
  expect(parsed.verify(parsed.publicKey)).toBe(true)
  expect(Date.parse(parsed.validFrom)).toBeLessThan(Date.now())
  expect(Date.parse(parsed.validTo)).toBeGreaterThan(Date.now() + 300 * 24 * 3_600_000)
  expect(key).toContain('PRIVATE KEY')
})
