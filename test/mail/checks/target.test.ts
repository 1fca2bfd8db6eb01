import { describe, expect, it } from 'vitest'
import { isInner, targetOf } from '../../../src/mail/checks/target.ts'

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
