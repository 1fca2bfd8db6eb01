import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../src/domain/trouble.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createLoginThrottle } from '../../src/wire/login-throttle.ts'
import type { LineClient } from '../support/smtp-client.ts'
import { type Pop3Bench, startPop3 } from './pop3-bench.ts'

const ask = async (client: LineClient, line: string): Promise<string> => {
  client.send(`${line}\r\n`)
  return client.line()
}

/** The lines of a multi-line response, without the one that ends it. */
async function listing(client: LineClient): Promise<string[]> {
  const lines: string[] = []
  for (let line = await client.line(); line !== '.'; line = await client.line()) lines.push(line)
  return lines
}

/** Another client is served at once (INV-1). */
async function servesOthers(pop3: Pop3Bench): Promise<void> {
  await using other = await pop3.inside('somebody')
  expect(await ask(other, 'STAT')).toBe('+OK 0 0')
}

describe('HOSTILE §3.2', () => {
  it('P01 a line without end is read for 1 MiB, and then the connection is closed', async () => {
    await using pop3 = await startPop3()
    await using client = await pop3.client()
    client.send(`USER ${'A'.repeat(10_000)}\r\n`)
    expect(await client.line()).toBe('-ERR Line too long')
    expect(await ask(client, 'USER shop')).toMatch(/^\+OK/)
    const mib = Buffer.alloc(1024 * 1024, 'A')
    for (let sent = 0; sent < 3; sent++) client.send(mib)
    expect(await client.line()).toBe('-ERR Line too long')
    await client.untilEnd()
    expect((await pop3.desk.endedSession()).ending).toBe('line without end')
    await servesOthers(pop3)
  })

  it('P09 a hundred thousand messages are listed as the client reads, no faster', async () => {
    await using pop3 = await startPop3({ limits: { stallMs: 300 } })
    for (let message = 0; message < 100_000; message++) pop3.drop.add('x\r\n', { id: `id${message}` })
    await using client = await pop3.inside()
    expect(await ask(client, 'LIST')).toBe('+OK 100000 messages (300000 octets)')
    expect((await listing(client)).at(-1)).toBe('100000 3')
    expect(await ask(client, 'UIDL')).toBe('+OK Unique ids follow')
    const ids = await listing(client)
    expect([ids.length, new Set(ids).size, ids[99_999]]).toEqual([100_000, 100_000, '100000 id99999'])
    expect(await ask(client, 'QUIT')).toBe('+OK Goodbye')
    await using deaf = await pop3.inside()
    deaf.socket.pause()
    deaf.send('UIDL\r\n'.repeat(20))
    expect((await pop3.desk.endedSession(1)).ending).toBe('took nothing for 0.3 s')
    await servesOthers(pop3)
  })

  it('P07 DELE and a broken connection: the message is still there, and the maildrop free', async () => {
    await using pop3 = await startPop3({ mail: ['Subject: one\r\n\r\n'] })
    for (const leave of ['reset', 'finish'] as const) {
      await using client = await pop3.inside()
      expect(await ask(client, 'DELE 1')).toMatch(/^\+OK/)
      client[leave]()
      await pop3.desk.until(() => pop3.desk.open.size === 0)
      expect(pop3.drop.subjects()).toEqual(['one'])
    }
    await using next = await pop3.inside()
    expect(await ask(next, 'STAT')).toBe('+OK 1 16')
    expect(pop3.desk.ended[1]?.ending).toBe('client disconnected without QUIT')
  })

  it('P08 DELE of what somebody else removes meanwhile: QUIT is fine', async () => {
    await using pop3 = await startPop3({ mail: ['Subject: one\r\n\r\n', 'Subject: two\r\n\r\n'] })
    await using client = await pop3.inside()
    await ask(client, 'DELE 1')
    await ask(client, 'DELE 2')
    pop3.drop.messages.shift()
    expect(await ask(client, 'QUIT')).toBe('+OK Goodbye')
    expect(pop3.drop.subjects()).toEqual([])
  })

  it('P08 what cannot be removed is told, comes again, and the maildrop is free', async () => {
    await using pop3 = await startPop3({ mail: ['Subject: one\r\n\r\n'] })
    await using client = await pop3.inside()
    await ask(client, 'DELE 1')
    pop3.drop.failures.set('remove', new DomainError('disk-full', 'The disk is full.'))
    expect(await ask(client, 'QUIT')).toBe('-ERR [SYS/TEMP] Some deleted messages not removed')
    await client.untilEnd()
    pop3.drop.failures.clear()
    await using next = await pop3.inside()
    expect(await ask(next, 'STAT')).toBe('+OK 1 16')
  })

  it('P12 wrong logins are slowed down, told alike, and ten of them close the connection', async () => {
    const throttle = createLoginThrottle({ clock: systemClock, freeOnLoopback: 1_000 })
    const waits: number[] = []
    const counted = {
      ...throttle,
      delayFor: (address: string) => {
        waits.push(throttle.delayFor(address))
        return 0
      },
    }
    await using pop3 = await startPop3({ parts: { throttle: counted }, limits: { wrongCommands: 50 } })
    await using client = await pop3.client()
    const wrong = '-ERR [AUTH] User name or password is wrong.'
    for (let attempt = 0; attempt < 8; attempt++) {
      await ask(client, 'USER known')
      expect(await ask(client, `PASS wrong${attempt}`)).toBe(wrong)
    }
    expect(await ask(client, `APOP known ${'0'.repeat(32)}`)).toBe(wrong)
    await ask(client, 'USER known')
    expect(await ask(client, 'PASS wrong')).toBe('-ERR [AUTH] Too many failed logins')
    await client.untilEnd()
    const session = await pop3.desk.endedSession()
    expect(session.ending).toBe('too many failed logins')
    expect(JSON.stringify(session)).not.toMatch(/wrong\d/)
    expect(waits).toHaveLength(10)
    await servesOthers(pop3)
  })

  it('P12 APOP opens with the digest of its own greeting and no other', async () => {
    await using pop3 = await startPop3()
    const digest = (stamp: string) => createHash('md5').update(`${stamp}secret`).digest('hex')
    const { LineClient: Client } = await import('../support/smtp-client.ts')
    const connect = async () => {
      const client = await Client.connect({ host: '127.0.0.1', port: pop3.port })
      return { client, stamp: /<.+>/.exec(await client.line())?.[0] ?? '' }
    }
    const [first, second] = [await connect(), await connect()]
    expect(first.stamp).not.toBe(second.stamp)
    expect(await ask(second.client, `APOP known ${digest(first.stamp)}`)).toMatch(/^-ERR \[AUTH\]/)
    expect(await ask(first.client, `APOP known ${digest(first.stamp)}`)).toBe('+OK 0 messages (0 octets)')
    for (const { client } of [first, second]) await client[Symbol.asyncDispose]()
  })

  it('P13 idle: closed without a word, before login sooner, and nothing is deleted', async () => {
    await using pop3 = await startPop3({
      mail: ['Subject: one\r\n\r\n'],
      limits: { idleMs: 150, loginMs: 50 },
    })
    await using waiting = await pop3.client()
    expect(await waiting.untilEnd()).toBe('')
    await using client = await pop3.inside()
    client.send('DELE 1\r\nNOO')
    expect(await client.line()).toMatch(/^\+OK/)
    expect(await client.untilEnd()).toBe('')
    expect(pop3.drop.subjects()).toEqual(['one'])
    await pop3.desk.until(() => pop3.desk.ended.length === 2)
    expect(pop3.desk.ended.map(({ ending }) => ending)).toEqual(['idle before login', 'idle'])
  })

  it('P14 a client that does not read is waited for, and then let go', async () => {
    await using pop3 = await startPop3({ limits: { stallMs: 200 } })
    const size = 50 * 1024 * 1024
    pop3.drop.add(Buffer.alloc(size, 'x'))
    await using client = await pop3.inside()
    client.socket.pause()
    client.send('RETR 1\r\n')
    const before = process.memoryUsage().arrayBuffers
    const session = await pop3.desk.endedSession()
    expect(session.ending).toBe('took nothing for 0.2 s')
    // The message itself is in memory here; of what waits to be sent there is next to nothing.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024)
    await servesOthers(pop3)
  })

  it('P14 pipelined commands whose answers are not read stop being run', async () => {
    await using pop3 = await startPop3({ limits: { stallMs: 300 } })
    pop3.drop.add(Buffer.alloc(1024 * 1024, 'x'))
    await using client = await pop3.inside()
    client.socket.pause()
    client.send('RETR 1\r\n'.repeat(1000))
    const session = await pop3.desk.endedSession()
    const answered = session.transcript.filter(({ text }) => text.startsWith('+OK 1048578')).length
    expect(answered).toBeLessThan(50)
  })

  it('P15 ten thousand CAPA are answered, each in its turn', async () => {
    await using pop3 = await startPop3()
    await using client = await pop3.client()
    client.send('CAPA\r\n'.repeat(10_000))
    for (let answer = 0; answer < 10_000; answer++) {
      expect(await client.line()).toBe('+OK Capability list follows')
      await listing(client)
    }
    await servesOthers(pop3)
  }, 60_000)

  it('P16 numbers stay while mail comes and goes: what is gone is an error, never another message', async () => {
    await using pop3 = await startPop3({ mail: ['Subject: one\r\n\r\n', 'Subject: two\r\n\r\n'] })
    await using client = await pop3.inside()
    pop3.drop.messages.shift()
    pop3.drop.add('Subject: three\r\n\r\n')
    expect(await ask(client, 'STAT')).toBe('+OK 2 32')
    expect(await ask(client, 'RETR 1')).toMatch(/^-ERR Message 1 was removed/)
    expect(await ask(client, 'RETR 3')).toBe('-ERR No such message')
    expect(await ask(client, 'RETR 2')).toBe('+OK 16 octets')
    expect(await listing(client)).toEqual(['Subject: two', ''])
  })

  it('a message that cannot be read to its end breaks the connection: no client takes half for the whole', async () => {
    await using pop3 = await startPop3({ mail: [`Subject: one\r\n\r\n${'x'.repeat(100_000)}\r\n`] })
    pop3.drop.chunk = 1000
    pop3.drop.failures.set('read', new Error('EIO'))
    await using client = await pop3.inside()
    client.send('RETR 1\r\n')
    expect(await client.untilEnd()).not.toMatch(/\r\n\.\r\n$/)
    expect((await pop3.desk.endedSession()).ending).toBe('a message could not be read to its end')
    await servesOthers(pop3)
  })

  it('failures of the store are told as what they are, and the session lives', async () => {
    await using pop3 = await startPop3({ mail: ['Subject: one\r\n\r\n'] })
    pop3.drop.failures.set('contents', new DomainError('store-busy', 'The store is busy.'))
    await using client = await pop3.client()
    await ask(client, 'USER shop')
    expect(await ask(client, 'PASS any')).toBe('-ERR [SYS/TEMP] The store is busy.')
    pop3.drop.failures.clear()
    await ask(client, 'USER shop')
    expect(await ask(client, 'PASS any')).toMatch(/^\+OK 1 /)
    pop3.drop.failures.set('raw', new DomainError('store-damaged', 'The octets are damaged.'))
    expect(await ask(client, 'RETR 1')).toBe('-ERR [SYS/PERM] The octets are damaged.')
    pop3.drop.failures.set('raw', new Error('a defect'))
    expect(await ask(client, 'TOP 1 0')).toBe('-ERR [SYS/TEMP] Internal error, nothing was changed')
    expect(await ask(client, 'NOOP')).toMatch(/^\+OK/)
  })
})
