import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { startImap } from './imap-bench.ts'
import { StrictClient } from './strict-client.ts'
import { checkBody, checkEnvelope } from './strict-structures.ts'

const ONE = 'Subject: 1\r\n\r\nhello\r\n'

async function reading(mail: Parameters<typeof startImap>[0] = { mail: [ONE] }) {
  const imap = await startImap(mail)
  const client = await StrictClient.inside(imap.port)
  await client.ok('SELECT INBOX')
  return { imap, client, [Symbol.asyncDispose]: () => client[Symbol.asyncDispose]() }
}

describe('hostile FETCH and STORE', () => {
  it('I12: ranges are clipped, merged and never expanded', async () => {
    await using imap = await reading({ mail: [ONE, ONE, ONE] })
    const { client } = imap
    const count = async (set: string) => (await client.fetch(`FETCH ${set} UID`)).length
    expect(await count('1:4294967295')).toBe(3)
    expect(await count('4294967295:1')).toBe(3)
    expect(await count('*:*')).toBe(1)
    expect(await count(Array(30_000).fill('1').join())).toBe(1)
    for (const set of ['0', '1:', ':5', '1:*:2', '1,,2', '-1', '4294967296'])
      expect((await client.ask(`FETCH ${set} UID`)).tagged).toMatch(/^BAD /)
  })

  it('I13: a UID is a number from 1 to 4294967295', async () => {
    await using imap = await reading()
    for (const verb of ['FETCH', 'STORE'])
      for (const uid of ['0', '4294967296']) {
        const rest = verb === 'FETCH' ? 'UID' : 'FLAGS ()'
        expect((await imap.client.ask(`UID ${verb} ${uid} ${rest}`)).tagged).toMatch(/^BAD /)
      }
    expect((await imap.client.ask('UID FETCH 4294967295 UID')).tagged).toMatch(/^OK /)
  })

  it('I19: partials are clipped, and "" past the end', async () => {
    await using imap = await reading()
    const { client } = imap
    const [message] = await client.fetch('FETCH 1 (BODY[]<0.99999999999> BODY[]<4294967295.1>)')
    expect(message?.get('BODY[]<0>')).toEqual(Buffer.from(ONE))
    expect(message?.get('BODY[]<4294967295>')).toEqual(Buffer.alloc(0))
    for (const partial of ['<-1.5>', '<5.0>', '<a.b>', '<0>', '<.1>', '<1.2.3>'])
      expect((await client.ask(`FETCH 1 BODY[]${partial}`)).tagged).toMatch(/^BAD /)
  })

  it('I20: part numbers that are not there are NIL or BAD', async () => {
    await using imap = await reading()
    const { client } = imap
    for (const section of ['0', '1.MIME.MIME', `${'1.'.repeat(10_000)}1`, '1.', 'MIME'])
      expect((await client.ask(`FETCH 1 BODY[${section}]`)).tagged).toMatch(/^BAD /)
    const deep = `${'1.'.repeat(99)}1`
    const [message] = await client.fetch(`FETCH 1 (BODY[999999] BODY[${deep}] BODY[2.HEADER])`)
    expect([...(message?.entries() ?? [])].filter(([name]) => name !== 'FLAGS')).toEqual([
      ['BODY[999999]', null],
      [`BODY[${deep}]`, null],
      ['BODY[2.HEADER]', null],
    ])
  })

  it('I21: a thousand names of fields, and odd ones are echoed so that a client can read them', async () => {
    await using imap = await reading()
    const { client } = imap
    const names = (count: number) => Array.from({ length: count }, (_, at) => `f${at}`).join(' ')
    expect((await client.ask(`FETCH 1 BODY[HEADER.FIELDS (${names(1_001)})]`)).tagged).toMatch(/^BAD /)
    expect(await client.fetch(`FETCH 1 BODY[HEADER.FIELDS (${names(1_000)})]`)).toHaveLength(1)
    const odd = 'FETCH 1 BODY.PEEK[HEADER.FIELDS ({6+}\r\na) "b\\ {3+}\r\nc\r\n "d)\\"" NIL subject)]'
    const [message] = await client.fetch(odd)
    expect([...(message?.keys() ?? [])]).toEqual([
      'BODY[HEADER.FIELDS ("a) \\"b\\\\" {3}\r\nc\r\n "d)\\"" "NIL" subject)]',
    ])
    expect([...(message?.values() ?? [])]).toEqual([Buffer.from('Subject: 1\r\n\r\n')])
  })

  it('I22: who does not read is not written to without end', { timeout: 60_000 }, async () => {
    const large = `Subject: large\r\n\r\n${'x'.repeat(998)}\r\n`.repeat(1_000)
    await using imap = await reading({ mail: Array(20).fill(large) })
    const { socket } = imap.client
    socket.pause()
    const before = process.memoryUsage()
    socket.write('f FETCH 1:* BODY.PEEK[]\r\n'.repeat(1_000))
    // Others have their answers meanwhile.
    await using other = await StrictClient.inside(imap.imap.port)
    await other.ok('SELECT INBOX')
    for (let round = 0; round < 20; round++) await other.ok('FETCH 1:* (UID FLAGS ENVELOPE)')
    const after = process.memoryUsage()
    expect(after.external + after.arrayBuffers - before.external - before.arrayBuffers).toBeLessThan(64e6)
    socket.destroy()
    await once(socket, 'close')
    await other.ok('NOOP')
  })

  it('I28: too many keywords, and those that cannot be, change nothing', async () => {
    await using imap = await reading()
    const { client } = imap
    const words = Array.from({ length: 10_000 }, (_, at) => `k${at}`).join(' ')
    for (const flags of [`(${words.slice(0, 60_000)})`, '(\\Foo)', '\\Recent', '(a])', '(k\xe9)'])
      expect((await client.ask(Buffer.from(`STORE 1 +FLAGS ${flags}`, 'latin1'))).tagged).toMatch(
        /^NO \[(LIMIT|CANNOT)\] /,
      )
    for (const flags of ['(a b', 'a)', '(a  b)', '("a")', '{1+}\r\na', '((a))', '(%)', '(a*)'])
      expect((await client.ask(`STORE 1 +FLAGS ${flags}`)).tagged).toMatch(/^BAD /)
    expect((await client.fetch('FETCH 1 FLAGS'))[0]?.get('FLAGS')).toEqual(['\\Recent'])
    // As far as they can be, none means anything to JavaScript (I16).
    const [told] = await client.fetch('STORE 1 FLAGS (__proto__ constructor toString)')
    expect(told?.get('FLAGS')).toEqual(['\\Recent', '__proto__', 'constructor', 'toString'])
  })

  it('I31: nothing in a header reaches into the responses', async () => {
    const evil = [
      'From: =?UTF-8?Q?A=0D=0A=2A_9_EXISTS=0D=0A?= <a@b.test>, "q\\"\\\\uote\x00" <"x\\"y"@b.test>',
      'Subject: =?utf-8?B?IlwADQo=?= "raw\\" \x00\x80\xff',
      'Message-ID: <\x00"\\@b>',
      'Content-Type: text/plain; name="a\\"b\x00\xff"; x*=utf-8\'\'%00%0d%0a',
      'Content-Disposition: attachment; filename="=?utf-8?Q?=0D=0A=00?="',
      'Content-Description: {5}\x00',
      'Content-Language: "\\\x00',
      '',
      '"\\ \x00 \x01 {3}',
      '',
    ].join('\r\n')
    await using imap = await reading({ mail: [{ raw: Buffer.from(evil, 'latin1') }] })
    for (const enable of ['CAPABILITY', 'ENABLE UTF8=ACCEPT', 'ENABLE IMAP4rev2']) {
      await using client = await StrictClient.inside(imap.imap.port)
      await client.ok(enable)
      await client.ok('EXAMINE INBOX')
      const [message] = await client.fetch(
        'FETCH 1 (ENVELOPE BODYSTRUCTURE BODY PREVIEW THREADID BODY.PEEK[])',
      )
      checkEnvelope(message?.get('ENVELOPE') ?? null)
      checkBody(message?.get('BODYSTRUCTURE') ?? null, true)
      checkBody(message?.get('BODY') ?? null, false)
      const preview = message?.get('PREVIEW') as Buffer
      expect(preview.includes(0)).toBe(false)
      expect(message?.get('BODY[]')).toEqual(Buffer.from(evil, 'latin1'))
    }
  })

  it('I32: a message of no octets, and an empty part', async () => {
    const empty = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n--b--'
    await using imap = await reading({ mail: [{ raw: '' }, empty] })
    const items = 'BODY[] BODY[1] BODY[TEXT] BODY[HEADER] RFC822 BINARY[1] BINARY.SIZE[1] RFC822.SIZE'
    const [nothing, part] = await imap.client.fetch(`FETCH 1:2 (${items} ENVELOPE BODYSTRUCTURE)`)
    for (const name of ['BODY[]', 'BODY[1]', 'BODY[TEXT]', 'BODY[HEADER]', 'RFC822', 'BINARY[1]'])
      expect([name, nothing?.get(name)]).toEqual([name, Buffer.alloc(0)])
    expect([nothing?.get('RFC822.SIZE'), nothing?.get('BINARY.SIZE[1]')]).toEqual(['0', '0'])
    expect(part?.get('BODY[1]')).toEqual(Buffer.alloc(0))
    checkBody(part?.get('BODYSTRUCTURE') ?? null, true)
  })
})

describe('a large message', () => {
  it('is sent as it came, whole and in part', async () => {
    const text = Buffer.alloc(6_000_000, 'line of text\r\n')
    const raw = Buffer.concat([Buffer.from('Subject: large\r\n\r\n'), text])
    await using imap = await reading({ mail: [{ raw }] })
    const items = 'RFC822.SIZE BODY.PEEK[] BODY[TEXT]<5999990.99> BINARY[1]<3000000.7>'
    const [message] = await imap.client.fetch(`FETCH 1 (${items})`)
    expect(message?.get('RFC822.SIZE')).toBe(String(raw.length))
    expect(Buffer.compare(message?.get('BODY[]') as Buffer, raw)).toBe(0)
    expect(message?.get('BODY[TEXT]<5999990>')).toEqual(text.subarray(-10))
    expect(message?.get('BINARY[1]<3000000>')).toEqual(text.subarray(3_000_000, 3_000_007))
  })
})
