import { describe, expect, it } from 'vitest'
import { type Collected, type CollectorParts, collect } from '../../src/imap/collector.ts'
import { DEFAULT_LIMITS } from '../../src/imap/limits.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { Admission } from '../../src/wire/admission.ts'
import { LineServer } from '../../src/wire/line-server.ts'
import type { Peer } from '../../src/wire/peer.ts'
import { LineClient } from '../support/smtp-client.ts'
import { SIZES } from './collector.ts'

const LIMITS = { line: 200, text: 400, literal: 20, literals: 50, literalCount: 4 }

interface Stage extends AsyncDisposable {
  readonly client: LineClient
  readonly messages: readonly string[]
  readonly noted: readonly string[]
}

/** A server that answers each command with what it was taken for, until one ends the session. */
async function stage(parts: Partial<CollectorParts> = {}): Promise<Stage> {
  const messages: string[] = []
  const noted: string[] = []
  const message = (octets: number) => {
    if (octets > 100) return undefined
    const at = messages.push('') - 1
    return {
      write: (piece: Buffer) => {
        messages[at] += piece.toString('latin1')
      },
      end: () => undefined,
    }
  }
  const serve = async (peer: Peer): Promise<void> => {
    for (;;) {
      const collected = await collect({
        peer,
        first: (limit) => peer.line(limit, parts.idleMs ?? 20_000),
        dialect: { rev2: false, utf8Accept: false },
        limits: LIMITS,
        drained: 1000,
        drainedMessage: 5000,
        unasked: true,
        idleMs: 20_000,
        literalMs: 20_000,
        message,
        note: (line, first) => void noted.push(`${first ? '' : '… '}${line.toString('latin1')}`),
        ...parts,
      })
      if (['end', 'idle', 'shutdown'].includes(collected.kind)) return
      peer.write(`${inShort(collected)}\r\n`)
      if ('over' in collected && collected.over) return
    }
  }
  const server = new LineServer({
    protocol: 'imap',
    tls: undefined,
    limits: DEFAULT_LIMITS,
    admission: new Admission(DEFAULT_LIMITS),
    sessions: { begin() {}, changed() {}, finish() {} },
    clock: systemClock,
    log: silentLog,
    full: '* BYE',
    serve,
  })
  const address = await server.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: 'off' })
  const client = await LineClient.connect({
    host: '127.0.0.1',
    port: address.kind === 'tcp' ? address.port : 0,
  })
  return {
    client,
    messages,
    noted,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await server.close({ graceMs: 0 })
    },
  }
}

/** `text|literal|<streamed>`, or why there is no command. */
function inShort(collected: Collected): string {
  if (!('fragments' in collected)) return collected.kind
  const parts = collected.fragments.map((fragment) =>
    'text' in fragment
      ? fragment.text.toString('latin1')
      : 'literal' in fragment
        ? `{${fragment.literal.toString('latin1')}}`
        : `<${fragment.streamed}>`,
  )
  return `${collected.kind} ${parts.join('|')}`
}

