import { describe, expect, it, vi } from 'vitest'
import { DomainError } from '../../../src/domain/trouble.ts'
import type { ProblemAnswer } from '../../../src/http/contract/problem.ts'
import { silentLog } from '../../../src/lib/log.ts'
import { startServer, type TestServer } from '../test-server.ts'
import { Wire } from '../wire.ts'

const URL = '/v1/inboxes/shop/messages'

async function compose(payload: object) {
  const server = startServer()
  const answer = await server.http.inject({ method: 'POST', url: URL, payload })
  const [entry] = server.store.all
  return { ...server, answer, raw: entry?.raw.toString() ?? '', message: entry?.message }
}

describe('POST a raw message', () => {
  it('keeps it octet for octet, with the envelope that the address names', async () => {
    const { http, store } = startServer()
    const payload = Buffer.from('Subject: x\r\n\r\n\0\xff\n.\r\nend', 'latin1')
    const answer = await http.inject({
      method: 'POST',
      url: `${URL}?from=a@x.test&to=b@x.test&to=c@x.test`,
      headers: { 'content-type': 'message/rfc822' },
      payload,
    })
    const [entry] = store.all
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({ id: entry?.message.id, seq: store.seq, inbox: 'shop' })
    expect(entry?.raw.equals(payload)).toBe(true)
    expect(entry?.message.envelope).toEqual({
      from: 'a@x.test',
      parameters: {},
      to: [
        { address: 'b@x.test', parameters: {} },
        { address: 'c@x.test', parameters: {} },
      ],
    })
  })

  it('has no envelope when none is named', async () => {
    const { http, store } = startServer()
    const headers = { 'content-type': 'message/rfc822; charset=utf-8' }
    await http.inject({ method: 'POST', url: URL, headers, payload: 'Subject: x\r\n\r\n' })
    expect(store.all[0]?.message.envelope).toEqual({ from: null, parameters: {}, to: [] })
  })

  it('keeps nothing of an upload that breaks off, and takes it for no failure of its own', async () => {
    const errors: unknown[] = []
    const log = { ...silentLog, error: (...said: unknown[]) => void errors.push(said) }
    const { http, store, listen } = startServer({ log })
    const receiver = store.messages.receive()
    const written = vi.spyOn(receiver, 'write')
    const aborted = vi.spyOn(receiver, 'abort')
    vi.spyOn(store.messages, 'receive').mockReturnValue(receiver)
    const { port } = await listen()
    const wire = new Wire(port)
    const fields = 'Host: localhost\r\nContent-Type: message/rfc822\r\nContent-Length: 1000\r\n'
    wire.send(`POST ${URL} HTTP/1.1\r\n${fields}Expect: 100-continue\r\n\r\n`)
    await wire.until('100 Continue')
    wire.send('Subject: half')
    await vi.waitFor(() => expect(written).toHaveBeenCalled())
    wire.socket.resetAndDestroy()
    await vi.waitFor(() => expect(aborted).toHaveBeenCalled())
    await http.close()
    expect(errors).toEqual([])
    expect(store.all).toEqual([])
  })

  it('refuses what is larger than a message may be, and keeps nothing', async () => {
    const { http, store } = startServer({ maxMessageSize: 1_000 })
    const headers = { 'content-type': 'message/rfc822' }
    const send = (size: number) =>
      http.inject({ method: 'POST', url: URL, headers, payload: 'x'.repeat(size) })
    expect((await send(1_001)).json().error).toMatchObject({ status: 413, code: 'too-large' })
    expect(store.all).toEqual([])
    expect((await send(1_000)).statusCode).toBe(201)
  })

  it('refuses an inbox that cannot be', async () => {
    const { http, store } = startServer()
    const headers = { 'content-type': 'message/rfc822' }
    const answer = await http.inject({
      method: 'POST',
      url: '/v1/inboxes/a%00b/messages',
      headers,
      payload: 'x',
    })
    expect([answer.statusCode, answer.json().error.code, store.all]).toEqual([400, 'bad-inbox-name', []])
  })
})

/** A message of about so many octets, in each form that it may be sent in. */
const FORMS = [
  ['raw', (size: number) => ({ type: 'message/rfc822', body: 'x'.repeat(size) })],
  [
    'raw, in chunks',
    (size: number) => ({ type: 'message/rfc822', body: new Blob(['x'.repeat(size)]).stream() }),
  ],
  [
    'JSON',
    (size: number) => ({ type: 'application/json', body: JSON.stringify({ text: 'x'.repeat(size) }) }),
  ],
] as const

