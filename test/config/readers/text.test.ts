import { describe, expect, it } from 'vitest'
import { filePath, hostName, originUrl, secretToken } from '../../../src/config/readers/text.ts'

const here = { cwd: '/srv', home: '/', platform: 'linux', env: {} } as const

describe('texts', () => {
  it('a host name is lowered and has neither scheme nor port', () => {
    expect(hostName.read('Mail.Example.test', here)).toBe('mail.example.test')
    for (const text of [
      '',
      'a:25',
      'http://a',
      'a..b',
      '-a',
      'a b',
      `${'a'.repeat(64)}.test`,
      'a.'.repeat(130),
    ])
      expect(() => hostName.read(text, here)).toThrow('is not a host name')
  })

  it('an origin is scheme, host and port alone', () => {
    expect(originUrl.read('https://Msg.example.test', here)).toBe('https://msg.example.test')
    expect(originUrl.read('http://msg.test:8026', here)).toBe('http://msg.test:8026')
    for (const text of ['', 'msg.test', 'ftp://a', 'http://a/', 'http://a/b', 'http://u@a', 'javascript:1']) {
      expect(() => originUrl.read(text, here)).toThrow('is not an origin')
    }
  })

  it('a file is found from the working folder', () => {
    expect(filePath.read('tls/cert.pem', here)).toBe('/srv/tls/cert.pem')
    expect(() => filePath.read('', here)).toThrow('wants the path of a file')
  })

  it.each(['', 'with space', 'é', 'a\nb', 'x'.repeat(513)])(
    'a token that no header could carry is refused unseen',
    (text) => {
      expect(() => secretToken.read(text, here)).toThrow(/^wants 1 to 512 visible ASCII characters/)
    },
  )
})
