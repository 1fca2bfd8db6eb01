/**
 * Modified UTF-7 (RFC 3501 §5.1.3): printable ASCII stands for itself, `&` is `&-`, and anything else is UTF-16BE in
 * base64 without padding, with `,` for `/`, between `&` and `-`.
 */
export function encodeUtf7(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${toBase64(run)}-`))
}

/**
 * @returns `undefined` when it is malformed. There is one way to write a name, so whatever is not what the encoder makes
 * is: printable ASCII in base64, two runs without text between, padding, bits left over, half a surrogate pair (I17).
 */
export function decodeUtf7(text: string): string | undefined {
  const name = text.replace(/&([A-Za-z0-9+,]*)-/g, (_run, base64: string) =>
    base64 === '' ? '&' : fromBase64(base64),
  )
  return name.isWellFormed() && encodeUtf7(name) === text ? name : undefined
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('base64').replaceAll('/', ',').replace(/=+$/, '')
}

function fromBase64(base64: string): string {
  const octets = Buffer.from(base64.replaceAll(',', '/'), 'base64')
  return octets
    .subarray(0, octets.length & ~1)
    .swap16()
    .toString('utf16le')
}