describe.each(FORMS)('over a connection, %s', (_form, message) => {
  async function post({ listen }: TestServer, size: number) {
    const { url } = await listen()
    const { type, body } = message(size)
    const headers = { 'content-type': type }
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
    const answer = await fetch(`${url}${URL}`, init)
    return ((await answer.json()) as ProblemAnswer).error
  }

  it('a message that is too large is told so', async () => {
    const server = startServer({ maxMessageSize: 100_000 })
    expect(await post(server, 120_000)).toMatchObject({ status: 413, code: 'too-large' })
    expect(server.store.all).toEqual([])
  })

  it('a message that is larger than any body is told which option to raise', async () => {
    const { todo, code } = await post(startServer({ maxMessageSize: 100_000 }), 2_000_000)
    expect([code, todo]).toEqual(['too-large', expect.stringContaining('--max-message-size')])
  })

  it('a disk that is full while the message comes is told so', async () => {
    const server = startServer()
    const receiver = server.store.messages.receive()
    vi.spyOn(receiver, 'write').mockRejectedValue(new DomainError('disk-full', 'The disk is full.'))
    vi.spyOn(server.store.messages, 'receive').mockReturnValue(receiver)
    expect(await post(server, 300_000)).toMatchObject({ status: 507, code: 'disk-full' })
  })
})

describe('POST a message to compose', () => {
  it('composes it, with its envelope from its addresses', async () => {
    const { answer, raw, message } = await compose({
      from: 'Ann <ann@x.test>',
      to: ['bob@x.test', { name: 'Carl', address: 'carl@x.test' }],
      bcc: 'dora@x.test',
      subject: 'Grüße',
      text: 'the text',
      html: '<b>the html</b>',
      headers: [{ name: 'X-Campaign', value: 'spring' }],
      attachments: [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('octets').toString('base64') }],
    })
    expect(answer.statusCode).toBe(201)
    expect(message?.envelope.to.map(({ address }) => address)).toEqual([
      'bob@x.test',
      'carl@x.test',
      'dora@x.test',
    ])
    expect(message?.envelope.from).toBe('ann@x.test')
    expect(message?.digest).toMatchObject({
      subject: 'Grüße',
      attachments: [{ name: 'a.txt', type: 'text/plain', size: 6 }],
    })
    expect(raw).toContain('X-Campaign: spring')
    expect(raw).not.toContain('dora@x.test')
  })

  it.each([
    { attachments: [{ path: '/etc/passwd' }] },
    { attachments: [{ content: 'eA==', href: 'http://169.254.169.254/' }] },
    { raw: { href: 'http://169.254.169.254/' } },
    { raw: { path: '/etc/passwd' } },
    { text: { path: '/etc/passwd' } },
    { html: { href: 'http://127.0.0.1/' } },
    { alternatives: [{ path: '/etc/passwd' }] },
    { attachments: [{ content: { path: '/etc/passwd' } }] },
    { envelope: { size: 'x\r\nRCPT TO:<evil@x.test>' } },
    { subject: 'a\r\nX-Evil: 1' },
    { headers: [{ name: 'X-A', value: 'a\r\nX-Evil: 1' }] },
    { headers: [{ name: 'X-A: x\r\nX-Evil', value: 'a' }] },
    { attachments: [{ content: 'not base64!' }] },
    {},
  ])('W15 refuses %j and reads nothing', async (payload) => {
    const { answer, store } = await compose(payload)
    expect([answer.statusCode, store.all]).toEqual([422, []])
    expect(answer.body).not.toContain('root:')
  })

  it('W15 does not read a path that stands in a text', async () => {
    const { answer, raw } = await compose({ text: '/etc/passwd', html: 'file:///etc/passwd' })
    expect(answer.statusCode).toBe(201)
    expect(raw).toContain('/etc/passwd')
    expect(raw).not.toContain('root:')
  })

  it('W13 makes no header and no recipient out of a line break in an address', async () => {
    const { raw, message } = await compose({
      from: 'a@x.test',
      to: 'b@x.test>\r\nX-Evil: 1\r\nBcc: <evil@y.test',
    })
    expect(raw).not.toMatch(/^(X-Evil|Bcc):/im)
    expect(message?.envelope.to.every(({ address }) => !/[\r\n]/.test(address))).toBe(true)
  })
})
