import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Base64Decoder, decodeBase64 } from '../../src/mail/base64.ts'

describe('base64', () => {
  it.each([
    ['aGVsbG8=', 'hello'],
    ['aGVsbG8', 'hello'],
    ['aG Vs\r\nbG\t8=', 'hello'],
    ['aGk=aGk=', 'hihi'],
    ['aGVsbG8==!', 'hello'],
    ['a', ''],
    ['====', ''],
    ['', ''],
  ])('decodes %j to %j', (written, octets) => {
    expect(decodeBase64(Buffer.from(written)).toString()).toBe(octets)
  })

  it('decodes what the platform encodes, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 9 }), (octets, size) => {
        const written = Buffer.from(Buffer.from(octets).toString('base64'))
        const decoder = new Base64Decoder()
        const pieces: Buffer[] = []
        for (let at = 0; at < written.length; at += size)
          pieces.push(decoder.push(written.subarray(at, at + size)))
        expect(Buffer.concat([...pieces, decoder.end()])).toEqual(Buffer.from(octets))
        expect(decoder.flawed).toBe(false)
      }),
    )
  })

  it.each(['aGVsbG8', 'aG*k=', 'a'])('remarks that %j is flawed', (written) => {
    const decoder = new Base64Decoder()
    decoder.push(Buffer.from(written))
    decoder.end()
    expect(decoder.flawed).toBe(true)
  })
})