describe('a command of several pieces', () => {
  it.each(SIZES)('is the same in pieces of %i octets', async (size) => {
    await using place = await stage()
    const octets = Buffer.from(
      'a NOOP\r\nb LOGIN {3+}\r\nx\0y {0+}\r\n\r\nc APPEND INBOX {12+}\r\nHello\r\nWorld\r\nd NOOP\r\n',
      'latin1',
    )
    for (let at = 0; at < octets.length; at += size) await place.client.push(octets.subarray(at, at + size))
    expect(await place.client.line()).toBe('command a NOOP')
    expect(await place.client.line()).toBe('command b LOGIN |{x\0y}| |{}|')
    expect(await place.client.line()).toBe('command c APPEND INBOX |<12>|')
    expect(await place.client.line()).toBe('command d NOOP')
    expect(place.messages).toEqual(['Hello\r\nWorld'])
    expect(place.noted).toEqual([
      'a NOOP',
      'b LOGIN {3+}',
      '…  {0+}',
      '… ',
      'c APPEND INBOX {12+}',
      '… ',
      'd NOOP',
    ])
  })

  it('is invited to send a literal that it asks for', async () => {
    await using place = await stage()
    place.client.send('a LOGIN {4}\r\n')
    expect(await place.client.line()).toBe('+ OK')
    place.client.send('user {2}\r\n')
    expect(await place.client.line()).toBe('+ OK')
    place.client.send('pw\r\n')
    expect(await place.client.line()).toBe('command a LOGIN |{user}| |{pw}|')
  })

  it('I03 is not invited to send what is too large, and is understood at once again', async () => {
    await using place = await stage()
    place.client.send('a LOGIN {21}\r\n')
    expect(await place.client.line()).toBe('too-big a LOGIN ')
    place.client.send('b APPEND INBOX {101}\r\n')
    expect(await place.client.line()).toBe('too-big b APPEND INBOX ')
    place.client.send('c NOOP\r\n')
    expect(await place.client.line()).toBe('command c NOOP')
    expect(place.messages).toEqual([])
  })

  it('I08 is read to its end when it did not ask: the next command is understood', async () => {
    await using place = await stage()
    place.client.send(`a LOGIN {21+}\r\n${'x'.repeat(21)} {3+}\r\npwd\r\nb NOOP\r\n`)
    expect(await place.client.line()).toBe('too-big a LOGIN ')
    expect(await place.client.line()).toBe('command b NOOP')
  })

  it('I26 is read to its end when a message is too large that did not ask, and what follows it', async () => {
    await using place = await stage()
    const large = 'x'.repeat(3000)
    place.client.send(`a APPEND INBOX {3000+}\r\n${large} {2999+}\r\n${large.slice(1)}\r\nb NOOP\r\n`)
    expect(await place.client.line()).toBe('too-big a APPEND INBOX ')
    expect(await place.client.line()).toBe('command b NOOP')
    expect(place.messages).toEqual([])
  })

  it('I25 is passed over, whatever its size, when the command is wrong already: that is answered, not the size', async () => {
    await using place = await stage()
    place.client.send(
      `a APPEND INBOX (\\Seen "x" {3000+}\r\n${'x'.repeat(3000)}\r\nb APPEND INBOX x {9}\r\nc NOOP\r\n`,
    )
    expect(await place.client.line()).toBe('command a APPEND INBOX (\\Seen "x" |<3000>|')
    expect(await place.client.line()).toBe('command b APPEND INBOX x ')
    expect(await place.client.line()).toBe('command c NOOP')
  })

  it('I03 ends the session when nobody can read it to its end', async () => {
    await using place = await stage()
    place.client.send('a APPEND INBOX {2147483648+}\r\n')
    expect(await place.client.untilEnd()).toBe('too-big a APPEND INBOX \r\n')
  })

  it('I07 may hold so many literals, and so many octets in them', async () => {
    await using place = await stage()
    place.client.send(
      `a X${' {1+}\r\nx'.repeat(5)}\r\nb X${' {20+}\r\n'.concat('x'.repeat(20)).repeat(3)}\r\nc NOOP\r\n`,
    )
    expect(await place.client.line()).toMatch(/^too-big a X/)
    expect(await place.client.line()).toMatch(/^too-big b X/)
    expect(await place.client.line()).toBe('command c NOOP')
  })

  it('I07 may bring so many messages, and so many octets in the lines between them', async () => {
    await using place = await stage()
    const flags = ` (${'k'.repeat(100)})`
    place.client.send(
      `a APPEND X${' {1+}\r\nx'.repeat(5)}\r\nb APPEND X${`${flags} {1+}\r\nx`.repeat(4)}\r\nc NOOP\r\n`,
    )
    expect(await place.client.line()).toMatch(/^too-big a APPEND X/)
    expect(await place.client.line()).toMatch(/^too-big b APPEND X/)
    expect(await place.client.line()).toBe('command c NOOP')
  })

  it('I01 is drained when a line is too long', async () => {
    await using place = await stage()
    place.client.send(`a NOOP ${'A'.repeat(10_000)}\r\nb NOOP\r\n`)
    expect(await place.client.line()).toBe('too-long')
    expect(await place.client.line()).toBe('command b NOOP')
  })

  it('I25 is drained with its literals when a line is too long', async () => {
    await using place = await stage()
    const flags = `(${'k '.repeat(200)}k)`
    place.client.send(
      `a APPEND INBOX ${flags} {10+}\r\nz LOGOUT\r\n ~{2+}\r\n\r\n\r\nb APPEND X ${flags} {9}\r\nc NOOP\r\n`,
    )
    expect(await place.client.line()).toBe('too-long')
    expect(await place.client.line()).toBe('too-long')
    expect(await place.client.line()).toBe('command c NOOP')
    place.client.send(`a LOGIN ${'A'.repeat(500)} {5001+}\r\n`)
    expect(await place.client.untilEnd()).toMatch(/^too-big/)
  })

  it('ends with CRLF only', async () => {
    await using place = await stage()
    place.client.send('a NOOP\nb NOOP\r\n')
    expect(await place.client.line()).toBe('bare-lf')
    expect(await place.client.line()).toBe('command b NOOP')
  })

  it('that breaks off in a literal is none', async () => {
    await using place = await stage()
    place.client.send('a APPEND INBOX {50+}\r\nhalf')
    place.client.finish()
    expect(await place.client.untilEnd()).toBe('')
  })
})
