import { describe, expect, it } from 'vitest'
import type { Surroundings } from '../../../src/config/reader.ts'
import { listen, listenText } from '../../../src/config/readers/listen.ts'

const here: Surroundings = { cwd: '/srv/app', home: '/', platform: 'linux', env: {} }
const read = (text: string) => listen.read(text, here)

describe('listening addresses', () => {
  it.each([
    ['1025', ['127.0.0.1:1025', '[::1]:1025']],
    ['localhost:1025', ['127.0.0.1:1025', '[::1]:1025']],
    ['127.0.0.1:1025', ['127.0.0.1:1025']],
    ['0.0.0.0:25', ['0.0.0.0:25']],
    ['[::1]:1025', ['[::1]:1025']],
    ['[::]:0', ['[::]:0']],
    ['mail.example.test:25', ['mail.example.test:25']],
    ['mail_1:25', ['mail_1:25']],
    ['0', ['127.0.0.1:0']],
    ['unix:/run/s.sock', ['unix:/run/s.sock']],
    ['unix:s.sock', ['unix:/srv/app/s.sock']],
    ['127.0.0.1:1025,unix:/run/s.sock,[::1]:2525', ['127.0.0.1:1025', 'unix:/run/s.sock', '[::1]:2525']],
    ['127.0.0.1:0,127.0.0.1:0', undefined],
    ['off', []],
  ])('%s', (text, addresses) => {
    if (addresses === undefined) expect(() => read(text)).toThrow('twice')
    else expect(read(text).map(listenText)).toEqual(addresses)
  })

  it('C01 localhost takes IPv6 where there is any, and does without where there is none', () => {
    expect(read('localhost:1025')).toEqual([
      { kind: 'tcp', host: '127.0.0.1', port: 1025 },
      { kind: 'tcp', host: '::1', port: 1025, optional: true },
    ])
  })

  it.each([
    ['65536', 'does not end in a port from 0 to 65535'],
    ['-1', 'does not end in a port'],
    ['01025', 'does not end in a port'],
    ['1e3', 'does not end in a port'],
    ['127.0.0.1', 'does not end in a port'],
    ['127.0.0.1:', 'does not end in a port'],
    [' 1025', 'does not end in a port'],
    ['::1', 'IPv6 address without brackets: write [::1]:1025'],
    ['::1:1025', 'IPv6 address without brackets'],
    [':1025', 'write 1025 for this machine only, 0.0.0.0:1025 for every IPv4 address'],
    ['*:1025', 'names no address'],
    ['256.1.1.1:1025', 'does not begin with an IP address or a host name'],
    ['127.1:1025', 'does not begin with an IP address or a host name'],
    ['[::g]:1025', 'does not begin with an IP address or a host name'],
    ['http://127.0.0.1:8025', 'does not begin with an IP address or a host name'],
    ['host name:25', 'does not begin with an IP address or a host name'],
    ['', 'empty'],
    ['1025,', 'empty'],
    ['1025,off', 'empty or switched-off entry'],
    ['1025,1025', 'twice'],
    ['1025,[::1]:1025', 'names [::1]:1025 twice'],
    ['unix:', 'wants a path after unix:'],
    [`unix:/${'a'.repeat(107)}`, 'longer than the 107 octets'],
  ])('C03 %s is refused by name', (text, reason) => {
    expect(() => read(text)).toThrow(reason)
  })

  it('control characters in a wrong value are shown escaped', () => {
    expect(() => read('\x1b[2J:25')).toThrow('"\\x1b[2J:25"')
  })
})
