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
