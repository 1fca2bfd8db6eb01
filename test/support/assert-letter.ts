import { encodeAs } from './charsets.ts'

/** A message of the corpus before it is written as octets. */
export interface LetterSource {
  readonly name: string
  readonly fields: readonly string[]
  /** A charset, `qp` or `base64`, `flowed`, `delsp`, `related`, `mixed`. */
  readonly options: ReadonlySet<string>
  readonly parts: readonly {
    readonly type: 'text' | 'html'
    /** Whether it stands in a page as mailers make it: styles, a table, a preheader, a footer. */
    readonly framed: boolean
    readonly body: string
  }[]
}

const CHARSETS = 'iso-2022-jp shift_jis euc-jp gb18030 big5 euc-kr windows-1251 koi8-r'.split(' ')
const PICTURE = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** The octets of a message, with its parts nested as mail programs do. */
export function writeLetter(source: LetterSource): Buffer {
  const { name, fields, options, parts } = source
  const head = [
    'From: Sender <noreply@sender.example>',
    'To: reader1998@x.example',
    ...fields.map(encodedField),
    'Date: Sat, 31 Jan 2026 12:00:00 +0000',
    `Message-ID: <${name}.20260131.482913@sender.example>`,
    'MIME-Version: 1.0',
  ]
  let body = nested(
    'alternative',
    parts.map((part) => leaf(part, options)),
  )
  if (options.has('related')) body = nested('related', [body, picture('inline')])
  if (options.has('mixed'))
    body = nested('mixed', [body, picture('attachment; filename="invoice-482913.gif"')])
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n`), body])
}

/** Text that is not ASCII in encoded-words; a line that goes on stays as it is. */
function encodedField(field: string): string {
  const [, name = '', value = ''] = /^([\w-]+): (.*)$/.exec(field) ?? []
  if (name === '' || !/[^\x20-\x7e]/.test(value)) return field
  const words = [...value].reduce<string[]>((all, character) => {
    const last = all.at(-1) ?? ''
    if (last === '' || Buffer.byteLength(last + character) > 42) all.push(character)
    else all[all.length - 1] = last + character
    return all
  }, [])
  return `${name}: ${words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')}`
}

function nested(subtype: string, parts: readonly Buffer[]): Buffer {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const boundary = `=_${subtype}_20260131`
  const inside = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from('\r\n')])
  const head = Buffer.from(`Content-Type: multipart/${subtype}; boundary="${boundary}"\r\n\r\n`)
  return Buffer.concat([head, ...inside, Buffer.from(`--${boundary}--\r\n`)])
}

function picture(disposition: string): Buffer {
  return Buffer.from(
    `Content-Type: image/gif\r\nContent-ID: <logo>\r\nContent-Disposition: ${disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n${PICTURE}\r\n`,
  )
}

function leaf({ type, framed, body }: LetterSource['parts'][number], options: ReadonlySet<string>): Buffer {
  const charset =
    CHARSETS.find((each) => options.has(each)) ?? (options.has('latin1') ? 'iso-8859-1' : 'utf-8')
  const text = (framed ? frame(body) : body).trimEnd().replaceAll('\n', '\r\n')
  const octets = options.has('latin1') ? Buffer.from(text, 'latin1') : encodeAs(charset, text)
  const flowed = type === 'text' && options.has('flowed')
  const parameters = `${flowed ? '; format=flowed' : ''}${flowed && options.has('delsp') ? '; delsp=yes' : ''}`
  const encoding = options.has('qp') ? 'quoted-printable' : options.has('base64') ? 'base64' : '8bit'
  const head = `Content-Type: text/${type === 'html' ? 'html' : 'plain'}; charset=${charset}${parameters}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
  const encoded =
    encoding === '8bit'
      ? octets
      : Buffer.from(encoding === 'base64' ? base64(octets) : quotedPrintable(octets))
  return Buffer.concat([Buffer.from(head), encoded, Buffer.from('\r\n')])
}

function base64(octets: Buffer): string {
  return octets.toString('base64').replace(/.{76}/g, '$&\r\n')
}

/** With soft line breaks wherever 60 characters are full, in the middle of an address too. */
function quotedPrintable(octets: Buffer): string {
  const escaped = [...octets].map((octet) => {
    const plain = (octet >= 0x20 && octet <= 0x7e && octet !== 0x3d) || octet === 0x0d || octet === 0x0a
    return plain ? String.fromCharCode(octet) : `=${octet.toString(16).toUpperCase().padStart(2, '0')}`
  })
  let [line, out] = ['', '']
  for (const piece of escaped) {
    if (piece === '\n') {
      out += `${line}\n`
      line = ''
    } else if (line.length + piece.length > 60) {
      out += `${line}=\r\n`
      line = piece
    } else line += piece
  }
  return out + line
}

function frame(body: string): string {
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Mail 20260131</title><style>
  body { margin: 0; background: #482913 } .b-204060 { color: #123456; width: 1200px }
  @media (max-width: 620px) { .c { padding: 0 !important } }
</style><!--[if mso]><v:roundrect href="https://mso.example/771203" arcsize="8%">code 771203</v:roundrect><![endif]--></head>
<body><div style="display:none;max-height:0">&#847;&zwnj;&nbsp;&#8199;&shy;</div>
<table role="presentation" width="640" cellpadding="0"><tbody><tr><td class="b-204060" style="padding:24px">
${body}
</td></tr><tr><td>&copy; 2026 Sender GmbH &middot; Reg. 48213377</td></tr></tbody></table></body></html>`
}
