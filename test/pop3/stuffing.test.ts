import { describe, expect, it } from 'vitest'
import { stuffed, top } from '../../src/pop3/stuffing.ts'

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const octets = Buffer.from(text, 'latin1')
  for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size)
}

async function collected(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all).toString('latin1')
}

/** What a client that reads by RFC 1939 §3 has in the end. */
function unstuffed(text: string): string {
  return text.replace(/(^|\r\n)\./g, '$1')
}

const MESSAGES: readonly (readonly [what: string, raw: string, sent: string])[] = [
  ['nothing', '', ''],
  ['one line', 'x\r\n', 'x\r\n'],
  ['no end', 'x', 'x\r\n'],
  ['a dot at the beginning', '.x\r\n', '..x\r\n'],
  ['lines of dots', '.\r\n..\r\n...\r\n', '..\r\n...\r\n....\r\n'],
  ['a dot within', 'a.b\r\nc.\r\n', 'a.b\r\nc.\r\n'],
  ['a dot behind a bare LF', 'a\n.\r\nb\r\n', 'a\n.\r\nb\r\n'],
  ['a dot behind a bare CR', 'a\r.\r\nb\r\n', 'a\r.\r\nb\r\n'],
  ['CR CR LF dot', 'a\r\r\n.b\r\n', 'a\r\r\n..b\r\n'],
  ['a CR at the end', 'a\r', 'a\r\r\n'],
  ['a bare LF at the end', 'a\n', 'a\n\r\n'],
  ['NUL and the other octets', '\0\x80\xff\r\n.\x01\r\n', '\0\x80\xff\r\n..\x01\r\n'],
  ['empty lines and dots', '\r\n.\r\n\r\n.', '\r\n..\r\n\r\n..\r\n'],
]

describe('P10 a message in a multi-line response', () => {
  it.each(MESSAGES)('%s', async (_what, raw, sent) => {
    for (const size of SIZES) expect(await collected(stuffed(pieces(raw, size)))).toBe(sent)
    const whole = raw === '' || raw.endsWith('\r\n') ? raw : `${raw}\r\n`
    expect(unstuffed(sent)).toBe(whole)
  })

  it('of nothing but lines of dots stays in one piece a chunk', async () => {
    const lines = '.\r\n'.repeat(20_000)
    const chunks: Uint8Array[] = []
    for await (const chunk of stuffed(pieces(lines, 30_000))) chunks.push(chunk)
    expect(chunks).toHaveLength(2)
    expect(Buffer.concat(chunks).toString()).toBe('..\r\n'.repeat(20_000))
  })
})

const HEADER = 'Subject: x\r\nTo: y\r\n'
const TOPS: readonly (readonly [what: string, raw: string, lines: number, top: string])[] = [
  ['no lines', `${HEADER}\r\none\r\ntwo\r\n`, 0, `${HEADER}\r\n`],
  ['one line', `${HEADER}\r\none\r\ntwo\r\n`, 1, `${HEADER}\r\none\r\n`],
  ['all lines', `${HEADER}\r\none\r\ntwo\r\n`, 2, `${HEADER}\r\none\r\ntwo\r\n`],
  ['more than there are', `${HEADER}\r\none\r\ntwo`, 9, `${HEADER}\r\none\r\ntwo`],
  ['empty lines count', `${HEADER}\r\n\r\n\r\nx\r\n`, 2, `${HEADER}\r\n\r\n\r\n`],
  ['a header and nothing else', HEADER, 5, HEADER],
  ['no header', '\r\none\r\ntwo\r\n', 1, '\r\none\r\n'],
  ['nothing', '', 3, ''],
  ['bare LFs', 'Subject: x\n\none\ntwo\n', 1, 'Subject: x\n\none\r\n'],
  [
    'a line of two CRs is not empty',
    'Subject: x\r\n\r\r\nTo: y\r\n\r\nz',
    0,
    'Subject: x\r\n\r\r\nTo: y\r\n\r\n',
  ],
]

describe('P06 the top of a message', () => {
  it.each(TOPS)('%s', async (_what, raw, lines, expected) => {
    for (const size of SIZES) expect(await collected(top(pieces(raw, size), lines))).toBe(expected)
  })

  it('reads no more of the message than it needs', async () => {
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEADER}\r\n`)
      for (;;) {
        given++
        yield Buffer.from('line\r\n')
      }
    }
    expect(await collected(top(endless(), 3))).toBe(`${HEADER}\r\nline\r\nline\r\nline\r\n`)
    expect(given).toBe(3)
  })
})
