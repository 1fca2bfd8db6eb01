import { describe, expect, it } from 'vitest'
import { accessOf, endpointOf } from '../../src/client/endpoints.ts'

const at = (address: string, protocol = 'smtp', tls: 'off' | 'starttls' | 'implicit' = 'off') => ({
  protocol,
  address,
  tls,
})

const SMTPS = at('[::1]:1465', 'smtps', 'implicit')
const SOCKET = at('unix:/run/smtp.sock')

describe('where a server takes mail, seen from where its page is', () => {
  it.each([
    ['127.0.0.1:1025', 'http://127.0.0.1:8025', '127.0.0.1'],
    ['127.0.0.1:1025', 'http://localhost:8025', '127.0.0.1'],
    ['[::1]:1025', 'http://[::1]:8025', '::1'],
    ['0.0.0.0:1025', 'http://mail.ci.test:8025', 'mail.ci.test'],
    ['[::]:1025', 'https://127.0.0.1:8025', '127.0.0.1'],
    ['127.0.0.1:1025', 'http://mail.ci.test', 'mail.ci.test'],
    ['10.1.2.3:1025', 'http://127.0.0.1:8025', '127.0.0.1'],
    ['10.1.2.3:1025', 'http://mail.ci.test', '10.1.2.3'],
  ])('%s at %s is on %s', (address, url, host) => {
    expect(endpointOf({ listeners: [at(address)] }, 'smtp', url)).toEqual({ host, port: 1025, secure: false })
  })

  it('is the port without TLS at once where there is one, and none on a Unix socket', () => {
    const secure = at('127.0.0.1:1465', 'smtps', 'implicit')
    const url = 'http://127.0.0.1:8025'
    expect(endpointOf({ listeners: [secure, at('127.0.0.1:1025')] }, 'smtp', url).port).toBe(1025)
    expect(endpointOf({ listeners: [secure] }, 'smtp', url)).toMatchObject({ port: 1465, secure: true })
    expect(endpointOf({ listeners: [at('unix:/x.sock')] }, 'smtp', url).port).toBe(0)
  })

  it.each([
    ['http://127.0.0.1:8025', [at('127.0.0.1:1025')], 'smtp://ci%2Ba%20b:p%40ss@127.0.0.1:1025'],
    [
      'http://localhost:8025',
      [SOCKET, SMTPS, at('127.0.0.1:1025')],
      'smtp://ci%2Ba%20b:p%40ss@127.0.0.1:1025',
    ],
    ['http://[::1]:8025', [SMTPS], 'smtps://ci%2Ba%20b:p%40ss@[::1]:1465'],
    ['http://mail:8025', [at('127.0.0.1:1025')], 'smtp://ci%2Ba%20b:p%40ss@mail:1025'],
    ['https://mail/x', [at('0.0.0.0:25')], 'smtp://ci%2Ba%20b:p%40ss@mail:25'],
    ['http://127.0.0.1:80', [at('[::]:25')], 'smtp://ci%2Ba%20b:p%40ss@127.0.0.1:25'],
    ['http://mail:8025', [at('10.0.0.7:25')], 'smtp://ci%2Ba%20b:p%40ss@10.0.0.7:25'],
  ])('of the server %s with %j an app is told %s', (url, listeners, told) => {
    const login = { user: 'ci+a b', pass: 'p@ss' }
    expect(accessOf('smtp', endpointOf({ listeners }, 'smtp', url), login)).toMatchObject({
      ...login,
      url: told,
    })
  })

  it('is the port of the inbox where it has one of its own', () => {
    const endpoint = endpointOf({ listeners: [at('127.0.0.1:1025')] }, 'smtp', 'http://127.0.0.1:8025')
    const access = accessOf('smtp', { ...endpoint, port: 40_001 }, { user: 'a', pass: 'b' })
    expect(access).toMatchObject({
      host: '127.0.0.1',
      port: 40_001,
      secure: false,
      url: 'smtp://a:b@127.0.0.1:40001',
    })
  })

  it('is an address with the login in it', () => {
    const login = { user: 'a b@c', pass: 'p:/' }
    expect(accessOf('smtp', { host: '::1', port: 25, secure: true }, login).url).toBe(
      'smtps://a%20b%40c:p%3A%2F@[::1]:25',
    )
  })
})
