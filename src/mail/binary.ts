import { CrlfWriter } from './crlf.ts'
import { transferDecoder } from './transfer.ts'

/** As much of a part as its decoding needs. */
export interface EncodedPart {
  readonly type: string
  readonly parameters: readonly (readonly [name: string, value: string])[]
  /** Lower case. */
  readonly encoding: string
  readonly children: readonly unknown[]
}

/** A transfer encoding that nobody here can undo: `[UNKNOWN-CTE]` (RFC 3516 §4.3). */
export class UnknownTransferEncoding extends Error {
  override readonly name = 'UnknownTransferEncoding'
}

const DECODED = new Set(['7bit', '8bit', 'binary', 'base64', 'quoted-printable'])
/** Charsets in which an octet 0x0A is not a line end. */
const WIDE = /^(?:utf-?(?:16|32)|ucs|unicode$)/i

/**
 * The octets of a part's body with the transfer encoding undone (BINARY, RFC 9051 §7.5.2); lines of text end with CRLF.
 * Multiparts and embedded messages are as they stand, for they have no encoding (RFC 2045 §6.4).
 *
 * @throws UnknownTransferEncoding at the first step
 */
export async function* binaryOctets(
  part: EncodedPart,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (part.children.length > 0) {
    yield* body
    return
  }
  if (!DECODED.has(part.encoding)) throw new UnknownTransferEncoding(part.encoding)
  const decoder = transferDecoder(part.encoding)
  const lines = isLines(part) ? new CrlfWriter() : undefined
  const written = (octets: Uint8Array): Uint8Array => lines?.push(octets) ?? octets
  for await (const chunk of body) {
    const octets = written(decoder.push(chunk))
    if (octets.length > 0) yield octets
  }
  const rest = written(decoder.end())
  if (rest.length > 0) yield rest
}

/** How many octets {@link binaryOctets} gives (BINARY.SIZE). @throws UnknownTransferEncoding */
export async function binarySize(part: EncodedPart, body: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const octets of binaryOctets(part, body)) size += octets.length
  return size
}

function isLines({ type, parameters }: EncodedPart): boolean {
  const charset = parameters.find(([name]) => name === 'charset')?.[1] ?? ''
  return type === 'text' && !WIDE.test(charset)
}
