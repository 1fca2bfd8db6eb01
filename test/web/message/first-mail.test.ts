import { describe, expect, it } from 'vitest'
import { firstMail } from '../../../web/src/message/first-mail.ts'

const smtp = (address: string) => ({ protocol: 'smtp', address, tls: 'off' as const })
const asked = { page: 'mail.box', inbox: null }
const swaks = (address: string, inbox: string | null = null) =>
  firstMail([smtp(address)], { ...asked, inbox })[1]?.code

describe('how to send a first mail', () => {
  it('names the address that this server listens on', () => {
    expect(swaks('127.0.0.1:41025')).toBe('swaks --server 127.0.0.1:41025 --to you@example.test')
  })

  it('puts an IPv6 address in brackets for swaks, and not for Nodemailer', () => {
    const [settings, forSwaks, forNodemailer] = firstMail([smtp('[::1]:1025')], asked)
    expect(settings?.code).toContain('SMTP_HOST=::1')
    expect(forSwaks?.code).toContain('[::1]:1025')
    expect(forNodemailer?.code).toContain("host: '::1', port: 1025")
  })

  it('names the host of the page where the server listens everywhere', () => {
    expect(swaks('0.0.0.0:1025')).toContain('mail.box:1025')
  })

  it('logs in to the inbox that is shown', () => {
    expect(swaks('127.0.0.1:1025', 'shop+a')).toContain('--auth-user shop+a --auth-password anything')
    expect(swaks('127.0.0.1:1025', 'default')).not.toContain('--auth-user')
  })

  it('quotes no name that a shell would read as something else', () => {
    expect(swaks('127.0.0.1:1025', 'x; rm -rf ~')).not.toContain('rm')
  })

  it('has nothing to say where no SMTP listens on a port', () => {
    expect(firstMail([smtp('unix:/run/smtp.sock')], asked)).toEqual([])
  })
})
