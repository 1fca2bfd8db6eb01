import { describe, expect, it } from 'vitest'
import { accountOf } from '../../../web/src/connect/account.ts'
import { READING, SENDING } from '../../../web/src/connect/recipes.ts'

const listener = (protocol: string, address: string, tls: 'off' | 'starttls' | 'implicit' = 'off') => ({
  protocol,
  address,
  tls,
})
const ALL = [listener('smtp', '127.0.0.1:1025'), listener('imap', '127.0.0.1:1143')]
const asked: Parameters<typeof accountOf>[1] = { page: 'mail.box', inbox: null, password: 'anything' }
const written = (id: string, listeners = ALL, about: Partial<typeof asked> = {}) =>
  [...SENDING, ...READING]
    .find((recipe) => recipe.id === id)
    ?.write(accountOf(listeners, { ...asked, ...about }))

describe('how to send to an inbox and read it', () => {
  it('is known for every kind of app that is named', () => {
    const names = SENDING.map(({ id }) => id)
    expect(names).toEqual([...new Set(names)])
    expect(names.sort()).toEqual(
      'curl django env express flask go jakarta laravel mailkit msmtp nextjs nodemailer phpmailer rails smtplib spring swaks swoosh symfony url wordpress'.split(
        ' ',
      ),
    )
    expect(READING.map(({ id }) => id)).toEqual(['thunderbird', 'apple-mail', 'mutt', 'curl-imap'])
  })

  it.each(SENDING.map(({ id }) => id))('%s names host, port, user name and password', (id) => {
    const plain = written(id)
    expect(plain).toMatch(/127\.0\.0\.1/)
    expect(plain).toMatch(/1025/)
    const open = written(id, ALL, { inbox: 'shop', password: 'p4ssw0rd' })
    expect(open).toMatch(/shop/)
    expect(open).toMatch(/p4ssw0rd/)
    expect(plain).not.toMatch(/shop|p4ssw0rd|anything/)
  })

  it.each(SENDING.map(({ id }) => id))('%s has nothing to say where no SMTP listens on a port', (id) => {
    expect(written(id, [listener('smtp', 'unix:/run/smtp.sock')])).toBeUndefined()
  })

  it('puts an IPv6 address in brackets where a URL or a pair has it, and nowhere else', () => {
    const v6 = [listener('smtp', '[::1]:1025')]
    expect(written('env', v6)).toContain('SMTP_HOST=::1')
    expect(written('nodemailer', v6)).toContain("host: '::1'")
    for (const id of ['url', 'swaks', 'curl', 'go', 'symfony'])
      expect(written(id, v6), id).toContain('[::1]:1025')
  })

  it('names the host of the page where the server listens everywhere', () => {
    expect(written('swaks', [listener('smtp', '0.0.0.0:1025')])).toContain('mail.box:1025')
    expect(written('swaks', [listener('smtp', '[::]:1025')], { page: '[::1]' })).toContain('[::1]:1025')
  })

  it('speaks TLS from the first octet where nothing else is listened for', () => {
    const tls = [
      listener('smtps', '127.0.0.1:1465', 'implicit'),
      listener('imaps', '127.0.0.1:1993', 'implicit'),
    ]
    expect(written('url', tls)).toBe('SMTP_URL=smtps://127.0.0.1:1465')
    expect(written('nodemailer', tls)).toContain('secure: true')
    expect(written('curl-imap', tls)).toContain("'imaps://127.0.0.1:1993/INBOX")
    expect(written('thunderbird', tls)).toContain('SSL/TLS')
  })

  it('escapes in a URL what would end a user name', () => {
    expect(written('url', ALL, { inbox: "a@b:c/'d", password: 'x y' })).toBe(
      'SMTP_URL=smtp://a%40b%3Ac%2F%27d:x%20y@127.0.0.1:1025',
    )
  })

  it('reads the inbox default where mail comes without a login', () => {
    expect(written('thunderbird', ALL, { inbox: 'default' })).toContain('User name: default')
    expect(written('mutt')).toContain('imap://default@127.0.0.1:1143/')
  })
})
