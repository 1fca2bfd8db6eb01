import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificates } from '../support/certificates.ts'
import { LineClient } from '../support/smtp-client.ts'
import { answerLines } from './answer-lines.ts'
import { startImap } from './imap-bench.ts'

describe('IMAP listeners', () => {
  it('speak TLS from the first octet, where there is no STARTTLS', async () => {
    await using imap = await startImap({ tls: await certificates(), requireTls: true })
    const address = await imap.server.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: 'implicit' })
    const port = address.kind === 'tcp' ? address.port : 0
    await using client = await LineClient.connectTls({ host: '127.0.0.1', port })
    const greeting = await client.line()
    expect(greeting).toMatch(/^\* OK \[CAPABILITY .*AUTH=PLAIN/)
    expect(greeting).not.toMatch(/STARTTLS|LOGINDISABLED/)
    expect((await answerLines(client, 'STARTTLS'))[0]).toMatch(/^BAD /)
    expect((await answerLines(client, 'LOGIN shop any'))[0]).toMatch(/^OK /)
    const [session] = [...imap.desk.open.values()]
    expect([session?.tls?.version, session?.login]).toEqual(['TLSv1.3', imap.inboxOf('shop')])
  })

  it('take passwords under TLS alone where that is asked for', async () => {
    await using imap = await startImap({ tls: await certificates(), requireTls: true })
    await using client = await LineClient.connect({ host: '127.0.0.1', port: imap.port })
    const greeting = await client.line()
    expect(greeting).toMatch(/STARTTLS.*LOGINDISABLED|LOGINDISABLED.*STARTTLS/)
    expect(greeting).not.toContain('AUTH=')
    expect((await answerLines(client, 'LOGIN shop any'))[0]).toMatch(/^NO \[PRIVACYREQUIRED\]/)
    expect((await answerLines(client, 'AUTHENTICATE PLAIN AHNob3AAYW55'))[0]).toMatch(/^NO /)
    expect((await answerLines(client, 'STARTTLS'))[0]).toMatch(/^OK /)
    await client.startTls()
    expect((await answerLines(client, 'AUTHENTICATE PLAIN AHNob3AAYW55'))[0]).toMatch(/^OK \[CAPABILITY/)
    expect((await answerLines(client, 'CAPABILITY'))[0]).not.toMatch(/AUTH=|STARTTLS|LOGINDISABLED/)
  })

  it('hear on Unix sockets', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandpost-'))
    try {
      await using imap = await startImap({ mail: ['Subject: one\r\n\r\n'] })
      const path = join(folder, 'imap.sock')
      await imap.server.listen({ kind: 'unix', path }, { tls: 'off' })
      await using client = await LineClient.connect({ path })
      await client.line()
      await answerLines(client, 'LOGIN shop any')
      expect((await answerLines(client, 'SELECT INBOX')).at(-1)).toMatch(/^OK /)
      client.send('i IDLE\r\n')
      expect(await client.line()).toBe('+ idling')
      await imap.deliver('shop', 'Subject: two\r\n\r\n')
      expect(await client.line()).toBe('* 2 EXISTS')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('end a handshake that fails without a word', async () => {
    await using imap = await startImap({ tls: await certificates() })
    await using client = await imap.client()
    expect((await answerLines(client, 'STARTTLS'))[0]).toMatch(/^OK /)
    client.send('b NOOP\r\n')
    expect(await client.untilEnd()).not.toContain('b ')
    expect((await imap.desk.endedSession()).ending).toMatch(/^TLS handshake failed/)
  })

  it('pitfall 7: every response code has text behind it', async () => {
    await using imap = await startImap({ mail: ['Subject: one\r\n\r\n'] })
    const client = await imap.inside()
    const commands = [
      'ENABLE QRESYNC',
      'SELECT INBOX',
      'STORE 1 +FLAGS ($New \\Deleted)',
      'EXAMINE INBOX (QRESYNC (1 1))',
      'SELECT nowhere',
      'SELECT INBOX',
      'COPY 1 nowhere',
      'COPY 1 Sent',
      'EXPUNGE',
      'CREATE "a\\\\"',
      'NOTIFY SET (personal (AnnotationChange))',
      'SEARCH CHARSET X-FOO ALL',
      'COMPRESS GZIP',
      'FROBNICATE',
    ]
    const lines: string[] = []
    for (const command of commands) lines.push(...(await answerLines(client, command)))
    const codes = lines.filter((line) => /^(\* )?(OK|NO|BAD) \[/.test(line))
    expect(codes.length).toBeGreaterThan(20)
    for (const line of codes) expect(line).toMatch(/\] \S/)
  })

  it('keep a guesser from trying many passwords on one connection', async () => {
    await using imap = await startImap({ limits: { failedLogins: 2 } })
    await using client = await imap.client()
    expect((await answerLines(client, 'LOGIN known wrong'))[0]).toMatch(/^NO \[AUTHENTICATIONFAILED\]/)
    expect((await answerLines(client, 'LOGIN known wrong'))[0]).toMatch(/^NO \[AUTHENTICATIONFAILED\]/)
    expect(await client.untilEnd()).toMatch(/^\* BYE ./)
    expect((await imap.desk.endedSession()).ending).toBe('too many failed logins')
  })

  it('end a session that does not log in, or says nothing for long', async () => {
    await using hasty = await startImap({ limits: { loginMs: 30 } })
    await using early = await hasty.client()
    expect(await early.untilEnd()).toBe('* BYE Nothing came for too long\r\n')
    expect((await hasty.desk.endedSession()).ending).toBe('idle before login')
    await using imap = await startImap({ limits: { idleMs: 30 } })
    await using late = await imap.inside()
    expect(await late.untilEnd()).toBe('* BYE Nothing came for too long\r\n')
    expect((await imap.desk.endedSession()).ending).toBe('idle')
  })
})
