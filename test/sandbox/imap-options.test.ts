import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { LineClient } from '../support/smtp-client.ts'

describe('options of IMAP', () => {
  it('--imap-require-tls takes passwords after STARTTLS only', async () => {
    await using sandbox = await startSandbox({ tls: 'self-signed', imapRequireTls: true })
    await using client = await LineClient.connect(sandbox.imap)
    const greeting = await client.line()
    expect(greeting).toMatch(/ STARTTLS .*LOGINDISABLED/)
    expect(greeting).not.toContain('AUTH=')
    client.send('a LOGIN shop any\r\n')
    expect(await client.line()).toMatch(/^a NO \[PRIVACYREQUIRED\]/)
    client.send('b STARTTLS\r\n')
    expect(await client.line()).toMatch(/^b OK /)
    await client.startTls()
    client.send('c LOGIN shop any\r\n')
    expect(await client.line()).toMatch(/^c OK \[CAPABILITY (?!.*LOGINDISABLED)/)
  })

  it('--imap-idle-timeout ends a session that says nothing, in IDLE too', async () => {
    await using sandbox = await startSandbox({ imapIdleTimeout: '1s' })
    await using silent = await LineClient.connect(sandbox.imap)
    await using idle = await LineClient.connect(sandbox.imap)
    silent.send('a LOGIN shop any\r\n')
    idle.send('a LOGIN shop any\r\nb IDLE\r\n')
    expect(await silent.untilEnd()).toMatch(/\r\n\* BYE Nothing came for too long\r\n$/)
    expect(await idle.untilEnd()).toMatch(/\r\n\+ .*\r\n\* BYE Nothing came for too long\r\n$/)
  })

  it('the port of IMAP is 0 when it is off', async () => {
    await using sandbox = await startSandbox({ imapListen: 'off' })
    expect(sandbox.imap.port).toBe(0)
    expect(sandbox.listeners.map(({ protocol }) => protocol)).toEqual(['smtp', 'pop3', 'http'])
  })

  it('connections of POP3 and IMAP are counted together', async () => {
    await using sandbox = await startSandbox({ maxConnectionsPerIp: 2 })
    await using pop = await LineClient.connect(sandbox.pop3)
    await using client = await LineClient.connect(sandbox.imap)
    expect(await pop.line()).toMatch(/^\+OK /)
    expect(await client.line()).toMatch(/^\* OK /)
    await using third = await LineClient.connect(sandbox.imap)
    expect(await third.untilEnd()).toMatch(/^\* BYE \[UNAVAILABLE\] Too many connections/)
  })
})
