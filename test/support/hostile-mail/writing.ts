/** One message of a row. */
export interface HostileMail {
  /** The row: `M07`. */
  readonly id: string
  /** What is hostile about it. */
  readonly name: string
  /** Makes its octets, some of them tens of MiB. */
  readonly raw: () => Buffer
}

export const MIB = 1024 * 1024

/** A message of header lines and a body; strings are octets, one a character (latin1). */
export function mail(header: readonly string[], body: string | Buffer = ''): Buffer {
  const head = Buffer.from(`${['From: a@x.test', 'To: b@x.test', ...header].join('\r\n')}\r\n\r\n`, 'latin1')
  return Buffer.concat([head, typeof body === 'string' ? Buffer.from(body, 'latin1') : body])
}

/** A multipart of parts that are written with their headers. */
export function multipart(parts: readonly string[], type = 'mixed'): Buffer {
  const body = parts.map((part) => `--b\r\n${part}\r\n`).join('')
  return mail([`Content-Type: multipart/${type}; boundary=b`], `${body}--b--\r\n`)
}

export function html(body: string | Buffer): Buffer {
  return mail(['Content-Type: text/html; charset=utf-8'], body)
}

/** A part that carries `content` as an attachment. */
export function attachment(type: string, filename: string, content: string | Buffer): string {
  const base64 = Buffer.from(content as string).toString('base64')
  return `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${filename}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}`
}

/** The octets from 0 to 255. */
export const ALL_OCTETS = Buffer.from(Uint8Array.from({ length: 256 }, (_, octet) => octet))
