import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuotedPrintableDecoder } from '../../src/mail/quoted-printable.ts'

function decode(written: string, size = written.length + 1): { text: string; flawed: boolean } {
  const decoder = new QuotedPrintableDecoder()
  const pieces: Buffer[] = []
  const octets = Buffer.from(written, 'latin1')
  for (let at = 0; at < octets.length; at += size) pieces.push(decoder.push(octets.subarray(at, at + size)))
  return { text: Buffer.concat([...pieces, decoder.end()]).toString('latin1'), flawed: decoder.flawed }
}

describe('quoted-printable', () => {
  it.each([
    ['caf=E9 =e9', 'caf\xe9 \xe9'],
    ['one=\r\ntwo=\nthree', 'onetwothree'],
    ['one= \t\r\ntwo', 'onetwo'],
    ['kept \t=\r\nspace', 'kept \tspace'],
    ['dropped \t\r\nspace \n', 'dropped\r\nspace\n'],
    ['bare\rCR \r x', 'bare\rCR \r x'],
    ['a  b', 'a  b'],
    ['end ', 'end'],
    ['end=', 'end'],
    ['=3D3D', '=3D'],
  ])('decodes %j to %j', (written, text) => {
    expect(decode(written)).toEqual({ text, flawed: false })
  })

  it.each([
    ['=Z', '=Z'],
    ['=4', '=4'],
    ['=4Z', '=4Z'],
    ['==41', '=A'],
    ['=4=41', '=4A'],
    ['= x', '= x'],
    ['a=\rb', 'a=\rb'],
  ])('leaves %j as it is where it means nothing: %j', (written, text) => {
    expect(decode(written)).toEqual({ text, flawed: true })
  })

  it('decodes the same in whatever pieces the octets come', () => {
    const pieces = fc.constantFrom('=', '4', '1', 'x', ' ', '\t', '\r', '\n', '=41', '=\r\n', ' @', '\xff')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (parts, size) => {
        const written = parts.join('')
        expect(decode(written, size)).toEqual(decode(written))
      }),
      { numRuns: 1000 },
    )
  })
})
