import { describe, expect, it } from 'vitest'
import { certificates } from '../support/certificates.ts'
import { ScramClient } from '../support/scram-client.ts'
import { LineClient } from '../support/smtp-client.ts'
import { startPop3 } from './pop3-bench.ts'

const ask = async (client: LineClient, line: string): Promise<string> => {
  client.send(`${line}\r\n`)
  return client.line()
}

describe('a POP3 session', () => {
  it('is kept with its lines and its ending, the secret masked, messages as their octets', async () => {
    await using pop3 = await startPop3({ mail: ['Subject: one\r\n\r\nx\r\n'] })
    await using client = await pop3.client()
    client.send('USER shop\r\nPASS hunter2\r\nRETR 1\r\nQUIT\r\n')
    await client.untilEnd()
    const session = await pop3.desk.endedSession()
    expect(session).toMatchObject({ protocol: 'pop3', login: 'shop', ending: 'quit', tls: null })
    expect(session.transcript.map(({ from, text }) => `${from} ${text}`)).toEqual([
      expect.stringMatching(/^S \+OK Sandpost POP3 ready </),
      'C USER shop',
      'S +OK Now the password',
      'C PASS ***',
      'S +OK 1 messages (19 octets)',
      'C RETR 1',
      'S +OK 19 octets',
      'S <19 octets>',
      'C QUIT',
      'S +OK Goodbye',
    ])
  })

  it.each([
    'PASS\thunter2',
    'pass hunter2',
    ' PASS hunter2',
    'AUTH PLAIN hunter2',
    'APOP shop hunter2',
    'AUTH\thunter2',
    'AUTH PLAIN\thunter2',
    'AUTH hunter2',
    'AUTHPLAIN hunter2',
    'PASSWORD hunter2',
    'LOGIN shop hunter2',
    'a1 LOGIN shop hunter2',
    'APOP hunter2',
    'hunter2',
  ])('never keeps what may be a secret: %j', async (line) => {
    await using pop3 = await startPop3()
    await using client = await pop3.client()
    client.send(`USER known\r\n${line}\r\nQUIT\r\n`)
    await client.untilEnd()
    expect(JSON.stringify(await pop3.desk.endedSession())).not.toContain('hunter2')
  })

  it('never keeps what follows an AUTH that was refused, whatever came between', async () => {
    await using pop3 = await startPop3()
    await using client = await pop3.client()
    client.send('AUTH LOGIN\r\n!!!\r\nCAPA\r\naHVudGVyMg==\r\nQUIT\r\n')
    await client.untilEnd()
    expect(JSON.stringify(await pop3.desk.endedSession())).not.toContain('aHVudGVyMg==')
  })

  it('P02 keeps control characters as what can be printed', async () => {
    await using pop3 = await startPop3()
    await using client = await pop3.client()
    client.send('USER a\0b\x1b[2J\r\nQUIT\r\n')
    await client.untilEnd()
    const { transcript } = await pop3.desk.endedSession()
    expect(transcript.map(({ text }) => text).join('')).not.toMatch(/[\0-\x1f]/)
  })

  it('answers once what came instead of the answer to AUTH', async () => {
    await using pop3 = await startPop3()
    await using client = await pop3.client()
    client.send('AUTH PLAIN\r\n')
    expect(await client.line()).toBe('+ ')
    client.send(`${'A'.repeat(13_000)}\r\nUSER shop\r\n`)
    expect(await client.line()).toBe('-ERR Line too long')
    expect(await client.line()).toBe('+OK Now the password')
    client.send('AUTH PLAIN\r\n')
    expect(await client.line()).toBe('+ ')
    const closing = pop3.server.close({ graceMs: 5_000 })
    expect(await client.untilEnd()).toBe('-ERR [SYS/TEMP] Shutting down\r\n')
    await closing
  })

  it.each(['SCRAM-SHA-1', 'SCRAM-SHA-256'] as const)(
    'opens by %s, each side knowing the password',
    async (name) => {
      await using pop3 = await startPop3()
      await using client = await pop3.client()
      const scram = new ScramClient({ mechanism: name, user: 'known', password: 'secret' })
      const base64 = (text: string) => Buffer.from(text).toString('base64')
      const challenge = async () => Buffer.from((await client.line()).slice(2), 'base64').toString()
      client.send(`AUTH ${name} ${base64(scram.first)}\r\n`)
      client.send(`${base64(scram.final(await challenge()))}\r\n`)
      expect(scram.trusts(await challenge())).toBe(true)
      client.send('\r\nQUIT\r\n')
      expect(await client.line()).toBe('+OK 0 messages (0 octets)')
      await client.untilEnd()
      const session = await pop3.desk.endedSession()
      expect(session.transcript.map(({ text }) => text)).toContain('+ ***')
    },
  )

  it('a client that leaves while it shakes hands is gone at once', async () => {
    await using pop3 = await startPop3({ tls: await certificates(), limits: { handshakeMs: 60_000 } })
    const address = await pop3.server.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: 'implicit' })
    const port = address.kind === 'tcp' ? address.port : 0
    const leave = [
      async () => {
        const client = await pop3.client()
        await ask(client, 'STLS')
        client.finish()
        return client
      },
      async () => {
        const client = await LineClient.connect({ host: '127.0.0.1', port })
        client.finish()
        return client
      },
      async () => {
        const client = await LineClient.connectTls({ host: '127.0.0.1', port })
        client.finish()
        return client
      },
    ]
    for (const [at, leaving] of leave.entries()) {
      await using client = await leaving()
      expect((await pop3.desk.endedSession(at)).ending).toMatch(/closed|disconnected/)
      await client.untilEnd()
    }
  })

  it('slowed down by wrong logins does not keep the server from closing', async () => {
    const throttle = { delayFor: () => 60_000, failed() {}, succeeded() {}, size: 0 }
    const pop3 = await startPop3({ parts: { throttle } })
    await using client = await pop3.client()
    client.send('USER shop\r\nPASS any\r\n')
    await client.line()
    await pop3.server.close({ graceMs: 50 })
    await client.untilEnd()
  })

  it('recent:NAME shows the last 30 days of what is there and of what was archived', async () => {
    await using pop3 = await startPop3()
    const day = 24 * 3_600_000
    for (const [age, mailbox] of [
      [31, 'INBOX'],
      [29, 'INBOX'],
      [1, 'Archive'],
      [40, 'Archive'],
    ] as const)
      pop3.drop.add('x\r\n', { receivedAt: Date.now() - age * day, mailbox })
    await using client = await pop3.inside('recent:shop')
    client.send('UIDL\r\n')
    expect([await client.line(), await client.line(), await client.line(), await client.line()]).toEqual([
      '+OK Unique ids follow',
      '1 m002',
      '2 m003',
      '.',
    ])
  })

  it('shortens long listings in its lines', async () => {
    await using pop3 = await startPop3({ mail: Array.from({ length: 100 }, () => 'x\r\n') })
    await using client = await pop3.inside()
    client.send('UIDL\r\nQUIT\r\n')
    await client.untilEnd()
    const { transcript } = await pop3.desk.endedSession()
    expect(transcript.filter(({ text }) => /^\d+ m\d+$/.test(text))).toHaveLength(30)
    expect(transcript.some(({ text }) => text === '<70 lines more>')).toBe(true)
  })

  it('over implicit TLS says so', async () => {
    await using pop3 = await startPop3({ tls: await certificates() })
    const address = await pop3.server.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: 'implicit' })
    const port = address.kind === 'tcp' ? address.port : 0
    await using client = await LineClient.connectTls({
      host: '127.0.0.1',
      port,
      servername: 'mail.example.test',
    })
    expect(await client.line()).toMatch(/^\+OK/)
    client.send('QUIT\r\n')
    await client.untilEnd()
    expect((await pop3.desk.endedSession()).tls).toMatchObject({
      version: 'TLSv1.3',
      serverName: 'mail.example.test',
    })
  })

  it('that is no TLS on a TLS port is written down, and harms nobody', async () => {
    await using pop3 = await startPop3({ tls: await certificates(), limits: { handshakeMs: 300 } })
    const address = await pop3.server.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: 'implicit' })
    const port = address.kind === 'tcp' ? address.port : 0
    await using plain = await LineClient.connect({ host: '127.0.0.1', port })
    plain.send('USER shop\r\n')
    await plain.untilEnd()
    await using silent = await LineClient.connect({ host: '127.0.0.1', port })
    await silent.untilEnd()
    await pop3.desk.until(() => pop3.desk.ended.length === 2)
    for (const { ending } of pop3.desk.ended) expect(ending).toMatch(/^TLS handshake failed: /)
    await using next = await pop3.inside()
    expect(await ask(next, 'NOOP')).toMatch(/^\+OK/)
  })

  it('ends with the server: it is told, what it had marked stays, and the answer under way still comes', async () => {
    const pop3 = await startPop3({ mail: ['Subject: one\r\n\r\n'] })
    await using client = await pop3.inside()
    await ask(client, 'DELE 1')
    const closing = pop3.server.close({ graceMs: 5_000 })
    expect(await client.line()).toBe('-ERR [SYS/TEMP] Shutting down')
    await client.untilEnd()
    await closing
    expect(pop3.drop.subjects()).toEqual(['one'])
    expect((await pop3.desk.endedSession()).ending).toBe('server shut down')
  })

  it('one too many is told so, recorded, and in the way of nobody', async () => {
    await using pop3 = await startPop3({ limits: { connectionsPerAddress: 2 } })
    await using first = await pop3.client()
    await using second = await pop3.client()
    await using third = await LineClient.connect({ host: '127.0.0.1', port: pop3.port })
    expect(await third.untilEnd()).toBe('-ERR [SYS/TEMP] Too many connections, try again later\r\n')
    expect((await pop3.desk.endedSession()).ending).toBe('refused: too many connections')
    expect(await ask(first, 'USER a')).toMatch(/^\+OK/)
    expect(await ask(second, 'USER b')).toMatch(/^\+OK/)
  })

  it('says UTF8 where a message needs it that was sent so', async () => {
    await using pop3 = await startPop3()
    pop3.drop.add(Buffer.from('Subject: Grüße\r\n\r\nx\r\n'), { internationalized: true })
    pop3.drop.add(Buffer.from('Subject: plain\r\n\r\nGrüße\r\n'), { internationalized: true })
    pop3.drop.add(Buffer.from('Subject: Grüße\r\n\r\nx\r\n'))
    await using client = await pop3.inside()
    expect(await ask(client, 'RETR 1')).toMatch(/^-ERR \[UTF8\] /)
    expect(await ask(client, 'TOP 1 0')).toMatch(/^-ERR \[UTF8\] /)
    for (const number of [2, 3]) {
      expect(await ask(client, `RETR ${number}`)).toMatch(/^\+OK /)
      while ((await client.line()) !== '.');
    }
    await using knowing = await pop3.client()
    expect(await ask(client, 'QUIT')).toMatch(/^\+OK/)
    knowing.send('UTF8\r\nUSER shop\r\nPASS any\r\nRETR 1\r\n')
    for (let line = 0; line < 3; line++) await knowing.line()
    expect(await knowing.line()).toMatch(/^\+OK /)
    expect(await knowing.line()).toBe('Subject: Grüße')
  })

  it('a thousand at once are all served', async () => {
    const limits = { connectionsPerAddress: 1000 }
    await using pop3 = await startPop3({ mail: ['Subject: one\r\n\r\nx\r\n'], lock: 'shared', limits })
    const clients = await Promise.all(Array.from({ length: 1000 }, () => pop3.inside()))
    expect(pop3.desk.open.size).toBe(1000)
    for (const client of clients) client.send('RETR 1\r\n')
    for (const client of clients) expect(await client.line()).toBe('+OK 19 octets')
    await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()))
  }, 60_000)
})
