import { describe, expect, it } from 'vitest'
import { httpServer, smtpServer } from '../../src/cli/server-address.ts'
import { listenText } from '../../src/config/readers/listen.ts'

describe('where a server is', () => {
  it.each([
    [undefined, {}, '127.0.0.1:1025'],
    ['mail.test:25', { SANDPOST_SMTP: '127.0.0.1:2' }, 'mail.test:25'],
    [undefined, { SANDPOST_SMTP: 'unix:/run/s.sock' }, 'unix:/run/s.sock'],
    ['2525', {}, '127.0.0.1:2525'],
    [undefined, { SANDPOST_SMTP_LISTEN: '0.0.0.0:2525' }, '127.0.0.1:2525'],
    [undefined, { SANDPOST_SMTP_LISTEN: '[::]:2525' }, '[::1]:2525'],
    [undefined, { SANDPOST_SMTP_LISTEN: 'off' }, '127.0.0.1:1025'],
  ])('for mail: --smtp %s with %j is %s', (flag, env, address) => {
    expect(listenText(smtpServer(flag, env))).toBe(address)
  })

  it.each([
    [undefined, {}, 'http://127.0.0.1:8025'],
    ['http://box:8025/', {}, 'http://box:8025'],
    [undefined, { SANDPOST_URL: 'https://box/mail/' }, 'https://box/mail'],
    [undefined, { SANDPOST_HTTP_LISTEN: '0.0.0.0:9000' }, 'http://127.0.0.1:9000'],
    [undefined, { SANDPOST_HTTP_LISTEN: '9000', SANDPOST_TLS: 'self-signed' }, 'https://127.0.0.1:9000'],
  ])('for REST: --url %s with %j is %s', (flag, env, url) => {
    expect(httpServer(flag, env).url).toBe(url)
  })

  it.each([
    ['off', '--smtp is off: name a server.'],
    ['here', '--smtp "here" does not end in a port'],
  ])('--smtp %s is refused', (flag, message) => {
    expect(() => smtpServer(flag, {})).toThrow(message)
  })

  it.each(['127.0.0.1:8025', 'ftp://x', 'unix:/run/h.sock', ''])('--url %j is refused', (flag) => {
    expect(() => httpServer(flag, {})).toThrow('--url wants a URL such as http://127.0.0.1:8025.')
  })

  it('REST on a Unix socket alone cannot be found', () => {
    expect(() => httpServer(undefined, { SANDPOST_HTTP_LISTEN: 'unix:/run/h.sock' })).toThrow(
      'name a URL with --url',
    )
  })
})
