import { gzipSync } from 'node:zlib'
import { ALL_OCTETS, attachment, type HostileMail, html, MIB, mail, multipart } from './writing.ts'

const row =
  (id: string) =>
  ([name, raw]: readonly [name: string, raw: () => Buffer]): HostileMail => ({ id, name, raw })

const PATTERNS: readonly (readonly [string, () => Buffer])[] = [
  ['a data: URI of 50 MiB', () => html(`<img src="data:image/png;base64,${'A'.repeat(50 * MIB)}">`)],
  [
    'texts that are slow to match',
    () => mail([], `${'a'.repeat(50_000)}!\r\n${'('.repeat(50_000)}\r\n${'"\\"'.repeat(100_000)}`),
  ],
]

const MARKUP: readonly (readonly [string, () => Buffer])[] = [
  ['100,000 open elements', () => html('<div>'.repeat(100_000))],
  [
    '100,000 open elements, and others closed',
    () => html(`${'<div>'.repeat(100_000)}${'</p>'.repeat(100_000)}`),
  ],
  ['a million attributes', () => html(`<p ${'a=b '.repeat(1_000_000)}>text</p>`)],
  ['50 MiB of <', () => html(Buffer.alloc(50 * MIB, '<'))],
  ['a comment that does not end', () => html(`before<!--${'x'.repeat(MIB)}`)],
  ['50,000 open tables', () => html('<table>'.repeat(50_000))],
  ['character references that are not closed', () => html('&amp'.repeat(200_000))],
]

const encoded = (encoding: string, body: string | Buffer, type = 'text/plain; charset=utf-8'): Buffer =>
  mail([`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`], body)

const BASE64: readonly (readonly [string, () => Buffer])[] = [
  ['junk between', () => encoded('base64', 'aGV!@#$\0\xffs\r\nbG8=')],
  ['no padding', () => encoded('base64', 'aGVsbG8')],
  ['lines of one octet', () => encoded('base64', 'a\r\nG\r\nV\r\ns\r\nb\r\nG\r\n8\r\n=\r\n')],
  ['spaces inside', () => encoded('base64', 'aG Vs\tbG 8=')],
  ['on a multipart', () => encoded('base64', '--b\r\n\r\ntext\r\n--b--\r\n', 'multipart/mixed; boundary=b')],
]

const QUOTED_PRINTABLE: readonly (readonly [string, () => Buffer])[] = [
  ['= alone', () => encoded('quoted-printable', '=')],
  ['=Z', () => encoded('quoted-printable', 'a=Zb')],
  ['= before a bare CR', () => encoded('quoted-printable', 'a=\rb')],
  ['a soft break at the end', () => encoded('quoted-printable', 'text=\r\n')],
  ['a line of 50 MiB', () => encoded('quoted-printable', Buffer.alloc(50 * MIB, '=3D'))],
  ['uuencode', () => encoded('x-uuencode', 'begin 644 x\r\n#86)C\r\n`\r\nend\r\n')],
  ['yEnc', () => encoded('yenc', '=ybegin line=128 size=3 name=x\r\n\x8b\x8c\x8d\r\n=yend size=3\r\n')],
]

const LONG_ID = 'c'.repeat(100 * 1024)
const IMAGE = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1').toString('base64')
const image = (id: string): string =>
  `Content-Type: image/png\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${IMAGE}`
const IDS = [`.*+?^\${}()[]\\\\`, 'a|b', `it's"quoted"`, '../up', LONG_ID]

function showing(ids: readonly string[], parts: readonly string[] = ids.map(image)): Buffer {
  const page = ids.map((id) => `<img src="cid:${id.replaceAll('"', '&quot;')}">`).join('')
  return multipart([`Content-Type: text/html\r\nContent-ID: <self>\r\n\r\n${page}`, ...parts], 'related')
}

const CIDS: readonly (readonly [string, () => Buffer])[] = [
  ['ids that are patterns, quotes, paths and long', () => showing(IDS)],
  [
    '10,000 ids',
    () =>
      showing(
        Array.from({ length: 10_000 }, (_, at) => `i${at}`),
        [],
      ),
  ],
  ['a page that shows itself', () => showing(['self'], [])],
]

const inCharset = (name: string, body: string | Buffer): Buffer =>
  mail([`Content-Type: text/plain; charset=${name}`], body)

