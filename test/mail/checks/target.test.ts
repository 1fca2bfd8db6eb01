import { describe, expect, it } from 'vitest'
import { isInner, targetOf } from '../../../src/mail/checks/target.ts'
import { webAddressesIn } from '../../../src/mail/checks/web-addresses.ts'

describe('hosts', () => {
  it.each([
    'http://localhost/',
    'http://LOCALHOST.:3000/',
    'http://app.localhost/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0.0.0.0:8000/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://169.254.169.254/',
    'http://100.64.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://web:3000/',
    'http://nas.local/',
    'http://host.docker.internal/',
  ])('%s is inner', (address) => {
    const target = targetOf(address)
    expect(target.kind === 'web' && isInner(target.url.hostname)).toBe(true)
  })

  it.each([
    'https://example.com/',
    'https://localhost.example.com/',
    'https://172.32.0.1/',
    'https://11.0.0.1/',
    'https://[2001:db8::1]/',
    'https://local.example/',
  ])('%s is not', (address) => {
    const target = targetOf(address)
    expect(target.kind === 'web' && isInner(target.url.hostname)).toBe(false)
    expect(target.kind).toBe('web')
  })
})

describe('web addresses in text', () => {
  it.each([
    ['See https://x.example/a, (http://y.example).', ['https://x.example/a', 'http://y.example']],
    ['<https://x.example/?a=1&b=2>', ['https://x.example/?a=1&b=2']],
    ['HTTP://X.EXAMPLE ftp://no.example shttp://z.example', ['HTTP://X.EXAMPLE', 'http://z.example']],
    ['https:// and http://', []],
    ['詳しくはhttps://x.example/a。次', ['https://x.example/a']],
    ['', []],
  ])('of %j', (text, found) => {
    expect(webAddressesIn(text, 10)).toEqual(found)
  })

  it('are at most as many as asked for', () => {
    expect(webAddressesIn('http://a '.repeat(100), 7)).toHaveLength(7)
  })
})
