import { type HostileMail, MIB, mail } from './writing.ts'

const row =
  (id: string) =>
  ([name, raw]: readonly [name: string, raw: () => Buffer]): HostileMail => ({ id, name, raw })

/** RFC 2231 parameters of a part named by them. */
function named(parameters: string): Buffer {
  return mail([`Content-Type: text/plain; ${parameters}`], 'text')
}

const LONG_FIELDS: readonly (readonly [string, () => Buffer])[] = [
  ['one header line of 20 MiB', () => mail([`X-Long: ${'x'.repeat(20 * MIB)}`], 'text')],
  [
    'one folded header of 20 MiB',
    () => mail([`X-Long: ${`${'x'.repeat(70)}\r\n `.repeat((20 * MIB) / 73)}`], 'text'),
  ],
]

const LINES_WITHOUT_NAMES = () =>
  Buffer.concat([Buffer.from('Subject: first\r\n'), Buffer.alloc(20 * MIB, 'a\n'), Buffer.from('\r\ntext')])

const RFC_2231: readonly (readonly [string, () => Buffer])[] = [
  ['a gap between sections', () => named('name*0=one; name*2=three')],
  ['a section twice', () => named('name*0=one; name*0=other; name*1=two')],
  ['a section of a huge number', () => named('name*99999999999*=x')],
  ['the charset twice', () => named("name*0*=utf-8'en'a; name*1*=utf-8'en'b")],
  ['escapes that are none', () => named("name*=utf-8''%zz%4")],
  ['plain and extended at once', () => named("name=plain; name*=utf-8''extended")],
  ['extended and plain at once', () => named("name*=utf-8''extended; name=plain")],
  ['names of an object', () => named('__proto__=x; constructor=y; name=z')],
]

const WORDS: readonly (readonly [string, () => Buffer])[] = [
  ['100,000 encoded-words', () => mail([`Subject:${' =?utf-8?Q?word?='.repeat(100_000)}`])],
  ['an encoded-word without an end', () => mail(['Subject: =?utf-8?Q?'])],
  ['base64 with bad padding', () => mail(['Subject: =?utf-8?B?aGVsbG8?= =?utf-8?B?=aGk=?='])],
  ['an unknown charset', () => mail(['Subject: =?x-none?B?aGVsbG8=?='])],
  ['a line end inside', () => mail(['Subject: =?utf-8?Q?one=0D=0ABcc:_evil@x.test?='])],
  ['an address inside', () => mail(['Cc: =?utf-8?Q?a=40x.test=2C_=3Cevil=40x.test=3E?= <real@x.test>'])],
]

const ADDRESSES: readonly (readonly [string, () => Buffer])[] = [
  ['20,000 groups', () => mail([`Cc: ${'g:'.repeat(20_000)}a@x.test;`])],
  ['50,000 comments that are not closed', () => mail([`Cc: ${'('.repeat(50_000)}a@x.test`])],
  ['50,000 comments that are closed', () => mail([`Cc: ${'('.repeat(50_000)}${')'.repeat(50_000)}a@x.test`])],
  ['escaped quotes without an opening end', () => mail([`Cc: "${'\\"'.repeat(50_000)}`])],
]

const BROKEN: readonly (readonly [string, () => Buffer])[] = [
  ['a header that ends in a backslash', () => mail(['Cc: "a\\', 'X: y\\'])],
  [
    'brackets that are not closed',
    () => mail(['Cc: "one, (two, [three, <four', 'Content-Type: text/plain; name="x']),
  ],
  ['a line without a colon', () => mail(['this is no header', 'X-After: yes'], 'text')],
  ['a space before the colon', () => mail(['Cc : c@x.test'], 'text')],
  ['NUL in a name', () => mail(['X-\0Nul: x'], 'text')],
  ['no empty line', () => Buffer.from('Subject: only a header\r\nX: y')],
  ['a body only', () => Buffer.from('Hello, this is only text.\r\nSubject: not a header\r\n')],
  ['nothing', () => Buffer.alloc(0)],
  ['one line end', () => Buffer.from('\n')],
  ['a header after the body began', () => Buffer.from('\r\nSubject: too late\r\n\r\ntext')],
]

const OPENINGS: readonly (readonly [string, () => Buffer])[] = [
  [
    'a From line',
    () => Buffer.concat([Buffer.from('From a@x.test Fri Nov 21 10:00:00 2025\r\n'), mail(['Subject: mbox'])]),
  ],
  [
    'a byte order mark',
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('Subject: marked\r\n\r\ntext')]),
  ],
  ['1 MiB of spaces', () => Buffer.concat([Buffer.alloc(MIB, ' '), mail(['Subject: late'])])],
]

export const headerRows: readonly HostileMail[] = [
  {
    id: 'M06',
    name: '100,000 header fields',
    raw: () =>
      mail(
        Array.from({ length: 100_000 }, (_, at) => `X-${at}: y`),
        'text',
      ),
  },
  ...LONG_FIELDS.map(row('M07')),
  { id: 'M07', name: '10 million header lines without a name', raw: LINES_WITHOUT_NAMES },
  {
    id: 'M08',
    name: '100,000 addresses',
    raw: () =>
      mail([`Cc: ${Array.from({ length: 100_000 }, (_, at) => `n${at} <a${at}@x.test>`).join(',\r\n ')}`]),
  },
  {
    id: 'M09',
    name: '50,000 parameters',
    raw: () =>
      mail([
        `Content-Type: text/plain${Array.from({ length: 50_000 }, (_, at) => `;\r\n name*${at}*=a`).join('')}`,
      ]),
  },
  ...RFC_2231.map(row('M10')),
  {
    id: 'M11',
    name: 'References of 100,000 ids and 10,000 Received fields',
    raw: () =>
      mail([
        ...Array.from({ length: 10_000 }, (_, at) => `Received: from h${at} by x.test`),
        `References: ${Array.from({ length: 100_000 }, (_, at) => `<${at}@x.test>`).join('\r\n ')}`,
      ]),
  },
  ...WORDS.map(row('M12')),
  {
    id: 'M13',
    name: '100,000 addresses on one line',
    raw: () => mail([`Cc: ${'a@b.test,'.repeat(100_000)}`]),
  },
  ...ADDRESSES.map(row('M14')),
  ...BROKEN.map(row('M26')),
  ...OPENINGS.map(row('M27')),
]