const CHARSETS: readonly (readonly [string, () => Buffer])[] = [
  ['x-unknown', () => inCharset('x-unknown', 'caf\xe9')],
  ['utf-7', () => inCharset('utf-7', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-')],
  ['an escape of ISO-2022-JP that is not finished', () => inCharset('iso-2022-jp', 'a\x1b$B\x24')],
  ['UTF-16 of an odd length', () => inCharset('utf-16', 'a\0b\0c')],
  ['NUL in the name', () => inCharset('"utf-8\0"', 'caf\xc3\xa9')],
  ['a name of 10 KiB', () => inCharset('x'.repeat(10_240), 'text')],
  ['4 MB that are not UTF-8', () => inCharset('utf-8', Buffer.alloc(4_000_000, 0xff))],
  ['names of an object', () => inCharset('__proto__', 'caf\xe9')],
]

const FILE_NAMES: readonly string[] = [
  '../../etc/passwd',
  '..\\\\..\\\\x',
  'C:\\\\x',
  '/abs',
  'CON',
  'a\0.png',
  'a\r\n X: y',
  'x'.repeat(10_240),
  '.htaccess',
  Buffer.from('\u202egpj.exe').toString('latin1'),
  '...',
  Buffer.from('a\u2215b\uff0fc').toString('latin1'),
  '',
]

const bomb = (): Buffer => gzipSync(Buffer.alloc(10 * MIB))

const PICTURES: readonly (readonly [string, string, () => Buffer])[] = [
  [
    'a PNG of 30,000 × 30,000',
    'image/png',
    () =>
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0u0\0\0u0', 'latin1'),
        Buffer.alloc(72_000),
      ]),
  ],
  [
    'a GIF of 100,000 frames',
    'image/gif',
    () =>
      Buffer.from(
        `GIF89a\x01\0\x01\0\0\0\0${',\0\0\0\0\x01\0\x01\0\0\x02\x01L\0'.repeat(100_000)};`,
        'latin1',
      ),
  ],
  [
    'an SVG of a million uses',
    'image/svg+xml',
    () =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/>${'<use href="#a"/>'.repeat(1_000_000)}</svg>`,
      ),
  ],
]

export const bodyRows: readonly HostileMail[] = [
  ...PATTERNS.map(row('M15')),
  {
    id: 'M16',
    name: 'an internationalised name that goes on',
    raw: () => mail([], `${'xn--a.'.repeat(25)}xn`),
  },
  {
    id: 'M17',
    name: '100,000 spaces',
    raw: () => mail([`Subject: a${' '.repeat(100_000)}b`], `a${' '.repeat(100_000)}b`),
  },
  ...MARKUP.map(row('M18')),
  ...BASE64.map(row('M19')),
  ...CIDS.map(row('M20')),
  ...CHARSETS.map(row('M21')),
  ...QUOTED_PRINTABLE.map(row('M22')),
  {
    id: 'M24',
    name: 'file names',
    raw: () => multipart(FILE_NAMES.map((name) => attachment('image/png', name, 'x'))),
  },
  {
    id: 'M25',
    name: 'a type and a disposition that lie',
    raw: () =>
      multipart([
        'Content-Type: text/html"><script>\r\n\r\n<b>one</b>',
        'Content-Type: text/html\r\nContent-Disposition: inline; filename="x.html"\r\n\r\n<script>1</script>',
      ]),
  },
  {
    id: 'M29',
    name: 'archives that would grow',
    raw: () =>
      multipart([
        attachment('application/ms-tnef', 'winmail.dat', 'x\x9f>"'),
        attachment('application/zip', '42.zip', bomb()),
        attachment('application/gzip', 'x.gz', bomb()),
        attachment('application/zstd', 'x.zst', bomb()),
      ]),
  },
  {
    id: 'M29',
    name: 'Content-Encoding: gzip',
    raw: () => mail(['Content-Type: text/plain', 'Content-Encoding: gzip'], bomb()),
  },
  {
    id: 'M30',
    name: 'documents that act',
    raw: () =>
      multipart([
        attachment('application/pdf', 'x.pdf', '%PDF-1.7 /JavaScript'),
        attachment('application/vnd.ms-word.document.macroEnabled.12', 'x.docm', 'PK'),
        attachment('text/html', 'x.html', '<script>1</script>'),
      ]),
  },
  ...PICTURES.map(
    ([name, type, content]): HostileMail => ({
      id: 'M31',
      name,
      raw: () =>
        multipart(
          [
            'Content-Type: text/html\r\n\r\n<img src="cid:p">',
            `${attachment(type, 'p', content()).replace('\r\n', '\r\nContent-ID: <p>\r\n')}`,
          ],
          'related',
        ),
    }),
  ),
  { id: 'S13', name: 'every octet', raw: () => mail([], ALL_OCTETS) },
]
