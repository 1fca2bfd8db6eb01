import { describe, expect, it } from 'vitest'
import { binaryOctets, binarySize, type EncodedPart, UnknownTransferEncoding } from '../../src/mail/binary.ts'

const part = (given: Partial<EncodedPart>): EncodedPart => ({
  type: 'application',
  parameters: [],
  encoding: '7bit',
  children: [],
  ...given,
})

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const octets = Buffer.from(text, 'latin1')
  for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size)
}

async function read(given: Partial<EncodedPart>, text: string, size = 1000): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of binaryOctets(part(given), inPieces(text, size))) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

describe('the octets of a part (BINARY, RFC 3516 §4.3)', () => {
  it.each<[string, Partial<EncodedPart>, string, string]>([
    ['base64', { encoding: 'base64' }, 'AAEC\r\n/w==', '\0\x01\x02\xff'],
    ['quoted-printable', { encoding: 'quoted-printable' }, 'a=\r\nb=FF\n', 'ab\xff\n'],
    ['8bit', { encoding: '8bit' }, '\xff\n', '\xff\n'],
    ['lines of text', { type: 'text' }, 'a\nb\r\n\nc\r\r\n\n', 'a\r\nb\r\n\r\nc\r\r\n\r\n'],
    ['lines of encoded text', { type: 'text', encoding: 'base64' }, 'YQpiDQo=', 'a\r\nb\r\n'],
    [
      'text of wide characters',
      { type: 'text', parameters: [['charset', 'UTF-16LE']] },
      'a\0\n\0',
      'a\0\n\0',
    ],
    ['a multipart', { type: 'multipart', encoding: 'x-odd', children: [1] }, '--b\n', '--b\n'],
  ])('are decoded: %s', async (_, given, text, octets) => {
    for (const size of [1, 2, 3, 7, 1000]) expect(await read(given, text, size)).toBe(octets)
    expect(await binarySize(part(given), inPieces(text, 5))).toBe(octets.length)
  })

  it('are refused in an encoding that nobody knows', async () => {
    await expect(read({ encoding: 'x-uuencode' }, 'x')).rejects.toThrow(UnknownTransferEncoding)
    await expect(binarySize(part({ encoding: 'x-uuencode' }), inPieces('x', 1))).rejects.toThrow(
      UnknownTransferEncoding,
    )
  })
})
