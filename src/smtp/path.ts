/** A path as read from MAIL or RCPT, and what stands after it. */
export interface Path {
  /** Without the angle brackets and without a source route; empty for `<>`. */
  readonly address: string
  /** The parameters, not yet read. */
  readonly rest: string
}

/** Why a path cannot be taken. */
export interface BadPath {
  readonly problem: string
}

const CONTROL_OR_INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/
/** RFC 5321 §4.1.2: A-d-l of a source route; it must be accepted and should be ignored. */
const SOURCE_ROUTE = /^@[^\s,:@]+(?:,@[^\s,:@]+)*:/
const DOT_STRING =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10ffff}-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10ffff}-]+)*$/u
const DOMAIN =
  /^[A-Za-z0-9\u0080-\u{10ffff}](?:[A-Za-z0-9\u0080-\u{10ffff}-]*[A-Za-z0-9\u0080-\u{10ffff}])?(?:\.[A-Za-z0-9\u0080-\u{10ffff}](?:[A-Za-z0-9\u0080-\u{10ffff}-]*[A-Za-z0-9\u0080-\u{10ffff}])?)*$/u
const ADDRESS_LITERAL = /^\[[\x21-\x5a\x5e-\x7e]+\]$/

/**
 * Reads `<path> parameters` (RFC 5321 §4.1.2). Quoted local parts may hold anything printable. Lenient by default about
 * lengths and dots; `strict` holds the grammar and §4.5.3.1.
 */
export function readPath(text: string, { strict }: { readonly strict: boolean }): Path | BadPath {
  const start = strict ? text : text.trimStart()
  const end = closingBracket(start)
  if (!start.startsWith('<') || end < 0) return { problem: 'the address stands in angle brackets' }
  const rest = start.slice(end + 1)
  if (rest !== '' && !rest.startsWith(' ')) return { problem: 'a space follows the address' }
  const address = start.slice(1, end).replace(SOURCE_ROUTE, '')
  const problem = address === '' ? undefined : addressProblem(address, strict)
  return problem === undefined ? { address, rest } : { problem }
}

/** Where the bracket closes that the text begins with; -1 when it never does. Brackets in quotes do not count. */
function closingBracket(text: string): number {
  let quoted = false
  for (let at = 1; at < text.length; at++) {
    const mark = text[at]
    if (mark === '\\' && quoted) at++
    else if (mark === '"') quoted = !quoted
    else if (mark === '>' && !quoted) return at
    else if ((mark === '<' || mark === ' ') && !quoted) return -1
  }
  return -1
}

function addressProblem(address: string, strict: boolean): string | undefined {
  if (CONTROL_OR_INVISIBLE.test(address)) return 'the address holds control or invisible characters'
  const at = address.lastIndexOf('@')
  if (at < 0) {
    return address.toLowerCase() === 'postmaster' ? undefined : 'the address has no domain'
  }
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (local === '' || domain === '') return 'the address has an empty part'
  if (!isQuoted(local) && /[\s"@<>]/.test(local)) return 'the local part needs quotes'
  if (/[\s"<>]/.test(domain)) return 'the domain is not one'
  return strict ? strictProblem(local, domain) : undefined
}

function strictProblem(local: string, domain: string): string | undefined {
  if (Buffer.byteLength(local) > 64) return 'the local part is longer than 64 octets'
  if (Buffer.byteLength(domain) > 255) return 'the domain is longer than 255 octets'
  if (Buffer.byteLength(local) + Buffer.byteLength(domain) + 3 > 256)
    return 'the path is longer than 256 octets'
  if (!isQuoted(local) && !DOT_STRING.test(local)) return 'the local part is no dot-string'
  if (!DOMAIN.test(domain) && !ADDRESS_LITERAL.test(domain)) return 'the domain is not one'
  return undefined
}

function isQuoted(local: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/u.test(local)
}

/** Whether the path needs SMTPUTF8 (RFC 6531 §3.3). */
export function needsUtf8(address: string): boolean {
  return /[^\u0000-\u007f]/.test(address)
}
