import { describe, expect, it } from 'vitest'
import { startServer } from '../test-server.ts'

const EVERY_OCTET = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet))

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
