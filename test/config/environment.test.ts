import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'

const read = (env: Record<string, string>) => [...readEnvironment(env, '/').options.keys()]

describe('variables', () => {
  it('every option has one', () => {
    expect(read({ SANDPOST_SMTP_LISTEN: '1025', SANDPOST_HTTP_TOKEN: 'x', PATH: '/bin' })).toEqual([
      'smtp-listen',
      'http-token',
    ])
  })

  it.each([
    ['SANDPOST_SMTP_LISTENN', 'did you mean SANDPOST_SMTP_LISTEN?'],
    ['SANDPOST_SMPT_PORT', 'did you mean SANDPOST_SMTP_LISTEN?'],
    ['SANDPOST_PORT', 'did you mean SANDPOST_SMTP_LISTEN?'],
    ['SANDPOST_smtp_listen', 'did you mean SANDPOST_SMTP_LISTEN?'],
    ['SANDPOST_', 'Unknown variable'],
  ])('C04 the unknown %s is refused', (name, message) => {
    expect(() => read({ [name]: '25' })).toThrow(message)
  })

  it('C04 a variable that is set but empty is refused: a token that failed to arrive must not mean no token', () => {
    expect(() => read({ SANDPOST_HTTP_TOKEN: '' })).toThrow('SANDPOST_HTTP_TOKEN is set but empty')
    expect(() => read({ SANDPOST_CONFIG: '' })).toThrow('SANDPOST_CONFIG is set but empty')
  })

  it('what Kubernetes and Docker links set for a service called sandpost is passed over', () => {
    expect(
      read({
        SANDPOST_SERVICE_HOST: '10.0.0.1',
        SANDPOST_SERVICE_PORT: '1025',
        SANDPOST_SERVICE_PORT_SMTP: '1025',
        SANDPOST_PORT: 'tcp://10.0.0.1:1025',
        SANDPOST_PORT_1025_TCP: 'tcp://10.0.0.1:1025',
        SANDPOST_PORT_1025_TCP_ADDR: '10.0.0.1',
        SANDPOST_SMTP_SERVICE_HOST: '10.0.0.1',
        SANDPOST_SMTP_PORT: 'tcp://10.0.0.1:1025',
      }),
    ).toEqual([])
  })

  it('D17 the one that lets an old SQLite pass is known', () => {
    expect(read({ SANDPOST_ANY_SQLITE: 'true' })).toEqual([])
  })

  it('what the other commands read is passed over', () => {
    expect(
      read({ SANDPOST_SMTP: '127.0.0.1:2525', SANDPOST_URL: 'http://x', SANDPOST_USER: 'shop' }),
    ).toEqual([])
  })
})
