import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OctetRange } from './range.ts'
import { rangeOf } from './range.ts'

export interface OctetSource {
  readonly size: number
  /** Strong validator (RFC 9110 §8.8.3): a SHA-256 of the octets. */
  readonly sha256: string | null
  readonly bytes: (range: OctetRange) => AsyncIterable<Uint8Array>
}

/** Streams octets, or the one range of them that is asked for; HEAD opens nothing. */
export function sendOctets(request: FastifyRequest, reply: FastifyReply, source: OctetSource): FastifyReply {
  const { size, sha256 } = source
  const etag = sha256 === null ? undefined : `"${sha256}"`
  const condition = request.headers['if-range']
  // RFC 9110 §13.1.5: a range only of what the client already has a piece of.
  const wanted = condition === undefined || condition === etag ? request.headers.range : undefined
  const range = request.method === 'HEAD' ? undefined : rangeOf(wanted, size)
  const { start, end } = range ?? { start: 0, end: size }
  reply.header('accept-ranges', 'bytes').header('content-length', end - start)
  if (etag !== undefined) reply.header('etag', etag)
  if (range !== undefined) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${size}`)
  // An empty stream leaves the length that was said, where an empty text would say 0.
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  return reply.send(Readable.from(source.bytes({ start, end }), { objectMode: false }))
}
