import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../../src/domain/trouble.ts'
import { MessageDetail } from '../../../src/http/contract/message.ts'
import { JobStopped } from '../../../src/lib/job-pool.ts'
import { silentLog } from '../../../src/lib/log.ts'
import { directInspector, mail, startServer } from '../test-server.ts'

const LETTER = [
  'Received: by x.test',
  'From: =?utf-8?q?Ann_=C3=98?= <ann@x.test>',
  'To: bob@x.test, Carl <carl@x.test>',
  'Subject: =?utf-8?b?SGVsbG8=?=',
  'Date: Sat, 31 Jan 2026 12:00:00 +0100',
  'Message-ID: <1@x.test>',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'the text',
  '--b',
  'Content-Type: text/html',
  '',
  '<b>the html</b>',
  '--b',
  'Content-Type: text/csv; name=list.csv',
  'Content-Disposition: attachment; filename=list.csv',
  'Content-Transfer-Encoding: base64',
  '',
  'YSxiCjEsMgo=',
  '--b--',
  '',
].join('\r\n')

async function withLetter() {
  const server = startServer()
  const id = await server.deliver(LETTER)
  return { ...server, id, url: `/v1/messages/${id}` }
}

describe('GET one message', () => {
  it('tells everything of it, in the shape of the contract', async () => {
    const { http, url } = await withLetter()
    const detail = (await http.inject({ url })).json()
    expect([...Compile(MessageDetail).Errors(detail)]).toEqual([])
    expect(detail).toMatchObject({
      subject: 'Hello',
      from: [{ name: 'Ann Ø', address: 'ann@x.test' }],
      date: '2026-01-31T11:00:00.000Z',
      messageId: '<1@x.test>',
      envelope: { from: 'a@x.test', to: [{ address: 'b@x.test', parameters: {} }] },
      text: expect.stringContaining('the text'),
      html: expect.stringContaining('<b>the html</b>'),
      attachments: [{ n: 3, name: 'list.csv', type: 'text/csv', size: 8, cid: null }],
      session: null,
    })
    expect(detail.headers.slice(0, 2)).toEqual([
      { name: 'Received', value: 'by x.test' },
      { name: 'From', value: 'Ann Ø <ann@x.test>' },
    ])
    expect(
      detail.structure.map(({ n, parent, type }: MessageDetail['structure'][0]) => [n, parent, type]),
    ).toEqual([
      [0, null, 'multipart/mixed'],
      [1, 0, 'text/plain'],
      [2, 0, 'text/html'],
      [3, 0, 'text/csv'],
    ])
  })

  it('answers from the digest, with a warning, when taking it apart was stopped', async () => {
    const stopped = { ...directInspector, inspect: () => Promise.reject(new JobStopped('more than 2 s')) }
    const { http, deliver } = startServer({ inspector: stopped })
    const id = await deliver(mail({ Subject: 'heavy' }))
    const detail = (await http.inject({ url: `/v1/messages/${id}` })).json()
    expect([...Compile(MessageDetail).Errors(detail)]).toEqual([])
    expect(detail).toMatchObject({
      subject: 'heavy',
      structure: [],
      warnings: ['parsing stopped: more than 2 s'],
    })
    const text = await http.inject({ url: `/v1/messages/${id}/text` })
    expect([text.statusCode, text.json().error.code]).toEqual([422, 'parsing-stopped'])
    expect((await http.inject({ url: `/v1/messages/${id}/raw` })).statusCode).toBe(200)
  })

  it('D16 answers what is known of a message whose octets are damaged, with a warning', async () => {
    const warned: unknown[] = []
    const log = { ...silentLog, warn: (...said: unknown[]) => void warned.push(said) }
    const { http, store, deliver } = startServer({ log })
    const id = await deliver(mail({ Subject: 'kept' }))
    const trouble = new DomainError('store-damaged', 'The octets of message x are damaged.')
    store.messages.raw = () => Promise.reject(trouble)
    const answer = await http.inject({ url: `/v1/messages/${id}` })
    expect([...Compile(MessageDetail).Errors(answer.json())]).toEqual([])
    expect(answer.json()).toMatchObject({ subject: 'kept', html: null, warnings: [trouble.message] })
    expect(warned).toHaveLength(1)
    for (const view of ['raw', 'text', 'html', 'headers', 'parts']) {
      const { error } = (await http.inject({ url: `/v1/messages/${id}/${view}` })).json()
      expect([view, error.status, error.code]).toEqual([view, 500, 'store-damaged'])
    }
  })

  it.each(['../x', '%2e%2e%2f', '1 OR 1=1', "' --", 'x'.repeat(10_240), '__proto__', '%00', 'constructor'])(
    'H26 answers 404 or 400 for the id %j',
    async (id) => {
      const { http } = await withLetter()
      for (const view of ['', '/raw', '/html', '/text', '/headers', '/parts', '/parts/1', '/frame']) {
        const answer = await http.inject({ url: `/v1/messages/${encodeURI(id)}${view}` })
        expect([400, 404]).toContain(answer.statusCode)
        expect(answer.json().error.status).toBe(answer.statusCode)
      }
    },
  )
})

describe('changes of one message', () => {
  it('marks it, and answers how it now is', async () => {
    const { http, url } = await withLetter()
    const payload = { seen: true, flagged: true, addTags: ['a', 'b'] }
    const answer = await http.inject({ method: 'PATCH', url, payload })
    expect(answer.json()).toMatchObject({ seen: true, flagged: true, tags: ['a', 'b'] })
    const less = await http.inject({ method: 'PATCH', url, payload: { removeTags: ['a'] } })
    expect(less.json()).toMatchObject({ seen: true, tags: ['b'] })
  })

  it.each([{}, { seen: 'true' }, { seen: null }, { unknown: 1 }, { addTags: [''] }, { addTags: 'a' }])(
    'refuses %j',
    async (payload) => {
      const { http, url, store } = await withLetter()
      expect((await http.inject({ method: 'PATCH', url, payload })).statusCode).toBe(422)
      expect(store.all[0]?.message).toMatchObject({ seen: false, tags: [] })
    },
  )

  it('removes it, once', async () => {
    const { http, url } = await withLetter()
    expect((await http.inject({ method: 'DELETE', url })).statusCode).toBe(204)
    expect((await http.inject({ method: 'DELETE', url })).statusCode).toBe(404)
  })
})

describe('plain views', () => {
  it('gives the text, and the header block as it came', async () => {
    const { http, url } = await withLetter()
    const text = await http.inject({ url: `${url}/text` })
    expect([text.headers['content-type'], text.body.trim()]).toEqual([
      'text/plain; charset=utf-8',
      'the text',
    ])
    const headers = await http.inject({ url: `${url}/headers` })
    expect(headers.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(headers.body.trimEnd()).toBe(LETTER.slice(0, LETTER.indexOf('\r\n\r\n')))
  })

  it('M41 runs nothing in a plain view that is opened by itself', async () => {
    const { http, url } = await withLetter()
    for (const view of ['', '/text', '/headers', '/raw', '/parts/2']) {
      const { headers } = await http.inject({ url: `${url}${view}` })
      expect(headers['content-security-policy']).toContain("default-src 'none'; sandbox")
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })
})
