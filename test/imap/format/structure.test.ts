import { describe, expect, it } from 'vitest'
import {
  type BasicPart,
  type BodyFields,
  formatBody,
  type MessageBody,
  type MultiPart,
  type TextBody,
} from '../../../src/imap/format/body-structure.ts'
import { type EnvelopeFields, formatEnvelope } from '../../../src/imap/format/envelope.ts'

const NOBODY: EnvelopeFields = {
  date: null,
  subject: null,
  from: [],
  sender: [],
  replyTo: [],
  to: [],
  cc: [],
  bcc: [],
  inReplyTo: null,
  messageId: null,
}

const TERRY = { name: 'Terry Gray', adl: null, mailbox: 'gray', host: 'cac.example' }
const END = { name: null, adl: null, mailbox: null, host: null }

describe('ENVELOPE', () => {
  it('of a message without header is all NIL', () => {
    expect(formatEnvelope(NOBODY, false)).toBe('(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)')
  })

  it('tells From again where there is no Sender and no Reply-To (RFC 9051 §7.5.2)', () => {
    const envelope = { ...NOBODY, date: 'Wed, 17 Jul 1996 02:23:25 -0700 (PDT)', subject: '', from: [TERRY] }
    const terry = '(("Terry Gray" NIL "gray" "cac.example"))'
    expect(formatEnvelope({ ...envelope, messageId: '<a@b>', inReplyTo: '<c@d>' }, false)).toBe(
      `("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)" "" ${terry} ${terry} ${terry} NIL NIL NIL "<c@d>" "<a@b>")`,
    )
    const replied = formatEnvelope({ ...envelope, replyTo: [{ ...TERRY, name: null }] }, false)
    expect(replied).toContain(`${terry} ${terry} ((NIL NIL "gray" "cac.example"))`)
  })

  it('tells groups by addresses without host, with no space between addresses', () => {
    const to = [{ ...END, mailbox: 'group' }, TERRY, END]
    expect(formatEnvelope({ ...NOBODY, to }, false)).toContain(
      '((NIL NIL "group" NIL)("Terry Gray" NIL "gray" "cac.example")(NIL NIL NIL NIL))',
    )
  })

  it('I31 has no CR, LF or NUL in a quoted string, and 8-bit only where the client takes it', () => {
    const from = [{ ...TERRY, name: 'A\r\n* 9 EXISTS\r\n' }]
    const envelope = { ...NOBODY, subject: '\xc3\xa9\0"\\', from }
    expect(formatEnvelope(envelope, false)).toContain('(NIL {5}\r\n\xc3\xa9?"\\ (({15}')
    expect(formatEnvelope(envelope, true)).toContain(' "\xc3\xa9?\\"\\\\" (({15}\r\nA\r\n* 9 EXISTS\r\n NIL ')
  })
})

const PART = {
  parameters: [],
  id: null,
  description: null,
  encoding: null,
  octets: 10,
  md5: null,
  disposition: null,
  languages: [],
  location: null,
} as const

const TEXT: TextBody = {
  ...PART,
  kind: 'text',
  type: 'text',
  subtype: 'plain',
  parameters: [['charset', 'us-ascii']],
  lines: 3,
}

const PICTURE: BasicPart = {
  ...PART,
  kind: 'basic',
  type: 'image',
  subtype: 'png',
  id: '<1@a>',
  description: 'a "b"',
  encoding: 'base64',
  md5: 'Q2hlY2s=',
  disposition: { type: 'attachment', parameters: [['filename', 'a.png']] },
  languages: ['de', 'en'],
  location: 'http://a.test/',
}

const MIXED: MultiPart = {
  kind: 'multipart',
  subtype: 'mixed',
  parameters: [['boundary', 'b']],
  disposition: null,
  languages: [],
  location: null,
  parts: [TEXT, PICTURE],
}

const FORWARDED: MessageBody = {
  ...PART,
  kind: 'message',
  type: 'message',
  subtype: 'rfc822',
  envelope: NOBODY,
  body: TEXT,
  lines: 7,
}

const NO_ENVELOPE = '(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)'
const TEXT_BODY = '"text" "plain" ("charset" "us-ascii") NIL NIL "7BIT" 10 3'
const PICTURE_BODY = '"image" "png" NIL "<1@a>" "a \\"b\\"" "base64" 10'
const PICTURE_MORE = '"Q2hlY2s=" ("attachment" ("filename" "a.png")) ("de" "en") "http://a.test/"'

const BODIES: readonly (readonly [what: string, body: BodyFields, plain: string, extended: string])[] = [
  ['text', TEXT, `(${TEXT_BODY})`, `(${TEXT_BODY} NIL NIL NIL NIL)`],
  ['a picture', PICTURE, `(${PICTURE_BODY})`, `(${PICTURE_BODY} ${PICTURE_MORE})`],
  [
    'multipart',
    MIXED,
    `((${TEXT_BODY})(${PICTURE_BODY}) "mixed")`,
    `((${TEXT_BODY} NIL NIL NIL NIL)(${PICTURE_BODY} ${PICTURE_MORE}) "mixed" ("boundary" "b") NIL NIL NIL)`,
  ],
  [
    'a multipart without parts',
    { ...MIXED, parts: [] },
    '(("text" "plain" NIL NIL NIL "7BIT" 0 0) "mixed")',
    '(("text" "plain" NIL NIL NIL "7BIT" 0 0 NIL NIL NIL NIL) "mixed" ("boundary" "b") NIL NIL NIL)',
  ],
  [
    'a message in a message',
    FORWARDED,
    `("message" "rfc822" NIL NIL NIL "7BIT" 10 ${NO_ENVELOPE} (${TEXT_BODY}) 7)`,
    `("message" "rfc822" NIL NIL NIL "7BIT" 10 ${NO_ENVELOPE} (${TEXT_BODY} NIL NIL NIL NIL) 7 NIL NIL NIL NIL)`,
  ],
]

describe('BODY and BODYSTRUCTURE', () => {
  it.each(BODIES)('of %s', (_what, body, plain, extended) => {
    expect(formatBody(body, { extended: false, utf8: false })).toBe(plain)
    expect(formatBody(body, { extended: true, utf8: false })).toBe(extended)
  })

  it('I31 puts what cannot be quoted into literals', () => {
    const body: BodyFields = { ...TEXT, parameters: [['name', 'a\r\nb']], encoding: '', description: '\xff' }
    expect(formatBody(body, { extended: false, utf8: true })).toBe(
      '("text" "plain" ("name" {4}\r\na\r\nb) NIL {1}\r\n\xff "7BIT" 10 3)',
    )
  })

  it('goes a hundred levels down', () => {
    let body: BodyFields = TEXT
    for (let level = 0; level < 100; level++) body = { ...MIXED, parts: [body] }
    const written = formatBody(body, { extended: false, utf8: false })
    expect(written.startsWith('('.repeat(101))).toBe(true)
    expect(written.endsWith(' "mixed")'.repeat(100))).toBe(true)
  })
})
