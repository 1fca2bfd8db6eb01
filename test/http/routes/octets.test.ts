import { describe, expect, it } from 'vitest'
import { startServer } from '../test-server.ts'

const EVERY_OCTET = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet))
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A message of one part of its own type after a text. */
function withPart(type: string, body: Buffer, disposition = 'attachment; filename=x'): string {
  return [
    'Subject: parts',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'hello',
    '--b',
    ...(type === '' ? [] : [`Content-Type: ${type}`]),
    `Content-Disposition: ${disposition}`,
    'Content-Transfer-Encoding: base64',
    '',
    body.toString('base64'),
    '--b--',
    '',
  ].join('\r\n')
}

describe('GET raw', () => {
  it('is what was received, octet for octet, and an attachment', async () => {
    const { http, deliver } = startServer()
    const raw = Buffer.concat([Buffer.from('Subject: x\r\n\r\n'), EVERY_OCTET, Buffer.from('\n.\r')])
    const id = await deliver(raw)
    const answer = await http.inject({ url: `/v1/messages/${id}/raw` })
    expect(answer.rawPayload.equals(raw)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'message/rfc822',
      'content-length': String(raw.length),
      'content-disposition': `attachment; filename="${id}.eml"; filename*=UTF-8''${id}.eml`,
    })
  })

  it('H33 cannot run in a browser', async () => {
    const { http, deliver } = startServer()
    const id = await deliver('Subject: x\r\n\r\n<script>alert(1)</script>')
    const { headers } = await http.inject({ url: `/v1/messages/${id}/raw` })
    expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain('sandbox')
  })

  it('H35 gives one range, and the whole for anything odd', async () => {
    const { http, deliver } = startServer()
    const raw = Buffer.from('Subject: x\r\n\r\n0123456789')
    const url = `/v1/messages/${await deliver(raw)}/raw`
    const ask = (headers: Record<string, string>) => http.inject({ url, headers })
    const part = await ask({ range: 'bytes=14-16' })
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([
      206,
      '012',
      'bytes 14-16/24',
    ])
    const etag = String(part.headers.etag)
    expect((await ask({ range: 'bytes=-1', 'if-range': etag })).body).toBe('9')
    for (const headers of [
      { range: 'bytes=9-1' },
      { range: `bytes=${Array.from({ length: 1_000 }, (_, n) => `${n}-${n}`).join(',')}` },
      { range: 'bytes=0-1', 'if-range': 'junk' },
      { range: 'bytes=0-1', 'if-range': `W/${etag}` },
    ]) {
      const whole = await ask(headers)
      expect([whole.statusCode, whole.body]).toEqual([200, raw.toString()])
    }
    const beyond = await ask({ range: 'bytes=24-' })
    expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, 'bytes */24'])
    expect(beyond.json().error.code).toBe('range-not-satisfiable')
  })

  it('H29 answers HEAD without reading the message', async () => {
    const { http, deliver, store } = startServer()
    const id = await deliver('Subject: x\r\n\r\nbody')
    const { raw } = store.messages
    store.messages.raw = async (which) => ({
      ...(await raw(which)),
      bytes: () => {
        throw new Error('it was read')
      },
    })
    const answer = await http.inject({ method: 'HEAD', url: `/v1/messages/${id}/raw` })
    expect([answer.statusCode, answer.headers['content-length'], answer.body]).toEqual([200, '18', ''])
  })

  it('gives a message of no octets', async () => {
    const { http, deliver } = startServer()
    const id = await deliver('')
    const answer = await http.inject({ url: `/v1/messages/${id}/raw` })
    expect([answer.statusCode, answer.headers['content-length'], answer.body]).toEqual([200, '0', ''])
    expect((await http.inject({ url: `/v1/messages/${id}` })).statusCode).toBe(200)
  })
})

describe('GET a part', () => {
  it('is decoded, whole or one range of it', async () => {
    const { http, deliver } = startServer()
    const id = await deliver(withPart('application/zip', EVERY_OCTET))
    const url = `/v1/messages/${id}/parts/2`
    const whole = await http.inject({ url })
    expect(whole.rawPayload.equals(EVERY_OCTET)).toBe(true)
    const range = await http.inject({ url, headers: { range: 'bytes=100-109' } })
    expect([range.statusCode, range.headers['content-range']]).toEqual([206, 'bytes 100-109/256'])
    expect(range.rawPayload.equals(EVERY_OCTET.subarray(100, 110))).toBe(true)
  })

  it('is listed with its number', async () => {
    const { http, deliver } = startServer()
    const id = await deliver(withPart('application/zip', EVERY_OCTET))
    const { parts } = (await http.inject({ url: `/v1/messages/${id}/parts` })).json()
    expect(parts[2]).toMatchObject({
      n: 2,
      parent: 0,
      section: '2',
      type: 'application/zip',
      size: 256,
      attachment: true,
    })
  })

  it.each([
    ['text/html', 'application/octet-stream'],
    ['text/html; charset=utf-7', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
    ['application/xml', 'application/octet-stream'],
    ['application/xhtml+xml', 'application/octet-stream'],
    ['text/html"><script>', 'application/octet-stream'],
    ['', 'application/octet-stream'],
    ['image/png', 'image/png'],
    ['application/pdf', 'application/pdf'],
  ])(
    'H30 of declared type "%s" is served as %s, to be saved and not run (M25, H31)',
    async (type, served) => {
      const { http, deliver } = startServer()
      const id = await deliver(withPart(type, PNG, 'inline; filename="x.html"'))
      const { headers, statusCode } = await http.inject({ url: `/v1/messages/${id}/parts/2` })
      expect(statusCode).toBe(200)
      expect(headers['content-type']).toBe(served)
      expect(headers['content-disposition']).toMatch(/^attachment; filename="x\.html"/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers['content-security-policy']).toContain("default-src 'none'; sandbox")
    },
  )

  it.each([
    ['-1', 400],
    ['x', 400],
    ['1.5', 400],
    ['7', 404],
    ['0', 404],
    ['99999999999999999999', 400],
  ])('answers for number %s with %i', async (n, status) => {
    const { http, deliver } = startServer()
    const id = await deliver(withPart('image/png', PNG))
    expect((await http.inject({ url: `/v1/messages/${id}/parts/${n}` })).statusCode).toBe(status)
  })
})
