import { attachment, type HostileMail, MIB, mail, multipart } from './writing.ts'

function nestedMultiparts(depth: number): Buffer {
  const opening = Array.from({ length: depth }, (_, level) => {
    return `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`
  })
  return Buffer.from(`Subject: nested\r\n${opening.join('')}\r\ninnermost\r\n`)
}

function nestedMessages(depth: number): Buffer {
  const opening = 'Subject: outer\r\nFrom: a@x.test\r\nContent-Type: message/rfc822\r\nTo: b@x.test\r\n\r\n'
  return Buffer.from(`${opening.repeat(depth)}Subject: innermost\r\n\r\ntext\r\n`)
}

function nearMisses(): Buffer {
  const prefix = 'a'.repeat(60)
  const opening = Array.from({ length: 200 }, (_, level) => {
    return `Content-Type: multipart/mixed; boundary=${prefix}${level}\r\n\r\n--${prefix}${level}\r\n`
  })
  return Buffer.from(`${opening.join('')}\r\n${`--${prefix}X\r\n`.repeat(200_000)}`)
}

/** Delimiter lines and nothing else, up to the size of a large message. */
const manyDashes = () => mail(['Content-Type: multipart/mixed; boundary=b'], Buffer.alloc(20 * MIB, '\n--'))

const SAME_BOUNDARY = [
  'Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\ninner one\r\n--b\r\n\r\ninner two\r\n--b--',
  '\r\nouter',
]

/** Boundaries that are hard to tell apart, or are none. */
const BOUNDARIES: readonly (readonly [name: string, raw: () => Buffer])[] = [
  ['the same boundary at every level', () => multipart(SAME_BOUNDARY)],
  [
    "a boundary that is the start of its parent's",
    () =>
      mail(
        ['Content-Type: multipart/mixed; boundary=outer-one'],
        '--outer-one\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n\r\nin\r\n--outer--\r\n--outer-one--\r\n',
      ),
  ],
  [
    'no closing delimiter',
    () => mail(['Content-Type: multipart/mixed; boundary=b'], '--b\r\n\r\none\r\n--b\r\n\r\ntwo'),
  ],
  [
    'an empty boundary',
    () => mail(['Content-Type: multipart/mixed; boundary=""'], '--\r\n\r\ntext\r\n----\r\n'),
  ],
  [
    'a boundary of 10 KiB',
    () => {
      const long = 'b'.repeat(10_240)
      return mail(
        [`Content-Type: multipart/mixed; boundary="${long}"`],
        `--${long}\r\n\r\ntext\r\n--${long}--\r\n`,
      )
    },
  ],
  [
    'two boundary parameters',
    () =>
      mail(['Content-Type: multipart/mixed; boundary=one; boundary=two'], '--one\r\n\r\ntext\r\n--one--\r\n'),
  ],
  ['no boundary', () => mail(['Content-Type: multipart/mixed'], '--b\r\n\r\ntext\r\n--b--\r\n')],
  [
    'a boundary that never comes',
    () => mail(['Content-Type: multipart/mixed; boundary=b'], 'only a preamble\r\n'),
  ],
]

const PARTIAL = 'Content-Type: message/partial; id="x"; number=1; total=2\r\n\r\nSubject: half\r\n\r\ntext'
const EXTERNAL =
  'Content-Type: message/external-body; access-type=URL; URL="http://127.0.0.1/"\r\n\r\nContent-Type: text/plain\r\n\r\n'

function signed(depth: number): string {
  if (depth === 0) return 'Content-Type: text/plain\r\n\r\nsigned text'
  const signature = 'Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nMII'
  return `Content-Type: multipart/signed; boundary=s${depth}\r\n\r\n--s${depth}\r\n${signed(depth - 1)}\r\n--s${depth}\r\n${signature}\r\n--s${depth}--\r\n`
}

export const structureRows: readonly HostileMail[] = [
  { id: 'M01', name: '10,000 nested multiparts', raw: () => nestedMultiparts(10_000) },
  { id: 'M02', name: '10,000 nested messages', raw: () => nestedMessages(10_000) },
  {
    id: 'M03',
    name: '200,000 empty parts',
    raw: () => mail(['Content-Type: multipart/mixed; boundary=b'], '--b\r\n\r\n'.repeat(200_000)),
  },
  { id: 'M04', name: '200,000 lines that are nearly delimiters', raw: nearMisses },
  { id: 'M04', name: '7 million lines of two dashes', raw: manyDashes },
  ...BOUNDARIES.map(([name, raw]): HostileMail => ({ id: 'M05', name, raw })),
  {
    id: 'M23',
    name: 'an attachment of 50 MiB whose size is a lie',
    raw: () =>
      mail(
        [
          'Content-Type: application/octet-stream',
          'Content-Disposition: attachment; filename=big; size=3',
          'Content-Length: 3',
        ],
        Buffer.alloc(50 * MIB, 'x'),
      ),
  },
  {
    id: 'M23',
    name: '10,000 empty attachments',
    raw: () =>
      multipart(Array.from({ length: 10_000 }, (_, at) => attachment('application/x-none', `${at}`, ''))),
  },
  { id: 'M28', name: 'message/partial', raw: () => multipart([PARTIAL]) },
  { id: 'M28', name: 'message/external-body', raw: () => multipart([EXTERNAL]) },
  {
    id: 'M32',
    name: 'S/MIME signatures nested 100 times',
    raw: () => Buffer.from(`Subject: signed\r\n${signed(100)}`),
  },
  {
    id: 'M32',
    name: 'S/MIME encrypted',
    raw: () =>
      mail(
        [
          'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
          'Content-Transfer-Encoding: base64',
        ],
        'MIIB\r\n',
      ),
  },
  {
    id: 'M32',
    name: 'PGP encrypted',
    raw: () =>
      multipart(
        [
          'Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1',
          'Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----',
        ],
        'encrypted',
      ),
  },
]
