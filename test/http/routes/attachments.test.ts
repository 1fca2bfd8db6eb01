import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { mail, startServer } from '../test-server.ts'

/** A message with these files attached, each in base64. */
function withFiles(files: readonly (readonly [name: string, content: Buffer])[]): string {
  const parts = files.map(
    ([name, content]) =>
      `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n`,
  )
  return mail(
    { 'Content-Type': 'multipart/mixed; boundary=b' },
    `--b\r\n\r\nhello\r\n${parts.join('')}--b--\r\n`,
  )
}

async function zip(files: readonly (readonly [name: string, content: Buffer])[]) {
  const { http, deliver } = startServer()
  const id = await deliver(withFiles(files))
  return { id, answer: await http.inject({ url: `/v1/messages/${id}/attachments.zip` }) }
}

const EVERY_OCTET = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet))

describe('all attachments of a message', () => {
  it('come in one file, octet for octet', async () => {
    const large = Buffer.alloc(300_000, EVERY_OCTET)
    const { id, answer } = await zip([
      ['every.bin', EVERY_OCTET],
      ['empty.bin', Buffer.alloc(0)],
      ['日本.bin', large],
    ])
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringContaining(`attachment; filename="${id}-attachments.zip"`),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    const found = unzipSync(answer.rawPayload)
    expect(Object.keys(found)).toEqual(['every.bin', 'empty.bin', '日本.bin'])
    expect(EVERY_OCTET.equals(found['every.bin'] ?? Buffer.from('x'))).toBe(true)
    expect(found['empty.bin']).toHaveLength(0)
    expect(large.equals(found['日本.bin'] ?? Buffer.from('x'))).toBe(true)
  })

  it('M24 H32 have names without a path, and no two the same', async () => {
    const hostile = [
      '../../etc/passwd',
      '..\\x',
      '/abs',
      'CON',
      'a\r\nX: y',
      '...',
      '',
      'ABS',
      'abs',
      'a.txt',
      'A.TXT',
    ]
    const { answer } = await zip(hostile.map((name) => [name, Buffer.from(name)] as const))
    const names = Object.keys(unzipSync(answer.rawPayload))
    expect(names).toHaveLength(hostile.length)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(hostile.length)
    expect(names.filter((name) => /[/\\\r\n:]|^\.|^con$/i.test(name))).toEqual([])
    expect(names.slice(-2)).toEqual(['a.txt', 'A (2).TXT'])
  })

  it('are not there when nothing is attached', async () => {
    const { http, deliver } = startServer()
    const answer = await http.inject({ url: `/v1/messages/${await deliver(mail())}/attachments.zip` })
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'no-such-part'])
  })
})
