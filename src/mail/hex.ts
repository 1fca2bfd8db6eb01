const VALUES = new Int8Array(256).fill(-1)
for (const digit of '0123456789abcdefABCDEF') VALUES[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

/** What the hex digit with this code stands for; -1 when it is none. */
export function hexValue(code: number | undefined): number {
  return VALUES[code ?? 0] as number
}

/** The octet that two hex digits stand for; -1 when one of them is none. */
export function hexOctet(high: number | undefined, low: number | undefined): number {
  const value = hexValue(high)
  const rest = hexValue(low)
  return value < 0 || rest < 0 ? -1 : value * 16 + rest
}

/** `bytes` with each `mark XX` as the octet it stands for; a mark without two hex digits stays as it is. */
export function decodeEscapes(bytes: Uint8Array, mark: number): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  let written = 0
  for (let at = 0; at < bytes.length; at++) {
    const octet = bytes[at] === mark ? hexOctet(bytes[at + 1], bytes[at + 2]) : -1
    out[written++] = octet < 0 ? (bytes[at] as number) : octet
    if (octet >= 0) at += 2
  }
  return out.subarray(0, written)
}
