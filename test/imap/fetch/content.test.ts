import { describe, expect, it } from 'vitest'
import { Content } from '../../../src/imap/fetch/content.ts'
import type { Octets } from '../../../src/imap/fetch/octets.ts'
import { UnknownTransferEncoding } from '../../../src/mail/binary.ts'
import { messageMap } from '../../../src/mail/message-map.ts'

const MIXED = [
  'Subject: a',
  'X-Fold: b',
  '\tc',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Transfer-Encoding: base64',
  '',
  'YQBi',
  '--b',
  'Content-Transfer-Encoding: x-own',
  '',
  'x',
  '--b--',
  '',
].join('\r\n')

interface Opened {
  readonly content: Content
  /** Ranges that were read. */
  readonly reads: (readonly [number, number])[]
}

function open(text: string): Opened {
  const raw = Buffer.from(text, 'latin1')
  const reads: (readonly [number, number])[] = []
  async function* bytes({ start, end } = { start: 0, end: raw.length }): AsyncGenerator<Uint8Array> {
    reads.push([start, end])
    for (let at = start; at < end; at += 65_536) yield raw.subarray(at, Math.min(at + 65_536, end))
  }
  const content = new Content({
    size: raw.length,
    structure: messageMap(raw).structure,
    open: async () => ({ size: raw.length, sha256: '', internationalized: false, bytes }),
    pause: async () => undefined,
  })
  return { content, reads }
}

const part = (...path: number[]) => ({ part: path, text: 'whole' }) as const

async function textOf(octets: Octets | null, start = 0, end = octets?.length ?? 0): Promise<string | null> {
  if (octets === null) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of octets.read(start, end)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

describe('the octets of a message by sections', () => {
  it('are read where they stand, and not before they are wanted', async () => {
    const { content, reads } = open(MIXED)
    const whole = await content.section({ part: [], text: 'whole' })
    expect(whole?.length).toBe(MIXED.length)
    expect(reads).toEqual([])
    expect(await textOf(whole, 9, 10)).toBe('a')
    expect(reads).toEqual([[9, 10]])
    expect(await textOf(await content.section({ part: [1], text: 'whole' }))).toBe('YQBi')
    expect(await content.section({ part: [3], text: 'whole' })).toBeNull()
  })

  it('pitfall 17: fields keep their octets, end with the empty line, and are read once', async () => {
    const { content, reads } = open(MIXED)
    const fields = ['x-fold', 'none']
    const named = await content.section({ part: [], text: 'HEADER.FIELDS', fields })
    expect(await textOf(named)).toBe('X-Fold: b\r\n\tc\r\n\r\n')
    const others = await content.section({ part: [], text: 'HEADER.FIELDS.NOT', fields })
    expect(await textOf(others)).toMatch(/^Subject: a\r\nContent-Type: .*\r\n\r\n$/)
    expect(reads).toHaveLength(1)
  })

  it('a header is looked through as far as it is parsed', async () => {
    const { content, reads } = open(`A: 1\r\n${`B: ${'x'.repeat(900)}\r\n`.repeat(2_000)}C: 1\r\n\r\n`)
    const header = await content.section({ part: [], text: 'HEADER.FIELDS', fields: ['a', 'c'] })
    expect(await textOf(header)).toBe('A: 1\r\n\r\n')
    expect(reads).toEqual([[0, 1024 * 1024]])
  })
})

describe('decoded parts', () => {
  it('are known in length before they are sent, and whether they hold NUL', async () => {
    const { content, reads } = open(MIXED)
    const decoded = await content.decoded(part(1))
    expect([decoded?.length, decoded?.nul]).toEqual([3, true])
    expect(await textOf(decoded)).toBe('a\0b')
    expect(await textOf(decoded, 1, 2)).toBe('\0')
    expect(await content.decoded(part(1))).toBe(decoded)
    expect(reads).toHaveLength(1)
    expect(await content.decoded(part(3))).toBeNull()
  })

  it('refuse a transfer encoding that nobody knows (RFC 3516 §4.3)', async () => {
    const { content } = open(MIXED)
    await expect(content.decoded(part(2))).rejects.toThrow(UnknownTransferEncoding)
  })

  it('are decoded again when they are large', async () => {
    const body = Buffer.alloc(600_000, 'abc')
    const text = body.toString('base64').replace(/.{76}/g, '$&\r\n')
    const { content, reads } = open(`Content-Transfer-Encoding: base64\r\n\r\n${text}`)
    const decoded = await content.decoded(part(1))
    expect([decoded?.length, decoded?.nul]).toEqual([600_000, false])
    expect(await textOf(decoded)).toBe(body.toString('latin1'))
    expect(await textOf(decoded, 300_001, 300_004)).toBe('bca')
    expect(reads).toHaveLength(3)
  })

  it('of the message itself are its octets', async () => {
    const { content } = open(MIXED)
    expect(await textOf(await content.decoded(part()))).toBe(MIXED)
  })
})
