import { Base64Decoder } from './base64.ts'
import { QuotedPrintableDecoder } from './quoted-printable.ts'

/** Undoes a transfer encoding piece by piece; how the octets are cut into pieces makes no difference. */
export interface OctetDecoder {
  /** What these octets decode to. They may be the ones given, so change neither. */
  push(chunk: Uint8Array): Uint8Array
  end(): Uint8Array
  /** Whether something had to be passed over or guessed. */
  readonly flawed: boolean
}

/** @param encoding Content-Transfer-Encoding in lower case; one that is not known leaves octets as they are */
export function transferDecoder(encoding: string): OctetDecoder {
  switch (encoding) {
    case 'base64':
      return new Base64Decoder()
    case 'quoted-printable':
      return new QuotedPrintableDecoder()
    default:
      return AS_IT_IS
  }
}

/** Undoes a part's transfer encoding (RFC 2045 §6) as its octets come; best effort, never fails on what they are. */
export async function* decodeTransfer(
  encoding: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const decoder = transferDecoder(encoding)
  for await (const chunk of chunks) {
    const octets = decoder.push(chunk)
    if (octets.length > 0) yield octets
  }
  const rest = decoder.end()
  if (rest.length > 0) yield rest
}

const NOTHING = new Uint8Array(0)

const AS_IT_IS: OctetDecoder = { push: (chunk) => chunk, end: () => NOTHING, flawed: false }
