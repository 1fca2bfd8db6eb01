import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMail } from '../support/hostile-mail/reading.ts'

const FOLDER = fileURLToPath(new URL('../fixtures/mail/', import.meta.url))
const MAILS = readdirSync(FOLDER).map((name) => ({ name, raw: readFileSync(`${FOLDER}${name}`) }))

/** Pieces that mean something to the parser, in any order. */
const SHARDS = [
  '\r\n',
  '\n',
  '\r',
  ' ',
  '\t',
  '--b',
  '--b--',
  '--',
  ':',
  ';',
  '=',
  '"',
  '(',
  ')',
  '<',
  '>',
  '@',
  ',',
  '\\',
  '\0',
  'Content-Type: multipart/mixed; boundary=b\r\n\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Type: text/html\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'To: ',
  'Subject: ',
  'Date: ',
  '=?utf-8?Q?',
  '=?utf-8?B?',
  '?=',
  "name*0*=utf-8''",
  '%41',
  '=41',
  '=\r\n',
  '&amp',
  '<script>',
  'cid:',
  '\xff',
  'text',
]

const octets: fc.Arbitrary<Buffer> = fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes))
const shards: fc.Arbitrary<Buffer> = fc
  .array(fc.constantFrom(...SHARDS), { maxLength: 80 })
  .map((pieces) => Buffer.from(pieces.join(''), 'latin1'))
const mutated: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.constantFrom(...MAILS),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(octets, shards)), { minLength: 1, maxLength: 6 }),
  )
  .map(([mail, edits]) =>
    edits.reduce<Buffer>((raw, [at, removed, added]) => splice(raw, at, removed, added), mail.raw),
  )

/** Octets between two cuts: a prime, so that they come at each place of a line, sooner or later. */
const STEP = process.env.GATES === 'full' ? 1 : 3

describe('any octets at all', () => {
  it.each([
    ['random octets', octets],
    ['pieces of mail in any order', shards],
    ['real mail with something changed', mutated],
  ])('are read within bounds, always the same way: %s', (_, source) => {
    fc.assert(
      fc.property(source, (raw) => {
        const before = Buffer.from(raw)
        const first = readMail(raw)
        expect(first.raw).toEqual(before)
        expect(readMail(raw).inspection).toEqual(first.inspection)
      }),
      { numRuns: 300 },
    )
  })

  it.each(MAILS)('are read within bounds when $name is cut anywhere', ({ raw }) => {
    for (let end = 0; end <= raw.length; end += STEP) readMail(raw.subarray(0, end))
    expect(readMail(raw).raw).toHaveLength(raw.length)
  })
})

function splice(raw: Buffer, at: number, removed: number, added: Buffer): Buffer {
  const place = at % (raw.length + 1)
  return Buffer.concat([raw.subarray(0, place), added.subarray(0, 40), raw.subarray(place + removed)])
}
