import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../../src/mail/checks/table.ts'
import { report } from './letter.ts'

/** Pieces that mean something to some check, in any order. */
const SHARDS = [
  ...[
    'From: ',
    'Sender: ',
    'Bcc: ',
    'Subject: ',
    'Date: ',
    'Message-ID: ',
    'List-Unsubscribe: <',
    'Precedence: bulk',
  ],
  ...['a@x.test', ', ', '<', '>', '\r\n', '\r\n\r\n', '--b\r\n', '\xff', '\0', ' ', 'x'.repeat(999)],
  ...['Content-Type: text/html; charset=utf-8\r\n', 'Content-Type: multipart/alternative; boundary=b\r\n'],
  ...['Content-Type: text/plain; charset=iso-2022-jp\r\n', 'Content-Transfer-Encoding: base64\r\n'],
  ...[
    '<a href="',
    '<a>',
    '</a>',
    '<img src=',
    ' alt=',
    '">',
    '<div hidden>',
    '<p style="display:none">',
    '<code>',
  ],
  ...[
    '</div>',
    '</p>',
    '<base href=x>',
    '<!--',
    '-->',
    '&#x202e;',
    '&amp',
    '<style>',
    '</style>',
    '<textarea>',
  ],
  ...[
    'http://',
    'https://x.test/',
    'http://[::1]/',
    'http://[',
    '//',
    '#',
    'javascript:',
    'mailto:',
    '%',
    '%7B',
  ],
  ...['{{', '}}', '{%', '%}', '#{', '}', '<%', '%>', '[[', ']]', '*|', '|*', '%s', '`', '```\n', 'name'],
  ...[
    'undefined',
    'null',
    'NaN',
    '[object Object]',
    'Hello ',
    ': ',
    '=',
    '"',
    '注文',
    'unsubscribe',
    '\u{1f468}\u200d',
  ],
]

const octets: fc.Arbitrary<Buffer> = fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes))
const shards: fc.Arbitrary<Buffer> = fc
  .array(fc.constantFrom(...SHARDS), { maxLength: 80 })
  .map((pieces) => Buffer.from(pieces.join('')))
const pages: fc.Arbitrary<Buffer> = shards.map((body) =>
  Buffer.concat([Buffer.from('Content-Type: text/html; charset=utf-8\r\n\r\n'), body]),
)

describe('any octets at all', () => {
  it.each([
    ['random octets', octets],
    ['pieces of mail in any order', shards],
    ['pieces of HTML in any order', pages],
  ])('are checked, always with the same answer: %s', (_, source) => {
    fc.assert(
      fc.property(source, (raw) => {
        const before = Buffer.from(raw)
        const first = report(raw)
        expect(first.findings.length + first.passed.length + first.idle.length).toBe(CHECKS.length)
        expect(report(raw)).toEqual(first)
        expect(raw).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })
})
