import { describe, expect, it } from 'vitest'
import { smtpAccess } from '../../src/cli/inbox-access.ts'

const LOGIN = { user: 'ci+a b', pass: 'p@ss' }
const smtp = { protocol: 'smtp', address: '127.0.0.1:1025', tls: 'starttls' } as const
const smtps = { protocol: 'smtps', address: '[::1]:1465', tls: 'implicit' } as const
const socket = { protocol: 'smtp', address: 'unix:/run/smtp.sock', tls: 'off' } as const

describe('where an app hands in its mail', () => {
  it.each([
    ['http://127.0.0.1:8025', [smtp], 'smtp://ci%2Ba%20b:p%40ss@127.0.0.1:1025'],
    ['http://localhost:8025', [socket, smtps, smtp], 'smtp://ci%2Ba%20b:p%40ss@127.0.0.1:1025'],
    ['http://[::1]:8025', [smtps], 'smtps://ci%2Ba%20b:p%40ss@[::1]:1465'],
    ['http://mail:8025', [smtp], 'smtp://ci%2Ba%20b:p%40ss@mail:1025'],
    ['https://mail/x', [{ ...smtp, address: '0.0.0.0:25' }], 'smtp://ci%2Ba%20b:p%40ss@mail:25'],
    ['http://127.0.0.1:80', [{ ...smtp, address: '[::]:25' }], 'smtp://ci%2Ba%20b:p%40ss@127.0.0.1:25'],
    ['http://mail:8025', [{ ...smtp, address: '10.0.0.7:25' }], 'smtp://ci%2Ba%20b:p%40ss@10.0.0.7:25'],
  ])('of the server %s with %j is %s', (url, listeners, access) => {
    expect(smtpAccess({ url, listeners }, LOGIN, null)).toMatchObject({ ...LOGIN, url: access })
  })

  it('is the port of the inbox where it has one', () => {
    const access = smtpAccess({ url: 'http://127.0.0.1:8025', listeners: [smtp] }, LOGIN, 40_001)
    expect(access).toMatchObject({ host: '127.0.0.1', port: 40_001, secure: false })
  })

  it('is nowhere on a server that has no port for it', () => {
    expect(smtpAccess({ url: 'http://127.0.0.1:8025', listeners: [socket] }, LOGIN, null)).toBeUndefined()
  })
})
