import { describe, expect, it } from 'vitest'
import { DottedReader } from '../../src/wire/dotted.ts'

const SIZES = [1, 2, 3, 5, 8, 13, 21, 64, 512]

/** Feeds `sent` in chunks of `size`. @returns the content, and what was left over after the end */
function read(sent: string, size: number): { content: string; rest: string | undefined } {
  const reader = new DottedReader()
  const octets = Buffer.from(sent, 'latin1')
  let content = ''
  for (let at = 0; at < octets.length; at += size) {
    const taken = reader.take(octets.subarray(at, at + size))
    content += taken.content?.toString('latin1') ?? ''
    if (taken.ended) return { content, rest: octets.toString('latin1', at + taken.used) }
  }
  return { content, rest: undefined }
}

const ENDS: readonly [what: string, sent: string, content: string][] = [
  ['S09 a dot at once', '.\r\n', ''],
  ['S08 dots stuffed after CRLF only', 'a\n..b\r\n..c\r\n.\r\n', 'a\n..b\r\n.c\r\n'],
  ['a stuffed dot alone on its line', '..\r\n.\r\n', '.\r\n'],
  ['a dot that nobody stuffed', '.foo\r\n.\r\n', 'foo\r\n'],
  ['three dots', '...\r\n.\r\n', '..\r\n'],
  ['CR before CRLF', 'a\r\r\n.\r\n', 'a\r\r\n'],
  ['every octet', `${everyOctet()}\r\n.\r\n`, `${everyOctet()}\r\n`],
]

const NO_ENDS: readonly string[] = [
  '\n.\n',
  '\n.\r',
  '\r.\n',
  '\r.\r',
  '\n.\r\n',
  '\r.\r\n',
  '\r\n.\n',
  '\r\n.\r',
  '\r\n.\r\r\n',
  '\r\n\0.\r\n',
]

describe('DottedReader', () => {
  it.each(ENDS)('%s gives the same content in chunks of any size', (_what, sent, content) => {
    for (const size of SIZES) expect(read(`${sent}NOOP\r\n`, size)).toEqual({ content, rest: 'NOOP\r\n' })
  })

  it.each(NO_ENDS.map((octets) => [JSON.stringify(octets), octets]))(
    'S05 %s ends nothing and stays as it is',
    (_name, octets) => {
      const sent = `body${octets}MAIL FROM:<smuggled@x.test>\r\n`
      for (const size of SIZES) expect(read(`${sent}.\r\n`, size).content).toBe(sent)
    },
  )

  it('S05 only the true end ends: CR CRLF . CRLF is CRLF . CRLF with a CR before it', () => {
    for (const size of SIZES) expect(read('a\r\r\n.\r\n', size).content).toBe('a\r\r\n')
  })

  it('does not end before the end', () => {
    expect(read('a\r\n.\r', 1).rest).toBeUndefined()
  })
})

function everyOctet(): string {
  // A dot after LF would be the content's own business; here LF comes as CRLF.
  const octets = Array.from({ length: 256 }, (_, octet) => String.fromCharCode(octet)).join('')
  return octets.replace('\n', '')
}
