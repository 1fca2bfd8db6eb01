import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf7, encodeUtf7 } from '../../src/imap/utf7.ts'

const NAMES: readonly (readonly [name: string, encoded: string])[] = [
  ['', ''],
  ['INBOX', 'INBOX'],
  ['a b~!"\\', 'a b~!"\\'],
  ['&', '&-'],
  ['A&B', 'A&-B'],
  ['&&', '&-&-'],
  ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
  ['é', '&AOk-'],
  ['é&', '&AOk-&-'],
  ['Entwürfe', 'Entw&APw-rfe'],
  ['☺!', '&Jjo-!'],
  ['😀', '&2D3eAA-'],
  ['a😀b', 'a&2D3eAA-b'],
  ['日本&語', '&ZeVnLA-&-&ip4-'],
  ['\u0000', '&AAA-'],
  ['\t', '&AAk-'],
]

const MALFORMED = [
  '&',
  'a&b',
  '&-&',
  '&AGE-',
  '&AGEA6Q-',
  '&2AA-',
  '&3AA-',
  '&2D0-',
  '&3gDYPQ-',
  '&AOk',
  '&AOl-',
  '&AO-',
  '&A-',
  '&AAAA-',
  '&AOk=-',
  '&AOk-&AOk-',
  '&U/BTFw-',
  '& -',
  'é',
  '\t',
  '\u007f',
]

describe('modified UTF-7', () => {
  it.each(NAMES)('%j is %j, and back', (name, encoded) => {
    expect(encodeUtf7(name)).toBe(encoded)
    expect(decodeUtf7(encoded)).toBe(name)
  })

  it.each(MALFORMED)('I17 %j is malformed', (encoded) => {
    expect(decodeUtf7(encoded)).toBeUndefined()
  })

  it('brings any name back, in printable ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const encoded = encodeUtf7(name)
        expect(encoded).toMatch(/^[\x20-\x7e]*$/)
        expect(decodeUtf7(encoded)).toBe(name)
      }),
      { seed: 3501, numRuns: 2_000 },
    )
  })

  it('has one way to write a name: what is read is written the same', () => {
    const text = fc.string({ unit: fc.constantFrom(...'&&&--,+AOkZ2D3eb/= ') })
    fc.assert(
      fc.property(text, (encoded) => {
        const name = decodeUtf7(encoded)
        if (name !== undefined) expect(encodeUtf7(name)).toBe(encoded)
      }),
      { seed: 3501, numRuns: 5_000 },
    )
  })
})
