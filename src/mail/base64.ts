const FOREIGN = 0xff
const PAD = 0x3d

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Uint8Array(256).fill(FOREIGN)
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value

const GAPS = new Set([0x0a, 0x0d, 0x20, 0x09])

/**
 * Base64 (RFC 2045 §6.8), whatever the line lengths: octets outside the alphabet are passed over, `=` ends a group and
 * another may follow, missing padding does not matter. The platform's own decoder stops at the first padding.
 */
export class Base64Decoder {
  #bits = 0
  #count = 0
  flawed = false

  push(chunk: Uint8Array): Buffer {
    const out = Buffer.allocUnsafe(Math.ceil((chunk.length + 3) / 4) * 3)
    let bits = this.#bits
    let count = this.#count
    let written = 0
    for (let at = 0; at < chunk.length; at++) {
      const value = VALUES[chunk[at] as number] as number
      if (value === FOREIGN) {
        if (this.#endsGroup(chunk[at] as number)) {
          written = this.#flush(out, written, bits, count)
          bits = 0
          count = 0
        }
        continue
      }
      bits = (bits << 6) | value
      if (++count === 4) {
        out[written++] = bits >> 16
        out[written++] = bits >> 8
        out[written++] = bits
        bits = 0
        count = 0
      }
    }
    this.#bits = bits
    this.#count = count
    return out.subarray(0, written)
  }

  end(): Buffer {
    const out = Buffer.allocUnsafe(2)
    if (this.#count > 0) this.flawed = true
    const written = this.#flush(out, 0, this.#bits, this.#count)
    this.#bits = 0
    this.#count = 0
    return out.subarray(0, written)
  }

  #endsGroup(octet: number): boolean {
    if (octet === PAD) return true
    if (!GAPS.has(octet)) this.flawed = true
    return false
  }

  #flush(out: Buffer, from: number, bits: number, count: number): number {
    let written = from
    if (count === 1) this.flawed = true
    if (count === 2) out[written++] = bits >> 4
    if (count === 3) {
      out[written++] = bits >> 10
      out[written++] = bits >> 2
    }
    return written
  }
}

/** All of `bytes` from base64. */
export function decodeBase64(bytes: Uint8Array): Buffer {
  const decoder = new Base64Decoder()
  return Buffer.concat([decoder.push(bytes), decoder.end()])
}
