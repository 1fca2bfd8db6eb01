import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificateFacts, tlsFrom } from '../../src/sandbox/tls.ts'
import { makeSelfSigned } from '../../src/wire/self-signed.ts'
import { tempFolder } from '../support/temp-store.ts'

function files(cert: string, key: string) {
  const folder = tempFolder()
  const paths = { tls: 'off', tlsCert: join(folder, 'cert.pem'), tlsKey: join(folder, 'key.pem') } as const
  writeFileSync(paths.tlsCert, cert)
  writeFileSync(paths.tlsKey, key)
  return paths
}

describe('TLS files', () => {
  it('are taken when they belong together', async () => {
    const pair = await makeSelfSigned()
    await expect(tlsFrom(files(pair.cert, pair.key))).resolves.toEqual(pair)
  })

  it('C07 of another pair, or no PEM at all, are refused with what to do', async () => {
    const [one, other] = await Promise.all([makeSelfSigned(), makeSelfSigned()])
    for (const [cert, key] of [
      [one.cert, other.key],
      ['junk', one.key],
      [one.cert, 'junk'],
      ['', ''],
    ] as const) {
      await expect(tlsFrom(files(cert, key))).rejects.toThrow(
        /--tls-cert and --tls-key cannot be used together .*: give a PEM/,
      )
    }
  })

  it('C07 that are not there are named', async () => {
    const gone = { tls: 'off', tlsCert: '/nowhere/cert.pem', tlsKey: '/nowhere/key.pem' } as const
    await expect(tlsFrom(gone)).rejects.toThrow('--tls-cert: /nowhere/cert.pem cannot be read (ENOENT)')
  })

  it('tell what a client compares with what it sees', async () => {
    const pair = await makeSelfSigned()
    const { fingerprint256 } = new X509Certificate(pair.cert)
    const given = certificateFacts(pair, { tlsCert: '/etc/cert.pem' })
    expect(given).toMatchObject({ selfSigned: false, fingerprint: fingerprint256 })
    expect(given.names).toContain('localhost')
    expect(given.validTo).toBeGreaterThan(given.validFrom)
    expect(certificateFacts(pair, { tlsCert: null }).selfSigned).toBe(true)
    expect(JSON.stringify(given)).not.toContain('PRIVATE')
  })

  it('may have other names alone, and no subject', () => {
    const cert = readFileSync(new URL('../fixtures/tls/no-subject.pem', import.meta.url), 'utf8')
    const given = certificateFacts({ cert, key: '' }, { tlsCert: '/etc/cert.pem' })
    expect(given).toMatchObject({ subject: '', names: 'DNS:mail.test' })
  })

  it('are made when asked for, and absent otherwise', async () => {
    const none = { tlsCert: null, tlsKey: null }
    expect(await tlsFrom({ tls: 'off', ...none })).toBeUndefined()
    expect((await tlsFrom({ tls: 'self-signed', ...none }))?.cert).toContain('BEGIN CERTIFICATE')
  })
})
