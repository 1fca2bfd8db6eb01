import { describe, expect, it } from 'vitest'
import { hostAllowed, isLoopback, normalHosts, parseHost } from '../../src/http/hosts.ts'

describe('a Host header', () => {
  it.each([
    ['localhost:8025', 'localhost', '8025'],
    ['Mail.Example.', 'mail.example', ''],
    ['[::1]:80', '::1', '80'],
    ['10.0.0.1', '10.0.0.1', ''],
  ])('%s has a name and a port', (header, name, port) => {
    expect(parseHost(header)).toEqual({ name, port })
  })

  it.each(['', ':80', '[::1', '[localhost]', 'a/b', 'a@b', 'a:b', 'a:123456', 'a b', '::1'])(
    '"%s" is none',
    (header) => {
      expect(parseHost(header)).toBeUndefined()
    },
  )
})

describe('a host', () => {
  it.each([
    '127.0.0.1',
    '192.168.1.2',
    '::1',
    'fe80::1',
    'localhost',
    'sandpost',
    'my_service-1',
    'mail.test',
  ])('%s is answered', (name) => {
    expect(hostAllowed(name, normalHosts([' Mail.Test.:8025 ']))).toBe(true)
  })

  it.each([
    'evil.test',
    'mail.test.evil.test',
    'sub.mail.test',
    '127.0.0.1.nip.io',
    'a.',
    '0x7f.1',
    'ümlaut',
    '',
  ])('H01 %s is not', (name) => {
    expect(hostAllowed(name, normalHosts(['mail.test', '']))).toBe(false)
  })
})

describe('an address', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['fe80::1', false],
  ])('%s is of this machine: %s', (address, own) => {
    expect(isLoopback(address)).toBe(own)
  })
})
