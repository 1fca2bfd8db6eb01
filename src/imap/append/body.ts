import type { Receiver } from '../../store/store.ts'
import { no, Refusal } from '../answer.ts'
import type { Inside } from '../command.ts'
import type { AppendData, TextPart, UrlPart } from '../grammar/append.ts'
import { octetsOfUrl } from './message-url.ts'

/**
 * The octets of one message of APPEND or REPLACE, ready to be kept. RFC 6855 §4 would refuse 8-bit octets in a header
 * before ENABLE; clients that sync have to be able to bring back what they were given, so they are kept as they are.
 * @throws Refusal, DomainError
 */
export async function bodyOf(talk: Inside, data: AppendData): Promise<Receiver> {
  const body = data.kind === 'text' ? talk.arriving.body(data.literal) : await catenated(talk, data.parts)
  // RFC 3502 §6.3.11: an error, by which a client cancels the command.
  if (body.size === 0) throw new Refusal(no('There is no message of no octets, nothing is appended'))
  return body
}

/** RFC 4469 §3: octets as they are, one part after the other. */
async function catenated(talk: Inside, parts: readonly (TextPart | UrlPart)[]): Promise<Receiver> {
  const body = talk.arriving.receive()
  for (const part of parts) {
    const { size, bytes } = await octetsOf(talk, part)
    if (body.size + size > talk.settings.maxMessageSize) throw tooBig()
    for await (const chunk of bytes()) {
      await body.write(chunk)
      await talk.out.ready()
    }
  }
  await body.rest()
  return body
}

export function tooBig(): Refusal {
  return new Refusal(no('That is larger than this server takes', 'TOOBIG'))
}

async function octetsOf(
  talk: Inside,
  part: TextPart | UrlPart,
): Promise<{ readonly size: number; readonly bytes: () => AsyncIterable<Uint8Array> }> {
  if (part.kind === 'text') {
    const body = talk.arriving.body(part.literal)
    return { size: body.size, bytes: () => body.bytes() }
  }
  const octets = await octetsOfUrl(talk, part.url)
  return { size: octets.length, bytes: () => octets.read(0, octets.length) }
}
